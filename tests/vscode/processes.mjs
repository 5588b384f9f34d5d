/** Running other programs, and ending them with all that they started. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { atExit } from './atExit.mjs';

/**
 * The first of these commands found on PATH, as a full path.
 * @param {string[]} names
 */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/**
 * Runs a command to its end; throws with the end of its output when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {string} [cwd]
 */
export function run(command, args, cwd) {
  const shell = process.platform === 'win32';
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26, shell });
  if (result.status === 0) return;
  const output = `${result.error?.message ?? ''}\n${result.stdout ?? ''}\n${result.stderr ?? ''}`.trim().slice(-2000);
  throw new Error(`\`${command} ${args.join(' ')}\` failed:\n${output}`);
}

/**
 * Runs `attempt` again, once, when it fails: the first start on a cold disk is sometimes too slow.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} attempt
 */
export async function retryOnce(what, attempt) {
  try {
    return await attempt();
  } catch (error) {
    console.error(`${what} failed (${error.message.split('\n')[0]}); trying once more.`);
    return attempt();
  }
}

/**
 * Starts a process in a group of its own, so that its own children can be ended with it.
 * @param {string} command
 * @param {string[]} args
 */
export function startGroup(command, args) {
  const grouped = process.platform !== 'win32';
  const child = spawn(command, args, { detached: grouped, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let ended = false;
  const listeners = new Set();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  /** @param {Buffer | string} chunk */
  const collect = (chunk) => {
    output = (output + chunk).slice(-100_000);
    changed();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  child.on('error', (error) => collect(error.message));
  child.on('close', () => {
    ended = true;
    changed();
  });

  /** @param {NodeJS.Signals} name */
  const signal = (name) => {
    try {
      if (grouped && child.pid !== undefined) process.kill(-child.pid, name);
      else child.kill(name);
    } catch {
      // Nothing of the group is left.
    }
  };
  const kill = () => signal('SIGKILL');
  const callOff = atExit(kill);

  /**
   * Waits until `condition` gives a value; throws when the process ends or the time is over.
   * @param {() => T | undefined} condition
   * @param {number} timeout
   * @template T
   * @returns {Promise<T>}
   */
  const until = (condition, timeout) =>
    new Promise((resolveValue, reject) => {
      const stop = () => {
        clearTimeout(timer);
        listeners.delete(look);
      };
      /** @param {string} what */
      const fail = (what) => {
        stop();
        reject(new Error(`VS Code's server ${what}:\n${output.slice(-2000)}`));
      };
      const look = () => {
        const value = condition();
        if (value !== undefined) {
          stop();
          resolveValue(value);
        } else if (ended) {
          fail('ended early');
        }
      };
      const timer = setTimeout(() => fail(`was not ready within ${timeout / 1000} s`), timeout);
      listeners.add(look);
      look();
    });

  return {
    pid: child.pid ?? 0,
    /**
     * The first group of the pattern in what the process says.
     * @param {RegExp} pattern
     * @param {number} timeout
     */
    waitFor: (pattern, timeout) => until(() => pattern.exec(output)?.[1], timeout),
    stop: async () => {
      signal('SIGTERM');
      await until(() => ended || undefined, 3000).catch(() => {});
      kill();
      callOff();
    },
  };
}

/**
 * Kills the process below `ancestor` that runs `script`; throws when there is none.
 * @param {number} ancestor
 * @param {string} script
 */
export function killBelow(ancestor, script) {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const all = [...stdout.matchAll(/^ *(\d+) +(\d+) +(.*)$/gm)].map(([, pid, parent, args]) => ({
    pid,
    parent,
    args: args ?? '',
  }));
  /**
   * @param {string | undefined} pid
   * @returns {{ pid: string | undefined, args: string }[]}
   */
  const below = (pid) => all.filter(({ parent }) => parent === pid).flatMap((one) => [one, ...below(one.pid)]);
  const found = below(String(ancestor)).find(({ args }) => args.includes(script));
  if (!found) throw new Error(`no process runs ${script}`);
  process.kill(Number(found.pid), 'SIGKILL');
}
