/** Whole pieces of text are offered where they fit, and nowhere else. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { snippetFiles } from '../../server/src/generate/snippets';
import { Doc } from '../../server/src/model/draft/doc';
import { readOne } from '../kit/marked';
import { draft, offered } from './kit';

/** What is offered in a file that is a draft only if it says so. */
function inFile(marked: string) {
  const { text, at } = readOne(marked);
  return offered(Doc.open('file:///a.md', text, builtin), at.start);
}
const labels = (list: readonly { label: string }[]) => list.map(({ label }) => label);
const inDraft = (marked: string) => {
  const { doc, at } = draft(marked);
  return offered(doc, at.start);
};

const bodies = new Map(
  snippetFiles(builtin).flatMap(({ text }) =>
    Object.entries(JSON.parse(text) as Record<string, { body: string[] }>).map(
      ([name, { body }]) => [name, body.join('\n')] as const,
    ),
  ),
);

describe('in Markdown that is no draft', () => {
  it.each([
    'The d⟦⟧',
    '# Notes\n\nThe d⟦⟧og',
    'gzjh⟦⟧ and more',
    'some words\n\ngzjh⟦⟧',
    '- rwqd⟦⟧',
    '```\ngzjh⟦⟧\n```',
  ])('nothing: %s', (text) => expect(inFile(text)).toEqual([]));

  it('an empty file is offered whole drafts, as the snippets have them', () => {
    for (const text of ['⟦⟧', 'gzjh⟦⟧', '工作计⟦⟧', '\ufeff\n\ngz⟦⟧\n'])
      expect(labels(inFile(text)), text).toContain('工作计划');
    const [plan] = inFile('gzjh⟦⟧');
    expect(plan).toMatchObject({ snippet: true, span: { start: 0, end: 4 } });
    expect(plan!.text).toBe(bodies.get('工作计划'));
    expect(labels(inFile('wj⟦⟧'))).toEqual(['文件头']);
  });
});

describe('in a draft', () => {
  const head = '# 云溪县人民检察院2026年工作计划\n\n';
  it('tables, marks and sentences of its kind stand on a line of their own', () => {
    expect(labels(inDraft(`${head}rwq⟦⟧\n`))).toContain('任务清单');
    expect(labels(inDraft(`${head}gzjhk⟦⟧\n`))).toContain('工作计划：开头');
    expect(labels(inDraft(`${head}gzzjk⟦⟧\n`))).not.toContain('工作总结：开头');
    expect(labels(inDraft(`${head}抓好办案rwq⟦⟧\n`))).not.toContain('任务清单');
  });

  it('wordings of measures stand behind words too', () => {
    expect(labels(inDraft(`${head}抓好公益诉讼，qzgz⟦⟧`))).toContain('群众工作能力');
    expect(inDraft(`${head}抓好公益诉讼，dycs⟦⟧`).find(({ label }) => label === '对应措施')!.text).toBe(
      bodies.get('对应措施'),
    );
  });

  it('never in a cell, and never a whole draft', () => {
    const table = `${head}| 业务事项 | 党建措施 |\n| --- | --- |\n| 公开听证 | `;
    for (const typed of ['rwqd', 'gzjh', 'rhsx', 'dycs'])
      expect(labels(inDraft(`${table}${typed}⟦⟧ |\n`)), typed).not.toContain('任务清单');
    expect(inDraft(`${table}dycs⟦⟧ |\n`).filter(({ label }) => label === '对应措施')).toEqual([]);
    expect(
      inDraft(`${head}| 栏目 | 说明 |\n| --- | --- |\n| 甲 | dycs⟦⟧ |\n`).filter(({ label }) => label === '对应措施'),
    ).toEqual([]);
    expect(labels(inDraft(`${head}gzjh⟦⟧\n`))).not.toContain('工作计划');
  });
});
