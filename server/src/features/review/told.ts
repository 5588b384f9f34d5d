/** Changes of a reviewed file in words: what each does, and where in the draft. */
import { perKey } from '../../base/perKey';
import { lastAtOrBelow } from '../../base/search';
import type { Doc } from '../../model/draft/doc';
import type { Paper, Unit } from '../../model/visible/types';
import { textOf, unitsOf, visibleAt } from '../../model/visible/units';
import type { Change, ChangeKind } from './types';

export interface ToldChange {
  /** What it does: 将“甲”改为“乙”. Long words are cut. */
  readonly words: string;
  /** The same at length. */
  readonly full: string;
  /** Where: its heading, its row; may be empty. */
  readonly where: string;
}

/** Longest words in a list, and where they are told at length; UTF-16 units. */
const inList = 24;
const atLength = 400;

export function toldChange(change: Change, doc: Doc, paper: Paper): ToldChange {
  const unit = unitOf(change, paper);
  const clear = unit ? withNeighbours(change, unit) : change;
  return { words: wordsOf(clear, inList), full: wordsOf(clear, atLength), where: whereIs(change, doc, unit) };
}

//#region What

type Say = (before: string, after: string) => string;

/** By kind. Where nothing was there before, or nothing is left, the words say so. */
const says: Readonly<Record<ChangeKind, Say>> = {
  insert: (_, after) => `加上${after}`,
  delete: (before) => `删去${before}`,
  replace: (before, after) =>
    before === '' ? `加上${after}` : after === '' ? `删去${before}` : `将${before}改为${after}`,
  split: (before, after) => `分成两段${named(before, after)}`,
  join: (before, after) => `与下一段并成一段${named(before, after)}`,
  'new-paragraph': (_, after) => `新增一段${after}`,
  'drop-paragraph': (before) => `删去整段${before}`,
  move: (before, after) => `移动整段${after || before}`,
  'row-in': (_, after) => `新增一行${after}`,
  'row-out': (before) => `删去一行${before}`,
  'table-in': (_, after) => `新增表格${after}`,
  'table-out': (before) => `删去表格${before}`,
  comment: (before, after) => (before === '' ? `批注${after}` : `批注${after}，指${before}`),
  'comment-done': (before, after) => `批注已处理${named(before, after)}`,
  other: (before, after) =>
    before !== '' && after !== '' ? `将${before}改为${after}` : named(before, after) || '其他改动',
};

const named = (before: string, after: string) => after || before;

function wordsOf({ kind, before, after }: Change, longest: number): string {
  return says[kind](quoted(before, longest), quoted(after, longest));
}

/** In one line, in quotation marks; the ends of paragraphs and cells as a bar. */
function quoted(words: string, longest: number): string {
  const line = words
    .replace(/\s+/g, ' ')
    .replace(/ ?¶ ?/g, '｜')
    .replace(/^｜|｜$/g, '')
    .trim();
  if (line === '') return words === '' ? '' : '“ ”';
  return `“${[...line].length > longest ? `${[...line].slice(0, longest - 1).join('')}…` : line}”`;
}

/** So few characters say nothing by themselves; so many beside them make it clear. */
const fewWords = 2;
const neighbours = 2;

/** A change of a few characters, told with what stands beside them in their part of the sentence. */
function withNeighbours(change: Change, { runs }: Unit): Change {
  const { kind, before, after, place } = change;
  if (kind !== 'insert' && kind !== 'delete' && kind !== 'replace') return change;
  const shortest = Math.min(...[before, after].filter(Boolean).map(({ length }) => length));
  if (shortest > fewWords) return change;
  const text = textOf(runs);
  const start = visibleAt(runs, place.start);
  const end = start + before.length;
  if (text.slice(start, end) !== before) return change;
  const told = (left: string, right: string): Change =>
    left + right === ''
      ? change
      : { ...change, kind: 'replace', before: left + before + right, after: left + after + right };
  // Pairs of surrogates stay whole.
  const front = [...text.slice(Math.max(0, start - 2 * neighbours), start)].slice(-neighbours).join('');
  const behind = [...text.slice(end, end + 2 * neighbours)].slice(0, neighbours).join('');
  return told(front.replace(/^.*[，。；：！？\n]/s, ''), behind.replace(/[，。；：！？\n].*$/s, ''));
}

//#endregion

//#region Where

const unitsIn = perKey((paper: Paper) => {
  const units = unitsOf(paper).toSorted((a, b) => a.start - b.start || a.end - b.end);
  return { units, starts: units.map(({ start }) => start) };
});

function unitOf({ place }: Change, paper: Paper): Unit | undefined {
  const { units, starts } = unitsIn(paper);
  return units[lastAtOrBelow(starts, place.start)];
}

function whereIs({ place }: Change, doc: Doc, unit: Unit | undefined): string {
  const section = doc.sectionAt(place.start);
  const heading = section && headingWords(doc, section);
  return [heading, unit?.cell && rowWords(unit)].filter(Boolean).join('，');
}

/** A heading as it is called: its number and its words, without the sentence that follows in its line. */
function headingWords(doc: Doc, section: Parameters<Doc['headingOf']>[0]): string {
  const { start, title } = doc.headingOf(section);
  const line = doc.slice({ start, end: title.end }).replace(/[#*\s]+|[。：:]$/g, '');
  return [...line].length > inList ? `${[...line].slice(0, inList - 1).join('')}…` : line;
}

/** A row by the first of its cells that says something in words. */
function rowWords({ cell }: Unit): string {
  const row = cell!.grid.rows[cell!.row]!;
  if (cell!.row === 0) return '表头';
  const name = row.cells.map(({ runs }) => textOf(runs)).find((words) => /\p{Script=Han}|[A-Za-z]/u.test(words));
  return name ? `${quoted(name, 16)}一行` : `表格第${cell!.row}行`;
}

//#endregion
