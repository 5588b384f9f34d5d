/** Applying fixes to a text. The overlap rule stands here and nowhere else. */
import type { Edit } from '../base/span';
import type { Doc } from '../model/draft/doc';
import type { Fix } from '../model/rule/rule';

/**
 * Those of several fixes that can be made together, in the order given: one whose edits touch those of an earlier one is
 * left out as a whole, for another round. Two insertions at the same place touch.
 */
export function compatible<T extends Pick<Fix, 'edits'>>(fixes: readonly T[]): T[] {
  // In order of text at all times, so that a clash is found by halving.
  const taken: Edit[] = [];
  return fixes.filter(({ edits }) => {
    if (edits.some((edit) => touches(taken, edit))) return false;
    for (const edit of edits) taken.splice(firstBehind(taken, edit.end), 0, edit);
    return true;
  });
}

/** Their edits, sorted by start. */
export function compatibleEdits(fixes: readonly Fix[]): Edit[] {
  return compatible(fixes)
    .flatMap(({ edits }) => edits)
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function touches(taken: readonly Edit[], { start, end }: Edit): boolean {
  const before = taken[firstBehind(taken, end) - 1];
  return before !== undefined && start <= before.end;
}

/** Index of the first edit that starts behind an offset. */
function firstBehind(taken: readonly Edit[], offset: number): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (taken[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The text after fixes; see `compatibleEdits` for those that overlap. Spans are UTF-16 offsets into `text`. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  return withEdits(text, compatibleEdits(fixes));
}

/** The text after edits in order of text that do not overlap. */
function withEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const edit of edits) {
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}

/** Each edit costs little by itself, many of them cost less as one. */
const fewEdits = 20;

/** The document after edits in order of text that do not overlap. */
export function editedDoc(doc: Doc, edits: readonly Edit[]): Doc {
  // From the end, so that the offsets of those in front stay right.
  if (edits.length <= fewEdits) return edits.reduceRight((current, edit) => current.edit(edit), doc);
  const [first, last] = [edits[0]!, edits.at(-1)!];
  const text = withEdits(doc.text, edits);
  const end = last.end + text.length - doc.text.length;
  return doc.edit({ start: first.start, end: last.end, text: text.slice(first.start, end) }, text);
}
