/** Where a finding in the source stands on the paper. */
import { groupBy } from '../../../base/groupBy';
import { lazy } from '../../../base/getOrMake';
import { perKey } from '../../../base/perKey';
import { lastAtOrBelow } from '../../../base/search';
import type { Span } from '../../../base/span';
import type { Paper, Run, Unit } from '../../../model/visible/types';
import { unitsOf } from '../../../model/visible/units';

/** Visible source in one unit, from its first to its last visible character. */
export interface Placed extends Span {
  readonly unit: Unit;
}

/** Look-ups on a paper, made once. */
export const placesOn = perKey((paper: Paper) => new Places(paper));

class Places {
  /** Units that show something, in order of the source, and where they start. */
  readonly #shown: readonly Unit[];
  readonly #shownStarts: readonly number[];
  /** All of them. */
  readonly #all: readonly Unit[];
  readonly #starts: readonly number[];

  constructor(private readonly paper: Paper) {
    this.#all = unitsOf(paper).toSorted((a, b) => a.start - b.start || a.end - b.end);
    this.#starts = this.#all.map(({ start }) => start);
    this.#shown = this.#all.filter(showsAny);
    this.#shownStarts = this.#shown.map(({ start }) => start);
  }

  /**
   * The words that are meant by a stretch of source: what is visible of it in the first unit that shows any of it. For what
   * is hidden, and in an empty cell: the first cell of the row that says something, else the paragraph, else what stands in
   * front of it. Undefined only where the paper shows nothing at all.
   */
  words(span: Span): Placed | undefined {
    return this.#seen(span) ?? this.#noted(span) ?? this.#inRow(span) ?? this.#around(span);
  }

  /** The unit, shown or not, in whose source an offset lies or ends. */
  unitAt(offset: number): Unit | undefined {
    const unit = this.#all[lastAtOrBelow(this.#starts, offset)];
    return unit && unit.start <= offset && offset <= unit.end ? unit : undefined;
  }

  /** Whether anything of it is visible. */
  shows(span: Span): boolean {
    return this.#seen(span) !== undefined;
  }

  /** A stretch of one unit that is visible character by character; an empty one stands at visible words. */
  exact({ start, end }: Span): Placed | undefined {
    const i = lastAtOrBelow(this.#shownStarts, start);
    const unit = [this.#shown[i], this.#shown[i - 1]].find((one) => one && one.start <= start && end <= one.end);
    const shows = unit?.runs.some((run) => {
      if (run.type !== 'text') return false;
      const [first, last] = [indexOf(run.at, start), indexOf(run.at, end)];
      return first >= 0 && last - first === end - start;
    });
    return unit && shows ? { unit, start, end } : undefined;
  }

  #seen({ start, end: given }: Span): Placed | undefined {
    // An empty stretch means the sign that stands there, else the one in front.
    const end = Math.max(given, start + 1);
    let i = lastAtOrBelow(this.#shownStarts, start);
    const before = start === given ? [this.#shown[i], this.#shown[i - 1]] : [];
    for (; i < this.#shown.length && this.#shownStarts[i]! < end; i++) {
      const placed = within(this.#shown[i]!, { start, end });
      if (placed) return placed;
    }
    const unit = before.find((one) => one && one.start < start && start <= one.end);
    return unit && within(unit, { start: start - 1, end: start });
  }

  /** In a footnote: where the text refers to it, for there are no comments in footnotes. */
  #noted(span: Span): Placed | undefined {
    const note = [...this.paper.notes].find(([, { start, end }]) => start <= span.start && span.start < end);
    return note && this.#references().get(note[0]);
  }

  /** Where each footnote is referred to first. */
  readonly #references = lazy(() => {
    const found = new Map<string, Placed>();
    for (const unit of this.#shown) {
      for (const run of unit.runs) {
        if (run.type === 'note' && !found.has(run.key)) found.set(run.key, { unit, ...run.span });
      }
    }
    return found;
  });

  #inRow({ start }: Span): Placed | undefined {
    const unit = this.#all[lastAtOrBelow(this.#starts, start)];
    const row = unit?.cell?.grid.rows[unit.cell.row];
    // What is in no cell may stand at any blank between the bars.
    if (!row || start > row.end) return undefined;
    const filled = this.#rows().get(row) ?? [];
    return whole(filled.find(({ runs }) => runs.some(isWords)) ?? filled[0]);
  }

  /** Cells that show something, by row. */
  readonly #rows = lazy(() =>
    groupBy(
      this.#shown.filter(({ cell }) => cell),
      ({ cell }) => cell!.grid.rows[cell!.row]!,
    ),
  );

  #around({ start }: Span): Placed | undefined {
    return whole(this.#shown[lastAtOrBelow(this.#shownStarts, start)]);
  }
}

export const showsAny = ({ runs }: Unit) => runs.some((run) => run.type !== 'text' || run.text.length > 0);

const isWords = (run: Run) => run.type === 'text' && /\p{L}/u.test(run.text);

function whole(unit: Unit | undefined): Placed | undefined {
  return unit && within(unit, unit);
}

/** The visible source that a stretch shares with a unit; undefined where there is none. */
function within(unit: Unit, span: Span): Placed | undefined {
  const shared = unit.runs.flatMap((run) => sharedWith(run, span) ?? []);
  const [first, last] = [shared[0], shared.at(-1)];
  return first && last && { unit, start: first.start, end: last.end };
}

function sharedWith(run: Run, { start, end }: Span): Span | undefined {
  if (run.type !== 'text') return run.span.start < end && start < run.span.end ? run.span : undefined;
  const { at, text } = run;
  if (text.length === 0 || at[0]! >= end || at[text.length]! <= start) return undefined;
  const first = lastAtOrBelow(at, Math.max(start, at[0]!));
  const behind = lastAtOrBelow(at, end - 1) + 1;
  return { start: at[first]!, end: at[Math.min(behind, text.length)]! };
}

/** Index of that very offset, -1 where there is none. */
function indexOf(at: Int32Array, offset: number): number {
  const i = lastAtOrBelow(at, offset);
  return at[i] === offset ? i : -1;
}
