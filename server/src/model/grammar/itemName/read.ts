/** Reads the name of an item: what it is about, and when, whose and which one it is. */
import { wordsIn } from '../../../base/trie';
import type { Framework } from '../../../frame/schema';
import { bare, type Lexicon, lexiconOf, numberOf, type Piece, split } from './lexicon';

export interface ItemName {
  /** Without blanks and signs. */
  readonly bare: string;
  /** What stands between commas; at least one clause. */
  readonly clauses: readonly (readonly Piece[])[];
  /** What stands between any joiners; at least one part. */
  readonly parts: readonly (readonly Piece[])[];
  /** What it says of when and which one, by sort: `year` → 2026, `half` → 上. */
  readonly which: ReadonlyMap<string, string>;
}

/** Patterns of what tells when or which one, with a sign that each has. The first group is the value. */
const whichPatterns: readonly (readonly [sort: string, sign: string, pattern: RegExp])[] = [
  ['year', '年', /((?:19|20)\d\d)年(?:度|份)?/g],
  ['half', '半年', /([上下])半年(?:度)?/g],
  ['quarter', '季度', /第?([一二三四1-4])季度/g],
  [
    'month',
    '月',
    /([\d一二三四五六七八九十]{1,3})月(?:份|底前?|末|初|中旬|上旬|下旬)?(?:[\d一二三四五六七八九十]{1,3}日前?)?/g,
  ],
  ['ordinal', '第', /第([\d一二三四五六七八九十]{1,3})(?:批|期|轮|次)?/g],
];

/** A numeral in front of an item of a list: 3. （三） 三、 */
const numeral = /^\s*(?:[（(][\d一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、)/;

export function readItemName(name: string, frame: Framework): ItemName {
  const whole = bare(name.replace(numeral, ''));
  const which = new Map<string, string>();
  let rest = whole;
  for (const [sort, sign, pattern] of whichPatterns) {
    if (!rest.includes(sign)) continue;
    rest = rest.replace(pattern, (_, found: string) => {
      which.set(sort, numberOf(found));
      return '';
    });
  }
  const lexicon = lexiconOf(frame);
  const pieces = split(withoutUnit(rest, lexicon), lexicon);
  const isClauseEnd = ({ role, text }: Piece) => role === 'joiner' && clauseEnds.has(text);
  return {
    bare: whole,
    clauses: between(pieces, isClauseEnd).map((clause) => clause.filter(({ role }) => role !== 'joiner')),
    parts: between(pieces, ({ role }) => role === 'joiner'),
    which,
  };
}

const clauseEnds: ReadonlySet<string> = new Set([',', ';']);

/** Runs of pieces between those that part them; one at least. */
function between(pieces: readonly Piece[], parts: (piece: Piece) => boolean): Piece[][] {
  const runs: Piece[][] = [[]];
  for (const piece of pieces) {
    if (parts(piece)) runs.push([]);
    else runs.at(-1)!.push(piece);
  }
  const told = runs.filter((run) => run.length > 0);
  return told.length > 0 ? told : [[]];
}

/** UTF-16 units that a unit in front of a name may have. */
const longestUnit = 16;

/** Without whose item it is: units that stand in front, with the name of a place. A unit and nothing else stays. */
function withoutUnit(text: string, { index, units }: Lexicon): string {
  let start = 0;
  for (let at = 0; at < Math.min(text.length, longestUnit); at++) {
    const end = units.longest(text, at);
    if (end === at || wordsIn(text.slice(start, at), index.longest).length > 0) continue;
    start = end;
    at = end - 1;
  }
  return text.slice(start) || text;
}
