/**
 * Which numbers of a draft belong together: heads of headings, paragraphs and list items, and the marks of an
 * enumeration inside a paragraph (一是…二是…). A series is one run of such numbers, whatever stands between them.
 */
import type { Doc } from './doc';
import { numberAt, rank } from './numbering';
import type { BlockFacts, Numbering } from './types';

/** A number with its place in the text. Absolute spans. */
export interface Mark extends Numbering {
  /** What it is counted with: its form, and 章, 节, 部分, 是, 要 or a single bracket where the form leaves that open. */
  readonly key: string;
  /** Inside a paragraph, behind a punctuation mark. */
  readonly inline: boolean;
  readonly block: number;
}

export interface Series {
  readonly key: string;
  readonly marks: readonly Mark[];
  /** Does not begin with one, nor does it go on from an earlier series of the same key. */
  readonly orphan: boolean;
}

export interface Numbers {
  /** All numbers in order of text. */
  readonly marks: readonly Mark[];
  /** All series in the order of their first numbers. */
  readonly series: readonly Series[];
  readonly seriesOf: ReadonlyMap<Mark, Series>;
}

interface Open {
  readonly key: string;
  marks: Mark[];
  orphan: boolean;
}

/** A number form that is being counted at some level. */
interface Level {
  readonly key: string;
  readonly rank: number;
  current: Open | undefined;
  /** Series that a restart at one has interrupted, and that may go on. */
  held: Open[];
}

/** How many interrupted or ended series are remembered; more would only cost time. */
const remembered = 6;

const known = new WeakMap<Doc, Numbers>();

/** The numbers of a draft. Computed once for each revision, from what is known of each block. */
export function numbersOf(doc: Doc): Numbers {
  let numbers = known.get(doc);
  if (!numbers) known.set(doc, (numbers = arrange(collect(doc))));
  return numbers;
}

type Local = Omit<Mark, 'block'>;

const localMarks = new WeakMap<BlockFacts, readonly Local[]>();

function collect(doc: Doc): Mark[] {
  const out: Mark[] = [];
  const { facts, parsed } = doc;
  for (let i = 0; i < facts.length; i++) {
    const block = facts[i]!;
    if (block.units.length + block.numbers.length === 0) continue;
    let local = localMarks.get(block);
    if (!local) localMarks.set(block, (local = marksIn(block, doc.source(i))));
    const by = parsed.starts[i]!;
    for (const mark of local) out.push({ ...mark, start: mark.start + by, end: mark.end + by, block: i });
  }
  return out;
}

/** A quotation, or the start of an enumerating number behind a punctuation mark. */
const inlineStart =
  /“[^”\n]{0,300}”|(?<=[，。；：、！？”])[一二三四五六七八九十]{1,3}[是要]|(?<=[。；：！？])(?:第[一二三四五六七八九十]{1,3}[，、：]|[①-⑳]|[（(]\d{1,2}[）)])/g;

function marksIn(facts: BlockFacts, source: string): Local[] {
  const quoted = new Set(facts.units.filter(({ where }) => where === 'quote').map(({ start }) => start));
  const own = facts.numbers.filter(({ start }) => !quoted.has(start));
  const heads = new Map(own.map((number) => [number.start, local(number, source, false)]));
  const out = [...heads.values()];
  for (const unit of facts.units) {
    if (unit.where === 'quote') continue;
    const text = source.slice(unit.start, unit.end);
    for (const match of text.matchAll(inlineStart)) {
      const at = unit.start + match.index;
      const number = match[0][0] === '“' || heads.has(at) ? undefined : numberAt(source, at);
      if (number) out.push(local(number, source, true));
    }
  }
  return out.sort((a, b) => a.start - b.start);
}

function local(number: Numbering, source: string, inline: boolean): Local {
  return { ...number, key: keyOf(number, source.slice(number.start, number.end)), inline };
}

function keyOf({ form }: Numbering, written: string): string {
  if (form === '第一章' || form === '一是') return written.at(-1)!;
  if (form === '1.' && /[)）]$/.test(written)) return '1）';
  return form;
}

const ranks: Readonly<Record<string, number>> = { 分: -0.2, 章: 0, 节: 0.5, '1）': 3.5 };
const rankOf = (mark: Mark) => ranks[mark.key] ?? rank(mark.form);

const endOf = (series: Open) => series.marks.at(-1)!.value;

function arrange(marks: readonly Mark[]): Numbers {
  const levels: Level[] = [];
  const ends = new Map<string, number[]>();
  const all: Open[] = [];
  const seriesOf = new Map<Mark, Open>();

  const put = (mark: Mark, series: Open) => {
    series.marks.push(mark);
    seriesOf.set(mark, series);
  };
  const start = (level: Level, mark: Mark) => {
    const goesOn = ends.get(mark.key)?.includes(mark.value - 1) ?? false;
    level.current = { key: mark.key, marks: [], orphan: mark.value !== 1 && !goesOn };
    all.push(level.current);
    put(mark, level.current);
  };
  const leave = (level: Level) => {
    const list = ends.get(level.key) ?? [];
    ends.set(level.key, list);
    for (const series of [...level.held, level.current!]) list.push(endOf(series));
    list.splice(0, list.length - remembered);
  };

  for (const mark of marks) {
    const level = levelOf(levels, mark, leave);
    const { current } = level;
    if (!current) {
      start(level, mark);
      continue;
    }
    const last = endOf(current);
    if (mark.value === last + 1) put(mark, current);
    else if (mark.value === 1) {
      level.held.push(current);
      if (level.held.length > remembered) level.held.shift();
      start(level, mark);
    } else {
      const resumed = mark.value === last + 2 ? -1 : level.held.findLastIndex((held) => endOf(held) === mark.value - 1);
      const before = level.held.at(-1);
      if (resumed >= 0) {
        level.current = level.held[resumed]!;
        level.held.length = resumed;
      } else if (before && current.marks.length === 1 && endOf(before) === mark.value - 2) {
        // 一、二、一、四、: the second 一 is no new beginning, it should be 三.
        level.held.pop();
        all.splice(all.lastIndexOf(current), 1);
        put(current.marks[0]!, before);
        level.current = before;
      }
      put(mark, level.current!);
    }
  }
  return { marks, series: all, seriesOf };
}

/** The level that a number belongs to; deeper ones are left. */
function levelOf(levels: Level[], mark: Mark, leave: (level: Level) => void): Level {
  const open = levels.findLastIndex(({ key }) => key === mark.key);
  const mine = rankOf(mark);
  while (levels.length > open + 1 && (open >= 0 || levels.at(-1)!.rank > mine)) leave(levels.pop()!);
  if (open >= 0) return levels[open]!;
  const level: Level = { key: mark.key, rank: mine, current: undefined, held: [] };
  levels.push(level);
  return level;
}

export interface Break {
  readonly at: number;
  /** The value that should stand there. */
  readonly expected: number;
  /** The numbers around it show that only this one is wrong. */
  readonly alone: boolean;
}

/** Where a series skips, repeats or goes back. Its own first number is judged by `orphan`, not here. */
export function breaksIn({ marks }: Series): Break[] {
  const out: Break[] = [];
  let previous = marks[0]!.value;
  for (let i = 1; i < marks.length; i++) {
    const { value } = marks[i]!;
    const expected = previous + 1;
    const alone = value !== expected && marks[i + 1]?.value === expected + 1;
    if (value !== expected) out.push({ at: i, expected, alone });
    previous = alone ? expected : value;
  }
  return out;
}
