/** What each paragraph of a draft is in its paper, and what is seen of it. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import { paperOf } from '../../../server/src/model/visible/paper';
import type { Paper, Run } from '../../../server/src/model/visible/types';
import { textOf } from '../../../server/src/model/visible/units';

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

const cases: Record<string, readonly (readonly [text: string, ...shown: string[]])[]> = {
  'title and addressees': [
    [
      '# 甲院2026年工作计划\n\n各部门：\n\n请办理。\n',
      'title 甲院2026年工作计划',
      'addressee 各部门：',
      'body 请办理。',
    ],
    ['# 甲院<br>2026年工作计划\n\n现报告如下：\n', 'title 甲院\n2026年工作计划', 'body 现报告如下：'],
    ['甲院2026年工作计划\n===\n\n请办。\n', 'title 甲院2026年工作计划', 'body 请办。'],
  ],
  headings: [
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
  ],
};

describe('the paper', () => {
  for (const [what, list] of Object.entries(cases)) {
    it(what, () => {
      for (const [text, ...expected] of list) expect(shown(text)).toEqual(expected);
    });
  }

  it('has units for paragraphs and cells', () => {
    expect(paper('甲\n\n|a|b|\n|-|-|\n|c||\n').blocks.length).toBe(2);
    expect(textOf([])).toBe('');
  });
});
