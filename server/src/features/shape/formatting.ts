/** Formatting of a document or of a range: numbers in sequence and signs in their form, nothing else. */
import { contains, type Edit, type Span } from '../../base/span';
import type { Steps } from '../../base/steps';
import type { Doc } from '../../model/draft/doc';
import type { Finding, Fix } from '../../model/rule/rule';
import { changesCited, type FindingsOf, repaired } from '../repair/codeActions';

/**
 * Edits that format a draft; none for other files. Formatting what they make changes nothing.
 * @param findingsOf the check by the rules about numbers and signs; called for each intermediate document
 * @param range only the paragraphs that it touches; numbers below it that would have to follow leave a series as it is
 */
export function* formatted(doc: Doc, findingsOf: FindingsOf, range?: Span): Steps<readonly Edit[]> {
  if (!doc.kind) return [];
  // Blocks in front of the range and behind it stay as they are, so it is known by what lies behind.
  const whole = range && wholeBlocks(doc, range);
  const behind = whole && doc.text.length - whole.end;
  return yield* repaired(doc, function* (current) {
    const within = whole && { start: whole.start, end: current.text.length - behind! };
    return (yield* findingsOf(current)).flatMap((finding) => fixIn(current, finding, within) ?? []);
  });
}

function wholeBlocks(doc: Doc, range: Span): Span {
  const { starts } = doc.parsed;
  const last = doc.blockAt(Math.max(range.start, range.end - 1));
  const end = (starts[last] ?? 0) + (doc.blocks[last]?.length ?? 0);
  return { start: Math.min(range.start, starts[doc.blockAt(range.start)] ?? 0), end: Math.max(range.end, end) };
}

/** The part of a fix that lies in the range; undefined where there is none. */
function fixIn(doc: Doc, finding: Finding, within: Span | undefined): Fix | undefined {
  const fix = finding.fixes?.().find(({ safe, formatting }) => safe || formatting);
  if (!fix) return undefined;
  const mine = (edit: Edit) => (!within || contains(within, edit)) && !changesCited(doc, edit);
  const edits = fix.edits.filter(mine);
  // Numbers follow each other: all of them or none.
  if (edits.length === 0 || (fix.formatting && edits.length < fix.edits.length)) return undefined;
  return { ...fix, edits };
}
