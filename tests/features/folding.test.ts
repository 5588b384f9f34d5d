import { expect, it } from 'vitest';
import { folds } from '../../server/src/features/shape/folding';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { draft } from './kit';

/** First and last line of each range. */
function lines(text: string): string[] {
  const { doc } = draft(`${text}⟦⟧`);
  return folds(doc).map((span) => {
    const all = doc.slice(span).split('\n');
    return all.length > 1 ? `${all[0]} … ${all.at(-1)}` : all[0]!;
  });
}

it('front matter, sections in all forms of heading, tables', () => {
  const text = `---
文种: 工作计划
---

# 2026年工作计划

## 一、重点任务

（一）深化融合

| 业务事项 | 党建措施 |
| --- | --- |
| 公益诉讼 | 政治能力 |

1. 办好案件。把矛盾化解在基层。
后文。

**保障**

正文。

## 二、其他

末尾。

`;
  expect(lines(text)).toEqual([
    '--- … ---',
    '## 一、重点任务 … 正文。',
    '（一）深化融合 … 正文。',
    '| 业务事项 | 党建措施 | … | 公益诉讼 | 政治能力 |',
    '1. 办好案件。把矛盾化解在基层。 … 正文。',
    '**保障** … 正文。',
    '## 二、其他 … 末尾。',
  ]);
});

it('nothing in files that are no drafts', () => {
  expect(folds(Doc.open('file:///a.md', '# 说明\n\n## 安装\n\n正文\n', builtin))).toEqual([]);
});
