/** Very long texts are checked when the writer pauses, not at every keystroke; the status says so. */

/** About two megabytes of Chinese. UTF-16 units. */
const largeFrom = 700_000;

/** How long the writer has to pause. Milliseconds. */
const pauseLength = 600;

export function isLarge(text: string): boolean {
  return text.length >= largeFrom;
}

/** Passes values on: at once, or when nothing was heard of the same value for a while. */
export class Pauses<T extends object> {
  readonly #timers = new Map<T, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly pass: (value: T) => void,
    private readonly length = pauseLength,
  ) {}

  add(value: T, wait: boolean): void {
    clearTimeout(this.#timers.get(value));
    this.#timers.delete(value);
    if (!wait) {
      this.pass(value);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(value);
      this.pass(value);
    }, this.length);
    this.#timers.set(value, timer);
  }

  /** Forgets what waits. */
  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
