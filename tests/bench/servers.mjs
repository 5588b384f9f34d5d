/** The language servers, and what is measured of them. All of them take turns, so that noise hits each alike. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, OpenDraft } from './lsp.mjs';
import { figure } from './stats.mjs';

/** Pause between keystrokes: nobody types while the last answer is still being written down. */
const pauseMs = 5;
/** Keystrokes in a row before the next server has its turn. */
const turn = 10;

/**
 * A `command` that is a function is given the number of findings that the first server published.
 * @typedef {{ name: string, command: string[] | ((findings: number) => string[]) }} Server
 */

/** @typedef {{ text: string, cursor: number }} Draft */

/**
 * @typedef {object} Run one server at work on a draft
 * @property {string} name
 * @property {Server['command']} command
 * @property {number[]} opened
 * @property {number[]} typed
 * @property {number} findings
 * @property {OpenDraft} [draft]
 * @property {string} [error]
 */

/** @typedef {import('./stats.mjs').Figure} Figure */

/**
 * @typedef {{ name: string, error: string }
 *   | { name: string, error?: undefined, findings: number, open: Figure, keystroke: Figure }} Typing
 */

/**
 * @typedef {{ name: string, command: string[], env?: Record<string, string> }} Starting
 * @typedef {{ name: string, initialize: Figure, findings?: Figure }} Start
 */

/**
 * Spawn to the answer of `initialize` and to the findings of a draft, for each server; `bare node` is a process that
 * does nothing.
 * @param {Starting[]} servers
 * @param {Draft} draft
 * @param {number} rounds
 * @param {string} cwd
 * @returns {Promise<Start[]>}
 */
export async function measureStart(servers, draft, rounds, cwd) {
  /** @type {number[]} */
  const bare = [];
  const runs = servers.map((server) => ({
    ...server,
    initialize: /** @type {number[]} */ ([]),
    findings: /** @type {number[]} */ ([]),
  }));
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
    bare.push(performance.now() - begun);
    for (const { command, env, initialize, findings } of runs) {
      const client = new Client(command, cwd, env);
      initialize.push(await client.start());
      await new OpenDraft(client, `file://${cwd}/draft.md`, draft).open();
      findings.push(performance.now() - client.spawnedAt);
      await client.stop();
    }
  }
  return [
    { name: 'bare node', initialize: figure(bare) },
    ...runs.map(({ name, initialize, findings }) => ({
      name,
      initialize: figure(initialize),
      findings: figure(findings),
    })),
  ];
}

/**
 * One draft in every server: opening (a fresh process each time) and keystrokes, each until the diagnostics arrive.
 * A server that gives no answer gets an `error` instead of figures.
 * @param {Server[]} servers
 * @param {Draft} draft
 * @param {{ keystrokes: number, openings: number, cwd: string }} effort
 * @returns {Promise<Typing[]>}
 */
export async function measureTyping(servers, draft, { keystrokes, openings, cwd }) {
  /** @type {Run[]} */
  const runs = servers.map(({ name, command }) => ({ name, command, opened: [], typed: [], findings: 0 }));
  for (let i = 0; i < openings; i++) {
    for (const run of runs) {
      await attempt(run, async () => {
        await run.draft?.client.stop();
        await open(run, draft, runs[0]?.findings ?? 0, cwd);
      });
    }
  }
  const warmUp = Math.ceil(keystrokes / 4);
  for (let done = -warmUp; done < keystrokes; done += turn) {
    for (const run of runs) await attempt(run, () => typeSome(run, done >= 0));
  }
  await Promise.all(runs.map((run) => run.draft?.client.stop()));
  return runs.map(({ name, opened, typed, findings, error }) =>
    error ? { name, error } : { name, findings, open: figure(opened), keystroke: figure(typed) },
  );
}

/**
 * @param {Run} run
 * @param {Draft} draft
 * @param {number} findings
 * @param {string} cwd
 */
async function open(run, draft, findings, cwd) {
  const command = typeof run.command === 'function' ? run.command(findings) : run.command;
  const client = new Client(command, cwd);
  run.draft = new OpenDraft(client, `file://${cwd}/draft.md`, draft);
  await client.start();
  const { ms, count } = await run.draft.open();
  run.opened.push(ms);
  run.findings = count;
}

/**
 * @param {Run} run
 * @param {boolean} counts
 */
async function typeSome(run, counts) {
  for (let i = 0; i < turn; i++) {
    const answer = await run.draft?.keystroke();
    if (counts && answer) run.typed.push(answer.ms);
    await sleep(pauseMs);
  }
}

/**
 * @param {Run} run
 * @param {() => Promise<void>} action
 */
async function attempt(run, action) {
  if (run.error) return;
  try {
    await action();
  } catch (error) {
    run.error = error.message;
  }
}
