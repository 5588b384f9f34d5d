/**
 * Measures the extension beside its neighbours in one run and holds the ratios against the budgets.
 *
 *   node tests/bench/run.mjs [--quick] [--sizes 10,100,1000] [--office 1000] [--json] [--strict]
 *
 * --quick   a tenth of the repetitions     --sizes   sizes of the drafts in KB of UTF-8
 * --office  so many drafts of an office are indexed: 10000 is the size that the budgets are for
 * --json    figures for machines           --strict  exit code 1 when a budget is exceeded
 *
 * Builds must exist (`npm run build`); what is missing is skipped with a line. The peers in `peers/` are installed on the
 * first run and belong to no other part of the project.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { nodeScript, yamlPlugin } from '../../esbuild.mjs';
import { generate } from './generate.mjs';
import { collectReadmes, measureCommands, measureIndex } from './office.mjs';
import { budgets, print } from './report.mjs';
import { measureStart, measureTyping } from './servers.mjs';
import { figure } from './stats.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const peers = join(here, 'peers/');
const cache = join(root, 'node_modules/.cache/shuangyi/bench');

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '10,100,1000' },
    office: { type: 'string', default: '1000' },
    json: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
  },
});

const effort = options.quick
  ? { starts: 5, openings: 1, keystrokes: 40, seconds: 3, drafts: 200 }
  : { starts: 15, openings: 3, keystrokes: 200, seconds: 15, drafts: 1000 };

// Where the code that V8 made of a server is kept: a folder of our own, and one that cannot be.
process.env.SHUANGYI_CACHE = join(cache, 'compiled');
const nothingKept = { SHUANGYI_CACHE: join(here, 'run.mjs/none') };

/** @typedef {{ size: string, text: string, cursor: number }} SizedDraft */
/** @typedef {{ what: string, samples: number[] }} Samples in milliseconds */

/** Taken before the bench itself makes load. */
const loadAtStart = loadavg()[0] ?? 0;

const say = (/** @type {string} */ line) => console.error(line);

function installPeers() {
  if (existsSync(join(peers, 'node_modules/markdownlint-cli2'))) return;
  say('installing the peers …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(npm, args, { cwd: peers, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('the peers could not be installed');
}

/**
 * @param {string} file
 * @param {esbuild.BuildOptions} more
 */
async function bundle(file, more) {
  const outfile = join(cache, file.replace(/\.\w+$/, more.format === 'cjs' ? '.cjs' : '.mjs'));
  await esbuild.build({
    entryPoints: [join(here, file)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
    plugins: [yamlPlugin],
    ...more,
  });
  return outfile;
}

/** The floor, bundled and run as ours is, so that the start is comparable. */
async function bundleFloor() {
  await bundle('floor.mjs', { minify: true, ...nodeScript });
  const outfile = join(cache, 'floor.js');
  await esbuild.build({
    entryPoints: [join(root, 'server/src/base/files/start.node.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
  });
  writeFileSync(join(cache, 'package.json'), '{ "type": "module" }');
  return outfile;
}

/**
 * The servers, ours first: the others are compared with it.
 * @returns {Promise<import('./servers.mjs').Server[]>}
 */
async function listServers() {
  const floor = await bundleFloor();
  const servers = [
    { name: 'floor', command: [process.execPath, floor, '--stdio'] },
    {
      name: 'rumdl',
      command: [process.execPath, join(peers, 'node_modules/rumdl/bin/rumdl'), 'server', '--no-config'],
    },
  ];
  const built = join(root, 'dist/server.js');
  if (!existsSync(built)) {
    say('skipped 双翼: no dist/server.js');
    return servers;
  }
  return [
    { name: '双翼', command: [process.execPath, built, '--stdio'] },
    ...servers,
    {
      name: 'floor, as many findings',
      command: (/** @type {number} */ findings) => [process.execPath, floor, '--stdio', '--findings', String(findings)],
    },
  ];
}

/** @param {SizedDraft[]} drafts */
async function measureInProcess(drafts) {
  const file = await bundle('inprocess.ts', { packages: 'external', sourcemap: 'inline' });
  const job = JSON.stringify({ drafts, seconds: effort.seconds, peers });
  const { status, stdout } = spawnSync(process.execPath, ['--enable-source-maps', file], {
    input: job,
    stdio: ['pipe', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error('the run inside one process failed');
  /** @type {{ subject: string, what: string, size: string, samples: number[] }[]} */
  const rows = JSON.parse(stdout);
  return rows.map(({ samples, ...row }) => ({ ...row, ...figure(samples) }));
}

/**
 * What a tool of ours prints about a draft, or about whatever it is for.
 * @param {string} name
 * @param {SizedDraft | object} about
 */
async function runTool(name, about) {
  const file = await bundle(name, { packages: 'external' });
  const { status, stdout } = spawnSync(process.execPath, [file], {
    input: JSON.stringify(about),
    stdio: ['pipe', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${name} failed`);
  return stdout;
}

/**
 * Requests about one document, on the largest draft.
 * @param {SizedDraft} draft
 */
async function measureFeatures(draft) {
  /** @type {Samples[]} */
  const rows = JSON.parse(await runTool('features.ts', draft));
  return rows.map(({ what, samples }) => ({ what, size: draft.size, ...figure(samples) }));
}

/** A plan with its reports, from the index to the page. */
async function measureMatrix() {
  /** @type {Samples} */
  const { what, samples } = JSON.parse(await runTool('matrix.ts', {}));
  return { what, ...figure(samples) };
}

/**
 * The index over many drafts, and requests on the largest draft in the midst of them; figures in milliseconds.
 * @param {SizedDraft} large
 */
async function measureWorkspace(large) {
  const file = await bundle('workspace.ts', { packages: 'external' });
  const job = { small: generate(10_000), large, count: effort.drafts };
  const { status, stdout } = spawnSync(process.execPath, ['--expose-gc', file], {
    input: JSON.stringify(job),
    stdio: ['pipe', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error('the run over a workspace failed');
  /** @type {{ drafts: number, small: number, large: number, index: string[][], requests: Samples[] }} */
  const { requests, ...rest } = JSON.parse(stdout);
  return { ...rest, requests: requests.map(({ what, samples }) => ({ what, ...figure(samples) })) };
}

/** So many drafts and READMEs are checked by the command lines. */
const checked = options.quick ? { drafts: 100, readmes: 100, rounds: 1 } : { drafts: 1000, readmes: 600, rounds: 3 };

/**
 * An office of many drafts: the index of the server, and the command lines over fewer of them and over READMEs.
 * @param {string} cwd
 */
async function measureOffice(cwd) {
  const drafts = Number(options.office);
  const built = join(root, 'dist/server.js');
  const folder = join(cwd, 'office');
  const few = join(cwd, 'drafts');
  const readmes = join(cwd, 'readmes');
  const { bytes } = JSON.parse(await runTool('writeDrafts.ts', { folder, drafts }));
  await runTool('writeDrafts.ts', { folder: few, drafts: checked.drafts });
  collectReadmes([realpathSync(join(root, 'node_modules')), join(peers, 'node_modules')], readmes, checked.readmes);
  const office = { folder, storage: join(cwd, 'storage'), draft: generate(100_000) };
  const index = existsSync(built) ? await measureIndex([process.execPath, built, '--stdio'], office) : undefined;
  const script = (/** @type {string} */ path) => [process.execPath, join(peers, 'node_modules', path)];
  const tools = [
    { name: '双翼', command: [process.execPath, join(root, 'dist/cli.js'), 'check', '.'] },
    { name: 'markdownlint-cli2', command: [...script('markdownlint-cli2/markdownlint-cli2-bin.mjs'), '**/*.md'] },
    { name: 'rumdl', command: [...script('rumdl/bin/rumdl'), 'check', '--no-config', '--no-cache', '.'] },
  ];
  const folders = [
    { name: `${checked.drafts} drafts`, folder: few },
    { name: `${checked.readmes} READMEs`, folder: readmes },
  ];
  const there = tools.filter(({ command }) => existsSync(command[1] ?? ''));
  return { drafts, bytes, index, commands: measureCommands(there, folders, checked.rounds) };
}

/** Sizes in bytes of what is shipped. */
function listFiles() {
  const dist = existsSync(join(root, 'dist')) ? readdirSync(join(root, 'dist')).map((name) => `dist/${name}`) : [];
  const packages = readdirSync(root).filter((name) => name.endsWith('.vsix'));
  return [...dist, ...packages]
    .map((name) => ({ name, stat: statSync(join(root, name)) }))
    .filter(({ stat }) => stat.isFile())
    .map(({ name, stat }) => ({ name, bytes: stat.size }));
}

/** @typedef {Awaited<ReturnType<typeof measure>>} Figures */

/** @param {string} cwd */
async function measure(cwd) {
  const drafts = options.sizes.split(',').map((kb) => ({ size: `${Number(kb)} KB`, ...generate(Number(kb) * 1000) }));
  const servers = await listServers();
  say('server start …');
  const startable = servers.flatMap(({ name, command }) =>
    name !== 'rumdl' && Array.isArray(command) ? [{ name, command }] : [],
  );
  const compiling = startable.map(({ name, command }) => ({
    name: `${name}, nothing kept`,
    command,
    env: nothingKept,
  }));
  const start = await measureStart([...startable, ...compiling], generate(10_000), effort.starts, cwd);
  /** @type {({ size: string } & import('./servers.mjs').Typing)[]} */
  const typing = [];
  for (const draft of drafts) {
    say(`keystrokes, ${draft.size} …`);
    const rows = await measureTyping(servers, draft, { ...effort, cwd });
    typing.push(...rows.map((row) => ({ size: draft.size, ...row })));
  }
  say('rule by rule …');
  const largest = drafts.at(-1);
  if (!largest) throw new Error('no size is asked for');
  const rules = await runTool('rules.ts', largest);
  say('feature by feature …');
  const features = await measureFeatures(largest);
  const matrix = await measureMatrix();
  say('index of a workspace …');
  const workspace = await measureWorkspace(largest);
  say(`an office of ${options.office} drafts …`);
  const office = await measureOffice(cwd);
  say('parsers and checkers in one process …');
  return {
    machine: { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version, load: loadAtStart },
    drafts: drafts.map(({ size, text }) => ({ size, bytes: Buffer.byteLength(text), units: text.length })),
    start,
    rules,
    features,
    matrix,
    workspace,
    office,
    typing,
    inProcess: await measureInProcess(drafts),
    files: listFiles(),
  };
}

installPeers();
const cwd = mkdtempSync(join(tmpdir(), 'shuangyi-bench-'));
try {
  const figures = await measure(cwd);
  const lines = budgets(figures);
  if (options.json) console.log(JSON.stringify({ ...figures, budgets: lines }, null, 2));
  else print(figures, lines);
  if (options.strict && lines.some(({ ok }) => !ok)) process.exitCode = 1;
} finally {
  rmSync(cwd, { recursive: true, force: true });
}
