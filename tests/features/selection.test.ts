import { expect, it } from 'vitest';
import { selections } from '../../server/src/features/shape/selection';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { draft } from './kit';

/** The words of each range, long ones by their ends. */
function chain(marked: string): string[] {
  const { doc, at } = draft(marked);
  return selections(doc, at.start).map((span) => {
    const words = doc.slice(span).replaceAll('\n', '⏎');
    return words.length > 24 ? `${words.slice(0, 8)}…${words.slice(-8)}` : words;
  });
}

it('clause, sentence, paragraph, sections, document', () => {
  const text =
    '# 2026年工作计划\n\n## 一、重点任务\n\n（一）深化融合\n\n首先学习。办好民⟦⟧生案件，化解矛盾。再次总结。\n\n## 二、其他\n';
  expect(chain(text)).toEqual([
    '办好民生案件，',
    '办好民生案件，化解矛盾。',
    '首先学习。办好民生案件，化解矛盾。再次总结。',
    '（一）深化融合⏎…矛盾。再次总结。',
    '## 一、重点任…矛盾。再次总结。',
    '# 2026年工…⏎## 二、其他',
  ]);
});

it('value, cell, row, table', () => {
  const table =
    '| 业务事项 | 党建措施 |\n| --- | --- |\n| 公益诉讼 | 政治⟦⟧能力、抓落实能力 |\n| 刑事申诉 | 政治能力 |';
  expect(chain(table).slice(0, 4)).toEqual([
    '政治能力',
    '政治能力、抓落实能力',
    '| 政治能力、抓落实能力 |',
    '| 公益诉讼 | 政治能力、抓落实能力 |',
  ]);
});

it('value, field, mark', () => {
  expect(chain('开展巡查。【事项：公益诉讼；措施：政治⟦⟧能力、抓落实能力】').slice(0, 4)).toEqual([
    '政治能力',
    '政治能力、抓落实能力',
    '事项：公益诉讼；措施：政治能力、抓落实能力',
    '【事项：公益诉讼；措施：政治能力、抓落实能力】',
  ]);
});

it('value, entry and whole of the front matter', () => {
  expect(chain('---\n文种: 工作⟦⟧计划\n单位: 云溪县人民检察院\n---\n').slice(0, 3)).toEqual([
    '工作计划',
    '文种: 工作计划',
    '---⏎文种: …民检察院⏎---',
  ]);
});

it('nothing in files that are no drafts', () => {
  expect(selections(Doc.open('file:///a.md', '# 说明\n\n正文。\n', builtin), 8)).toEqual([]);
});
