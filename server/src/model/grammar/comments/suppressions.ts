/** `<!-- shuangyi-disable rule-a rule-b -->`, `-enable`, `-disable-line`, `-disable-next-line`, `-disable-file`; ` -- reason` at the end. */
import type { Span } from '../../../base/span';
import { isEscaped } from './escaped';

/** `<!-- shuangyi-disable rule-a rule-b -->` and its kin. */
export interface Suppression extends Span {
  readonly what: 'disable' | 'enable' | 'disable-line' | 'disable-next-line' | 'disable-file';
  /** Named rules with their places; empty means every rule. */
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
}

const comment =
  /<!--\s*shuangyi-(disable-next-line|disable-line|disable-file|disable|enable)(?=[\s-])((?:(?!-->)[^\r\n]){0,400})-->/g;

/** All suppression comments in a range, in order. */
export function findSuppressions(source: string, span: Span): Suppression[] {
  if (!source.includes('shuangyi-', span.start)) return [];
  const found: Suppression[] = [];
  comment.lastIndex = span.start;
  for (let match = comment.exec(source); match && match.index < span.end; match = comment.exec(source)) {
    if (isEscaped(source, match.index)) continue;
    const at = match.index + match[0].length - 3 - match[2]!.length;
    // Behind -- stands why, in the writer's own words.
    const [names = ''] = match[2]!.split(/(?<=^|\s)--/, 1);
    const rules = [...names.matchAll(/[^\s,，、]+/g)].map((word) => ({
      id: word[0],
      span: { start: at + word.index, end: at + word.index + word[0].length },
    }));
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      what: match[1] as Suppression['what'],
      rules,
    });
  }
  return found;
}
