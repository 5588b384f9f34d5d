import { describe, expect, it } from 'vitest';
import { hover } from '../../server/src/features/hover';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { draft } from './kit';

/** Words under the cursor, and what is shown for them. */
function shown(marked: string): { words: string; markdown: string } | undefined {
  const { doc, at } = draft(marked);
  const found = hover(doc, at.start, (offset) => doc.text.slice(0, offset).split('\n').length);
  return found && { words: doc.slice(found.span), markdown: found.markdown };
}

const table = (item: string, measure: string) =>
  `# 2026年工作计划\n\n| 业务事项 | 党建措施 |\n| --- | --- |\n| ${item} | ${measure} |\n`;

describe('hover', () => {
  it('a measure in a table: meaning, dimension, wordings, suggestions', () => {
    const { words, markdown } = shown(table('公益诉讼', '服务⟦⟧大局意识'))!;
    expect(words).toBe('服务大局意识');
    expect(markdown).toContain('**服务大局意识** · 思想认识');
    expect(markdown).toContain('常见写法：');
    expect(markdown.match(/^- /gm)!.length).toBeGreaterThanOrEqual(2);
  });

  it('a measure in a mark and in running text', () => {
    expect(shown('2026年工作计划\n\n办好公益诉讼案件。<!-- 措施：政治⟦⟧能力 -->')!.words).toBe('政治能力');
    expect(shown('2026年工作计划\n\n以公开⟦⟧听证化解行政争议。')!.markdown).toContain('**群众工作能力**');
  });

  it('a note: who asked what, and nothing that its words might mean', () => {
    const note = '<!-- 批注（王检察长 2026-01-18）：写明同部⟦⟧署、公开听证的时间〔指“调度”〕 -->';
    expect(shown(`2026年工作计划\n\n每月调度${note}。`)!.markdown).toBe(
      '**批注** 王检察长（2026-01-18）：写明同部署、公开听证的时间（指“调度”）',
    );
  });

  it('a key of front matter: what it is for, and what may be written', () => {
    const head = (line: string) => `---\n文种: 工作计划\n${line}\n---\n\n# 2026年工作计划\n`;
    expect(shown(head('紧急⟦⟧程度: 特急'))).toEqual({
      words: '紧急程度',
      markdown: '**紧急程度**\n\n要求办得多快\n\n可写：特急、加急',
    });
    expect(shown(head('ti⟦⟧tle: 甲'))).toBeUndefined();
  });

  it('an item: its category and what it is tied to in this document', () => {
    const { markdown } = shown(`${table('公益⟦⟧诉讼', '服务大局意识')}\n\n【事项：公益诉讼；措施：政治能力】`)!;
    expect(markdown).toMatch(/^\*\*公益诉讼.* · /);
    expect(markdown).toContain('- 第 5 行：服务大局意识');
    expect(markdown).toContain('- 第 8 行：政治能力');
  });

  it('an item without a tie says so', () => {
    expect(shown(table('公益⟦⟧诉讼', ''))!.markdown).toContain('没有写明');
  });

  it('says on what ground: where a measure comes from, why an item is to be tied', () => {
    const [measure] = builtin.dimensions.flatMap(({ measures }) => measures).filter(({ name }) => name === '政治能力');
    expect(shown('2026年工作计划\n\n【事项：公益诉讼；措施：政治⟦⟧能力】')!.markdown).toContain(
      `出处：${measure!.source}`,
    );
    for (const tie of ['', '政治能力']) {
      const { markdown } = shown(table('公益⟦⟧诉讼', tie))!;
      for (const ground of builtin.grounds) expect(markdown).toContain(ground.name);
    }
  });

  it('a stage in its set words', () => {
    const { words, markdown } = shown('2026年工作计划\n\n党建与业务同步⟦⟧部署、同步落实。')!;
    expect(words).toBe('同步部署');
    expect(markdown).toContain('**同部署**');
    expect(markdown).toContain('常见写法：');
    expect(markdown).toContain('出处：');
  });

  it('nothing elsewhere, and nothing in files that are no drafts', () => {
    expect(shown('2026年工作计划\n\n天气⟦⟧很好。')).toBeUndefined();
    expect(hover(Doc.open('file:///a.md', '以公开听证化解行政争议。', builtin), 3, () => 1)).toBeUndefined();
  });
});
