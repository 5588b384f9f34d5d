/** Words by which chapters and drafts are judged, and the tallies that document rules rest on. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { measurePlace, pairedItems, partyChapters } from '../../server/src/model/draft/chapters';
import { measureIds, signsOf, signsWithin, talliesOf } from '../../server/src/model/draft/digest';
import { Doc } from '../../server/src/model/draft/doc';
import { hasSign, signsIn } from '../../server/src/model/grammar/signs';

const text = `# 青溪县人民检察院2026年党建与业务融合工作总结

## 一、检察办案

办理审查逮捕案件120件。办理公益诉讼案件30件。

## 二、党的建设

每月组织学习。开展谈心谈话。

| 业务事项 | 党建措施 |
| --- | --- |
| 公开听证 | 上门释法说理 |
| 支持起诉 | |
`;
const open = (source: string) => Doc.open('file:///a.md', source, builtin);

describe('signs', () => {
  it('a routine word inside a form that goes with casework is none', () => {
    const signs = (words: string) =>
      signsIn(builtin, words).map(({ sign, start, end }) => `${sign} ${words.slice(start, end)}`);
    expect(signs('召开会议')).toContain('routine 会议');
    expect(signs('召开联席会议')).not.toContain('routine 会议');
    expect(signs('联席会议后又召开会议')).toContain('routine 会议');
  });

  it('knows the words of stages and effects', () => {
    expect(hasSign(builtin, '年底考核', 'stage:assess')).toBe(true);
    expect(hasSign(builtin, '法律效果', 'effect:effect.legal')).toBe(true);
    expect(hasSign(builtin, '', 'routine')).toBe(false);
  });
});

describe('a draft in short', () => {
  const doc = open(text);

  it('chapters on Party building, and what they hold', () => {
    const [chapter, ...more] = partyChapters(doc);
    expect(more).toEqual([]);
    expect(chapter!.words).toBe('党的建设');
    expect(talliesOf(doc).of(chapter!)).toMatchObject({ segments: 2, ties: 1 });
    expect(talliesOf(doc).of(doc.outline[0]!)).toMatchObject({ segments: 2, work: 3, ties: 0 });
    expect(signsWithin(doc, doc.extentOf(chapter!), ['routine']).map((hit) => doc.slice(hit))).toEqual([
      '学习',
      '谈心谈话',
    ]);
  });

  it('rows that name an item and a measure', () => {
    expect(pairedItems(doc).count).toBe(1);
    expect(doc.slice(doc.spanOf(measurePlace(doc)!))).toBe('党建措施');
    expect(measureIds(doc).has('ability.mass-work')).toBe(true);
  });

  it('says the same after an edit as from scratch', () => {
    const at = text.indexOf('每月组织学习');
    const edited = doc.edit({ start: at, end: at, text: '年底考核。' });
    const fresh = open(edited.text);
    for (const sign of ['incentives', 'routine', 'partyChapters'] as const) {
      expect(signsOf(edited).has(sign), sign).toBe(signsOf(fresh).has(sign));
    }
    expect(signsOf(doc).has('incentives')).toBe(false);
    expect(signsOf(edited).has('incentives')).toBe(true);
    expect(talliesOf(edited).of()).toEqual(talliesOf(fresh).of());
  });

  it('an empty draft has nothing', () => {
    const empty = open('');
    expect(partyChapters(empty)).toEqual([]);
    expect(pairedItems(empty)).toEqual({ count: 0, known: 0, ids: [] });
    expect(measurePlace(empty)).toBeUndefined();
  });
});
