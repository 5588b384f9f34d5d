/** The panel and the tree of plans and reports: what they say, where they lead, and that anybody can read and walk them. */
import { describe, expect, it } from 'vitest';
import { type Chosen, emptyHtml, type Trace, traceHtml } from '../../client/src/trace/html';
import { traceScript, traceStyles } from '../../client/src/trace/page';
import { placesOf, presentPlace } from '../../client/src/trace/places';
import { seen, spokenNode, type TraceNode, traceTree } from '../../client/src/trace/treeData';
import { webPage } from '../../client/src/views/page';
import type { TraceFilter } from '../../server/src/features/trace/types';
import { toResult } from '../../server/src/lsp/requests/trace';
import { actsInHtml, hostile } from '../kit/hostileText';
import { files, office } from '../features/traceKit';

/** What the server answers; places are told as the line that their offset is. */
function answer(texts: Record<string, string> = files, name?: keyof typeof files, filter?: TraceFilter): Trace {
  return toResult(office(texts).table(name, filter), {}, ({ uri, span }) => ({
    uri,
    range: { start: { line: span.start, character: 0 }, end: { line: span.end, character: 0 } },
  }));
}

const chosen: Chosen = { scope: 'draft', by: 'report', filter: {} };
const trace = answer();
const pages = {
  reports: traceHtml(trace, chosen),
  measures: traceHtml(trace, { ...chosen, by: 'measure' }),
  'all plans': traceHtml(answer({ ...files, '旧.md': files['计划.md'].replaceAll('2026年', '2025年') }), {
    ...chosen,
    scope: 'all',
    filter: { state: 'overdue' },
  }),
};

const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const elements = (html: string, name: string) => [
  ...html.matchAll(new RegExp(`<${name}\\b([^>]*)>(.*?)</${name}>`, 'gs')),
];
const attribute = (attributes: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];

describe.each(Object.entries(pages))('the page of %s', (_, html) => {
  it('names everything that can be worked', () => {
    const buttons = elements(html, 'button');
    expect(buttons.length).toBeGreaterThan(0);
    for (const [whole, , inside] of buttons) expect(words(inside!), whole).not.toBe('');
    const selects = elements(html, 'select');
    const labelled = elements(html, 'label').filter(([, , inside]) => inside!.includes('<select'));
    expect(labelled).toHaveLength(selects.length);
    for (const [whole, , inside] of labelled) expect(words(inside!.split('<select')[0]!), whole).not.toBe('');
    for (const [whole, attributes] of [...elements(html, 'table'), ...elements(html, 'ul')]) {
      expect(attribute(attributes!, 'aria-label'), whole).toBeTruthy();
    }
  });

  it('has one of each control and one heading above all', () => {
    expect(html.match(/<h1>/g)).toHaveLength(1);
    const choices = [...html.matchAll(/data-choice="(\w+)"/g)].map(([, choice]) => choice);
    expect(new Set(choices).size).toBe(choices.length);
    for (const [, , options] of elements(html, 'select')) expect(options!.match(/ selected>/g)).toHaveLength(1);
  });

  it('has grids whose rows are as wide as their header, and whose cells say something', () => {
    for (const [, , inside] of elements(html, 'table')) {
      const rows = [...inside!.matchAll(/<tr role="row">(.*?)<\/tr>/gs)].map(([, row]) => row!);
      const cells = rows.map((row) => [...row.matchAll(/<(t[hd])\b([^>]*)>(.*?)<\/\1>/gs)]);
      expect(new Set(cells.map((row) => row.length)).size).toBe(1);
      for (const [whole, name, attributes, content] of cells.slice(0, -1).flat()) {
        expect(attribute(attributes!, 'role'), whole).toMatch(/^(?:gridcell|rowheader|columnheader)$/);
        expect(attribute(attributes!, 'tabindex'), whole).toBe('-1');
        expect(attribute(attributes!, 'aria-label') ?? words(content!), whole).not.toBe('');
        if (name === 'th') expect(attribute(attributes!, 'scope'), whole).toMatch(/^(?:row|col)$/);
      }
    }
  });

  it('has one target a place, and no two ids', () => {
    expect(html).not.toMatch(/\bid="/);
    expect(html).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

describe('the page', () => {
  it('says how it stands and what each report tells', () => {
    expect(words(pages.reports)).toContain(trace.verdict);
    expect(words(pages.reports)).toContain('涉企刑事积案清理 第一检察部、案件管理办公室 6月20日前 ! 逾期');
    expect(words(pages.reports)).toContain('! 逾期：正在推进');
    expect(words(pages.reports)).toContain('合计 5 项 写到 1 项 写到 2 项');
    expect(words(pages.reports)).toContain('办公室 0/1 项');
  });

  it('says how each measure fares, and in words what its sign means', () => {
    const [, , table] = elements(pages.measures, 'table')[0]!;
    const told = [...table!.matchAll(/<td[^>]*class="measure (\w+)" aria-label="([^"]*)"/g)];
    expect(told.map(([, state, label]) => [state, label])).toEqual([
      ['told', '已报告'],
      ['told', '已报告'],
      ['added', '计划外'],
    ]);
    for (const { name } of trace.measures) expect(words(table!)).toContain(name);
    for (const name of trace.rounds) expect(words(table!)).toContain(name);
    expect(words(table!)).toContain('党组会专题研究');
  });

  it('leads to places that the answer has', () => {
    const targets = Object.values(pages).flatMap((html) => [...html.matchAll(/data-target="(\d[^"]*)"/g)]);
    expect(targets.length).toBeGreaterThan(20);
    const places = new Map([
      ...placesOf(trace),
      ...placesOf(answer({ ...files, '旧.md': files['计划.md'].replaceAll('2026年', '2025年') })),
    ]);
    for (const [, target] of targets) expect(places.get(target!), target).toBeDefined();
  });

  it('shows what is chosen, and lets it be taken back', () => {
    expect(pages['all plans']).toContain('<option value="overdue" selected>');
    expect(pages['all plans']).toContain('data-target="clear"');
    expect(pages.reports).not.toContain('data-target="clear"');
    expect(pages.measures).toContain('data-target="by:measure" aria-pressed="true"');
  });

  it('says why there is nothing', () => {
    expect(words(emptyHtml(chosen))).toContain('没有找到它对应的计划');
    expect(emptyHtml(chosen)).toContain('data-target="scope:all"');
    expect(emptyHtml({ ...chosen, scope: 'all' })).not.toContain('data-target');
    expect(words(traceHtml(answer({}), { ...chosen, scope: 'all' }))).toContain('还没有列出任务的计划');
  });

  it('loads nothing and runs nothing but its own script, in the colours of the theme', () => {
    const page = webPage({ title: '对照', body: pages.reports, styles: traceStyles, script: traceScript }, 'abc');
    expect(page).toContain("default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'");
    expect(page).not.toMatch(/https?:|url\(|@import|\son\w+=|\sstyle=/);
    expect(traceStyles).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i);
    expect(() => new Function('acquireVsCodeApi', traceScript)).not.toThrow();
  });

  it.each(Object.entries(hostile))('obeys no words of others: %s', (_, text) => {
    const line = text.replace(/\s+/g, ' ').replaceAll('|', '');
    const texts = Object.fromEntries(
      Object.entries(files).map(([name, source]) => [
        name,
        source.replace('旧案卷宗数字化', line).replace('机房设备更新', line).replace('正在推进', `正在推进${line}`),
      ]),
    );
    const known =
      /^<\/?(?:header|div|h[12]|p|button|label|span|select|option|section|ul|li|i|b|table|thead|tbody|tfoot|tr|th|td)(?: [\w-]+="[^"<>]*"| selected)*>$/;
    for (const by of ['report', 'measure'] as const) {
      expect(actsInHtml(traceHtml(answer(texts), { ...chosen, by }).replaceAll('\n', ''), known)).toEqual([]);
    }
  });
});

describe('a click', () => {
  it('finds what was clicked in a later answer', () => {
    const later = answer({
      ...files,
      '计划.md': files['计划.md'].replace(
        '| 公开听证 |',
        '| 新添一项工作 | 政治能力 | 办公室 | 9月底前 | | |\n| 公开听证 |',
      ),
    });
    const key = [...placesOf(trace)].find(([, { name }]) => name.endsWith(' 检察建议落实回访'))![0];
    const place = presentPlace(key, trace, later)!;
    expect(place.uri).toBe(trace.plans[0]!.uri);
    expect(place.range.start.line).toBe(later.plans[0]!.items[4]!.place!.range.start.line);
    expect(presentPlace(key, trace, answer({}))).toBeUndefined();
  });
});

describe('the tree', () => {
  const nodes = traceTree(trace);
  const print = (list: readonly TraceNode[], depth = 0): string[] =>
    list.flatMap((node) => [
      `${'  '.repeat(depth)}${node.label} [${node.state}] ${node.detail}`.trimEnd(),
      ...print(node.children, depth + 1),
    ]);

  it('has what is to be done first, then the reports', () => {
    expect(print(nodes)).toEqual([
      '2026年工作计划 [unreported] 覆盖 75% · 要办 2',
      '  要办的 [unreported] 2 项',
      '    涉企刑事积案清理 [overdue] 逾期 · 第一检察部、案件管理办公室',
      '    机房设备更新 [unreported] 未报告 · 办公室',
      '  还没有报告的部门 [unreported] 办公室（1 项）',
      '  第四检察部2026年第二季度工作总结 [done] 写到 1 项',
      '    检察建议落实回访 [done] 完成',
      '  2026年上半年工作报告 [overdue] 写到 2 项',
      '    涉企刑事积案清理 [overdue] 逾期：正在推进',
      '    检察建议落实回访 [unreported] 未报告',
      '    机房设备更新 [unreported] 未报告',
      '    旧案卷宗数字化 [unplanned] 计划外：已完成',
      '    公开听证 [duplicate] 重复：已完成',
      '    公开听证 [done] 完成',
    ]);
  });

  it('has ids of its own, places to go to, and words for all of it', () => {
    const all = nodes.flatMap(function flat(node): TraceNode[] {
      return [node, ...node.children.flatMap(flat)];
    });
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const node of all) expect(spokenNode(node)).toContain(node.label);
    const items = all.filter(({ sort, state }) => sort === 'item' && state !== 'unreported');
    expect(items.every(({ place }) => place)).toBe(true);
    expect(seen(nodes)).toBe(seen(traceTree(answer())));
  });

  it('puts plans that are through behind, and says what is left out', () => {
    const through = files['计划.md'].replaceAll('2026年', '2027年');
    const many = {
      ...trace,
      plans: [{ ...answer({ '新.md': through }).plans[0]!, items: [] }, ...trace.plans],
      left: 3,
    };
    expect(traceTree(many).map(({ label }) => label)).toContain('还有 3 份较早的计划…');
    expect(traceTree(null)).toEqual([]);
  });
});
