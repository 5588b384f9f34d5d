/** Long work that gives the turn away between its steps, so that whoever runs it may let others go first. */

/** Work in steps; its result comes last. Who stops in between simply asks for no further step. */
export type Steps<T> = Generator<void, T>;

/** Does all of the work at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
