/** Many files are checked by several threads at once; what is found comes in the order of the files all the same. */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { NodeFiles } from '../base/files/disk.node';
import { Opener, type Options } from './check';
import { type Checked, checkFile, type Wanted } from './checkFile.node';
import type { Input } from './inputs.node';

/** Fewer files are checked before another thread has begun. */
const fewest = 40;
/** More threads would wait for the disk and for memory. */
const mostThreads = 8;

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
  const workers = Array.from({ length: threads }, () => new Worker(new URL(import.meta.url), { workerData: order }));
  try {
    const results = inputs.map(() => promised<Checked>());
    let next = 0;
    for (const worker of workers) {
      const give = () => {
        const i = next++;
        if (i < inputs.length) worker.postMessage([i, inputs[i]]);
      };
      worker.on('message', ([i, checked]: [number, Checked]) => {
        results[i]!.resolve(checked);
        give();
      });
      worker.on('error', (error) => {
        for (const { reject } of results) reject(error);
      });
      give();
    }
    for (const [i, input] of inputs.entries()) yield [input, await results[i]!.promise];
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** A promise to be kept elsewhere. That it is broken is told to whoever waits for it, nobody else. */
function promised<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
}

/** Whether this is one of the threads, which then checks what it is given. */
export function joinsCrew(): boolean {
  if (isMainThread || !parentPort) return false;
  const port = parentPort;
  const { options, wanted } = workerData as Order;
  const opener = new Opener(new NodeFiles(), options, async () => {});
  port.on('message', async ([i, input]: [number, Input]) =>
    port.postMessage([i, await checkFile(opener, input, wanted)]),
  );
  return true;
}
