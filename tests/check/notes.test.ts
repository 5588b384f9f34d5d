/** What reviewers say in notes changes nothing of what is found in a draft. */
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { summarise, tasksOf } from '../../server/src/model/office/summary';
import { health } from '../../server/src/features/views/health';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';

const draft = `---
文种: 工作计划
阶段: 报审
---

# 云溪县人民检察院2026年工作计划

各部门：

## 一、重点任务

抓好以下三项工作：一是办好公益诉讼案件，由第四检察部党支部每季度巡查一次。二是开展公开听证，做到应听尽听，全年不少于12场。三是落实司法救助、待补充。

| 序号 | 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- | --- |
| 1 | 公益诉讼 | 群众工作能力 | 第四检察部 | 2026年6月底前 |
| 2 | 司法救助 |  | 第五检察部 |  |

## 二、组织保障

- 加强组织领导，压实责任。
- 增长百分之50。<!-- 措施：服务大局意识 -->

云溪县人民检察院

2026年1月5日
`;

/** Words that mean something to rules, marks and the figures. */
const note =
  '<!-- 批注（王检察长 2026-01-18）：三项措施：一是公开听证；措施：群众工作能力。××件增长百分之50〔指“会”〕 -->';

function said(text: string): string[] {
  const doc = Doc.open('file:///a.md', text, builtin);
  return check(doc, { ...defaultConfig, pass: 'submit' })
    .filter(({ ruleId }) => ruleId !== 'open-note')
    .map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const ruleOf = (words: string) => words.split(':')[0];

/** Behind words at the end of lines and cells, and behind signs between sentences, below the front matter. */
const places = [...draft.matchAll(/[\p{L}\d。：](?=\n| \|)|[，。；](?=\p{L})/gu)]
  .map(({ index }) => index + 1)
  .filter((at) => at > draft.indexOf('\n# '));

describe('a note', () => {
  const before = said(draft);

  it('is put in many places of a draft in which much is found', () => {
    expect(places.length).toBeGreaterThan(20);
    expect(new Set(before.map(ruleOf)).size).toBeGreaterThan(5);
  });

  it('adds no finding and hides none, wherever it stands', () => {
    for (const at of places) {
      const around = `${draft.slice(at - 10, at)}⟦⟧${draft.slice(at, at + 10)}`;
      expect(said(draft.slice(0, at) + note + draft.slice(at)), around).toEqual(before);
    }
  });

  it('hides no name in a cell that it stands in the middle of', () => {
    const cut = (words: string, at: number) => words.slice(0, at) + note + words.slice(at);
    const row = '公益诉讼 | 群众工作能力';
    const split = draft.replace(row, `${cut('公益诉讼', 2)} | ${cut('群众工作能力', 2)}`);
    expect(said(split).map(ruleOf)).toEqual(before.map(ruleOf));
    const tasks = tasksOf(summarise(Doc.open('file:///a.md', split, builtin))!);
    expect(tasks[0]).toMatchObject({ name: '公益诉讼', said: { measure: '群众工作能力' } });
  });

  it('counts in no figure', () => {
    const figures = (text: string) => JSON.stringify(health(Doc.open('file:///a.md', text, builtin), [], 'submit'));
    const all = places.toReversed().reduce((text, at) => text.slice(0, at) + note + text.slice(at), draft);
    const plain = (json: string) => json.replace(/"(?:start|end|at|line|offset|span|place)":(?:\d+|\{[^{}]*\})/g, '');
    expect(plain(figures(all))).toBe(plain(figures(draft)));
  });
});
