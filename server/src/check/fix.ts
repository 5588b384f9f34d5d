/** Applying fixes to a text. The overlap rule stands here and nowhere else. */
import type { Edit, Fix } from '../model/rule';

/**
 * The edits of several fixes that can be made together: a fix whose edits touch those of an earlier one is left out
 * as a whole, for another round. Two insertions at the same place touch. Sorted by start.
 */
export function compatibleEdits(fixes: readonly Fix[]): Edit[] {
  const taken: Edit[] = [];
  for (const fix of fixes) {
    const clash = fix.edits.some((edit) => taken.some((other) => edit.start <= other.end && other.start <= edit.end));
    if (!clash) taken.push(...fix.edits);
  }
  return taken.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The text after fixes; see `compatibleEdits` for those that overlap. Spans are UTF-16 offsets into `text`. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  let out = '';
  let at = 0;
  for (const edit of compatibleEdits(fixes)) {
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}
