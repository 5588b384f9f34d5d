/** What each paragraph of a draft is in its paper, and what is seen of it. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import { paperOf } from '../../../server/src/model/visible/paper';
import type { Paper, Run } from '../../../server/src/model/visible/types';
import { sourceAt, textOf, unitsOf, visibleAt } from '../../../server/src/model/visible/units';

const paper = (text: string): Paper => paperOf(Doc.open('file:///a.md', text, builtin));

const formats = ['strong', 'emphasis', 'deleted', 'code'] as const;

function run(one: Run): string {
  if (one.type !== 'text') return `<${one.type}>`;
  const signs = formats.filter((format) => one[format]).map((format) => format[0]);
  const by = [...signs, ...(one.lead ? [`lead${one.lead}`] : []), ...(one.link ? [one.link] : [])].join(' ');
  return by ? `{${by}:${one.text}}` : one.text;
}

/** One line a block: role, and runs with their formats; cells between bars. */
function shown(text: string): string[] {
  return paper(text).blocks.map((block) => {
    if (block.type === 'table') {
      return block.rows.map(({ cells }) => cells.map(({ runs }) => runs.map(run).join('')).join('|')).join(' / ');
    }
    const { role, level, list, nth, of } = block;
    const item = list ? ` ${list.ordered ? 'number' : 'bullet'}${list.depth}` : '';
    const place = of === undefined ? '' : ` ${nth}/${of}`;
    return `${role}${level ?? ''}${item}${place} ${block.runs.map(run).join('')}`;
  });
}

type Case = readonly [text: string, ...shown: string[]];

const cases: Record<string, readonly Case[]> = {
  titles: [
    ['# 甲院<br>2026年工作计划\n\n现报告如下：\n', 'title 甲院\n2026年工作计划', 'body 现报告如下：'],
    ['甲院\n2026年工作计划\n===\n\n请办。\n', 'title 甲院\n2026年工作计划', 'body 请办。'],
    ['甲院关于做好\n\n考核工作的通知\n\n请办。\n', 'title 甲院关于做好', 'title 考核工作的通知', 'body 请办。'],
    ['甲院关于做好\n\n考核工作。\n', 'title 甲院关于做好', 'body 考核工作。'],
    ['# 计划 <!-- 措施：政治能力 -->\n\n<center>乙</center>\n', 'title 计划', 'body 乙'],
  ],
  addressees: [
    ['# 甲院工作计划\n\n各部门：\n\n请办理。\n', 'title 甲院工作计划', 'addressee 各部门：', 'body 请办理。'],
    [
      '# 甲院通知\n\n各县（市、区）院，本院各部门：\n请办理。\n',
      'title 甲院通知',
      'addressee 各县（市、区）院，本院各部门：',
      'body 请办理。',
    ],
    [
      '# 甲院报告\n\n2026年1月5日\n\n县委：\n\n一、甲\n\n各部门：\n',
      'title 甲院报告',
      'body 2026年1月5日',
      'addressee 县委：',
      'heading1 一、甲',
      'body 各部门：',
    ],
    ['# 甲院报告\n\n现将有关情况报告如下：\n', 'title 甲院报告', 'body 现将有关情况报告如下：'],
    ['---\n主送: 王同志\n---\n\n# 甲院报告\n\n王同志\n\n甲。\n', 'title 甲院报告', 'addressee 王同志', 'body 甲。'],
  ],
  headings: [
    [
      '# 计划\n\n## 一、 甲\n\n### 1. **乙**\n\n（一） 丙。丁。\n\n2\\. Foo\n',
      'title 计划',
      'heading1 一、甲',
      'heading3 1.{s:乙}',
      'body {lead2:（一）}{lead2:丙。}丁。',
      'heading3 2. Foo',
    ],
    [
      '# 甲院工作计划\n\n## 一、总则\n\n### 背景\n\n（一）压实责任。院长抓。\n',
      'title 甲院工作计划',
      'heading1 一、总则',
      'heading2 背景',
      'body {lead2:（一）压实责任。}院长抓。',
    ],
    ['一、总则\n（一）要求\n文字。\n', 'heading1 一、总则', 'heading2 （一）要求', 'body 文字。'],
    [
      '# 甲院工作计划\n\n**重点**\n\n文字。\n\n1．小标题\n\n（1）更小的标题\n',
      'title 甲院工作计划',
      'heading1 {s:重点}',
      'body 文字。',
      'heading3 1．小标题',
      'heading4 （1）更小的标题',
    ],
    ['**一、重点。**文字。\n', 'body {s lead1:一、重点。}文字。'],
    [
      '一、甲\n\n（一）每月听证。\n\n（二）每季评查。\n',
      'heading1 一、甲',
      'body （一）每月听证。',
      'body （二）每季评查。',
    ],
    ['一、甲\n\n（一）怎样听证。\n\n每月一次。\n', 'heading1 一、甲', 'heading2 （一）怎样听证。', 'body 每月一次。'],
    [
      '（一）压实。院长抓。\n\n（二）每季评查。\n\n（三）每月听证。\n',
      'body （一）压实。院长抓。',
      'body （二）每季评查。',
      'body （三）每月听证。',
    ],
  ],
  paragraphs: [
    [
      `# 计划\n\n[toc]\n\n${'一、甲。'}${'乙'.repeat(60)}\n---\n`,
      'title 计划',
      `body {lead1:一、甲。}${'乙'.repeat(60)}`,
    ],
    ['甲\n乙\n\nFoo\nbar甲\nbaz\n', 'title 甲\n乙', 'body Foo bar甲baz'],
    ['# 计划\n\n　　甲。\n　　乙。\n丙。\n', 'title 计划', 'body 甲。', 'body 乙。丙。'],
    ['# 计划\n\n&emsp;&emsp;甲  \n乙\\\n丙<br/>丁\n', 'title 计划', 'body 甲\n乙\n丙\n丁'],
    ['# 计划\n\n甲如下：\n1．乙；\n2．丙。\n', 'title 计划', 'body 甲如下：', 'body 1．乙；', 'body 2．丙。'],
    ['# 计划\n\n> 甲\n> 乙\n丙\n\n---\n\n丁\n', 'title 计划', 'quote 甲乙丙', 'body 丁'],
    ['# 计划\r\n\r\n甲\r\n乙\r\n', 'title 计划', 'body 甲乙'],
    ['\ufeff# 计划\n\n甲\n', 'title 计划', 'body 甲'],
  ],
  'looks and links': [
    ['# 计划\n\n甲**乙**、*丙*、~~丁~~、`戊 己`。\n', 'title 计划', 'body 甲{s:乙}、{e:丙}、{d:丁}、{c:戊 己}。'],
    ['# 计划\n\n甲**“乙。”**丙\\*\\*丁\\*\\*\n', 'title 计划', 'body 甲{s:“乙。”}丙**丁**'],
    [
      '# 计划\n\n[甲](u&amp;v "t")[乙][1]<http://a.b><c@d.e>[丙](<x y>)\n\n[1]: w\n',
      'title 计划',
      'body {u&v:甲}{w:乙}{http://a.b:http://a.b}{mailto:c@d.e:c@d.e}{x y:丙}',
    ],
    ['# 计划\n\n&lt;甲&gt;&#20013;&mdash;&nosuch;\\&amp;\n', 'title 计划', 'body <甲>中—&nosuch;&amp;'],
    [
      '# 计划\n\n甲[^注]。\n\n![乙](a.png)\n图1 乙\n\n[^注]: 丙\n',
      'title 计划',
      'body 甲<note>。',
      'image <image>',
      'body 图1 乙',
    ],
    ['# 计划\n\n甲<u>乙</u><img src="a.png">\n', 'title 计划', 'body 甲乙<image>'],
  ],
  lists: [
    [
      '# 计划\n\n1. 甲\n2. 乙\n   - 丙\n\n   丁\n',
      'title 计划',
      'body number1 1.甲',
      'heading3 number1 2.乙',
      'body bullet2 丙',
      'body 丁',
    ],
    ['# 计划\n\n1. 甲\n1. 乙\n1. 丙\n', 'title 计划', 'body number1 1.甲', 'body number1 2.乙', 'body number1 3.丙'],
    ['# 计划\n\n3) 甲\n5) 乙\n', 'title 计划', 'body number1 3)甲', 'body number1 5)乙'],
    ['# 计划\n\n- [x] 甲\n- [ ] ![a](b)\n', 'title 计划', 'body bullet1 ☑甲', 'body bullet1 □<image>'],
    [
      '# 计划\n\n1. 抓学习。每月一次。\n2. 抓落实。每季一次。\n',
      'title 计划',
      'body number1 {lead3:1.}{lead3:抓学习。}每月一次。',
      'body number1 {lead3:2.}{lead3:抓落实。}每季一次。',
    ],
  ],
  tables: [
    [
      '# 计划\n\n<table>\n<tr><th rowspan="2">甲</th><th>乙&amp;</th><th rowspan="2">寅</th></tr>\n<tr><td>丙<br>丁</td></tr>\n<tr><td colspan="2"><p>戊</p><p>己</p></td></tr>\n</table>\n',
      'title 计划',
      '甲|乙&|寅 / |丙\n丁| / 戊\n己|',
    ],
    ['# 计划\n\n<table><tr><td>甲\n', 'title 计划', '甲'],
    ['# 计划\n\n| a | `b\\|c` |\n| :- | -: |\n| d\\|e<br>f | |\n| g\n', 'title 计划', 'a|{c:b|c} / d|e\nf| / g'],
    ['# 计划\n\n| 甲 <!-- 措施：政治能力 --> | 【措施：政治能力】 |\n| - | - |\n', 'title 计划', '甲|'],
  ],
  code: [
    [
      '# 计划\n\n    为做好工作，制定本计划。\n    一、甲\n\n- 乙\n\n  ```\n  a\n   b\n  ```\n',
      'title 计划',
      'body 为做好工作，制定本计划。',
      'heading1 一、甲',
      'body bullet1 乙',
      'code {c:a\n}{c: b}',
    ],
    [
      '# 计划\n\n```js\na\n\n  b\n```\n\n    甲\n     乙\n\n> ~~~\n> c\n> ~~~\n',
      'title 计划',
      'code {c:a\n\n  b}',
      'code {c:甲\n}{c: 乙}',
      'code {c:c}',
    ],
  ],
  attachments: [
    [
      '# 计划\n\n甲。\n\n附件：1. 表\n2. 名单\n甲县人民检察院\n2026年1月6日\n',
      'title 计划',
      'body 甲。',
      'attachment 1/2 附件：1.表',
      'attachment 2/2 2.名单',
      'signature 甲县人民检察院',
      'date 2026年1月6日',
    ],
    [
      '# 计划\n\n甲。\n\n附件：1. 很长的\n      名称\n      2. 表\n',
      'title 计划',
      'body 甲。',
      'attachment 1/2 附件：1.很长的名称',
      'attachment 2/2 2.表',
    ],
    [
      '# 计划\n\n甲。\n\n附件：甲表\n　　　乙表\n\n丙\n',
      'title 计划',
      'body 甲。',
      'attachment 1/2 附件：甲表',
      'attachment 2/2 乙表',
      'body 丙',
    ],
    [
      '# 计划\n\n甲。\n\n附件：1. 表\n      2. 名单\n',
      'title 计划',
      'body 甲。',
      'attachment 1/2 附件：1.表',
      'attachment 2/2 2.名单',
    ],
    ['# 计划\n\n甲。\n\n附件：表\n\n乙\n', 'title 计划', 'body 甲。', 'attachment 1/1 附件：表', 'body 乙'],
    [
      '# 计划\n\n甲。\n\n附件：\n\n1. 表\n2. 名单\n',
      'title 计划',
      'body 甲。',
      'attachment 附件：',
      'attachment number1 1/2 1.表',
      'attachment number1 2/2 2.名单',
    ],
  ],
  signatures: [
    [
      '# 计划\n\n甲。\n\n甲县人民检察院（盖章）\n\n2026年1月【】日\n',
      'title 计划',
      'body 甲。',
      'signature 甲县人民检察院（盖章）',
      'date 2026年1月【】日',
    ],
    [
      '# 计划\n\n甲。\n\n甲县人民检察院\n2026年1月6日\n',
      'title 计划',
      'body 甲。',
      'signature 甲县人民检察院',
      'date 2026年1月6日',
    ],
    [
      '# 计划\n\n甲。\n\n　　　　　甲县人民检察院  \n　　　　　二〇二六年一月六日\n\n附件1\n',
      'title 计划',
      'body 甲。',
      'signature 甲县人民检察院',
      'date 二〇二六年一月六日',
      'body 附件1',
    ],
    [
      '# 计划\n\n甲。\n\n甲县人民检察院　　2026年1月6日\n',
      'title 计划',
      'body 甲。',
      'signature 甲县人民检察院',
      'date 2026年1月6日',
    ],
    [
      '# 计划\n\n甲。\n\n甲县人民检察院\n\n乙县公安局\n\n2026年1月6日\n',
      'title 计划',
      'body 甲。',
      'signature 甲县人民检察院',
      'signature 乙县公安局',
      'date 2026年1月6日',
    ],
    ['# 计划\n\n甲。\n\n2026年1月6日\n\n乙。\n', 'title 计划', 'body 甲。', 'body 2026年1月6日', 'body 乙。'],
    ['---\n署名: 李某\n---\n\n# 计划\n\n甲。\n\n李某\n', 'title 计划', 'body 甲。', 'signature 李某'],
  ],
  'what is hidden': [
    ['# 计划\n\n甲【措施：**政治**能力】，乙<!-- 措施：政治能力 --> <!-- 丙 -->丁\n', 'title 计划', 'body 甲，乙 丁'],
    [
      '# 计划\n\n【事项：公益诉讼；措施：政治能力】。\n\n- <!-- shuangyi-disable -->\n- 甲\n',
      'title 计划',
      'body bullet1 甲',
    ],
    [
      '# 计划\n\n<!-- 措施：政治能力 --> （一）**压实**责任。院长抓。\n',
      'title 计划',
      'body {lead2:（一）}{s lead2:压实}{lead2:责任。}院长抓。',
    ],
    [
      '# 计划\n\n甲<!-- 批注（王某 2026-01-18）：改 -->。\n\n<div align="center">\n乙&amp;丙\n</div>\n',
      'title 计划',
      'body 甲。',
      'body 乙&丙',
    ],
    ['---\n文种: 工作计划\n期间: 2026年\n\n# 计划\n\n甲\n', 'title 计划', 'body 甲'],
  ],
};

describe('the paper', () => {
  for (const [what, list] of Object.entries(cases)) {
    it(what, () => {
      for (const [text, ...expected] of list) expect(shown(text)).toEqual(expected);
    });
  }

  it('keeps footnotes, values of front matter and what is hidden', () => {
    const text =
      '---\n文种: 工作计划\n主送: 各部门\n其他: 甲\n附件:\n---\n\n# 计划\n\n甲[^ 注 A]<!-- 乙 -->\n\n[^ 注 a]: 丙\n\n    丁\n';
    const { notes, matter, hidden } = paper(text.replaceAll('[^ ', '[^').replaceAll('注 ', '注'));
    expect([...notes].map(([key, { runs }]) => [key, textOf(runs)])).toEqual([['注A', '丙\n丁']]);
    expect([...matter]).toEqual([['主送', '各部门']]);
    expect(hidden.length).toBe(2);
  });

  it('has units for paragraphs and cells, empty ones too', () => {
    const text = '# 计划\n\n|a|b|\n|-|-|\n|c||\n\n甲\\*乙\n';
    const units = unitsOf(paper(text));
    expect(units.map(({ id, runs }) => `${id} ${textOf(runs)}`)).toEqual([
      '0 计划',
      '1 a',
      '2 b',
      '3 c',
      '4 ',
      '5 甲*乙',
    ]);
    expect(units[4]!.cell).toMatchObject({ row: 1, column: 1 });
    expect(text.slice(0, units[4]!.start).split('\n').length).toBe(5);
    const { runs } = units[5]!;
    expect(sourceAt(runs, 1)).toEqual({ start: text.indexOf('\\'), end: text.indexOf('乙') });
    expect(visibleAt(runs, text.indexOf('乙'))).toBe(2);
    expect(sourceAt(runs, 3)).toBeUndefined();
  });
});
