/** All that was changed, put together in the order of the paper. */
import { columnsIn } from '../../../model/visible/units';
import type { Who } from '../../../model/word/types';
import { BREAK, type Flat, mostColumns } from '../align/flat';
import type { Entity, Flow } from '../align/flow';
import type { Identity, Origin, Pair } from '../align/identity';
import { keyOf, longestRise } from '../align/similar';
import { compose } from './compose';
import { cellsOf, deletedIn, insertedIn, tablesOf } from './rows';
import type { MoveStep, Step, TableStep, TextStep } from './steps';
import {
  besidePicture,
  emptied,
  joinedAcross,
  paragraphsOf,
  piecesOf,
  stepsOf,
  withoutBreaks,
  withoutPlaceholders,
} from './trim';

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
  readonly #behindOf = new Map<number, Pair>();
  readonly #consumed = new Set<Pair>();
  /** What goes on in the paragraph that is at hand. */
  readonly #appended: [Origin, Pair, number][] = [];
  #into: MoveStep['into'];
  /** What is gone and was not told yet. */
  readonly #open: Origin[] = [];
  readonly #movedEntities = new Set<number>();
  #isMoved: ReadonlySet<Pair> = new Set();
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
    this.#isMoved = moved;
    for (const { entities } of moved) for (const { index } of entities) this.#movedEntities.add(index);
    identity.pairs.forEach(({ entities }, i) => {
      const next = identity.pairs[i + 1];
      if (next) this.#behindOf.set(entities.at(-1)!.index, next);
    });
    const gone = this.#open;
    gone.push(...identity.gone);
    for (const pair of identity.pairs) {
      const [first] = pair.origins;
      if (first && !moved.has(pair)) while (gone.length > 0 && gone[0]!.index < first.index) this.#gone(gone.shift()!);
      if (this.#consumed.has(pair)) continue;
      if (!first) this.#added(pair.entities[0]!);
      else if (moved.has(pair)) this.#moved(pair);
      else this.#same(pair);
      for (const [origin, { entities }, unit] of this.#appended.splice(0))
        this.#move(origin, this.#ops([origin], entities), { unit, side: 'end' });
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
      const columns = columnsIn(grid);
      // What goes beyond was put into the last one.
      if (columns > mostColumns) this.#skipped.add(entity.row.table);
      if (columns > mostColumns) continue;
      const merged = entity.row.cells.some(({ span, continues }) => span > 1 || continues);
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
    // What has no words (a picture, an empty row) cannot be known.
    if (key === '') return;
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
      // Behind an end of its own nothing is left that could go on.
      const goesOn = entity.joinedBy && keyOf(entity.after.slice(entity.after.lastIndexOf(BREAK) + 1)) !== '';
      const next = goesOn && this.#behindOf.get(entity.index);
      const target = next && next.origins.length > 0 && !next.origins[0]!.row && !this.#isMoved.has(next);
      if (target) {
        const place = this.flat.units[next.origins[0]!.units[0]!]!.from + 1;
        this.steps.push({ type: 'text', from: place, to: place, text: text.join(BREAK), forms: [] });
        return;
      }
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
    if (row.deleted || (keyOf(entity.after) === '' && !row.inserted)) return;
    const table = [...this.#tables].find(([, number]) => number === row.table);
    if (table) {
      const behind = this.#behind;
      const cell = behind < 0 ? undefined : this.flat.units[behind]!.unit.cell;
      if (!cell || cell.grid.start !== table[0])
        return void this.#told(entity, '表头前面加了行，取不回来，请对照审阅稿修改', who);
      const cells = cellsOf(row.cells, columnsIn(cell.grid));
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
        return void this.#told(entities[0]!, '表格的行移到了别处，取不回来，请对照审阅稿修改', undefined);
      const inner = this.#rowOps(origin!, entities[0]!);
      this.steps.push({ type: 'move', origin: origin!, behind: this.#behind, inner });
      return;
    }
    // What was joined moves as one.
    const whole: Origin = { ...origin!, units: origins.flatMap(({ units }) => units) };
    const [{ from }, { to }] = [this.flat.units[whole.units[0]!]!, this.flat.units[whole.units.at(-1)!]!];
    const raw = this.#ops(origins, entities);
    const isFront = (step: TextStep) => step.from === from && step.to === from && step.text.startsWith(BREAK);
    this.steps.push(...this.#relocated(raw.filter(isFront), from, to));
    const all = this.#relocated(
      raw.filter((step) => !isFront(step)),
      from,
      to,
    );
    const dropped = all.length === 1 && all[0]!.from === from && all[0]!.text === '';
    if (dropped) this.steps.push(...all);
    else this.#move(whole, all);
  }

  /** It stands elsewhere; new paragraphs beside it are none of it. */
  #move(origin: Origin, steps: readonly TextStep[], into?: MoveStep['into']): void {
    const [first, last] = [this.flat.units[origin.units[0]!]!, this.flat.units[origin.units.at(-1)!]!];
    const inner = steps.filter(({ from, to }) => from > first.from && to <= last.to);
    const who = inner.find((one) => one.who)?.who;
    const around = steps.filter((step) => !inner.includes(step));
    const behind = this.#behind;
    const target = into ?? this.#into;
    this.#into = undefined;
    this.steps.push({ type: 'move', origin, behind, inner, ...(who && { who }), ...(target && { into: target }) });
    this.steps.push(...around);
  }

  /** New paragraphs in front of a paragraph, or behind one that does not stay, come behind what stays. */
  #relocated(steps: readonly TextStep[], from: number, to: number): TextStep[] {
    const at = this.#behind < 0 ? 0 : this.flat.units[this.#behind]!.to;
    return steps.map((step) => {
      const beside = step.from === step.to && step.text.startsWith(BREAK) && (step.from === from || step.from === to);
      return beside ? { ...step, from: at, to: at } : step;
    });
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
    const unit = this.flat.units[origin.units[0]!]!;
    const last = origins.at(-1)!.units[0]!;
    const ops = this.#relocated(this.#ops(origins, entities), unit.from, -1);
    const dropped =
      ops.length === 1 && ops[0]!.from === unit.from && ops[0]!.to === this.flat.units[last]!.to && ops[0]!.text === '';
    this.steps.push(...ops);
    if (!dropped) this.#behind = last;
  }

  /** The mark at the end of a paragraph is deleted: what stands behind it goes on in it. */
  #joining(origin: Origin, entity: Entity, who: Who): TextStep[] {
    const next = this.flat.units[origin.units[0]! + 1];
    const behind = this.#behindOf.get(entity.index);
    const [other] = behind?.entities ?? [];
    // With a blank line, or in front of a table, that means nothing.
    if (!behind || !other || other.row || other.index !== entity.index + 1) return [];
    if (this.#isPicture(behind)) {
      const reason = '这一段和后面的图片并成了一段，取回后图片仍单独成段';
      this.steps.push({ type: 'told', unit: origin.units[0]!, before: '', after: entity.after, reason, who });
      return [];
    }
    if (behind.origins[0]?.index === origin.index + 1 && !this.#isMoved.has(behind))
      return [{ type: 'text', from: next!.from, to: next!.from + 1, text: '', forms: [], who }];
    const over = this.#over(origin, behind);
    if (over) return [over];
    const { after } = other;
    const unit = origin.units[0]!;
    if (behind.origins.length === 0 && !other.joinedBy && !after.includes(BREAK)) {
      this.#consumed.add(behind);
      const { to } = this.flat.units[unit]!;
      return [{ type: 'text', from: to, to, text: after.trimEnd(), forms: [], who }];
    }
    const [target] = behind.origins;
    const single = behind.origins.length === 1 && behind.entities.length === 1 && !other.joinedBy && !target!.row;
    const moves = this.#movedEntities.has(entity.index);
    if (single && moves && !this.#isMoved.has(behind)) this.#into = { unit: target!.units[0]!, side: 'start' };
    else if (single && !moves) {
      // It stands elsewhere in the paper that went out.
      this.#consumed.add(behind);
      this.#appended.push([target!, behind, unit]);
    } else {
      const reason = '这一段和后面移来或新加的一段合并了，取不回来，请对照审阅稿修改';
      this.steps.push({ type: 'told', unit, before: '', after, reason, who });
    }
    return [];
  }

  #isPicture({ origins: [origin] }: Pick<Pair, 'origins'>): boolean {
    return origin !== undefined && this.flat.units[origin.units[0]!]!.unit.paragraph?.role === 'image';
  }

  /** All that stood between it and the next one is gone as well, without a trace. */
  #over({ index }: Origin, behind: Pair): TextStep | undefined {
    const [target] = behind.origins;
    if (!target || target.row || this.#isMoved.has(behind)) return undefined;
    const between = this.#open.filter((one) => one.index > index && one.index < target.index);
    const all = between.length > 0 && between.length === target.index - index - 1;
    if (!all || between.some(({ row, key }) => row || key === '')) return undefined;
    this.#open.splice(this.#open.indexOf(between[0]!), between.length);
    const [from, to] = [between[0]!, target].map(({ units }) => this.flat.units[units[0]!]!.from) as [number, number];
    return { type: 'text', from, to: to + 1, text: '', forms: [] };
  }

  #rowOps({ units }: Origin, { row }: Entity): TextStep[] {
    return row!.cells.flatMap(({ column, pieces }) => {
      const unit = this.flat.units[units[column]!];
      if (!unit) return [];
      return stepsOf(
        this.flat,
        compose(this.flat.text.slice(unit.from + 1, unit.to), withoutPlaceholders(pieces, unit.unit.runs)),
        unit.from + 1,
        unit.to,
      );
    });
  }

  /** What was changed in paragraphs that belong together. */
  #ops(origins: readonly Origin[], entities: readonly Entity[]): TextStep[] {
    const [first, last] = [this.flat.units[origins[0]!.units[0]!]!, this.flat.units[origins.at(-1)!.units[0]!]!];
    if (this.#isPicture({ origins })) return besidePicture(first, entities);
    const pieces = piecesOf(entities);
    const base = this.flat.text.slice(first.from + 1, last.to);
    const title = first.unit.paragraph?.role === 'title';
    const read = withoutPlaceholders(title ? withoutBreaks(pieces, base) : pieces, first.unit.runs);
    const { joinedBy } = entities.at(-1)!;
    const steps = stepsOf(this.flat, compose(base, read), first.from + 1, last.to, this.#goesOn);
    // A paragraph that goes with all of its words joins nothing, unless the one before goes on in it.
    const [tail, ...before] = entities.at(-1)!.after.split(BREAK).reverse();
    const joins = joinedBy !== undefined && (keyOf(tail!) !== '' || (this.#goesOn && before.length === 0));
    const joining = joins ? this.#joining(origins.at(-1)!, entities.at(-1)!, joinedBy) : [];
    steps.push(...joining);
    const goesOn = joining.length > 0 || this.#goesOn;
    this.#goesOn = joining.some(({ to, from }) => to > from);
    return emptied(steps, first.from, last.to, goesOn);
  }
}
