/**
 * The one test command (`npm test`): every check of the repository, one after the other.
 *
 *   node tests/run.mjs [--only text]
 *
 * A failing step does not stop the later ones. The last line is `N passed, N failed`: the tests of vitest and of the
 * VS Code suites, and one for every other step. Ends with code 1 if anything failed.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { playJourney } from './vscode/journey.mjs';
import { root } from './vscode/places.mjs';
import { runSuite } from './vscode/run.mjs';
import { temporaryFolder } from './vscode/temporary.mjs';
import { installOffice } from './word/install.mjs';

const stepTimeout = 1_200_000;

/**
 * Runs a Node script of the repository; resolves with its exit code. Prints what it said only if it failed.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function node(args) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(process.execPath, args, { cwd: root, timeout: stepTimeout, killSignal: 'SIGKILL' });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      if (code !== 0) console.log(output.trimEnd().split('\n').slice(-80).join('\n').replace(/^/gm, '  '));
      resolve(code ?? 1);
    });
  });
}

const bin = (/** @type {string} */ path) => join(root, 'node_modules', path);
const oneOf = (/** @type {number} */ code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A step that counts as one: a program that must end with code 0. */
const program =
  (/** @type {string[]} */ ...args) =>
  () =>
    node(args).then(oneOf);

/**
 * The npm script of that name, without npm between.
 * @param {string} name
 * @param {string[]} more
 */
function script(name, ...more) {
  return () => {
    const line = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts?.[name];
    if (!line?.startsWith('node ')) throw new Error(`package.json has no script "${name}" that starts with "node"`);
    return node([...line.split(' ').slice(1), ...more]).then(oneOf);
  };
}

/** All tests of vitest, counted one by one. */
async function vitest() {
  const [folder, remove] = temporaryFolder();
  const report = join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await node([bin('vitest/vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', ...reporters]);
  try {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8'));
    // A file that cannot be loaded has no tests to count, but vitest ends with an error.
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  } finally {
    remove();
  }
}

const inserting = join(root, 'tests/vscode/suite/inserting.ts');

const steps = [
  { name: 'build', run: script('build') },
  { name: 'types', run: program(bin('typescript/bin/tsc'), '--noEmit') },
  { name: 'types of scripts', run: program(bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.scripts.json') },
  { name: 'lint', run: program(bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off') },
  { name: 'generated files are up to date', run: script('generate', '--check') },
  {
    // Without it their tests are left out, and one line says so.
    name: 'LibreOffice is there for the layout of Word files',
    run: async () => {
      installOffice();
      return oneOf(0);
    },
  },
  { name: 'unit and LSP tests', run: vitest },
  { name: 'VS Code, newest', run: () => runSuite({ version: '1.139.1' }) },
  { name: 'VS Code, oldest supported', run: () => runSuite({ version: '1.100.3' }) },
  { name: 'VS Code, web extension', run: () => runSuite({ version: '1.139.1', web: true }) },
  { name: 'VS Code, journey of a writer', run: () => playJourney() },
  { name: 'VS Code, no folder', run: () => runSuite({ version: '1.139.1', suite: inserting, window: 'empty' }) },
  {
    name: 'VS Code, two folders, not trusted',
    run: () => runSuite({ version: '1.139.1', suite: inserting, window: 'two' }),
  },
  { name: 'npm start opens the sample', run: program('tests/vscode/open.mjs', '--check') },
];

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const total = { passed: 0, failed: 0 };

for (const { name, run } of steps.filter((step) => step.name.includes(values.only))) {
  console.log(`\n== ${name}`);
  const start = Date.now();
  let count;
  try {
    count = await run();
  } catch (error) {
    console.log(`  ${error.message}`);
    count = { passed: 0, failed: 1 };
  }
  total.passed += count.passed;
  total.failed += count.failed;
  console.log(`-- ${count.passed} passed, ${count.failed} failed in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

if (total.passed + total.failed === 0) total.failed = 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
