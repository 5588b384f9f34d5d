/** When a view asks for its data: after a pause, only while it is to be seen, and never with an answer that is late. */

/** Milliseconds without a further call before a view is filled anew. */
export const calm = 300;

/** It is not kept waiting longer than this, however much goes on. Milliseconds. */
export const longest = 1000;

export interface Source<T> {
  /** Whether anybody sees the view. */
  visible(): boolean;
  /** The data as they are now; undefined when they cannot be had, or are out of date on arrival. */
  ask(): Promise<T | undefined>;
  /** Shows the data. Called only with the answer to the newest question. */
  take(data: T): void;
}

export class Refresher<T> {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first of the changes that wait came. */
  #since: number | undefined;
  #round = 0;
  /** Something has changed while nobody looked. */
  #due = true;

  constructor(private readonly source: Source<T>) {}

  /** Something has changed: asks once it has been calm for a while. */
  soon(): void {
    this.#due = true;
    clearTimeout(this.#timer);
    if (!this.source.visible()) return;
    this.#since ??= Date.now();
    const left = this.#since + longest - Date.now();
    this.#timer = setTimeout(() => void this.now(), Math.max(0, Math.min(calm, left)));
  }

  /** The view is to be seen, or no longer. */
  shown(): void {
    if (this.#due && this.source.visible()) void this.now();
  }

  /** Asks at once; resolves when the answer is shown or dropped. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#since = undefined;
    const round = ++this.#round;
    this.#due = false;
    const data = await this.source.ask().catch(() => undefined);
    if (round !== this.#round) return;
    if (data === undefined) this.#due = true;
    else this.source.take(data);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#round++;
  }
}
