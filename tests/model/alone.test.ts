/** An edit that changes one thing alone: what is known afterwards is what is read from scratch. */
import { expect, it } from 'vitest';
import { type CheckConfig, defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { symbols } from '../../server/src/features/shape/symbols';
import { builtin } from '../../server/src/frame/builtin';
import { readInSteps } from '../../server/src/model/draft/ahead';
import { Doc } from '../../server/src/model/draft/doc';
import { marksOf } from '../../server/src/model/draft/entries';
import { Memory } from '../../server/src/model/draft/memory';
import { found, readAhead } from '../../server/src/model/draft/query';
import { repeatsByBlock } from '../../server/src/model/draft/sentences';
import { numbersOf } from '../../server/src/model/draft/series';
import { summarise } from '../../server/src/model/office/summary';
import { rules } from '../../server/src/rules/index.gen';

const config: CheckConfig = {
  ...defaultConfig,
  pass: 'submit',
  rules: Object.fromEntries(rules.flatMap(({ id, severity }) => (severity.submit === 'off' ? [[id, 'hint']] : []))),
};
const open = (text: string, kind?: string) => Doc.open('file:///w/c.md', text, builtin, { kind });
const told = (doc: Doc) => ({
  kind: doc.kind?.id,
  title: doc.title,
  frontMatter: doc.frontMatter,
  sections: doc.sections.map((one) => {
    const { level, form, depth, number, part, words } = one;
    return { ...doc.extentOf(one), level, form, depth, number, part: part?.id, words };
  }),
  segments: doc.segments(),
  marks: marksOf(doc),
  symbols: symbols(doc),
  findings: check(doc, config).map(({ fixes, ...one }) => ({ ...one, fixes: fixes?.() })),
});
const keys = (doc: Doc, before?: ReturnType<typeof summarise>) => [...(summarise(doc, before)?.keys ?? [])].sort();

const [A, B, C, D] = ['一', '二', '三', '四'].map(
  (n) => `第${n}检察部党支部每季度组织一次丹江流域巡查，由检察官党员带队并形成巡查记录`,
) as [string, string, string, string];
const head = '# 2026年工作计划\n\n';
/** Long enough to be told only where nothing of it is a title. */
const cited = '第一检察部党支部每季度组织一次巡查并形成《丹江流域巡查的记录办法试行';
const mark = '抓好落实。【事项：公益诉讼；措施：政治能力】\n\n';
// As long as C, but of sentences too short to count.
const short = '抓好各项落实工作。'.repeat(9).slice(0, C.length - 1);
const block = (text: string) => `${head}${D}。${A}。\n\n甲。\n\n${D}。\n\n${text}\n`;
const matter = '---\n文种: 工作计划\n';

/** What stands there; what of it, where it stands last, is replaced by what. */
const edits: readonly [what: string, text: string, from: string, to: string][] = [
  [
    'which heading is the title',
    `${matter}---\n\n# 关于融合的工作计划\n\n一、重点任务\n\n甲。\n`,
    '# 关于',
    '前言有这么一句话。\n\n# 关于',
  ],
  [
    'how much of a repeated sentence is only cited',
    `${head}${cited}。甲。\n\n${cited}。后面》还有一句话。\n`,
    '》',
    '',
  ],
  ['kind, by front matter', `${matter}---\n\n# 材料\n\n## 一、存在问题\n\n甲。\n`, '计划', '总结'],
  [
    'kind, by title',
    '# 青溪县检察院工作计划\n\n一、存在问题\n\n办案质量还要提高，下一步打算加强学习。\n',
    '计划',
    '总结',
  ],
  ['front matter without a body', `${matter}---\n`, '计划', '总结'],
  ['where front matter starts', `\ufeff${matter}---\n`, '\ufeff', ''],
  ['where the body starts', '2026年工作计划\n\n一、甲\n', '2026', '\n2026'],
  ['pass', `${matter}阶段: 起草\n---\n\n# 计划\n\n一、甲\n\n附件：1、名单\n`, '起草', '报审'],
  ['year', `${matter}期间: 2026年\n---\n\n# 计划\n\n抓好打黑除恶专项斗争。\n`, '2026', '2016'],
  ['where marks stand', `${head}抓好落实。\n\n【事项：公益诉讼；措施：政治能力】\n`, '抓好落实。\n', '抓好落实。\n\n'],
  ['a filled role', `${head}${mark.repeat(4)}`, '】', '；评价：甲等】'],
  [
    'a stated role',
    `${matter}---\n\n# 材料\n\n抓好公益诉讼。【事项：公益诉讼；措施：政治能力】\n`,
    '】',
    '；时限：乙】',
  ],
  ['setext to atx', `${head}重点任务\n===\n\n甲。\n`, '重点任务\n===', '# 重点任务'],
  ['depth of a heading', `${head}## 一般任务\n\n甲。\n\n## 重点任务\n\n甲。\n`, '## 重点', '### 重点'],
  ['form of the number of a heading', `${head}一、甲方面\n\n一、乙方面\n`, '一、乙', '（一）乙'],
  ['value of the number of a heading', `${head}一、下一步打算\n\n甲。\n\n二、存在问题\n\n乙。\n`, '二、存', '一、存'],
  ['one more heading in a block', `${head}一、甲方面\n`, '方面\n', '方面\n二、乙方面\n'],
  ['a number inside a paragraph', `${head}有：第一、抓学习；第二、抓落实。\n`, '有：', ''],
  ['form of a numbered heading', `${head}一、甲\n===\n\n## 二、乙\n\n## 三、丙\n`, '一、甲\n===', '# 一、甲'],
  ['which sentence is repeated', `${head}${A}。\n\n${A}。\n\n${B}。\n\n${B}。\n\n${A}。\n`, A, B],
  [
    'start of a repeated sentence',
    `${head}${A}。\n\n甲。 ${A.replace('检', ' 检')}。\n`,
    '甲。 第一 检',
    '甲甲。 第一检',
  ],
  ['end of a repeated sentence', `${head}${A}。\n\n甲。${A}！？\n`, '！？', '！'],
  [
    'order of a repeated sentence',
    block(`${C}。${A}。${short}。`),
    `${C}。${A}。${short}。`,
    `${`${short}。。`.slice(0, C.length + 1)}${A}。${C}。`,
  ],
  ['one more long sentence', `${head}${A}。\n\n${B}。\n\n甲。\n\n${A}。\n\n${B}。\n`, `${A}。`, `${A}。${C}。`],
  ['one more block without sentences', `${head}${A}。\n\n---\n\n---\n\n${A}。\n`, '---', '---\n\n---'],
  ['first words of a repeated sentence', `${head}${A}。\n\n${A.replace('检', '\u3000检')}。\n`, '\u3000', ' '],
  ['summary: year', '# 2026年工作计划\n\n甲。\n', '2026', '2025'],
  ['summary: plans', '---\n文种: 工作总结\n计划: a.md\n---\n\n# 总结\n', 'a.md', 'b.md'],
  ['summary: another key', `${head}抓好落实。【事项：甲案】\n`, '甲案', '乙案'],
  ['summary: one block more', `${head}抓好落实。【事项：甲案】\n`, '】', '】\n\n抓好落实。【事项：乙案】'],
];

it.each(edits)('%s', (_what, text, from, to) => {
  const doc = open(text);
  told(doc);
  const before = summarise(doc);
  const start = text.lastIndexOf(from);
  const now = doc.edit({ start, end: start + from.length, text: to });
  expect(told(now)).toEqual(told(open(now.text)));
  expect(keys(now, before)).toEqual(keys(open(now.text)));
});

it('answers under one configuration or some rules are no answers under others', () => {
  const doc = open(`${head}一、总体要求\n\n三、组织保障\n`);
  const ids = (own: CheckConfig, only?: readonly string[]) => [
    ...new Set(check(doc, own, only).map((one) => one.ruleId)),
  ];
  expect(ids(config)).toContain('heading-number');
  expect(ids({ ...config, rules: { ...config.rules, 'heading-number': 'off' } })).not.toContain('heading-number');
  expect(ids(config, ['heading-number'])).toEqual(['heading-number']);
  expect(ids(config, ['missing-part'])).toEqual(['missing-part']);
});

it('a draft read in part, then edited, is read to the end', () => {
  const paragraphs = Array.from({ length: 60 }, (_, i) => `抓好第${i}项公益诉讼，按月报送进展${i}。\n\n`);
  const text = `${head}${paragraphs.join('')}`;
  const end = text.length;
  for (const n of [1, 5, 30, 59, 61]) {
    for (const edit of [
      { start: 0, end: 0, text: '甲' },
      { start: 40, end: 40, text: '乙。\n\n丙。\n\n' },
      { start: 200, end: 260, text: '丁' },
      { start: 300, end: 300, text: '\n' },
      { start: end, end, text: '戊。\n' },
      { start: 60, end: end - 60, text: '己。\n\n' },
    ]) {
      let doc = open(text);
      const steps = readInSteps(doc);
      for (let i = 0; i < n; i++) steps.next();
      doc = doc.edit(edit);
      const again = readInSteps(doc);
      for (let i = 0; i < 10; i++) again.next();
      expect(told(doc)).toEqual(told(open(doc.text)));
    }
  }
});

//#region What it costs

const read: string[] = [];
const words = found((_, source) => void read.push(source.trim()));

it('an edit at both ends reads two blocks', () => {
  const doc = open('甲。\n\n乙。\n', '工作计划');
  words(doc);
  read.length = 0;
  words(doc.edit({ start: 0, end: 0, text: '丙。\n\n' }).edit({ start: 11, end: 11, text: '\n丁。\n' }));
  expect(read).toEqual(['丙。', '丁。']);
});

it('what was read ahead is not read again', () => {
  const text = Array.from({ length: 30 }, (_, i) => `${i}。`).join('\n\n');
  const { length } = text;
  const five = text.indexOf('5。');
  const first = { start: 0, end: 0, text: '甲。\n\n' };
  for (const changes of [
    [first, { start: length + 4, end: length + 4, text: '\n\n乙。' }],
    [
      { start: length, end: length, text: '\n\n乙。' },
      { start: 0, end: 4, text: '' },
    ],
    [{ start: length - 5, end: length, text: '' }, first],
    [{ start: five, end: five, text: '甲' }],
  ]) {
    let doc = open(text, '工作计划');
    read.length = 0;
    for (let i = 0; i < 30; i += i === 9 ? 11 : 1) readAhead(doc, i);
    for (const change of changes) doc = doc.edit(change);
    readAhead(doc, 0);
    words(doc);
    expect(read.toSorted()).toEqual([...new Set(read)].sort());
  }
});

it('typing leaves the arrangement, the outline and the repetitions', () => {
  const text = `${head}一、甲。抓好落实。\n\n${A}。\n\n${A}。甲。\n`;
  const doc = open(text);
  const kept = (one: Doc) => [numbersOf(one).arrangement, one.outline, repeatsByBlock(one)];
  const before = kept(doc);
  for (const word of ['落实', '甲。']) {
    const at = text.lastIndexOf(word);
    for (const [i, one] of kept(doc.edit({ start: at, end: at, text: '仍' })).entries()) expect(one).toBe(before[i]);
  }
});

it('what is missing is counted', () => {
  const memory = new Memory();
  const [slot, a, b, c, x] = [{}, {}, {}, {}, {}];
  const items = [a, b, c];
  const making = { read: (one: object) => [one] };
  expect(memory.missing(slot, items, 1)).toBe(3);
  const list = memory.ahead(slot, items, 1, 0, making);
  expect(memory.ahead(slot, items, 1, 2, making)).toBe(list);
  expect(memory.missing(slot, items, 1)).toBe(1);
  memory.list(slot, items, 1, making);
  expect(memory.missing(slot, items, 1)).toBe(0);
  expect(memory.missing(slot, items, 2)).toBe(3);
  expect(memory.missing(slot, [a, x, c], 1)).toBe(1);
  expect(memory.missing(slot, [a, b, x, c], 1)).toBe(1);
});

//#endregion
