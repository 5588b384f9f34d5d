/**
 * Parsers and checkers in one process, taking turns: ratios between them are the sturdy part of a benchmark.
 * Reads a `Job` as JSON from standard input and prints `[{ subject, what, size, samples }]`, samples in milliseconds.
 */
import { performance } from 'node:perf_hooks';
import { json } from 'node:stream/consumers';
import { ours } from './ours';
import { peers } from './subjects';

interface Job {
  drafts: Draft[];
  /** Time for the full runs of one draft, all subjects together. */
  seconds: number;
  /** Folder in whose node_modules the peers are installed. */
  peers: string;
}

export interface Draft {
  size: string;
  text: string;
  /** UTF-16 offset of the keystrokes. */
  cursor: number;
}

/** Something to measure. */
export interface Subject {
  subject: string;
  what: string;
  /** Once over the whole text, from nothing. */
  full?: (draft: Draft) => unknown;
  /** Prepares a draft; each call of the result is one keystroke (a character typed, then taken back). */
  keystroke?: (draft: Draft) => () => unknown;
}

function timed(action: () => unknown): number {
  const begun = performance.now();
  action();
  return performance.now() - begun;
}

/** One round to warm up and at least three more; then as many as fit. */
function measureFull(all: readonly Subject[], draft: Draft, seconds: number) {
  const runs = all.flatMap(({ full, ...names }) => (full ? [{ ...names, full, samples: [] as number[] }] : []));
  const until = performance.now() + seconds * 1000;
  for (let round = 0; round < 4 || (performance.now() < until && round < 60); round++) {
    for (const { full, samples } of runs) {
      const ms = timed(() => full(draft));
      if (round > 0) samples.push(ms);
    }
  }
  return runs.map(({ subject, what, samples }) => ({ subject, what, size: draft.size, samples }));
}

const keystrokes = 300;
const turn = 10;

function measureKeystrokes(all: readonly Subject[], draft: Draft) {
  const runs = all.flatMap(({ keystroke, ...names }) =>
    keystroke ? [{ ...names, press: keystroke(draft), samples: [] as number[] }] : [],
  );
  for (let done = -keystrokes / 4; done < keystrokes; done += turn) {
    for (const { press, samples } of runs) {
      for (let k = 0; k < turn; k++) {
        const ms = timed(press);
        if (done >= 0) samples.push(ms);
      }
    }
  }
  return runs.map(({ subject, what, samples }) => ({ subject, what, size: draft.size, samples }));
}

const job = (await json(process.stdin)) as Job;
const subjects: Subject[] = [...(await peers(job.peers)), ...ours()];
const out = job.drafts.flatMap((draft) => [
  ...measureFull(subjects, draft, job.seconds),
  ...measureKeystrokes(subjects, draft),
]);
console.log(JSON.stringify(out));
