/** How many heads of files get their kind, and how many that are no draft, or of another kind, are taken for one. */
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import { type Round, type SetScore, setRows } from './score';

/** `wrong` are the heads that have a kind, `right` those that have none. */
export interface KindsScore extends SetScore {
  /** The rows that went wrong, for whoever mends it. */
  readonly faults: readonly string[];
}

/** Rows of the set: the id of the kind or `none`, and the head of a file with `\n` for line ends. */
export function readKinds(round?: Round): { expected: string; head: string }[] {
  return setRows('kinds', round).map(([expected = '', head = '']) => ({
    expected,
    head: head.replaceAll('\\n', '\n'),
  }));
}

export function scoreKinds(round?: Round): KindsScore {
  let found = 0;
  let wrong = 0;
  let falsely = 0;
  let right = 0;
  const faults: string[] = [];
  for (const { expected, head } of readKinds(round)) {
    const kind = Doc.open('', head, builtin).kind?.id ?? 'none';
    if (expected === 'none') right++;
    else wrong++;
    if (kind === expected && expected !== 'none') found++;
    if (kind !== 'none' && kind !== expected) falsely++;
    if (kind !== expected) faults.push(`${expected} ≠ ${kind}: ${JSON.stringify(head)}`);
  }
  return { name: 'kinds', found, wrong, false: falsely, right, faults };
}
