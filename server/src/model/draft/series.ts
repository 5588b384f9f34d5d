/**
 * Which numbers of a draft belong together: heads of headings, paragraphs and list items, and the numerals of an
 * enumeration inside a paragraph (一是…二是…). A series is one run of such numbers, whatever stands between them.
 */
import type { Doc } from './doc';
import { Line, Row } from './place';
import { derive, eachOf, perBlock } from './query';
import { numberAt, ownRow, rank } from '../grammar/numbering';
import type { Span } from '../../base/span';
import { noteLines } from '../block/attachments';
import type { BlockFacts, Heading } from '../block/types';
import type { Numbering } from '../grammar/numbering';

/** A number as it is known of its block; spans are relative to the block. */
export interface LocalNumeral extends Numbering {
  /**
   * What it is counted with: its form, and 章, 节, 部分, 是, 要 or a single bracket where the form leaves that open; with a
   * sign for each list around its own, and for a note of attachments.
   */
  readonly key: string;
  readonly written: string;
  /** Inside a paragraph, behind a punctuation mark. */
  readonly inline: boolean;
  /** Nothing but markup stands in front of it in its block. */
  readonly leads: boolean;
  /** It is the marker of an item of a Markdown list. */
  readonly listed: boolean;
  /** The heading that it numbers; spans relative to the block. */
  readonly heading: Heading | undefined;
}

/** A number with its place in the text: `start` and `end` are absolute, `offset` is where its block starts. */
export interface Numeral extends LocalNumeral {
  readonly index: number;
  readonly block: number;
  readonly offset: number;
}

export interface Break {
  /** Index into the series. */
  readonly at: number;
  /** The value that should stand there. */
  readonly expected: number;
  /** The numbers around it show that only this one is wrong. */
  readonly alone: boolean;
}

export interface Series {
  readonly key: string;
  /** Indexes of its numbers, in order of text. */
  readonly numerals: readonly number[];
  /** Does not begin with one, nor does it go on from an earlier series of the same key. */
  readonly orphan: boolean;
  /** Where it skips, repeats or goes back. Its own first number is judged by `orphan`. */
  readonly breaks: readonly Break[];
}

/** Numbers without their places: the same object as long as no number changes, wherever the text has moved. */
export interface Arrangement {
  readonly numerals: readonly LocalNumeral[];
  /** In the order of their first numbers. */
  readonly series: readonly Series[];
  /** Series of each number. */
  readonly seriesOf: readonly Series[];
}

/** Numbers of one revision. */
export interface Numbers {
  readonly arrangement: Arrangement;
  /** The number of that index, placed. */
  numeral(index: number): Numeral;
  /** Only where it starts, which costs less. Infinite when there is no such number. */
  startOf(index: number): number;
  /** Index of the first number at or behind an offset; the count of all when there is none. */
  from(offset: number): number;
}

//#region Numbers of a block

const noNumerals: readonly LocalNumeral[] = [];

/** The numbers of each block. */
const numeralsByBlock = perBlock((facts, source): readonly LocalNumeral[] => {
  const numerals = facts.units.length + facts.headings.length > 0 ? numeralsIn(facts, source) : noNumerals;
  return numerals.length > 0 ? numerals : noNumerals;
});

/** A quotation, or the start of an enumerating number behind a punctuation mark, with a reviewer's note between them. */
const inlineStart =
  /“[^”\n]{0,300}”|(?<=[，。；：、！？”](?:<!-- *-->)?)[一二三四五六七八九十]{1,3}[是要]|(?<=[。；：！？](?:<!-- *-->)?)(?:第[一二三四五六七八九十]{1,3}[，、：]|[①-⑳]|[（(]\d{1,2}[）)])/g;

function numeralsIn(facts: BlockFacts, source: string): LocalNumeral[] {
  const headings = new Map(facts.headings.flatMap((one) => (one.number ? [[one.number.start, one] as const] : [])));
  const quoted = new Set<number>();
  const listed = new Set<number>();
  for (const { where, start } of facts.units) {
    if (where === 'quote') quoted.add(start);
    else if (where === 'list') listed.add(start);
  }
  const local = (number: Numbering, inline: boolean, by = ''): LocalNumeral => {
    const written = source.slice(number.start, number.end);
    const { form, value, canonical, start, end } = number;
    const heading = inline ? undefined : headings.get(start);
    const item = listed.has(end + /^\s*/.exec(source.slice(end, end + 10))![0].length);
    return {
      form,
      value,
      canonical,
      start,
      end,
      key: keyOf(form, written) + by,
      written,
      inline,
      leads: !inline && isMarkup(source.slice(0, start)),
      listed: item,
      heading,
    };
  };
  const heads = new Map<number, LocalNumeral>();
  const note = noteSpan(source);
  for (const number of facts.numbers) {
    if (quoted.has(number.start)) continue;
    const noted = note !== undefined && number.start >= note.start && number.start < note.end;
    heads.set(number.start, local(number, false, noted ? inNote : '+'.repeat(Math.max(0, number.nesting - 1))));
  }
  if (note && !heads.has(note.start)) {
    const number = numberAt(source, note.start);
    if (number) heads.set(note.start, local(number, false, inNote));
  }
  const out = [...heads.values()];
  for (const unit of facts.units) {
    if (unit.where === 'quote') continue;
    for (const match of source.slice(unit.start, unit.end).matchAll(inlineStart)) {
      const at = unit.start + match.index;
      const number = match[0][0] === '“' || heads.has(at) ? undefined : numberAt(source, at);
      if (number) out.push(local(number, true));
    }
  }
  return out.sort((a, b) => a.start - b.start);
}

/** In keys: of the numbers of a note that lists attachments. */
const inNote = '附';

/** The lines of such a note in a block, the first behind 附件：. */
function noteSpan(source: string): Span | undefined {
  if (!source.includes('附件')) return undefined;
  const lines = noteLines(source, { start: 0, end: source.length });
  return lines.length > 0 ? { start: lines[0]!.start, end: lines.at(-1)!.end } : undefined;
}

const isMarkup = (text: string) => /^[\s*#\-\u3000]{0,20}$/.test(text);

function keyOf(form: Numbering['form'], written: string): string {
  const row = ownRow(written);
  if (row) return row;
  if (form === '第一章' || form === '一是') return written.at(-1)!;
  if (form === '1.' && /[)）]$/.test(written)) return '1）';
  return form;
}

//#endregion

//#region Numbers of a draft

/** The numbers of the blocks that hold any. */
const numbered = derive([numeralsByBlock], (blocks) => blocks.filter(({ length }) => length > 0));

/** How the numbers of a draft are arranged: the very same while none of them changes, wherever the text has moved. */
export const arrangementOf = derive([eachOf(numbered, (numerals) => numerals, alike)], (blocks) =>
  arrange(blocks.flat()),
);

/** All numbers by their blocks: the same while no block with numbers differs. */
export const numberLine = derive([numeralsByBlock], (blocks) => new Line(blocks));

const numbers = derive<[Line<LocalNumeral>, Arrangement, Doc['parsed']], Numbers, Doc>(
  [numberLine, arrangementOf, (doc) => doc.parsed],
  (line, arrangement, { starts }) => place(new Row(line, starts), arrangement),
);

/** The numbers of a draft, placed. */
export function numbersOf(doc: Doc): Numbers {
  return numbers(doc);
}

function alike(a: readonly LocalNumeral[], b: readonly LocalNumeral[]): boolean {
  return (
    a.length === b.length &&
    a.every((numeral, i) => {
      const other = b[i]!;
      return (
        numeral.written === other.written &&
        numeral.key === other.key &&
        numeral.inline === other.inline &&
        numeral.listed === other.listed &&
        numeral.heading?.form === other.heading?.form &&
        numeral.heading?.depth === other.heading?.depth
      );
    })
  );
}

function place(row: Row<LocalNumeral>, arrangement: Arrangement): Numbers {
  return {
    arrangement,
    numeral(index) {
      const { value, block, by } = row.at(index);
      return { ...value, start: value.start + by, end: value.end + by, index, block, offset: by };
    },
    startOf: (index) => row.startOf(index),
    from: (offset) => row.from(offset),
  };
}

//#endregion

//#region Series

interface Open {
  readonly key: string;
  readonly numerals: number[];
  end: number;
  readonly orphan: boolean;
  breaks: readonly Break[];
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

const ranks: Readonly<Record<string, number>> = { 分: -0.2, 章: 0, 节: 0.5, '1）': 3.5 };
const rankOf = ({ key, form }: LocalNumeral) =>
  ranks[key] ?? rank(form) + (key.length - key.replaceAll('+', '').length) / 10;

function arrange(given: readonly LocalNumeral[]): Arrangement {
  const numerals = withNotes(given);
  const levels: Level[] = [];
  const ends = new Map<string, number[]>();
  const all: Open[] = [];
  const seriesOf: Open[] = [];

  const put = (index: number, series: Open) => {
    series.numerals.push(index);
    series.end = numerals[index]!.value;
    seriesOf[index] = series;
  };
  const start = (level: Level, index: number) => {
    const { key, value } = numerals[index]!;
    const goesOn = ends.get(key)?.includes(value - 1) ?? false;
    level.current = { key, numerals: [], end: 0, orphan: value !== 1 && !goesOn, breaks: [] };
    all.push(level.current);
    put(index, level.current);
  };
  const leave = (level: Level) => {
    const list = ends.get(level.key) ?? [];
    ends.set(level.key, list);
    for (const series of [...level.held, level.current!]) list.push(series.end);
    list.splice(0, list.length - remembered);
  };

  for (let i = 0; i < numerals.length; i++) {
    const { value } = numerals[i]!;
    const level = levelOf(levels, numerals[i]!, leave);
    const { current } = level;
    if (!current) start(level, i);
    else if (value === current.end + 1) put(i, current);
    else if (value === 1) {
      level.held.push(current);
      if (level.held.length > remembered) level.held.shift();
      start(level, i);
    } else {
      const resumed = value === current.end + 2 ? -1 : level.held.findLastIndex(({ end }) => end === value - 1);
      const before = level.held.at(-1);
      if (resumed >= 0) {
        level.current = level.held[resumed]!;
        level.held.length = resumed;
      } else if (before && current.numerals.length === 1 && before.end === value - 2) {
        // 一、二、一、四、: the second 一 is no new beginning, it should be 三.
        level.held.pop();
        all.splice(all.lastIndexOf(current), 1);
        put(current.numerals[0]!, before);
        level.current = before;
      }
      put(i, level.current!);
    }
  }
  for (const series of all) series.breaks = breaksIn(series.numerals.map((index) => numerals[index]!.value));
  return { numerals, series: all, seriesOf };
}

/** A note of attachments goes on in a list of Markdown, or behind an empty line. */
function withNotes(numerals: readonly LocalNumeral[]): readonly LocalNumeral[] {
  if (!numerals.some(({ key }) => key.endsWith(inNote))) return numerals;
  const out: LocalNumeral[] = [];
  for (const numeral of numerals) {
    const last = out.at(-1);
    const goesOn = last?.key === `${numeral.key}${inNote}` && numeral.value === last.value + 1 && numeral.value > 1;
    out.push(goesOn ? { ...numeral, key: last.key } : numeral);
  }
  return out;
}

/** The level that a number belongs to; deeper ones are left. */
function levelOf(levels: Level[], numeral: LocalNumeral, leave: (level: Level) => void): Level {
  const open = levels.findLastIndex(({ key }) => key === numeral.key);
  const mine = rankOf(numeral);
  while (levels.length > open + 1 && (open >= 0 || levels.at(-1)!.rank > mine)) leave(levels.pop()!);
  if (open >= 0) return levels[open]!;
  const level: Level = { key: numeral.key, rank: mine, current: undefined, held: [] };
  levels.push(level);
  return level;
}

function breaksIn(values: readonly number[]): Break[] {
  const out: Break[] = [];
  let previous = values[0]!;
  for (let at = 1; at < values.length; at++) {
    const value = values[at]!;
    const expected = previous + 1;
    const alone = value !== expected && values[at + 1] === expected + 1;
    if (value !== expected) out.push({ at, expected, alone });
    previous = alone ? expected : value;
  }
  return out;
}

//#endregion
