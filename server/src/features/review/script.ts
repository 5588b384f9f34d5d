/** All that was changed, as steps on the paper that went out: one for each change that a person is asked about. */
import type { Grid } from '../../model/visible/types';
import type { Who, WordParagraph } from '../../model/word/types';
import { compose, type Op } from './compose';
import { commonEnds } from './difference';
import { BREAK, type Flat, unitAt } from './flat';
import type { Entity, Flow, FlowCell } from './flow';
import type { Identity, Origin, Pair } from './identity';
import { keyOf, longestRise } from './similar';

interface By {
  /** Nobody left a trace where it is missing. */
  readonly who?: Who;
}

/** Words of the paper at `[from, to)` are replaced; both sides may hold ends of paragraphs. */
export interface TextStep extends By {
  readonly type: 'text';
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** For each `BREAK` in the text, the paragraph that it begins. */
  readonly forms: readonly WordParagraph[];
}

export interface MoveStep extends By {
  readonly type: 'move';
  readonly origin: Origin;
  /** Unit behind which it stands now; -1 for the beginning. */
  readonly behind: number;
  /** What was changed in it as well. */
  readonly inner: readonly TextStep[];
}

export interface RowStep extends By {
  readonly type: 'row-in';
  readonly grid: Grid;
  /** Unit behind which it stands. */
  readonly behind: number;
  readonly row: number;
  readonly cells: readonly string[];
}

export interface DropStep extends By {
  readonly type: 'row-out' | 'table-out';
  readonly origins: readonly Origin[];
}

export interface TableStep extends By {
  readonly type: 'table-in';
  readonly behind: number;
  readonly rows: readonly (readonly string[])[];
}

/** What is only told. */
export interface ToldStep extends By {
  readonly type: 'told';
  readonly unit: number;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

export type Step = TextStep | MoveStep | RowStep | DropStep | TableStep | ToldStep;

/** In the order of the paper as it came back. */
export function scriptOf(flat: Flat, flow: Flow, identity: Identity): Step[] {
  return new Script(flat, flow, identity).steps;
}

class Script {
  readonly steps: Step[] = [];
  /** The last unit that stands where it stood. */
  #behind = -1;
  /** The mark of the paragraph before is deleted. */
  #goesOn = false;
  readonly #tables: ReadonlyMap<number, number>;
  readonly #skipped = new Set<number>();
  readonly #newTables = new Map<number, { step: TableStep; rows: string[][] }>();

  constructor(
    readonly flat: Flat,
    readonly flow: Flow,
    readonly identity: Identity,
  ) {
    this.#tables = tablesOf(identity.pairs);
    this.#columns();
    const matched = identity.pairs.filter(({ origins }) => origins.length > 0);
    const rise = longestRise(matched.map(({ origins }) => origins[0]!.index));
    const moved = new Set(matched.filter((_, i) => !rise.has(i)));
    const gone = [...identity.gone];
    for (const pair of identity.pairs) {
      const [first] = pair.origins;
      if (first && !moved.has(pair)) while (gone.length > 0 && gone[0]!.index < first.index) this.#gone(gone.shift()!);
      if (!first) this.#added(pair.entities[0]!);
      else if (moved.has(pair)) this.#moved(pair);
      else this.#same(pair);
    }
    for (const origin of gone) this.#gone(origin);
    this.steps.splice(0, this.steps.length, ...joinedAcross(this.steps, flat));
  }

  /** Tables whose columns are others: cells would be taken for their neighbours. */
  #columns(): void {
    const told = new Set<number>();
    for (const { origins, entities } of this.identity.pairs) {
      const [origin, entity] = [origins[0], entities[0]];
      if (!origin?.row || !entity?.row) continue;
      const grid = this.flat.units[origin.units[0]!]!.unit.cell!.grid;
      const columns = grid.rows[0]!.cells.length;
      const merged = entity.row.cells.some(({ span }) => span > 1);
      if (entity.row.columns === columns && !merged) continue;
      this.#skipped.add(entity.row.table);
      if (told.has(grid.start)) continue;
      told.add(grid.start);
      const reason = merged
        ? '表格里合并了单元格，取不回来，请对照审阅稿修改这张表'
        : `表格从${columns}栏变成了${entity.row.columns}栏，取不回来，请对照审阅稿修改这张表`;
      this.steps.push({ type: 'told', unit: origin.units[0]!, before: '', after: '', reason });
    }
  }

  #gone({ units, row, key, ...origin }: Origin): void {
    const [first, last] = [this.flat.units[units[0]!]!, this.flat.units[units.at(-1)!]!];
    // What stands for a picture has no words to be known by.
    if (!row && key === '') return;
    if (row) {
      if (this.#skipped.has(this.#tables.get(row.table) ?? -1)) return;
      const step = this.steps.at(-1);
      if (!this.#tables.has(row.table) && step?.type === 'table-out' && step.origins[0]!.row!.table === row.table)
        this.steps[this.steps.length - 1] = { ...step, origins: [...step.origins, { units, row, key, ...origin }] };
      else {
        const type = this.#tables.has(row.table) ? 'row-out' : 'table-out';
        this.steps.push({ type, origins: [{ units, row, key, ...origin }] });
      }
      return;
    }
    this.steps.push({ type: 'text', from: first.from, to: last.to, text: '', forms: [] });
  }

  #added(entity: Entity): void {
    const { row } = entity;
    if (!row) {
      const text = paragraphsOf(entity.after);
      if (text.length === 0) return;
      const who = entity.pieces.find(({ change }) => change === 'inserted')?.who;
      const at = this.#behind < 0 ? 0 : this.flat.units[this.#behind]!.to;
      const traced = keyOf(entity.before) === '' ? who : undefined;
      const forms = text.map((_, i) => entity.paragraphs[i] ?? entity.paragraphs.at(-1)!);
      this.steps.push({
        type: 'text',
        from: at,
        to: at,
        text: text.map((one) => BREAK + one).join(''),
        forms,
        ...(traced && { who: traced }),
      });
      return;
    }
    if (this.#skipped.has(row.table)) return;
    const who = row.inserted ?? insertedIn(row.cells);
    if (keyOf(entity.after) === '' && !row.inserted) return;
    const table = [...this.#tables].find(([, number]) => number === row.table);
    if (table) {
      const behind = this.#behind;
      const cell = behind < 0 ? undefined : this.flat.units[behind]!.unit.cell;
      if (!cell || cell.grid.start !== table[0])
        return this.#told(entity, '表头前面加了行，取不回来，请对照审阅稿修改', who);
      const cells = cellsOf(row.cells, cell.grid.rows[0]!.cells.length);
      this.steps.push({ type: 'row-in', grid: cell.grid, behind, row: cell.row, cells, ...(who && { who }) });
      return;
    }
    const known = this.#newTables.get(row.table);
    if (known) known.rows.push(cellsOf(row.cells, known.rows[0]!.length));
    else {
      const rows = [cellsOf(row.cells, row.columns)];
      const step: TableStep = { type: 'table-in', behind: this.#lastOfGrid(this.#behind), rows, ...(who && { who }) };
      this.#newTables.set(row.table, { step, rows });
      this.steps.push(step);
    }
  }

  #told(entity: Entity, reason: string, who: Who | undefined): void {
    const after = entity.after.replaceAll(BREAK, '｜');
    this.steps.push({ type: 'told', unit: Math.max(0, this.#behind), before: '', after, reason, ...(who && { who }) });
  }

  /** A paragraph behind a table stands behind all of it. */
  #lastOfGrid(unit: number): number {
    const grid = this.flat.units[unit]?.unit.cell?.grid;
    if (!grid) return unit;
    let last = unit;
    while (this.flat.units[last + 1]?.unit.cell?.grid === grid) last++;
    return last;
  }

  #moved({ origins, entities }: Pair): void {
    const [origin] = origins;
    if (origin!.row) {
      const cell = this.flat.units[this.#behind]?.unit.cell;
      if (
        cell?.grid.start !== origin!.row.table ||
        origin!.row.at === 0 ||
        this.#skipped.has(entities[0]!.row?.table ?? -1)
      )
        return this.#told(entities[0]!, '表格的行移到了别处，取不回来，请对照审阅稿修改', undefined);
      const inner = this.#rowOps(origin!, entities[0]!);
      this.steps.push({ type: 'move', origin: origin!, behind: this.#behind, inner });
      return;
    }
    const all = this.#ops(origins, entities);
    const who = all.find((one) => one.who)?.who;
    const dropped =
      all.length === 1 && all[0]!.from === this.flat.units[origin!.units[0]!]!.from && all[0]!.text === '';
    if (dropped || origins.length > 1) this.steps.push(...all);
    else this.steps.push({ type: 'move', origin: origin!, behind: this.#behind, inner: all, ...(who && { who }) });
  }

  #same({ origins, entities }: Pair): void {
    const [origin, entity] = [origins[0]!, entities[0]!];
    if (origin.row) {
      if (!entity.row || this.#skipped.has(entity.row.table)) {
        this.#behind = origin.units.at(-1)!;
        return;
      }
      const emptied = keyOf(entity.after) === '' && origin.key !== '';
      if (entity.row.deleted || emptied) {
        const who = entity.row.deleted ?? deletedIn(entity.row.cells);
        this.steps.push({ type: 'row-out', origins: [origin], ...(who && { who }) });
        // What comes next stands behind it as long as it is there.
        this.#behind = origin.row.at === 0 ? origin.units.at(-1)! : this.#behind;
        return;
      }
      this.steps.push(...this.#rowOps(origin, entity));
      this.#behind = origin.units.at(-1)!;
      return;
    }
    const ops = this.#ops(origins, entities);
    const unit = this.flat.units[origin.units[0]!]!;
    const last = origins.at(-1)!.units[0]!;
    const dropped =
      ops.length === 1 && ops[0]!.from === unit.from && ops[0]!.to === this.flat.units[last]!.to && ops[0]!.text === '';
    this.steps.push(...ops);
    if (!dropped) this.#behind = last;
  }

  #rowOps({ units }: Origin, { row }: Entity): TextStep[] {
    return row!.cells.flatMap(({ column, pieces }) => {
      const unit = this.flat.units[units[column]!];
      if (!unit) return [];
      return stepsOf(this.flat, compose(this.flat.text.slice(unit.from + 1, unit.to), pieces), unit.from + 1, unit.to);
    });
  }

  /** What was changed in paragraphs that belong together. */
  #ops(origins: readonly Origin[], entities: readonly Entity[]): TextStep[] {
    const [first, last] = [this.flat.units[origins[0]!.units[0]!]!, this.flat.units[origins.at(-1)!.units[0]!]!];
    if (first.unit.paragraph?.role === 'image') return [];
    const pieces = entities.flatMap((entity, i) => {
      const sides = [entities[i - 1]?.paragraphs.at(-1), entity.paragraphs[0]] as [WordParagraph, WordParagraph];
      return i > 0 ? [{ text: BREAK, sides }, ...entity.pieces] : entity.pieces;
    });
    const base = this.flat.text.slice(first.from + 1, last.to);
    const title = first.unit.paragraph?.role === 'title';
    const read = title ? withoutBreaks(pieces, base) : pieces;
    const ops = compose(base, read);
    const joinedBy = entities.at(-1)!.joinedBy;
    const steps = stepsOf(this.flat, ops, first.from + 1, last.to);
    const next = this.flat.units[origins.at(-1)!.units[0]! + 1];
    if (joinedBy && next && !next.unit.cell)
      steps.push({ type: 'text', from: next.from, to: next.from + 1, text: '', forms: [], who: joinedBy });
    const goesOn = joinedBy !== undefined || this.#goesOn;
    this.#goesOn = joinedBy !== undefined;
    return emptied(steps, first.from, last.to, goesOn);
  }
}

/** Lines of a title are broken by the layout, too. */
function withoutBreaks<P extends { readonly text: string }>(pieces: readonly P[], base: string): P[] {
  if (base.includes('\n')) return [...pieces];
  return pieces.map((piece) =>
    piece.text.includes('\n') ? { ...piece, text: piece.text.replaceAll('\n', '') } : piece,
  );
}

/** A paragraph of which nothing is left is dropped, its sign with it. */
function emptied(steps: readonly TextStep[], from: number, to: number, goesOn: boolean): TextStep[] {
  if (goesOn || steps.length === 0 || to === from + 1) return [...steps];
  const removed = steps.reduce((sum, step) => sum + step.to - step.from, 0);
  const text = steps.map((step) => step.text).join('');
  if (removed < to - from - 1) return [...steps];
  const who = steps.find((step) => step.who)?.who;
  const by = who && { who };
  if (keyOf(text) === '') return [{ type: 'text', from, to, text: '', forms: [], ...by }];
  // Nothing is left of it but what was put in: it is one replacement.
  const words = paragraphsOf(text);
  const forms = steps.flatMap((step) => step.forms).slice(-(words.length - 1) || Number.POSITIVE_INFINITY);
  return [{ type: 'text', from: from + 1, to, text: words.join(BREAK), forms: words.length > 1 ? forms : [], ...by }];
}

/** Paragraphs that say something. */
const paragraphsOf = (text: string) =>
  text
    .split(BREAK)
    .map((one) => one.replace(/^[ \t\u3000]+/, '').trimEnd())
    .filter((one) => one !== '');

function stepsOf(flat: Flat, ops: readonly Op[], start: number, end: number): TextStep[] {
  return ops.flatMap((op): TextStep[] => {
    const { from, to } = { from: op.from + start, to: op.to + start };
    const was = flat.text.slice(from, to);
    const step = normal({ from, to, text: op.text, sides: op.sides }, was, start, end);
    return step ? [{ type: 'text', ...step, ...(op.who && { who: op.who }) }] : [];
  });
}

interface Raw {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly sides: Op['sides'];
}

/** Without what says nothing: blanks at the ends of a paragraph, empty paragraphs, words that stay. */
function normal(
  { from, to, text, sides }: Raw,
  was: string,
  start: number,
  end: number,
): Omit<TextStep, 'type'> | undefined {
  const [first, last] = [from === start, to === end];
  if (!text.includes(BREAK)) {
    const words = text.slice(first ? /^[ \t\u3000]*/.exec(text)![0].length : 0);
    const kept = last ? words.trimEnd() : words;
    if (was.includes(BREAK)) return { from, to, text: kept, forms: [] };
    const { head, tail } = commonEnds(was, kept);
    const same = head === was.length && head === kept.length;
    if (same || (keyOf(was) === '' && keyOf(kept) === '' && (first || last))) return undefined;
    return { from: from + head, to: to - tail, text: kept.slice(head, kept.length - tail), forms: [] };
  }
  // Empty paragraphs in between are none; those at the ends meet words that stay.
  const parts = text
    .split(BREAK)
    .map((one) => one.replace(/^[ \t\u3000]+|[ \t\u3000]+$/g, (blank) => blank.slice(0, 0)));
  const forms: WordParagraph[] = [];
  const kept: string[] = [];
  parts.forEach((part, i) => {
    const [atHead, atTail] = [i === 0, i === parts.length - 1];
    const empty = part === '';
    if (empty && !atHead && !atTail) return;
    if (empty && atTail && last) return;
    if (kept.length > 0) forms.push(sides[i - 1]?.[1] ?? sides.at(-1)![1]);
    kept.push(part);
  });
  if (kept.length === 2 && kept[0] === '' && first && from === to) return undefined;
  if (kept[0] === '' && first && kept.length > 1) {
    kept.shift();
    forms.shift();
  }
  const joined = kept.join(BREAK);
  if (joined === '' && was === '') return undefined;
  // Words in front of a paragraph with an end of their own are a paragraph behind the one before.
  if (first && from === to && joined.endsWith(BREAK)) {
    const own = kept.slice(0, -1);
    const before = own.map((_, i) => sides[Math.min(i, sides.length - 1)]![0]);
    return { from: start - 1, to: start - 1, text: own.map((one) => BREAK + one).join(''), forms: before };
  }
  return { from, to, text: joined, forms };
}

const insertedIn = (cells: readonly FlowCell[]) =>
  cells.flatMap(({ pieces }) => pieces).find(({ change }) => change === 'inserted')?.who;
const deletedIn = (cells: readonly FlowCell[]) =>
  cells.flatMap(({ pieces }) => pieces).find(({ change }) => change === 'deleted')?.who;

function cellsOf(cells: readonly FlowCell[], columns: number): string[] {
  const out = Array.from({ length: columns }, () => '');
  for (const { column, after } of cells) {
    const at = Math.min(column, columns - 1);
    out[at] = [out[at], after.trim()].filter(Boolean).join('\n');
  }
  return out;
}

/** Which table of the file is which of the paper, by most of its rows. */
function tablesOf(pairs: readonly Pair[]): Map<number, number> {
  const votes = new Map<number, Map<number, number>>();
  for (const { origins, entities } of pairs) {
    const [own, other] = [origins[0]?.row?.table, entities[0]?.row?.table];
    if (own === undefined || other === undefined) continue;
    const list = votes.get(own) ?? new Map<number, number>();
    list.set(other, (list.get(other) ?? 0) + 1);
    votes.set(own, list);
  }
  return new Map([...votes].map(([own, list]) => [own, [...list].sort((a, b) => b[1] - a[1])[0]![0]]));
}

/** What one author took away over the end of a paragraph is one step; whole paragraphs are one each. */
function joinedAcross(steps: readonly Step[], flat: Flat): Step[] {
  const out: Step[] = [];
  for (const step of steps) {
    const last = out.at(-1);
    if (step.type === 'text' && last?.type === 'text' && meet(last, step, flat.text))
      out[out.length - 1] = { ...last, to: step.to, text: last.text + step.text };
    else out.push(step);
  }
  return out.flatMap((step): Step[] => (step.type === 'text' ? shifted(step, flat) : [step]));
}

function meet(last: TextStep, step: TextStep, text: string): boolean {
  if (last.to !== step.from || last.from === last.to || step.from === step.to) return false;
  if (last.who === undefined || last.who.author !== step.who?.author) return false;
  const sign = text[step.from] === BREAK && step.to === step.from + 1 && text[last.from] !== BREAK;
  return sign || (text[last.to - 1] === BREAK && text[step.from] !== BREAK);
}

/** From behind one sign to behind another: the paragraphs between them go, each with its own sign. */
function shifted(step: TextStep, flat: Flat): TextStep[] {
  const { from, to, text } = step;
  if (to === from || text !== '' || flat.text[from - 1] !== BREAK || flat.text[to - 1] !== BREAK) return [step];
  const units = flat.units.slice(unitAt(flat, from), unitAt(flat, to - 1));
  return units.map((unit) => ({ ...step, from: unit.from, to: unit.to }));
}
