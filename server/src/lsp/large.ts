/** Very long texts are checked when the writer pauses, not at every keystroke; the status says so. */
import { Calm, type Clock, realClock } from '../base/calm';
import { getOrMake } from '../base/getOrMake';

/** About two megabytes of Chinese. UTF-16 units. */
const largeFrom = 700_000;

/** How long the writer has to pause. Milliseconds. */
export const pauseLength = 600;

export function isLarge(text: string): boolean {
  return text.length >= largeFrom;
}

/** Passes values on: at once, or when nothing was heard of the same value for a while. */
export class Pauses<T extends object> {
  readonly #waiting = new Map<T, Calm>();

  constructor(
    private readonly pass: (value: T) => void,
    private readonly clock: Clock = realClock,
  ) {}

  add(value: T, wait: boolean): void {
    const make = () => new Calm(() => this.#pass(value), { delay: pauseLength, clock: this.clock });
    if (wait) getOrMake(this.#waiting, value, make).stir();
    else this.#pass(value);
  }

  #pass(value: T): void {
    this.#waiting.get(value)?.stop();
    this.#waiting.delete(value);
    this.pass(value);
  }

  /** Forgets what waits. */
  stop(): void {
    for (const calm of this.#waiting.values()) calm.stop();
    this.#waiting.clear();
  }
}
