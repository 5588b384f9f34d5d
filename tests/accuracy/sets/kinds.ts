/** How many heads of files get their kind, and how many that are no draft, or of another kind, are taken for one. */
import { readFileSync } from 'node:fs';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';

const file = new URL('../../../tests/accuracy/sets/kinds.tsv', import.meta.url);

export interface SetScore {
  readonly name: string;
  /** Of the rows that have a kind: those that get it, and all of them. */
  readonly found: number;
  readonly wrong: number;
  /** Of the rows that have none: those that get one, and all of them. */
  readonly false: number;
  readonly right: number;
  /** The rows that went wrong, for whoever mends it. */
  readonly faults: readonly string[];
}

/** Rows of the set: the id of the kind or `none`, and the head of a file with `\n` for line ends. */
export function readKinds(from: URL | string = file): { expected: string; head: string }[] {
  const rows = readFileSync(from, 'utf8').split('\n').slice(1).filter(Boolean);
  return rows.map((row) => {
    const [expected = '', head = ''] = row.split('\t');
    return { expected, head: head.replaceAll('\\n', '\n') };
  });
}

export function scoreKinds(from?: URL | string): SetScore {
  let found = 0;
  let wrong = 0;
  let falsely = 0;
  let right = 0;
  const faults: string[] = [];
  for (const { expected, head } of readKinds(from)) {
    const kind = Doc.open('', head, builtin).kind?.id ?? 'none';
    if (expected === 'none') right++;
    else wrong++;
    if (kind === expected && expected !== 'none') found++;
    if (kind !== 'none' && kind !== expected) falsely++;
    if (kind !== expected) faults.push(`${expected} ≠ ${kind}: ${JSON.stringify(head)}`);
  }
  return { name: 'kinds', found, wrong, false: falsely, right, faults };
}
