/** Leaves out what the writer has silenced with a comment. */
import { shift } from '../base/span';
import type { Doc } from '../model/draft/doc';
import { byBlock, foundIn } from '../model/draft/eachBlock';
import type { Suppression } from '../model/grammar/suppressions';
import { type Anchored, startOf } from './anchor';

/** A stretch of text in which some rules (or all, when `rules` is empty) keep quiet. */
interface Quiet {
  readonly start: number;
  readonly end: number;
  readonly rules: readonly string[];
}

/** The findings that no suppression comment covers. The finding about a wrong comment itself is never suppressed. */
export function suppressed(doc: Doc, findings: readonly Anchored[]): readonly Anchored[] {
  const quiet = quietRanges(doc);
  if (quiet.length === 0) return findings;
  return findings.filter((one) => {
    const { ruleId } = one.finding;
    const at = startOf(doc, one);
    return (
      ruleId === 'unknown-suppression' ||
      !quiet.some(({ start, end, rules }) => start <= at && at < end && (rules.length === 0 || rules.includes(ruleId)))
    );
  });
}

/** Whether there are such comments at all. */
export function hasSuppressions(doc: Doc): boolean {
  return comments(doc).length > 0;
}

function quietRanges(doc: Doc): Quiet[] {
  const { text } = doc;
  const out: Quiet[] = [];
  const open: { rules: readonly string[]; start: number }[] = [];
  for (const { what, start, end, rules: named } of suppressionsOf(doc)) {
    const rules = named.map((rule) => rule.id);
    switch (what) {
      case 'disable-file':
        out.push({ start: 0, end: Number.POSITIVE_INFINITY, rules });
        break;
      case 'disable-line':
        out.push({ ...lineAt(text, start), rules });
        break;
      case 'disable-next-line':
        out.push({ ...lineAt(text, lineAt(text, end).end), rules });
        break;
      case 'disable':
        open.push({ rules, start });
        break;
      case 'enable':
        for (let i = open.length - 1; i >= 0; i--) {
          const range = open[i]!;
          if (rules.length && !sameRules(range.rules, rules)) continue;
          out.push({ ...range, end: start });
          open.splice(i, 1);
        }
        break;
    }
  }
  for (const range of open) out.push({ ...range, end: Number.POSITIVE_INFINITY });
  return out;
}

/** Whether `enable` with these names closes a range: it must name each of the range's rules. */
function sameRules(range: readonly string[], named: readonly string[]): boolean {
  return range.length > 0 && range.every((id) => named.includes(id));
}

const comments = foundIn(byBlock(({ suppressions }) => (suppressions.length > 0 ? suppressions : undefined)));

/** All suppression comments of a draft, absolute, in order. */
export function suppressionsOf(doc: Doc): Suppression[] {
  return comments(doc).flatMap(({ block, value }) => {
    const by = doc.parsed.starts[block]!;
    return value.map(({ what, start, end, rules }) => ({
      what,
      start: start + by,
      end: end + by,
      rules: rules.map(({ id, span }) => ({ id, span: shift(span, by) })),
    }));
  });
}

/** The line that holds an offset, with its line end. */
function lineAt(text: string, offset: number): { start: number; end: number } {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  const rest = /\r\n?|\n/g;
  rest.lastIndex = offset;
  const match = rest.exec(text);
  return { start, end: match ? match.index + match[0].length : text.length + 1 };
}
