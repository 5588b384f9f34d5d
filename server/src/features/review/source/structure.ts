/** Steps of a script as edits of the source: rows, tables and what was moved; words and paragraphs stand in files of their own. */
import { escapedCell } from './escape';
import { BREAK, type Flat, type FlatUnit } from '../align/flat';
import { behindBlock, lineEnd, lineStart, nextLine, prefixOf } from './lines';
import { type Context, dropped, movedSource, textEdits, wordsAfter, wordsSpan } from './paragraphs';
import type { DropStep, MoveStep, RowStep, Step, TableStep } from '../script/steps';
import type { ReviewEdit } from '../types';
import { numberLength } from './words';

/** Edits of a step, in no order; none for what is only told. */
export function editsOf(context: Context, step: Step): ReviewEdit[] {
  switch (step.type) {
    case 'text':
      return textEdits(context, step);
    case 'move':
      return moved(context, step);
    case 'row-in':
      return [rowIn(context.flat, step)];
    case 'row-out':
    case 'table-out':
      return out(context, step);
    case 'table-in':
      return [tableIn(context.flat, step)];
    case 'told':
      return [];
  }
}

function moved(context: Context, { origin, behind, inner, into }: MoveStep): ReviewEdit[] {
  const { flat } = context;
  const all = origin.units.map((i) => flat.units[i]!);
  const units = origin.row ? all : [oneUnit(all)];
  const edits = inner.flatMap((step) => textEdits(context, step));
  const shows = units.map((unit) => {
    const own = inner.filter(({ from }) => from >= unit.from && from <= unit.to);
    return BREAK + wordsAfter(flat, unit, own);
  });
  const own = movedSource(flat, origin.row ? rowUnit(units) : units[0]!, edits);
  // Behind a list that it is none of it would go on in it.
  const source =
    context.outside && units[0]!.unit.paragraph?.list?.ordered ? own.replace(/^(\d{1,9})(?=[.)])/, '$1\\') : own;
  if (origin.row) {
    const at = behindRow(flat, flat.units[behind]!);
    return [rowOut(flat, units), { start: at, end: at, text: `\n${source}`, shows: shows.join('') }];
  }
  const gone = dropped(context, units[0]!);
  if (into) {
    const { start, end } = wordsSpan(flat, flat.units[into.unit]!);
    const at = into.side === 'end' ? end : start;
    // A number is words; the blank behind it is none.
    const number = numberLength(flat, units[0]!);
    const words =
      /\d*[.)]?$/.exec(prefixOf(source).trimEnd())![0].slice(0, number) + source.slice(prefixOf(source).length);
    return [gone, { start: at, end: at, text: words, shows: shows.join('').slice(1) }];
  }
  if (behind < 0) {
    const at = lineStart(flat.paper.text, flat.units[0]!.unit.start);
    return [gone, { start: at, end: at, text: `${source}\n\n`, shows: shows.join('').slice(1) + BREAK }];
  }
  const before = flat.units[behind]!.unit;
  const at = behindBlock(flat.paper, (before.cell?.grid ?? before).end);
  const item = units[0]!.unit.paragraph?.list !== undefined && before.paragraph?.list !== undefined;
  const listed = units[0]!.unit.paragraph?.role === 'attachment' && before.paragraph?.role === 'attachment';
  const next = nextLine(flat.paper.text, at);
  const close =
    next < flat.paper.text.length && flat.paper.text.slice(next, lineEnd(flat.paper.text, next)).trim() !== '';
  const tight = (item || listed) && !context.outside;
  const text = tight ? `\n${source}` : `\n\n${source}${close ? '\n' : ''}`;
  return [gone, { start: at, end: at, text, shows: shows.join('') }];
}

/** Paragraphs one behind the other as one. */
function oneUnit(units: readonly FlatUnit[]): FlatUnit {
  const [first, last] = [units[0]!, units.at(-1)!];
  // Its id is that of the last: what stands behind it counts.
  return first === last
    ? first
    : { ...first, to: last.to, unit: { ...first.unit, end: last.unit.end, id: last.unit.id } };
}

/** A row as one unit: its line. */
function rowUnit(units: readonly FlatUnit[]): FlatUnit {
  const { cell } = units[0]!.unit;
  const row = cell!.grid.rows[cell!.row]!;
  return { ...units[0]!, unit: { ...units[0]!.unit, start: row.start, end: row.end } };
}

/** Behind the line of a row; behind the header there is one more line. */
function behindRow({ paper }: Flat, { unit }: FlatUnit): number {
  const { grid, row } = unit.cell!;
  const end = lineEnd(paper.text, grid.rows[row]!.end);
  return row === 0 ? lineEnd(paper.text, nextLine(paper.text, end)) : end;
}

function rowIn(flat: Flat, { behind, cells }: RowStep): ReviewEdit {
  const at = behindRow(flat, flat.units[behind]!);
  const { grid } = flat.units[behind]!.unit.cell!;
  const { text } = flat.paper;
  const from = lineStart(text, grid.start);
  const lead = text.slice(from, grid.start).replace(/[^ \t>]/g, ' ');
  return {
    start: at,
    end: at,
    text: `\n${lead}${rowSource(cells)}`,
    shows: cells.map((cell) => BREAK + cell).join(''),
  };
}

const rowSource = (cells: readonly string[]) => `|${cells.map((cell) => ` ${escapedCell(cell)} |`).join('')}`;

function rowOut({ paper }: Flat, units: readonly FlatUnit[]): ReviewEdit {
  const { grid, row } = units[0]!.unit.cell!;
  const { start, end } = grid.rows[row]!;
  const from = lineStart(paper.text, start);
  return { start: lineEnd(paper.text, Math.max(0, from - 1)), end: lineEnd(paper.text, end), text: '', shows: '' };
}

function out(context: Context, { type, origins }: DropStep): ReviewEdit[] {
  const { flat } = context;
  const units = origins.flatMap((origin) => origin.units.map((i) => flat.units[i]!));
  if (type === 'row-out') return [rowOut(flat, units)];
  const { grid } = units[0]!.unit.cell!;
  return [dropped(context, { ...units.at(-1)!, unit: { ...units.at(-1)!.unit, start: grid.start, end: grid.end } })];
}

function tableIn(flat: Flat, { behind, rows }: TableStep): ReviewEdit {
  const { text } = flat.paper;
  const [head, ...body] = rows;
  const rule = `|${head!.map(() => ' --- |').join('')}`;
  const source = [rowSource(head!), rule, ...body.map(rowSource)].join('\n');
  const shows = rows
    .flat()
    .map((cell) => BREAK + cell)
    .join('');
  if (behind < 0) {
    const at = flat.units.length > 0 ? lineStart(text, flat.units[0]!.unit.start) : text.length;
    return { start: at, end: at, text: `${source}\n\n`, shows: shows.slice(1) + BREAK };
  }
  const { unit } = flat.units[behind]!;
  const at = behindBlock(flat.paper, (unit.cell?.grid ?? unit).end);
  const next = nextLine(text, at);
  const close = next < text.length && text.slice(next, lineEnd(text, next)).trim() !== '';
  return { start: at, end: at, text: `\n\n${source}${close ? '\n' : ''}`, shows };
}
