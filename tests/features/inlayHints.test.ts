import { describe, expect, it } from 'vitest';
import { inlayHints } from '../../server/src/features/shape/inlayHints';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { draft } from './kit';

/** The range between the marks with the hints in their places. */
function shown(marked: string): string {
  const { doc, at } = draft(marked);
  const hints = inlayHints(doc, at);
  return hints
    .sort((a, b) => b.at - a.at)
    .reduce((text, hint) => `${text.slice(0, hint.at)}{${hint.label}}${text.slice(hint.at)}`, doc.text)
    .split('\n')
    .at(-1)!;
}

const title = '# 2026年工作计划\n\n';

describe('one hint behind a paragraph', () => {
  it('of measures in other words than their names', () => {
    expect(shown(`${title}⟦通过公开听证办好刑事申诉案件。天气很好。⟧`)).toBe(
      '通过公开听证办好刑事申诉案件。天气很好。{⟵ 群众工作能力}',
    );
    const two = `${title}⟦通过公开听证办好刑事申诉案件。再通过公开听证办好民事申诉案件。⟧`;
    const { doc, at } = draft(two);
    expect(inlayHints(doc, at).map(({ tooltip }) => tooltip.split('\n').length)).toEqual([2]);
  });

  it('none where the name is written, or a mark says it', () => {
    for (const text of [
      '以服务大局意识引领公益诉讼检察。',
      '办好刑事申诉案件。<!-- 措施：群众工作能力 -->',
      '深入学习。',
    ])
      expect(shown(`${title}⟦${text}⟧`)).toBe(text);
  });

  it('of a measure that the heading states', () => {
    const text = `${title}## 一、增强服务大局意识\n\n⟦办好公益诉讼案件。⟧`;
    expect(shown(text)).toBe('办好公益诉讼案件。{⟵ 服务大局意识}');
    const { doc, at } = draft(text);
    expect(inlayHints(doc, at)[0]!.tooltip).toContain('随标题“增强服务大局意识”');
  });

  it('only in the range that was asked for', () => {
    expect(shown(`${title}通过公开听证办好刑事申诉案件。\n\n⟦天气很好。⟧`)).toBe('天气很好。');
    const { doc, at } = draft(`${title}通过公开⟦听⟧证办好刑事申诉案件。\n\n再通过公开听证办好刑事申诉案件。`);
    expect(inlayHints(doc, at)).toHaveLength(1);
  });

  it('none in files that are no drafts', () => {
    const text = '# 说明\n\n通过公开听证办好刑事申诉案件。';
    expect(inlayHints(Doc.open('file:///a.md', text, builtin), { start: 0, end: text.length })).toEqual([]);
  });
});
