/** Waiting until it is calm, the same way in server and client, on a clock that tests turn by hand. */

export interface Clock {
  /** Milliseconds since any time that stays the same. */
  now(): number;
  /** Calls once, so many milliseconds later. What it gives takes the call back. */
  after(milliseconds: number, call: () => void): () => void;
}

export const realClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

export interface Patience {
  /** Milliseconds without anything new before it is calm. */
  readonly delay: number;
  /** It is not waited longer than this, however much goes on. Milliseconds. */
  readonly longest?: number;
  readonly clock?: Clock;
}

/** Acts once things have calmed down. */
export class Calm {
  /** When the first of what waits came. */
  #since: number | undefined;
  #takeBack: (() => void) | undefined;

  constructor(
    private readonly act: () => void,
    private readonly patience: Patience,
  ) {}

  /** Something has happened: the wait begins, or begins anew. */
  stir(): void {
    const { delay, longest = Number.POSITIVE_INFINITY, clock = realClock } = this.patience;
    this.#takeBack?.();
    this.#since ??= clock.now();
    const left = this.#since + longest - clock.now();
    this.#takeBack = clock.after(Math.max(0, Math.min(delay, left)), () => {
      this.stop();
      this.act();
    });
  }

  /** Forgets what waits. */
  stop(): void {
    this.#takeBack?.();
    this.#takeBack = undefined;
    this.#since = undefined;
  }
}
