/** Many files are read by several threads at once; what is found comes in the order of the files all the same. */
import { availableParallelism } from 'node:os';
import { shareOut } from '../base/crew/crew';
import { hireThread, joinThreads } from '../base/crew/threads.node';
import { ThreadFiles } from '../base/files/disk.node';
import type { Summary } from '../model/office/summary';
import { Workspace } from '../model/office/workspace';
import { Opener, type Options } from './check';
import { type Checked, checkFile, type Wanted } from './checkFile.node';
import type { Input } from './inputs.node';

/** Fewer files are read before another thread has begun. */
const fewest = 40;
/** More threads would wait for the disk and for memory. */
const mostThreads = 8;
/** Files that may be done before one that takes long. */
const ahead = 1000;

/** What is wanted of all files. */
export type Order =
  /** What the workspace has to know of each. */
  | { readonly job: 'read'; readonly options: Options }
  /** The findings of each, among the drafts of the workspace where there is one. */
  | { readonly job: 'check'; readonly options: Options; readonly wanted: Wanted; readonly among?: readonly Summary[] };

interface Answers {
  read: Summary | undefined;
  check: Checked;
}
type Answer<O extends Order> = Answers[O['job']];

/** The answers for all files, in their order. `opener` is asked in this thread, which knows the projects already. */
export async function* askAll<O extends Order>(
  inputs: readonly Input[],
  opener: Opener,
  order: O,
): AsyncGenerator<readonly [Input, Answer<O>]> {
  const threads = Math.min(mostThreads, availableParallelism(), Math.floor(inputs.length / fewest));
  if (threads < 2) {
    const answer = answerBy(opener, order);
    for (const input of inputs) yield [input, (await answer(input)) as Answer<O>];
    return;
  }
  // Once for each: what is wrong with a project is told here, by one.
  for (const root of new Set(inputs.map(({ root }) => root))) await opener.project(root);
  const crew = Array.from({ length: threads }, () => hireThread<Input, Answer<O>>(import.meta.url, order));
  try {
    let i = 0;
    for await (const answer of shareOut(inputs, crew, ahead)) yield [inputs[i++]!, answer];
  } finally {
    for (const thread of crew) thread.stop();
  }
}

function answerBy(opener: Opener, order: Order): (input: Input) => Promise<Answers[keyof Answers]> {
  if (order.job === 'read') return ({ uri, root }) => opener.summary(uri, root);
  const { wanted, among } = order;
  const workspace = among && Workspace.empty.withAll(among);
  return (input) => checkFile(opener, input, wanted, workspace);
}

/** Whether this is one of the threads, which then answers for the files that it is given. */
export function joinsCrew(): boolean {
  return joinThreads((order: Order) => answerBy(new Opener(new ThreadFiles(), order.options, async () => {}), order));
}
