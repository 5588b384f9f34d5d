/** A bundle run with the code that V8 has kept of it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'shuangyi-compiled-'));
const start = join(folder, 'tool.mjs');
const bundle = join(folder, 'tool.cjs');
const store = join(folder, 'store');

beforeAll(async () => {
  await esbuild.build({
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    entryPoints: ['server/src/base/files/start.node.ts'],
    outfile: start,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
});
beforeEach(() => rmSync(store, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A bundle that says a word and where it seems to lie, last changed at a given second. */
function write(word: string, second: number): void {
  const say = `console.log('${word}', __filename, require('node:path').sep.length)`;
  const given = 'exports, require, module, __filename, __dirname';
  writeFileSync(bundle, `(function (${given}) { const say = () => ${say}; say(); })`);
  utimesSync(bundle, second, second);
}

function run(cache = store): string {
  const env = { ...process.env, SHUANGYI_CACHE: cache };
  const { status, stdout, stderr } = spawnSync(process.execPath, [start], { encoding: 'utf8', env });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

const said = (word: string) => `${word} ${start} 1\n`;

it('runs a bundle, and keeps its code', () => {
  write('one', 1);
  expect(run()).toBe(said('one'));
  expect(readdirSync(store)).toHaveLength(1);
});

it('runs what was kept of the very same bundle, and nothing else', () => {
  write('one', 1);
  run();
  // As long and as old as the one before: nobody could tell them apart, so the old one runs.
  write('two', 1);
  expect(run()).toBe(said('one'));
  write('two', 2);
  expect(run()).toBe(said('two'));
  write('three', 2);
  expect(run()).toBe(said('three'));
});

it('compiles where what was kept cannot be read', () => {
  write('one', 1);
  run();
  const [name] = readdirSync(store);
  for (const rubbish of ['', '\n', '{}\n', 'x'.repeat(100), '{"size":1,"time":1000,"cpu":1}\nx']) {
    writeFileSync(join(store, name!), rubbish);
    expect(run()).toBe(said('one'));
  }
});

it('compiles where nothing can be kept', () => {
  write('one', 1);
  writeFileSync(store, 'a file');
  expect(run()).toBe(said('one'));
});

it.skipIf(process.platform === 'win32')('keeps nothing where others may write', () => {
  write('one', 1);
  mkdirSync(store);
  chmodSync(store, 0o777);
  expect(run()).toBe(said('one'));
  expect(readdirSync(store)).toEqual([]);
});
