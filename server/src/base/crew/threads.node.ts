/** Helpers that are threads of Node: each runs the script of the program itself, which asks first whether it is one. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Helper, Waiting } from './crew';

/** A thread that runs a script; `order` is what it is told at its beginning. */
export function hireThread<Q, A>(script: string, order: unknown): Helper<Q, A> {
  const waiting = new Waiting<A>();
  const worker = new Worker(new URL(script), { workerData: { order } });
  worker.on('message', (answer: A) => waiting.answer(answer));
  worker.on('error', (error) => waiting.fail(error));
  worker.on('exit', () => waiting.fail(new Error('a thread has ended')));
  return {
    ask(question) {
      worker.postMessage(question);
      return waiting.next();
    },
    stop: () => void worker.terminate(),
  };
}

/** Whether this is such a thread, which then answers what it is asked; `prepare` gets its order. */
export function joinThreads<O, Q, A>(prepare: (order: O) => (question: Q) => Promise<A>): boolean {
  const port = parentPort;
  if (isMainThread || !port) return false;
  const answer = prepare((workerData as { order: O }).order);
  let last: Promise<unknown> = Promise.resolve();
  // One after the other, so that answers come in the order of the questions. An error ends the thread.
  port.on('message', (question: Q) => {
    last = last.then(async () => port.postMessage(await answer(question)));
  });
  return true;
}
