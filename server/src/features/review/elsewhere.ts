/** What is said about a paragraph that moves or goes is not lost with it. */
import { leading } from '../../base/search';
import type { Flat } from './align/flat';
import { placeIn } from './notes';
import type { ReviewEdit } from './types';

interface Gone extends ReviewEdit {
  /** Where it stands now; of what goes for good, nowhere. */
  readonly target: ReviewEdit | undefined;
}

/**
 * Where a note comes whose place goes with one of the steps: behind its paragraph where that stands now, else behind what
 * stays in front of it. `steps` are the edits of each.
 */
export function keptElsewhere(flat: Flat, steps: readonly (readonly ReviewEdit[])[]): (note: ReviewEdit) => ReviewEdit {
  const gone = steps.flatMap((edits) =>
    edits.flatMap((edit): Gone[] => {
      const whole = edit.text === '' && flat.paper.text.slice(edit.start, edit.end).includes('\n');
      return whole ? [{ ...edit, target: edits.find(({ start, end, text }) => start === end && text !== '') }] : [];
    }),
  );
  const around = (at: number) => gone.find(({ start, end }) => start < at && at < end);
  return (note) => {
    const left = around(note.start);
    if (!left) return note;
    const { target } = left;
    // The end of its last line stays behind the note.
    if (target) {
      const end = target.text.endsWith('\n') ? '\n' : '';
      return { ...note, start: target.start, end: target.start, text: note.text + end };
    }
    for (let i = leading(flat.units.length, (k) => flat.units[k]!.unit.end <= left.start) - 1; i >= 0; i--) {
      const unit = flat.units[i]!;
      const at = placeIn(flat, unit.to, unit);
      if (around(at)) continue;
      return { ...note, start: at, end: at, text: unit.unit.cell ? note.text.replace(/(?<!\\)\|/g, '\\|') : note.text };
    }
    return note;
  };
}
