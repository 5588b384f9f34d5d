/** One finding in place of many about the same slip. */
import type { Doc } from '../model/draft/doc';
import type { Fix } from '../model/rule/rule';
import type { Note } from './anchor';

/** As many related places as anybody looks at. */
export const mostRelated = 20;

/** Findings in order of text, those of one rule about the same slip as one, which stands where the first of them does. */
export function grouped(findings: readonly Note[]): readonly Note[] {
  const groups = new Map<string, Note[]>();
  const firsts = findings.filter((one) => {
    const { ruleId, slip } = one;
    if (slip === undefined) return true;
    const key = `${ruleId} ${slip}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
    return !group;
  });
  if (firsts.length === findings.length) return findings;
  const many = [...groups.values()].filter((group) => group.length > 1);
  const byFirst = new Map(many.map((group) => [group[0]!, asOne(group)]));
  return firsts.map((one) => byFirst.get(one) ?? one);
}

function asOne(all: readonly Note[]): Note {
  return {
    ...all[0]!,
    message: `${all[0]!.message}同样的问题全文共 ${all.length} 处。`,
    related: all.slice(1, 1 + mostRelated).map(({ block, span, endBlock, message }) => {
      return { block, span, endBlock, message };
    }),
    fixes: (doc) => fixesOf(doc, all),
  };
}

/** One fix for all of them, where each has one, then those of the first alone. */
function fixesOf(doc: Doc, findings: readonly Note[]): Fix[] {
  const own = findings[0]!.fixes?.(doc) ?? [];
  const each = findings.flatMap((one) => one.fixes?.(doc).slice(0, 1) ?? []);
  if (each.length < findings.length) return [...own];
  const edits = each.flatMap((fix) => fix.edits);
  const all = { title: `全部改正（${each.length} 处）`, edits, safe: each.every((fix) => fix.safe), preferred: true };
  return [all, ...own.map((fix) => ({ ...fix, title: `只改这一处：${fix.title}`, preferred: false }))];
}
