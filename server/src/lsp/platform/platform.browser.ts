/** What a browser worker offers: further workers that run the same script, where they may be begun inside of it. */
import { realClock } from '../../base/calm';
import { type Helper, Waiting } from '../../base/crew/crew';
import { answerBatches } from '../indexing/helpers';
import type { Platform } from './platform';

/** The worker that the script runs in, as far as it is used here. */
export interface Scope {
  readonly name?: string;
  readonly location?: { readonly href: string };
  readonly navigator?: { readonly hardwareConcurrency?: number };
  readonly Worker?: typeof Worker;
  onmessage: unknown;
  postMessage(message: unknown): void;
}

/** What a worker is called that reads for another one. */
const readerName = 'shuangyi-reader';

/** What it says first. */
const ready = 'ready';
/** A worker may be forbidden without anybody being told. Milliseconds. */
const patience = 10_000;

export function browserPlatform({ Worker: Begin, location, navigator }: Scope): Platform {
  if (!Begin || !location) return {};
  return {
    cores: navigator?.hardwareConcurrency ?? 1,
    hire: () => helperIn(new Begin(location.href, { name: readerName })),
  };
}

function helperIn<Q, A>(worker: Worker): Helper<Q, A> {
  const waiting = new Waiting<A>();
  const inTime = realClock.after(patience, () => waiting.fail(new Error('a worker does not begin')));
  worker.onmessage = ({ data }: MessageEvent<A | typeof ready>) => {
    if (data === ready) inTime();
    else waiting.answer(data);
  };
  worker.onerror = ({ message }) => waiting.fail(new Error(message));
  return {
    ask(question) {
      worker.postMessage(question);
      return waiting.next();
    },
    stop() {
      inTime();
      worker.terminate();
    },
  };
}

/** Whether this is such a worker, which then reads what it is asked for. */
export function joinsReaders(scope: Scope): boolean {
  if (scope.name !== readerName) return false;
  scope.postMessage(ready);
  const answer = answerBatches(undefined);
  let last: Promise<unknown> = Promise.resolve();
  scope.onmessage = ({ data }: MessageEvent) => {
    last = last.then(async () => scope.postMessage(await answer(data)));
  };
  return true;
}
