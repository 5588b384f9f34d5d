/** One line of progress, rewritten in place; only where a person watches and only when it takes a while. */
import { type Clock, realClock } from '../base/calm';

/** Fewer files are done before anybody reads the line. */
const fewest = 20;
/** Milliseconds between two updates. */
const pause = 100;

export class Progress {
  #shown = false;
  #last = 0;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly clock: Clock = realClock,
  ) {}

  /** `done` of `total` files are checked. */
  show(done: number, total: number): void {
    const now = this.clock.now();
    if (!this.stream.isTTY || total < fewest || now - this.#last < pause) return;
    this.#last = now;
    this.#shown = true;
    this.stream.write(`\r\u001b[K正在检查 ${done}/${total}`);
  }

  /** Takes the line away, before anything else is written. */
  clear(): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.stream.write('\r\u001b[K');
  }
}
