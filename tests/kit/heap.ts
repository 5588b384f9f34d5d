/** The heap after a collection: what is really kept. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use. */
export function heapInUse(): number {
  // Once more for what a finaliser or a weak table lets go only then.
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
