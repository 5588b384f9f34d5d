/** Findings depend on the framework and the configuration that a draft is checked under, and on nothing checked before. */
import { expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { loadFramework } from '../../server/src/frame/load';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';

const table = `# 2026年工作计划

## 一、重点任务

| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| 公益诉讼案件办理 |  | 第四检察部 | 6月底 |
`;

function frame(yaml: string) {
  const { frame, problems } = loadFramework(`extends: procuratorate\n${yaml}`);
  expect(problems).toEqual([]);
  return frame;
}

const problem = (name: string) => `problems:\n  - id: disconnected\n    name: ${name}\n`;
const told = (doc: Doc) =>
  check(doc, defaultConfig).map(({ ruleId, message }) => `${ruleId} ${message.split('：')[0]}`);

it('two offices that extend the same framework each read the names of their own problems', () => {
  const [one, other] = ['各唱各调', '油水分离'].map((name) => frame(problem(name)));
  expect(told(Doc.open('file:///a.md', table, one!))).toContain('untied-item 各唱各调');
  expect(told(Doc.open('file:///b.md', table, other!))).toContain('untied-item 油水分离');
  expect(told(Doc.open('file:///c.md', table, builtin))).toContain('untied-item 两张皮');
});

it('a framework that switches a rule off for a kind switches it off for its own drafts only', () => {
  const quiet = frame('kinds:\n  - id: work-plan\n    off: [untied-item]\n');
  const rules = (doc: Doc) => check(doc, defaultConfig).map(({ ruleId }) => ruleId);
  expect(rules(Doc.open('file:///a.md', table, builtin))).toContain('untied-item');
  expect(rules(Doc.open('file:///b.md', table, quiet))).not.toContain('untied-item');
  expect(rules(Doc.open('file:///c.md', table, builtin))).toContain('untied-item');
});

it('an open draft follows a framework that is edited', () => {
  const doc = Doc.open('file:///a.md', table, frame(problem('甲')));
  expect(told(doc)).toContain('untied-item 甲');
  const renamed = doc.withFrame(frame(problem('乙')));
  expect(told(renamed)).toContain('untied-item 乙');
  expect(told(renamed.withFrame(builtin))).toContain('untied-item 两张皮');
});

it('a block that is no text is known of itself only, whatever the framework', () => {
  const text = (code: string) => `# 2026年工作计划\n\n\`\`\`\n${code}\n\`\`\`\n`;
  const [first, second] = ['公益诉讼', '主题党日'].map((code) => Doc.open('file:///a.md', text(code), builtin));
  expect(first!.facts[1]).not.toBe(second!.facts[1]);
  const [yaml, code] = Doc.open('file:///b.md', '---\n文种: 工作计划\n---\n\n```\n甲\n```\n', builtin).facts;
  expect(yaml).not.toBe(code);
});

it('typing at the end of a chapter finds what a fresh reading finds', () => {
  // Two chapters in one block: what is told of the first is told of a part of the block.
  const text = `# 2026年工作计划

一、公益诉讼。办理公益诉讼案件三十件，对办结的公益诉讼案件开展回头看，逐件核对整改情况。
二、党的建设。组织集中学习，召开会议传达文件，发展党员，按时收缴党费。
`;
  const rules = (doc: Doc) => check(doc, defaultConfig).map(({ ruleId, span }) => `${ruleId} ${span.start}`);
  let doc = Doc.open('file:///a.md', text, builtin);
  const seen = new Set(rules(doc));
  const at = text.indexOf('党费。');
  for (let i = 0; i < 40; i++) {
    doc = doc.edit({ start: at, end: at, text: '的' });
    const now = rules(doc);
    expect(now, doc.text).toEqual(rules(Doc.open('file:///a.md', doc.text, builtin)));
    for (const rule of now) seen.add(rule);
  }
  expect([...seen].filter((rule) => rule.startsWith('routine-party-work'))).toHaveLength(1);
});
