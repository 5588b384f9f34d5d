/** What a step is called, and what it changes, in a reader's words. */
import type { Span } from '../../../base/span';
import { BREAK, type Flat, unitAt } from '../align/flat';
import { wordsAfter } from '../source/paragraphs';
import type { Step, TextStep } from './steps';
import type { Change, ChangeKind } from '../types';

type Told = Pick<Change, 'kind' | 'before' | 'after'> & { readonly place: Span };

/** `place` is on the text that went out. */
export function describe(flat: Flat, step: Step): Told {
  switch (step.type) {
    case 'text': {
      const kind = kindOf(flat, step);
      const before = marked(flat.text.slice(step.from, step.to));
      return { kind, before, after: marked(step.text), place: sourceOf(flat, step.from, step.to) };
    }
    case 'move': {
      const units = step.origin.units.map((i) => flat.units[i]!);
      const [first, last] = [units[0]!, units.at(-1)!];
      const whole = step.origin.row ? units : [{ ...first, to: last.to }];
      const after = whole.map((unit) =>
        wordsAfter(
          flat,
          unit,
          step.inner.filter(({ from }) => from >= unit.from && from <= unit.to),
        ),
      );
      return {
        kind: 'move',
        before: cells(flat.text.slice(first.from + 1, last.to)),
        after: after.join('｜'),
        place: { start: first.unit.start, end: last.unit.end },
      };
    }
    case 'row-in': {
      const { end } = flat.units[step.behind]!.unit;
      return { kind: 'row-in', before: '', after: step.cells.join('｜'), place: { start: end, end } };
    }
    case 'row-out':
    case 'table-out': {
      const units = step.origins.flatMap((origin) => origin.units.map((i) => flat.units[i]!));
      const before = cells(flat.text.slice(units[0]!.from + 1, units.at(-1)!.to));
      return {
        kind: step.type,
        before,
        after: '',
        place: { start: units[0]!.unit.start, end: units.at(-1)!.unit.end },
      };
    }
    case 'table-in': {
      const end = step.behind < 0 ? 0 : flat.units[step.behind]!.unit.end;
      return {
        kind: 'table-in',
        before: '',
        after: step.rows.map((row) => row.join('｜')).join('¶'),
        place: { start: end, end },
      };
    }
    case 'told': {
      const { unit } = flat.units[step.unit] ?? { unit: { start: 0, end: 0 } };
      return { kind: 'other', before: step.before, after: step.after, place: { start: unit.start, end: unit.start } };
    }
  }
}

const marked = (text: string): string => text.replaceAll(BREAK, '¶');
const cells = (text: string): string => text.replaceAll(BREAK, '｜');

function kindOf(flat: Flat, { from, to, text }: TextStep): ChangeKind {
  const was = flat.text.slice(from, to);
  if (was.startsWith(BREAK) && text === '' && to > from + 1) return 'drop-paragraph';
  if (was.includes(BREAK)) return 'join';
  if (text.startsWith(BREAK) && was === '') {
    const unit = flat.units[unitAt(flat, Math.max(0, from - 1))]!;
    return from === 0 || from === unit.to ? 'new-paragraph' : 'split';
  }
  if (text.includes(BREAK)) return 'split';
  if (was === '') return 'insert';
  return text === '' ? 'delete' : 'replace';
}

/** The source of a stretch of the paper; of a place between two characters, that place. */
function sourceOf({ starts, ends, text }: Flat, from: number, to: number): Span {
  const first = text[from] === BREAK && to > from ? from + 1 : from;
  if (to > first) return { start: starts[first]!, end: ends[to - 1]! };
  const at = from > 0 && text[from - 1] !== BREAK ? ends[from - 1]! : (starts[from] ?? 0);
  return { start: Math.max(0, at), end: Math.max(0, at) };
}
