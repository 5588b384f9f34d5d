import { describe, expect, it } from 'vitest';
import type { Completion } from '../../server/src/features/complete/completion';
import { initials } from '../../server/src/base/pinyin';
import { builtin } from '../../server/src/frame/builtin';
import { readDeadline } from '../../server/src/model/grammar/deadline';
import { Doc } from '../../server/src/model/draft/doc';
import { readResult } from '../../server/src/model/grammar/result';
import { readOne } from '../kit/marked';
import { inSteps } from '../kit/steps';
import { draft, edited, offered } from './kit';

function offeredAt(marked: string): Completion[] {
  const { doc, at } = draft(marked);
  return offered(doc, at.start);
}

const labels = (marked: string) => offeredAt(marked).map((entry) => entry.label);

/** The text after choosing an entry. */
function chosen(marked: string, label: string): string {
  const { doc, at } = draft(marked);
  const entry = offered(doc, at.start).find((one) => one.label === label);
  if (!entry) throw new Error(`not offered: ${label}`);
  return edited(doc.text, [{ ...entry.span, text: entry.text }]);
}

const measures = builtin.dimensions.flatMap((dimension) => dimension.measures.map((measure) => measure.name));

describe('marks', () => {
  it('whole marks first, then keys', () => {
    const list = offeredAt('正文。【⟦⟧');
    expect(list[0]).toMatchObject({ sort: 'mark', label: '措施：…', text: `措施：\${1}】$0`, snippet: true });
    expect(
      list
        .filter((entry) => entry.sort === 'key')
        .slice(0, 3)
        .map((entry) => entry.label),
    ).toEqual(['事项', '措施', '责任']);
  });

  it('in a comment, closed or not, with a blank where it lacks one', () => {
    expect(offeredAt('正文。<!--⟦⟧')[0]!.text).toBe(` 措施：\${1} -->$0`);
    expect(offeredAt('正文。<!-- ⟦⟧ -->')[0]!.text).toBe(`措施：\${1}$0`);
  });

  it('measures, best fitting first, with their meaning', () => {
    const list = offeredAt('【事项：公开听证；措施：⟦⟧】');
    expect(new Set(list.map((entry) => entry.label))).toEqual(new Set(measures));
    expect(list[0]!.detail).toBeTruthy();
    expect(list[0]!.documentation).toContain('- ');
    expect(chosen('【措施：政治⟦⟧】', '政治能力')).toBe('【措施：政治能力】');
    expect(chosen('【措施：政治能力、⟦⟧】', '抓落实能力')).toBe('【措施：政治能力、抓落实能力】');
    expect(chosen('【措施: 政治能力, ⟦⟧】', '抓落实能力')).toBe('【措施: 政治能力, 抓落实能力】');
  });

  it('in place of a placeholder', () => {
    expect(chosen('【措施：××措施⟦⟧；责任：四部】', '政治能力')).toBe('【措施：政治能力；责任：四部】');
    expect(chosen('<!-- 事项：甲；措施：⟦⟧×× -->', '政治能力')).toBe('<!-- 事项：甲；措施：政治能力 -->');
    expect(chosen('<!-- 措施：抓落实能力、×⟦⟧× -->', '政治能力')).not.toContain('<!-- 措施：政治能力');
  });

  it('items: those of the document first, then the catalogue', () => {
    const list = offeredAt('【事项：打印机采购；措施：政治能力】\n\n【事项：⟦⟧】');
    expect(list[0]).toMatchObject({ label: '打印机采购', detail: '本文已用' });
    expect(list.length).toBeGreaterThan(100);
  });

  it('owners: those of the document first, then departments', () => {
    const list = labels('【事项：公益诉讼；责任：云溪专班】\n\n【事项：刑事申诉；责任：⟦⟧】');
    expect(list[0]).toBe('云溪专班');
    expect(list).toContain('政治部');
  });

  it('keys as they stand, also those that a snippet would read as the clipboard', () => {
    const frame = { ...builtin, markKeys: { ...builtin.markKeys, measure: ['$CLIPBOARD'] } };
    const doc = Doc.open('file:///a.md', '【', frame, { kind: '工作计划' });
    expect(offered(doc, 1)[0]!.text).toBe(`\\$CLIPBOARD：\${1}】$0`);
  });

  it('keys that are still missing', () => {
    const list = labels('【事项：公益诉讼；⟦⟧；时限：6月底】');
    expect(list.slice(0, 2)).toEqual(['措施', '责任']);
    expect(list).not.toContain('时限');
    expect(chosen('【事项：公益诉讼；措⟦⟧】', '措施')).toBe('【事项：公益诉讼；措施：】');
  });

  it('nothing behind a closed mark, in suppressions and in plain text', () => {
    expect(labels('【措施：政治能力】⟦⟧')).toEqual([]);
    expect(labels('<!-- shuangyi-disable-line ⟦⟧ -->')).toEqual([]);
    expect(labels('会议强调：⟦⟧')).toEqual([]);
  });
});

describe('task tables', () => {
  const table = (row: string) =>
    `# 2026年工作计划\n\n| 业务事项 | 党建措施 | 责任部门 | 完成时限 |\n| --- | --- | --- | --- |\n| 公开听证 | 政治能力 | 云溪专班 | 6月底前 |\n${row}\n`;

  it('measures and concrete wordings that are recognised', () => {
    const list = offeredAt(table('| 公开听证 | ⟦⟧ |  |  |'));
    expect(list.slice(0, measures.length).every((entry) => entry.sort === 'measure')).toBe(true);
    const wordings = list.filter((entry) => entry.sort === 'suggestion');
    expect(wordings.length).toBeGreaterThan(20);
    const { doc } = draft(`${table('')}⟦⟧`);
    for (const { text, detail } of wordings) {
      const ids = doc.recogniser.measures(text, { start: 0, end: text.length }).map((mention) => mention.id);
      const named = builtin.dimensions.flatMap((one) => one.measures).filter((one) => ids.includes(one.id));
      expect(
        named.map((one) => one.name),
        text,
      ).toContain(detail);
    }
  });

  it('items, owners and values used before', () => {
    expect(labels(table('| ⟦⟧ |  |  |  |'))[0]).toBe('公开听证');
    expect(labels(table('| 甲 |  | ⟦⟧ |  |'))[0]).toBe('云溪专班');
    expect(labels(table('| 甲 |  |  | ⟦⟧ |'))[0]).toBe('6月底前');
  });

  it('in a row that is only begun', () => {
    expect(labels(table('|⟦⟧'))).toContain('公开听证');
    expect(labels(table('| 公开听证 | ⟦⟧'))).toContain('政治能力');
  });

  it('deadlines within the period of the draft, which the checker reads without doubt', () => {
    const of = (period: string) =>
      labels(`---\n文种: 工作计划\n期间: ${period}\n---\n\n| 事项 | 时限 |\n| --- | --- |\n| 甲 | ⟦⟧ |\n`);
    expect(of('2026年').slice(0, 4)).toEqual(['2026年3月底前', '2026年6月底前', '2026年9月底前', '2026年12月底前']);
    expect(of('2026年下半年').slice(0, 2)).toEqual(['2026年9月底前', '2026年12月底前']);
    expect(of('2026年第二季度').slice(0, 3)).toEqual(['2026年6月底前', '2026年4月底前', '2026年5月底前']);
    expect(of('2026年5月')[0]).toBe('2026年5月底前');
    for (const period of ['2026年', '2026年上半年', '2026年第四季度', '2026年5月'])
      for (const value of of(period))
        expect(readDeadline(value, { year: 2026 }), value).toMatchObject({ uncertain: false });
    expect(labels('【事项：甲；时限：⟦⟧】')[0]).toBe('全年');
  });

  it('results and ways of assessment', () => {
    const of = (header: string) => labels(`| 事项 | ${header} |\n| --- | --- |\n| 甲 | ⟦⟧ |\n`);
    expect(of('完成情况')).toContain('序时推进');
    for (const value of of('完成情况')) expect(readResult(value), value).toMatchObject({ uncertain: false });
    expect(of('考核方式')).toContain('纳入部门年度考核');
  });

  it('a whole new row, below the last one and in one that is begun', () => {
    const numbered = (row: string) => `| 序号 | 业务事项 | 措施 |\n| --- | --- | --- |\n| 7 | 甲 | 乙 |\n${row}`;
    for (const begun of ['⟦⟧', '|⟦⟧', '｜ ⟦⟧\n\n正文。']) {
      const [first] = offeredAt(numbered(begun));
      expect(first, begun).toMatchObject({ sort: 'row', text: `| 8 | \${1} | \${2} |$0`, preselect: true });
    }
    expect(labels(numbered('\n⟦⟧'))).not.toContain('新的一行');
  });

  it('behind the wide bars of a Chinese input method, which become bars of Markdown', () => {
    const { doc, at } = draft(table('｜ 公开听证 ｜ fwdj⟦⟧'));
    const entry = offered(doc, at.start).find(({ label }) => label === '服务大局意识')!;
    const text = edited(doc.text, [{ ...entry.span, text: entry.text }, ...entry.extra!]);
    expect(text.trimEnd().split('\n').at(-1)).toBe('| 公开听证 | 服务大局意识');
  });

  it('with a blank before the bar that follows', () => {
    expect(chosen(table('| 公开听证 | 政治⟦⟧| 甲 |  |'), '政治能力').trimEnd().split('\n').at(-1)).toBe(
      '| 公开听证 | 政治能力 | 甲 |  |',
    );
  });

  it('in place of a placeholder, wherever in it the cursor is, and found by what is typed behind it', () => {
    const cell = (words: string, label: string) =>
      chosen(table(`| 甲 | 乙 | ${words} |  |`), label)
        .trimEnd()
        .split('\n')
        .at(-1);
    const wanted = '| 甲 | 乙 | 第一检察部 |  |';
    const held = ['【待填：责任部门】⟦⟧', '⟦⟧【待填：责任部门】', '【待填：⟦⟧责任部门】', '××部门⟦⟧', '____⟦⟧'];
    for (const words of [...held, '【待填：部门、人】第⟦⟧', '第⟦⟧××'])
      expect(cell(words, '第一检察部'), words).toBe(wanted);
    expect(cell('第二检察部××、第⟦⟧', '第一检察部')).toBe('| 甲 | 乙 | 第二检察部××、第一检察部 |  |');
    const [first] = offeredAt(table('| 甲 | 乙 | 【待填：责任部门】d⟦⟧ |  |'));
    expect(first!.filter).toMatch(/^【待填：责任部门】/);
  });

  it('never a placeholder', () => {
    const list = table('| ×× | 乙 | 【待填：责任部门】 | 待定 |\n| 甲 | 乙 | ⟦⟧ |  |');
    expect(labels(list).join()).not.toMatch(/待填|责任部门】/);
  });

  it('not in the header', () => {
    expect(labels('| 业务事项 | ⟦⟧党建措施 |\n| --- | --- |\n')).toEqual([]);
    expect(labels('| 业务事项 | 党建措施 |\n| --- | ⟦⟧--- |\n')).toEqual([]);
  });
});

describe('front matter', () => {
  const bare = (marked: string) => {
    const { text, at } = readOne(marked);
    return offered(Doc.open('file:///a.md', text, builtin), at.start).map((entry) => entry.label);
  };

  it('keys that are not there, also while it is not closed', () => {
    expect(labels('---\n文种: 工作计划\n⟦⟧\n---\n')).toContain('期间');
    expect(labels('---\n文种: 工作计划\n⟦⟧\n---\n')).not.toContain('文种');
    expect(bare('---\n⟦⟧')).toContain('文种');
    expect(bare('---\ntitle: x\n⟦⟧\n---\n')).toEqual(['文种']);
  });

  it('kinds and stages', () => {
    expect(labels('---\n文种: ⟦⟧\n---\n')).toEqual(builtin.kinds.map((kind) => kind.name));
    expect(labels('---\n文种: 工作计划\n阶段:⟦⟧\n---\n')).toEqual(['起草', '核稿', '报审']);
    expect(chosen('---\n文种:⟦⟧\n---\n\n', '工作总结')).toBe('---\n文种: 工作总结\n---\n');
  });

  it('periods, units and dates', () => {
    const { text, at } = readOne('---\n文种: 工作计划\n期间: ⟦⟧\n---\n');
    const today = { year: 2026, month: 11, day: 5 };
    const elsewhere = inSteps(() => ['云溪县人民检察院']);
    const of = (key: string) => {
      const doc = Doc.open('file:///a.md', text.replace('期间', key), builtin);
      return offered(doc, at.start + key.length - 2, { today, elsewhere }).map(({ label }) => label);
    };
    expect(of('期间').slice(0, 2)).toEqual(['2026年', '2026年上半年']);
    expect(of('成文日期')).toEqual(['2026年11月5日']);
    expect(of('单位')).toEqual(['云溪县人民检察院']);
    expect(labels('---\n单位: ⟦⟧\n---\n\n# 清江县人民检察院2026年工作计划\n')).toEqual(['清江县人民检察院']);
  });

  it('nothing behind it', () => {
    expect(bare('---\ntitle: x\n---\n文⟦⟧')).toEqual([]);
  });
});

describe('what typed text is compared with', () => {
  const filter = (marked: string, label: string) =>
    offeredAt(marked)
      .find((one) => one.label === label)!
      .filter!.split(' ');

  it('pinyin initials under every reading, aliases, ends of a word', () => {
    expect(filter('【措施：⟦⟧】', '服务大局意识')).toContain('fwdjys');
    expect(filter('【事项：⟦⟧】', '公开听证')).toEqual(expect.arrayContaining(['公开听证', 'gktz', '听证']));
    expect(filter('【事项：打印机采购；责任：院长办】\n\n【事项：甲；责任：⟦⟧】', '院长办')).toContain('ycb');
    expect(filter('---\n文种: ⟦⟧\n---\n', '工作计划')).toContain('gzjh');
    expect(filter('| 事项 | 时限 |\n| --- | --- |\n| 甲 | 2026年6月底前 |\n| 乙 | ⟦⟧ |', '2026年6月底前')).toContain(
      '6月底前',
    );
  });

  it('the first name and its initials lie within what VS Code compares', () => {
    for (const entry of offeredAt('【事项：⟦⟧】')) {
      expect(entry.filter!.slice(0, 128)).toContain(`${entry.label} ${initials(entry.label)}`);
    }
  });
});

describe('headings', () => {
  const body = '# 2026年工作计划\n\n## 一、总体要求\n\n正文。\n\n';
  const part = (marked: string) => offeredAt(marked).filter((entry) => entry.sort === 'part');

  it('parts that the kind lacks, next ones first, with number and blanks to fill in', () => {
    const list = part(`${body}⟦⟧\n`);
    expect(list[0]).toMatchObject({ label: '二、工作目标', snippet: true, detail: '常见部分，还没有写' });
    expect(list.map(({ label }) => label)).not.toContain('二、总体要求');
    expect(list.find(({ label }) => label === '二、重点任务')!.text).toMatch(/^## 二、重点任务\n\n\$\{1:【待填：/);
    expect(list.every(({ text }) => text.endsWith('$0') && !text.includes('CURRENT_YEAR'))).toBe(true);
  });

  it('behind a number or signs that are typed already', () => {
    for (const begun of ['二、', '## 二、', '##', '## ']) {
      const { doc, at } = draft(`${body}${begun}⟦⟧\n`);
      const entry = offered(doc, at.start).find(({ sort }) => sort === 'part')!;
      expect(edited(doc.text, [{ ...entry.span, text: entry.text }])).toContain('\n## 二、工作目标\n');
      expect(entry.filter!.startsWith(begun), entry.filter).toBe(true);
    }
    expect(part(`${body}（一）⟦⟧\n`)).toEqual([]);
  });

  it('as the draft writes them', () => {
    const plain = part('2026年工作计划\n\n一、总体要求\n\n正文。\n\ngzmb⟦⟧');
    expect(plain[0]!.text).toMatch(/^二、工作目标\n/);
    expect(part('2026年工作总结\n\n第一部分 主要做法\n\n正文。\n\n⟦⟧')[0]!.text).toMatch(/^第二部分/);
    expect(part('⟦⟧\n')[0]!.text).toMatch(/^## 一、总体要求/);
  });

  it('not in running text', () => {
    for (const text of ['重点⟦⟧', '正文⟦⟧', '⟦⟧正文', '办好 x⟦⟧']) expect(part(`${body}${text}`), text).toEqual([]);
  });

  it('the numbers that come next', () => {
    const next = (marked: string) =>
      offeredAt(marked)
        .filter(({ sort }) => sort === 'number')
        .map(({ text }) => text);
    expect(next(`${body}（一）甲\n\n正文。\n\n1. 乙\n\n⟦⟧`)).toEqual(['2. ', '（二）', '## 二、']);
    expect(next('2026年工作计划\n\n⟦⟧')).toEqual([]);
  });
});

describe('formulations', () => {
  const texts = (marked: string) =>
    offeredAt(marked)
      .filter(({ sort }) => sort === 'formulation')
      .map(({ text }) => text);
  const members = '政治意识、大局意识、核心意识、看齐意识';

  it('the name as it is written, and what it stands for', () => {
    expect(texts('# 2026年工作计划\n\n增强四个意识⟦⟧')).toEqual(['“四个意识”', members]);
    expect(texts('# 2026年工作计划\n\n不断增强“四个意⟦⟧”')).toEqual(['四个意识']);
    expect(texts('# 2026年工作计划\n\n增强“⟦⟧')).toContain('四个意识”');
    expect(chosen('增强sgys⟦⟧', '四个意识：全部内容')).toBe(`增强${members}`);
  });

  it('only versions in use in the year of the draft', () => {
    expect(texts('# 2015年工作计划\n\n增强四个意识⟦⟧')).toEqual([]);
    expect(texts('# 2026年工作计划\n\n四个全面⟦⟧')).toHaveLength(2);
  });

  it('nothing in words that only look like it', () => {
    for (const text of ['会议⟦⟧', '四⟦⟧', '两个⟦⟧案件', 'xyz⟦⟧'])
      expect(texts(text.replace('两个', '十个')), text).toEqual([]);
    expect(labels('```\n四个意识⟦⟧\n```')).toEqual([]);
  });
});

it('nothing in the body of files that are no drafts', () => {
  const { text, at } = readOne('说明【措施：⟦⟧】');
  expect(offered(Doc.open('file:///a.md', text, builtin), at.start)).toEqual([]);
});
