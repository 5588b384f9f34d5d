/**
 * Builds every bundle into dist/, minified. The framework's YAML is read, merged and filled in here, not at every start.
 *
 *   node esbuild.mjs                 all bundles
 *   node esbuild.mjs --watch         readable bundles with source maps, rebuilt on every change
 *   node esbuild.mjs --run FILE -- … bundles a TypeScript tool, runs it with the arguments after `--` and exits like it
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import * as esbuild from 'esbuild';
import { parseDocument } from 'yaml';

const root = dirname(fileURLToPath(import.meta.url));

/**
 * Lets esbuild import `.yaml` as data, parsed at build time, and the built-in framework and its schema as the values that
 * they are.
 * @type {esbuild.Plugin}
 */
export const yamlPlugin = {
  name: 'yaml',
  setup(build) {
    loadYaml(build);
    build.onLoad({ filter: /[\\/]frame[\\/](?:builtin|schema\.gen)\.ts$/ }, async ({ path }) => {
      const { value, inputs } = await evaluated(path);
      const contents = Object.entries(value).map(([name, one]) => written(name, one, build.initialOptions.platform));
      return { contents: contents.join('\n'), watchFiles: inputs };
    });
  },
};

/** @param {esbuild.PluginBuild} build */
function loadYaml(build) {
  build.onLoad({ filter: /\.ya?ml$/ }, async ({ path }) => {
    const source = await readFile(path, 'utf8');
    const document = parseDocument(source);
    const errors = document.errors.map(({ message, linePos }) => {
      const { line, col } = linePos?.[0] ?? { line: 1, col: 1 };
      const location = { file: relative(root, path), line, column: col - 1, lineText: source.split('\n')[line - 1] };
      return { text: message.split(' at line ')[0], location };
    });
    if (errors.length) return { errors };
    return { contents: `export default ${JSON.stringify(document.toJS())}`, loader: 'js' };
  });
}

/**
 * What a module exports, and the files that it is made of.
 * @param {string} file
 */
async function evaluated(file) {
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    logLevel: 'warning',
    plugins: [{ name: 'yaml', setup: loadYaml }],
  });
  /** @type {{ exports: Record<string, unknown> }} */
  const module = { exports: {} };
  new Function('module', outputFiles[0]?.text ?? '')(module);
  return { value: module.exports, inputs: Object.keys(metafile.inputs).map((input) => join(root, input)) };
}

/**
 * The export of a value. An engine reads JSON in a string faster than the same data written as a program; where there is
 * zlib, a third of the bytes will do. UTF-16 becomes a string without being read.
 * @param {string} name
 * @param {unknown} value
 * @param {esbuild.Platform | undefined} platform
 */
function written(name, value, platform) {
  const json = JSON.stringify(value);
  if (platform !== 'node') return `export const ${name} = JSON.parse(${JSON.stringify(json)});`;
  const bytes = Buffer.from(json, 'utf16le');
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } }).toString('base64');
  return `import { brotliDecompressSync } from 'node:zlib';
    const bytes = brotliDecompressSync(Buffer.from('${packed}', 'base64'), { chunkSize: ${bytes.length} });
    export const ${name} = JSON.parse(bytes.toString('utf16le'));`;
}

/**
 * Modules of Node that the library asks for at its start and needs for other transports only are loaded when used.
 * @type {esbuild.Plugin}
 */
const lateModules = {
  name: 'late',
  setup(build) {
    build.onResolve({ filter: /^(?:child_process|crypto)$/ }, ({ path }) => ({ path, namespace: 'late' }));
    build.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require('node:${path}')[name] });`,
    }));
  },
};

/** @type {esbuild.BuildOptions} */
const node = { platform: 'node', target: 'node20' };
/** @type {esbuild.BuildOptions} */
const nodeModule = { ...node, format: 'esm' };
/** CommonJS as one function, as strict as the modules were that it is made of. */
const functionHead = `(function (exports, require, module, __filename, __dirname) {
  'use strict'; const bundleUrl = require('node:url').pathToFileURL(__filename).href;`;

/**
 * What `compiled.node` can run.
 * @type {esbuild.BuildOptions}
 */
export const nodeScript = {
  ...node,
  format: 'cjs',
  banner: { js: functionHead },
  footer: { js: '})' },
  define: { 'import.meta.url': 'bundleUrl' },
  // As modules, of which only what is used goes in.
  alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
  plugins: [yamlPlugin, lateModules],
};
/** @type {esbuild.BuildOptions} */
const browser = { platform: 'browser', target: 'es2022' };
/** @type {esbuild.BuildOptions} */
const client = { format: 'cjs', external: ['vscode'] };

/**
 * From which file to which.
 * @typedef {esbuild.BuildOptions & { in: string, out: string }} Bundle
 */

/** Runs the script beside it. */
const start = 'server/src/base/files/start.node.ts';

/** @type {Bundle[]} */
const bundles = [
  { in: 'client/src/extension.node.ts', out: 'dist/extension.cjs', ...node, ...client },
  { in: 'client/src/extension.browser.ts', out: 'dist/extension.browser.cjs', ...browser, ...client },
  // Older versions of VS Code append `.js` to the name in the manifest, newer ones take it as it is.
  { in: 'client/src/extension.browser.ts', out: 'dist/extension.browser.cjs.js', ...browser, ...client },
  { in: start, out: 'dist/server.js', ...nodeModule },
  { in: 'server/src/lsp/main.node.ts', out: 'dist/server.cjs', ...nodeScript },
  {
    in: 'server/src/lsp/main.browser.ts',
    out: 'dist/server.browser.js',
    ...browser,
    format: 'iife',
    conditions: ['worker'],
  },
  { in: start, out: 'dist/cli.js', ...nodeModule, banner: { js: '#!/usr/bin/env node' } },
  { in: 'server/src/cli/main.node.ts', out: 'dist/cli.cjs', ...nodeScript },
];

/**
 * @param {Bundle} bundle
 * @param {boolean} watch
 * @returns {esbuild.BuildOptions}
 */
function options({ in: entry, out, ...rest }, watch) {
  return {
    ...rest,
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    minify: !watch,
    // Chinese as it is: \uXXXX would double the framework's data.
    charset: 'utf8',
    sourcemap: watch,
    legalComments: 'none',
    metafile: !watch,
    logLevel: watch ? 'info' : 'warning',
    plugins: rest.plugins ?? [yamlPlugin],
  };
}

/** @param {boolean} watch */
async function build(watch) {
  const inputs = new Set();
  for (const bundle of bundles) {
    if (!existsSync(join(root, bundle.in))) {
      console.log(`skipped ${bundle.out}: no ${bundle.in}`);
    } else if (watch) {
      await (await esbuild.context(options(bundle, true))).watch();
    } else {
      const { metafile } = await esbuild.build(options(bundle, false));
      for (const input of Object.keys(metafile?.inputs ?? {})) inputs.add(input);
    }
  }
  if (!watch) await writeLicenses(inputs);
}

/**
 * The licences of the packages that went into the bundles, which those licences want passed on.
 * @param {Set<string>} inputs
 */
async function writeLicenses(inputs) {
  const packages = new Set([...inputs].flatMap((input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
  const parts = [];
  for (const folder of [...packages].sort()) {
    const { name, version, license, licenses } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const file = (await readdir(join(root, folder))).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(join(root, folder, file), 'utf8') : '';
    parts.push(
      `${name} ${version} (${license ?? licenses?.map((/** @type {{ type: string }} */ { type }) => type).join(', ')})\n\n${text.trim()}\n`,
    );
  }
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(join(root, 'dist/licenses.txt'), parts.join(`\n${'-'.repeat(80)}\n\n`));
}

/**
 * Bundles our own code only: packages are loaded from node_modules, beside which the bundle lies.
 * @param {string} file
 * @param {string[]} args
 */
async function run(file, args) {
  const out = join(root, 'node_modules/.cache/shuangyi', `${basename(dirname(file))}-${basename(file, '.ts')}.mjs`);
  await esbuild.build({
    ...node,
    absWorkingDir: root,
    entryPoints: [file],
    outfile: out,
    bundle: true,
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
    plugins: [yamlPlugin],
  });
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', out, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}

/** @param {string[]} args */
async function main(args) {
  const runAt = args.indexOf('--run');
  if (runAt >= 0) {
    const rest = args.slice(runAt + 2);
    process.exitCode = await run(args[runAt + 1] ?? '', rest[0] === '--' ? rest.slice(1) : rest);
  } else {
    await build(args.includes('--watch'));
  }
}

// Other tools import the plugin; only a direct call builds.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv.slice(2)).catch((error) => {
    if (!error.errors) console.error(error);
    process.exitCode = 1;
  });
}
