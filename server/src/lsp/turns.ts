/** When to work: after the messages that wait already, and never so long that new ones would have to wait. */
import type { Steps } from '../base/steps';

function soon(call: () => void): void {
  // A browser worker has no setImmediate.
  if (typeof setImmediate === 'function') setImmediate(call);
  else setTimeout(call, 0);
}

/** Resolves after the message at hand and one more have been handled. */
export function pause(): Promise<void> {
  return new Promise(soon);
}

/** How long work may go on before it lets others go first; a step that has begun is ended. Milliseconds. */
const longestTurn = 20;

/** Resolves when the messages that came meanwhile have been handled: each takes a few turns of the event loop. */
const rest = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

/** Runs long work in turns, between which messages are handled. However many works there are, one has its turn at a time. */
export class Turns {
  /** The end of the queue of works that wait for their next turn. */
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly clock: () => number = () => performance.now(),
    private readonly between: () => Promise<void> = rest,
  ) {}

  /**
   * The result of work; undefined when `goesOn` denies between two turns: then the rest is left undone. Work that fits
   * into one turn is done before the next message.
   */
  async run<T>(work: Steps<T>, goesOn: () => boolean): Promise<T | undefined> {
    for (;;) {
      const end = this.clock() + longestTurn;
      do {
        const { done, value } = work.next();
        if (done) return value;
      } while (this.clock() < end);
      this.#last = this.#last.then(this.between);
      await this.#last;
      if (!goesOn()) return undefined;
    }
  }
}

/**
 * Collects values and hands them to `work` once a turn of the event loop has brought no new one: edits that arrive
 * together are checked once. `work` must not throw.
 */
export class Gathering<T> {
  #waiting = new Set<T>();
  #arrived = 0;
  #working = 0;
  #idle: (() => void)[] = [];

  constructor(private readonly work: (values: ReadonlySet<T>) => Promise<void>) {}

  add(value: T): void {
    this.#waiting.add(value);
    if (++this.#arrived === 1) this.#wait();
  }

  /** Resolves when nothing waits and nothing is at work. */
  idle(): Promise<void> {
    return this.#quiet ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  get #quiet(): boolean {
    return this.#arrived === 0 && this.#working === 0;
  }

  #wait(): void {
    const seen = this.#arrived;
    // Two turns: the next waiting message is handled between them.
    soon(() => soon(() => (this.#arrived === seen ? this.#run() : this.#wait())));
  }

  #run(): void {
    const values = this.#waiting;
    this.#waiting = new Set();
    this.#arrived = 0;
    this.#working++;
    void this.work(values).then(() => {
      this.#working--;
      if (!this.#quiet) return;
      for (const resolve of this.#idle.splice(0)) resolve();
    });
  }
}
