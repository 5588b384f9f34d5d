/** Work in steps, for tests. */
import type { Steps } from '../../server/src/base/steps';

/** A function whose result comes in steps, as features want the check and the workspace. */
export function inSteps<A extends unknown[], T>(make: (...given: A) => T): (...given: A) => Steps<T> {
  return function* (...given) {
    yield;
    return make(...given);
  };
}
