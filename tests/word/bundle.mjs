/** What Word costs a bundle, and what of it is there at the start: by what esbuild says it put in. */
import * as esbuild from 'esbuild';
import { nodeScript, yamlPlugin } from '../../esbuild.mjs';

/** Files that only Word needs. */
const forWord =
  /^server\/src\/(?:base\/(?:zip|xml)|model\/(?:visible|word)|export\/(?:word|rich)|features\/(?:review|import)|lsp\/requests\/word|cli\/(?:word|merge))|(?:^|\/)node_modules\/(?:fflate|saxes|xmlchars|diff)\//;

/** What others share with it, and the doors behind which the rest is loaded when somebody knocks. */
const shared =
  /\/(?:lsp\/requests\/word|cli\/(?:word|merge|import)\w*\.node|model\/visible\/(?:settings|ours)|features\/(?:import|review)\/types)/;

/**
 * @typedef {object} Cost
 * @property {number} bytes of what only Word needs, minified
 * @property {Record<string, number>} parts the same by room or package
 * @property {string[]} early files of it that are loaded at the start
 */

/**
 * @param {string} which `node`, `browser` or `cli`
 * @returns {Promise<Cost>}
 */
export async function costOfWord(which) {
  const entry = `server/src/${which === 'cli' ? 'cli/main.node.ts' : `lsp/main.${which}.ts`}`;
  /** @type {esbuild.BuildOptions} */
  const browser = {
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    conditions: ['worker'],
    plugins: [yamlPlugin],
  };
  const { metafile } = await esbuild.build({
    ...(which === 'browser' ? browser : nodeScript),
    entryPoints: [entry],
    outfile: 'unwritten.js',
    bundle: true,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const [output] = Object.values(metafile?.outputs ?? {});
  /** @type {Record<string, number>} */
  const parts = {};
  for (const [file, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
    if (!forWord.test(file)) continue;
    const part = file
      .split('/')
      .slice(file.startsWith('node_modules/') ? 1 : 2, file.startsWith('node_modules/') ? 2 : 4);
    parts[part.join('/')] = (parts[part.join('/')] ?? 0) + bytesInOutput;
  }
  const bytes = Object.values(parts).reduce((sum, one) => sum + one, 0);
  return {
    bytes,
    parts,
    early: [...atStart(metafile, entry)].filter((file) => forWord.test(file) && !shared.test(file)),
  };
}

/**
 * What is evaluated before anything is asked for: all that the entry imports, and what that imports, but for `import()`.
 * @param {esbuild.Metafile | undefined} metafile
 * @param {string} entry
 */
function atStart(metafile, entry) {
  const seen = new Set([entry]);
  for (const file of seen) {
    for (const { path, kind } of metafile?.inputs[file]?.imports ?? []) if (kind !== 'dynamic-import') seen.add(path);
  }
  return seen;
}
