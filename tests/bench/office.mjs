/** A whole office: its workspace read by the server, cold and warm, and its folders checked by the command line. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Client, OpenDraft } from './lsp.mjs';
import { figure } from './stats.mjs';

/** @typedef {import('./stats.mjs').Figure} Figure */

/**
 * @typedef {object} Indexing times in milliseconds
 * @property {number} ms from the handshake to the end of the index
 * @property {number | undefined} cpu of the process, all threads
 * @property {number | undefined} peak bytes of memory
 * @property {Figure | undefined} keystrokes
 */

/** Between two keystrokes of somebody who writes. Milliseconds. */
const typingPause = 120;

/**
 * The server over a folder: from nothing, from nothing while somebody writes, and again with what it has kept.
 * @param {string[]} command
 * @param {{ folder: string, storage: string, draft: { text: string, cursor: number } }} office
 */
export async function measureIndex(command, { folder, storage, draft }) {
  const cold = await index(command, folder, `${storage}-1`);
  const typing = await index(command, folder, `${storage}-2`, draft);
  const warm = await index(command, folder, `${storage}-1`);
  return { cold, typing, warm };
}

/**
 * @param {string[]} command
 * @param {string} folder
 * @param {string} storage
 * @param {{ text: string, cursor: number }} [draft] that somebody writes meanwhile
 * @returns {Promise<Indexing>}
 */
async function index(command, folder, storage, draft) {
  const client = new Client(command, folder);
  const uri = pathToFileURL(folder).href;
  await client.start({ folder: uri, storage: pathToFileURL(storage).href });
  const begun = performance.now();
  let goesOn = true;
  const typed = draft && write(new OpenDraft(client, `${uri}/open.md`, draft), () => goesOn);
  await client.worked;
  const ms = performance.now() - begun;
  goesOn = false;
  const samples = await typed;
  const used = usage(client.pid);
  await client.stop();
  return { ms, ...used, keystrokes: samples && figure(samples) };
}

/**
 * @param {OpenDraft} draft
 * @param {() => boolean} goesOn
 */
async function write(draft, goesOn) {
  const samples = [];
  await draft.open();
  while (goesOn()) {
    await sleep(typingPause);
    samples.push((await draft.keystroke()).ms);
  }
  return samples;
}

/**
 * What a process has used so far, where the system tells.
 * @param {number | undefined} pid
 */
function usage(pid) {
  if (!existsSync(`/proc/${pid}/status`)) return { cpu: undefined, peak: undefined };
  const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  // In hundredths of a second, behind the name in brackets.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return { cpu: (Number(fields[11]) + Number(fields[12])) * 10, peak };
}

/**
 * Several tools over the same folders, one after the other in each round.
 * @param {{ name: string, command: string[] }[]} tools
 * @param {{ name: string, folder: string }[]} folders
 * @param {number} rounds
 */
export function measureCommands(tools, folders, rounds) {
  const rows = tools.flatMap((tool) =>
    folders.map((where) => ({ tool, where, samples: /** @type {number[]} */ ([]) })),
  );
  for (let round = 0; round < rounds; round++) {
    for (const { tool, where, samples } of rows) {
      const begun = performance.now();
      const [program = '', ...args] = tool.command;
      const { error } = spawnSync(program, args, { cwd: where.folder, stdio: 'ignore' });
      if (error) throw error;
      samples.push(performance.now() - begun);
    }
  }
  return rows.map(({ tool, where, samples }) => ({ tool: tool.name, files: where.name, ...figure(samples) }));
}

/**
 * Collects READMEs of packages, the same ones again where there are too few; gives how many there are.
 * @param {string[]} from
 * @param {string} folder
 * @param {number} count
 */
export function collectReadmes(from, folder, count) {
  const texts = from.flatMap((where) =>
    readdirSync(where, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(^|[\\/])readme\.md$/i.test(name))
      .sort()
      .map((name) => readFileSync(join(where, name), 'utf8')),
  );
  for (let i = 0; i < count && texts.length > 0; i++) {
    mkdirSync(join(folder, String(i)), { recursive: true });
    writeFileSync(join(folder, String(i), 'README.md'), texts[i % texts.length] ?? '');
  }
  return texts.length;
}
