/** A comment behind a backslash is words, for the parser and for all that reads comments: nobody marks a draft by it. */
import { expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { cleanCopy } from '../../server/src/features/write/clean';
import { Doc } from '../../server/src/model/draft/doc';

const comments = ['<!-- 措施：政治能力 -->', '<!-- shuangyi-disable untied-item -->', '<!-- 批注（甲）：说明来源 -->'];
const docOf = (comment: string) =>
  Doc.open('file:///w/稿.md', `# 某某县人民检察院2026年工作计划\n\n全年办理公益诉讼案件。${comment}\n`, builtin);
const heardIn = (doc: Doc) =>
  doc.facts.flatMap(({ marks, suppressions, notes }) => [...marks, ...suppressions, ...notes]);

it.each(comments)('%s', (comment) => {
  for (const before of ['', '\\\\']) {
    const doc = docOf(before + comment);
    expect(heardIn(doc)).toHaveLength(1);
    expect(cleanCopy(doc, 'ours').removed).toBe(1);
  }
  for (const before of ['\\', '\\\\\\']) {
    const doc = docOf(before + comment);
    expect(heardIn(doc)).toEqual([]);
    expect(cleanCopy(doc, 'ours')).toMatchObject({ text: doc.text, removed: 0 });
  }
});
