/** Repairs between a report and its plan: what they write, and what they decide. */
import { describe, expect, it } from 'vitest';
import { check } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { defaultConfig } from '../../server/src/check/config';
import { codeActions } from '../../server/src/features/repair/codeActions';
import { decided } from '../../server/src/features/repair/officeFile';
import { Doc } from '../../server/src/model/draft/doc';
import { decisionsOf, readTrace } from '../../server/src/project/trace';
import { aroundOf, openAt } from '../kit/around';
import { edited } from './kit';

const head = (period: string, kind: string) =>
  `---\n文种: ${kind}\n单位: 白塔县人民检察院\n期间: ${period}\n---\n\n# 白塔县人民检察院${period}${kind}\n\n`;

const plan = openAt(
  'plan.md',
  `${head('2026年', '工作计划')}| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| 公开听证 | 支部书记主持听证 | 第三检察部 | 6月底前 |
| 涉企刑事积案清理 | 第一党支部“攻坚小组”包案；每月会商 | 第一检察部 | 6月20日前 |
`,
);

const report = (body: string) => {
  const text = `${head('2026年上半年', '工作报告')}${body}`;
  return openAt('a.md', body.includes('\r') ? text.replace(/\r?\n/g, '\r\n') : text);
};

function actionsFor(doc: Doc, rule: string, trace?: string) {
  const decisions = trace === undefined ? undefined : decisionsOf(readTrace(trace).file, 'file:///w');
  return codeActions(doc, check(doc, defaultConfig, [rule], aroundOf(doc, [plan], decisions)));
}

/** The body of the report with an action, and that its finding is gone. */
function repaired(body: string, rule: string, title: string, fill = '第一党支部包案办结3件'): string {
  const doc = report(body);
  const action = actionsFor(doc, rule).find((one) => one.title.startsWith(title))!;
  const text = edited(doc.text, action.edits);
  const { sequel } = action;
  if (!sequel || !('span' in sequel)) throw new Error('nothing to type over');
  const typed = text.slice(0, sequel.span.start) + fill + text.slice(sequel.span.end);
  const again = Doc.open(doc.uri, typed, builtin);
  expect(actionsFor(again, rule)).toEqual([]);
  return text.slice(/\n# [^\n]+\n\r?\n/.exec(text)!.index).replace(/^\n# [^\n]+\n\r?\n/, '');
}

describe('an item that the report leaves out', () => {
  const table = `| 序号 | 业务事项 | 党建措施 | 责任部门 | 完成情况 |
| --- | --- | --- | --- | --- |
| 1 | 公开听证 | 支部书记主持听证9场 | 第三检察部 | 已完成 |
`;

  it('a row of the table, with a place for the result', () => {
    expect(repaired(table, 'unreported-item', '补写这一项')).toBe(
      `${table}| 2 | 涉企刑事积案清理 | 第一党支部“攻坚小组”包案；每月会商 | 第一检察部 | 【待填：写明进展和结果】 |\n`,
    );
  });

  it('a row that says why it is no longer done', () => {
    expect(repaired(table, 'unreported-item', '说明调整理由')).toBe(
      `${table}| 2 | 涉企刑事积案清理 | 第一党支部“攻坚小组”包案；每月会商 | 第一检察部 | <!-- 调整：×× --> |\n`,
    );
  });

  const prose = `## 一、主要做法

（一）公开听证走进村社。第三党支部书记主持听证9场。

## 二、存在的问题

（一）进展不平衡。
`;

  it('a paragraph of the chapter that tells the others', () => {
    expect(repaired(prose, 'unreported-item', '补写这一项')).toBe(
      prose.replace(
        '9场。\n',
        '9场。\n\n（二）涉企刑事积案清理。按照计划，由第一检察部负责，党建措施是“第一党支部‘攻坚小组’包案；每月会商”。【待填：写明进展和结果】<!-- 事项：涉企刑事积案清理；措施：第一党支部“攻坚小组”包案，每月会商 -->\n',
      ),
    );
  });

  it('a mark that says why it is no longer done', () => {
    expect(repaired(prose, 'unreported-item', '说明调整理由')).toBe(
      prose.replace('9场。\n', '9场。\n\n<!-- 事项：涉企刑事积案清理；调整：×× -->\n'),
    );
  });

  it('under headings of Markdown a heading with the next number, and line ends as they are', () => {
    const text = '## 一、主要做法\r\n\r\n### （一）公开听证\r\n\r\n主持听证9场。\r\n\r\n## 二、打算\r\n';
    expect(repaired(text, 'unreported-item', '补写这一项')).toContain(
      '主持听证9场。\r\n\r\n### （二）涉企刑事积案清理\r\n\r\n按照计划',
    );
  });
});

describe('why it is so', () => {
  const row = (result: string) => `| 业务事项 | 党建措施 | 完成情况 |
| --- | --- | --- |
| 涉企刑事积案清理 | 第一党支部包案 | ${result} |
`;

  it('goes into a mark of the row', () => {
    expect(repaired(row('推进中'), 'overdue', '说明调整理由', '补充侦查')).toBe(row('推进中 <!-- 调整：×× -->'));
  });

  it('goes into the column for it', () => {
    const table = (reason: string) => `| 业务事项 | 党建措施 | 完成情况 | 调整情况 |
| --- | --- | --- | --- |
| 涉企刑事积案清理 | 第一党支部包案 | 推进中 |${reason}|
`;
    expect(repaired(table(' '), 'overdue', '说明调整理由', '补充侦查')).toBe(table(' ×× '));
  });

  it('goes into the mark that names the item', () => {
    const mark = (more: string) => `清理积案。<!-- 事项：涉企刑事积案清理；进展：推进中${more} -->\n`;
    expect(repaired(mark(''), 'overdue', '说明调整理由', '补充侦查')).toBe(mark('；调整：××'));
  });
});

describe('what people decide', () => {
  const file = { uri: 'file:///w/.shuangyi/trace.json', text: undefined };
  const doc = report(`| 业务事项 | 党建措施 | 完成情况 |
| --- | --- | --- |
| 公开听证 | 支部书记主持听证9场 | 已完成 |
| 企业积案攻坚 | 第一党支部包案 | 已完成 |
`);

  it('that two names are the same item: the finding is gone', () => {
    const action = actionsFor(doc, 'unplanned-item').find(
      ({ title }) => title === '确认和计划的“涉企刑事积案清理”是同一项',
    )!;
    const { other } = decided(action, file, 'file:///w');
    expect(other!.edit.text).toContain('"plan": "涉企刑事积案清理", "report": "企业积案攻坚", "same": true');
    expect(actionsFor(doc, 'unplanned-item', other!.edit.text)).toEqual([]);
    expect(actionsFor(doc, 'unreported-item', other!.edit.text)).toEqual([]);
  });

  it('that changed rows of the plan were looked at, one or all', () => {
    const seen = (item: string) => `{"plan": "plan.md", "report": "a.md", "item": "${item}", "row": "old"}`;
    const trace = `{"version": 1, "same": [{"plan": "涉企刑事积案清理", "report": "企业积案攻坚", "same": true}], "seen": [${seen('公开听证')}, ${seen('涉企刑事积案清理')}]}`;
    const actions = actionsFor(doc, 'suspect-link', trace);
    expect(actions.map(({ title }) => title)).toEqual([
      '已核对这一项',
      '已核对全部 2 项',
      '已核对这一项',
      '已核对全部 2 项',
    ]);
    const left = (k: number) => {
      const { other } = decided(actions[k]!, { ...file, text: trace }, 'file:///w');
      return actionsFor(doc, 'suspect-link', edited(trace, [other!.edit])).length;
    };
    expect([left(0), left(1)]).toEqual([1, 0]);
  });

  it('not where the file cannot be read, nor through a link', () => {
    const action = actionsFor(doc, 'unplanned-item')[0]!;
    expect(decided(action, { ...file, text: '[' }, 'file:///w').refused).toMatch(/先改正/);
    expect(decided(action, { ...file, linked: true }, 'file:///w').refused).toMatch(/链接/);
  });
});
