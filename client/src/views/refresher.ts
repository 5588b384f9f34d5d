/** When a view asks for its data: after a pause, only while it is to be seen, and never with an answer that is late. */
import { Calm, type Clock, realClock } from '../../../server/src/base/calm';

/** A view is filled anew after a pause, but is not kept waiting for ever. Milliseconds. */
export const patience = { delay: 300, longest: 1000 };

export interface Source<T> {
  /** Whether anybody sees the view. */
  visible(): boolean;
  /** The data as they are now; undefined when they cannot be had, or are out of date on arrival. */
  ask(): Promise<T | undefined>;
  /** Shows the data. Called only with the answer to the newest question. */
  take(data: T): void;
}

export class Refresher<T> {
  readonly #calm: Calm;
  #round = 0;
  /** Something has changed while nobody looked. */
  #due = true;

  constructor(
    private readonly source: Source<T>,
    clock: Clock = realClock,
  ) {
    this.#calm = new Calm(() => void this.now(), { ...patience, clock });
  }

  /** Something has changed: asks once it has been calm for a while. */
  soon(): void {
    this.#due = true;
    if (this.source.visible()) this.#calm.stir();
    else this.#calm.stop();
  }

  /** The view is to be seen, or no longer. */
  shown(): void {
    if (this.#due && this.source.visible()) void this.now();
  }

  /** Asks at once; resolves when the answer is shown or dropped. */
  async now(): Promise<void> {
    this.#calm.stop();
    const round = ++this.#round;
    this.#due = false;
    const data = await this.source.ask().catch(() => undefined);
    if (round !== this.#round) return;
    if (data === undefined) this.#due = true;
    else this.source.take(data);
  }

  dispose(): void {
    this.#calm.stop();
    this.#round++;
  }
}
