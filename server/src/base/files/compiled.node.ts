/**
 * Runs a bundle with what V8 made of it in an earlier run, which takes half the time of compiling it anew. Node's own
 * cache of this kind is younger than some hosts, and what it keeps is as its first run has left it.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// As `import`, these take milliseconds: all that they export is looked at.
const fs: typeof import('node:fs') = require('node:fs');
const os: typeof import('node:os') = require('node:os');
const { basename, dirname, join }: typeof import('node:path') = require('node:path');
const { setFlagsFromString }: typeof import('node:v8') = require('node:v8');
const { Script }: typeof import('node:vm') = require('node:vm');
const { isMainThread }: typeof import('node:worker_threads') = require('node:worker_threads');

/**
 * Bytes of code that a function runs before V8 optimises it: eight times as many as V8 would wait. What is optimised
 * in the first seconds is mostly what runs no more, on guesses that the next document upsets.
 */
const patience = '--interrupt-budget=1081344';

/** What a run has to have used before its code is worth keeping for good. Milliseconds of CPU. */
const enough = 1500;
/** How often a run is asked whether it has used that much. Milliseconds. */
const interval = 2000;

/** Of which bundle code was made, and how much CPU the run had used: one that did more has compiled more. */
interface Kept {
  readonly size: number;
  readonly time: number;
  readonly cpu: number;
}

/**
 * Runs a bundle that is one function with what CommonJS modules are given (esbuild.mjs), as if it stood in the file
 * `place`: threads begin there too. What cannot be kept or read back is compiled.
 */
export function runCompiled(bundle: string, place: string): void {
  // Kept code is only for the flags that it was made with.
  setFlagsFromString(patience);
  const { size, mtimeMs: time } = fs.statSync(bundle);
  const source = fs.readFileSync(bundle, 'utf8');
  const folder = ownFolder();
  const store = folder && join(folder, `${basename(bundle)}-${process.versions.v8}-${process.arch}.bin`);
  const found = store ? read(store, { size, time }) : undefined;
  const script = new Script(source, { filename: bundle, cachedData: found?.code });
  const known = script.cachedDataRejected === false ? found!.cpu : 0;
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(place), module, place, dirname(place));
  if (store && known < enough && isMainThread)
    keepLater(store, known, (cpu) => ({ kept: { size, time, cpu }, code: script.createCachedData() }));
}

/**
 * A folder that nobody else can write to, for what lies there runs. The client names one (`SHUANGYI_CACHE`); others share
 * one beside temporary files.
 */
function ownFolder(): string | undefined {
  const uid = process.getuid?.();
  const folder = process.env.SHUANGYI_CACHE ?? join(os.tmpdir(), uid === undefined ? 'shuangyi' : `shuangyi-${uid}`);
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stat = fs.lstatSync(folder);
    return stat.isDirectory() && (uid === undefined || (stat.uid === uid && (stat.mode & 0o022) === 0))
      ? folder
      : undefined;
  } catch {
    return undefined;
  }
}

function read(store: string, { size, time }: Omit<Kept, 'cpu'>): { cpu: number; code: Buffer } | undefined {
  try {
    const bytes = fs.readFileSync(store);
    const end = bytes.indexOf('\n');
    const kept: Kept = JSON.parse(bytes.toString('latin1', 0, end));
    return kept.size === size && kept.time === time ? { cpu: kept.cpu, code: bytes.subarray(end + 1) } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the code once the run has used enough CPU, or when it ends and has used more than the one before. */
function keepLater(store: string, known: number, make: (cpu: number) => { kept: Kept; code: Buffer }): void {
  const used = () => Math.round(process.cpuUsage().user / 1000);
  const keep = () => {
    clearInterval(timer);
    process.off('exit', atExit);
    const { kept, code } = make(used());
    // Another process may read at this moment.
    const draft = `${store}.${process.pid}`;
    try {
      fs.writeFileSync(draft, Buffer.concat([Buffer.from(`${JSON.stringify(kept)}\n`), code]), { mode: 0o600 });
      fs.renameSync(draft, store);
    } catch {
      // The next run compiles again.
    }
  };
  const timer = setInterval(() => used() >= enough && keep(), interval).unref();
  const atExit = () => used() >= 1.5 * known && keep();
  process.on('exit', atExit);
}
