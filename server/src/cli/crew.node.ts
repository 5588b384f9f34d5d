/** Many files are checked by several threads at once; what is found comes in the order of the files all the same. */
import { availableParallelism } from 'node:os';
import { shareOut } from '../base/crew/crew';
import { hireThread, joinThreads } from '../base/crew/threads.node';
import { NodeFiles } from '../base/files/disk.node';
import { Opener, type Options } from './check';
import { type Checked, checkFile, type Wanted } from './checkFile.node';
import type { Input } from './inputs.node';

/** Fewer files are checked before another thread has begun. */
const fewest = 40;
/** More threads would wait for the disk and for memory. */
const mostThreads = 8;
/** Files that may be done before one that takes long. */
const ahead = 1000;

interface Order {
  readonly options: Options;
  readonly wanted: Wanted;
}

/** The checks of all files, in their order. `opener` is asked in this thread, which knows the projects already. */
export async function* checkAll(
  inputs: readonly Input[],
  opener: Opener,
  { options, wanted }: Order,
): AsyncGenerator<readonly [Input, Checked]> {
  const threads = Math.min(mostThreads, availableParallelism(), Math.floor(inputs.length / fewest));
  if (threads < 2) {
    for (const input of inputs) yield [input, await checkFile(opener, input, wanted)];
    return;
  }
  // Once for each: what is wrong with a project is told here, by one.
  for (const root of new Set(inputs.map(({ root }) => root))) await opener.project(root);
  const order: Order = { options, wanted };
  const crew = Array.from({ length: threads }, () => hireThread<Input, Checked>(import.meta.url, order));
  try {
    let i = 0;
    for await (const checked of shareOut(inputs, crew, ahead)) yield [inputs[i++]!, checked];
  } finally {
    for (const thread of crew) thread.stop();
  }
}

/** Whether this is one of the threads, which then checks what it is given. */
export function joinsCrew(): boolean {
  return joinThreads(({ options, wanted }: Order) => {
    const opener = new Opener(new NodeFiles(), options, async () => {});
    return (input: Input) => checkFile(opener, input, wanted);
  });
}
