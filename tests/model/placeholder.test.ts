import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import type { Role } from '../../server/src/frame/schema';
import { Doc } from '../../server/src/model/draft/doc';
import { isEmpty, isHeldOpen, isMissing } from '../../server/src/model/draft/entries';
import { isPlaceholder } from '../../server/src/model/grammar/placeholder';
import { summarise, tasksOf } from '../../server/src/model/office/summary';
import { usedWords } from '../../server/src/model/draft/used';
import { assertLinear, fastest } from '../kit/linear';

const open = (text: string) => Doc.open('file:///a.md', text, builtin, { kind: '工作计划' });
const row = (cells: string) =>
  open(`| 业务事项 | 党建措施 | 责任部门 | 完成时限 |\n| --- | --- | --- | --- |\n${cells}\n`);

describe('a value is only a placeholder', () => {
  const is = (text: string, role: Role = 'department') => isPlaceholder(builtin, role, text);

  it('where words of the list stand alone, repeated, in brackets or with a prompt', () => {
    const all = [
      '××',
      '××××',
      'XX',
      'XXX',
      '____',
      '＿＿',
      '待定',
      '待定。',
      '**待定**',
      '（待补充）',
      '(待填)',
      'TODO',
    ];
    for (const text of [...all, '【】', '【待填】', '【待填：责任部门】', '【待填：甲、乙】', '【请填写】', '××、××'])
      expect(is(text), text).toBe(true);
  });

  it('also with what the column is called', () => {
    expect(is('××部门')).toBe(true);
    expect(is('××责任')).toBe(true);
    expect(is('待填：责任部门')).toBe(true);
    expect(is('××事项', 'item')).toBe(true);
    expect(is('××事项', 'deadline')).toBe(false);
  });

  it('not where other words stand beside it', () => {
    const all = [
      '第一检察部××',
      '××检察院第一检察部',
      '2026年×月',
      '2026年××月底',
      '待定（报党组）',
      '**重点**',
      '二〇〇四年',
    ];
    for (const text of [...all, '', '、', '【第一检察部】', '【措施：待定】', '××人', '（待'])
      expect(is(text), text).toBe(false);
  });

  it('at a cost that grows with the length of the text, not faster', () => {
    for (const piece of ['×', '【', '【待填', '（××', ' ', '待定 ']) {
      const cost = (size: number) => {
        const text = `××${piece.repeat(size / piece.length)}甲`;
        return fastest(() => {
          for (let i = 0; i < 20; i++) is(text);
        });
      };
      // A quadratic cost would grow 16 times per unit.
      assertLinear(cost, { sizes: [6_000, 24_000, 96_000], factor: 8 });
    }
  });
});

describe('fields that hold only a placeholder', () => {
  it('say nothing, and keep their span', () => {
    const doc = row('| 公开听证 | 【待填：党建措施、做法】 | ×× | 2026年×月 |');
    const { fields, measures } = doc.entries[0]!;
    expect(measures).toEqual([]);
    for (const role of ['measure', 'department'] as const) {
      expect([isEmpty(fields[role]), isMissing(fields[role]), isHeldOpen(fields[role])], role).toEqual([
        true,
        false,
        true,
      ]);
    }
    expect(doc.slice(fields.measure!)).toBe('【待填：党建措施、做法】');
    expect(doc.slice(fields.department!)).toBe('××');
    expect(isEmpty(fields.deadline)).toBe(false);
    expect(isEmpty(fields.item)).toBe(false);
  });

  it('are no value among others', () => {
    const { fields, measures } = row('| 公开听证 | 群众工作能力、×× | 第五检察部、×× |  |').entries[0]!;
    expect(fields.department!.values).toHaveLength(1);
    expect(measures.map(({ id }) => id)).toEqual(['ability.mass-work']);
    expect([isEmpty(fields.deadline), isMissing(fields.deadline), isHeldOpen(fields.deadline)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('give way to a mark in the row', () => {
    const { measures } = row('| 公开听证 | ×× <!-- 措施：群众工作能力 --> |  |  |').entries[0]!;
    expect(measures.map(({ id }) => id)).toEqual(['ability.mass-work']);
  });

  it('name no item: neither a new one nor the one above', () => {
    const doc = row(
      '| 公开听证 | 群众工作能力 |  |  |\n| ×× | 政治能力 |  |  |\n|  | 抓落实能力 |  |  |\n| ××事项 |  |  |  |',
    );
    expect(doc.entries.map(({ item, items, continued }) => [item && doc.slice(item), items.length, continued])).toEqual(
      [
        ['公开听证', 1, false],
        [undefined, 0, false],
        [undefined, 0, false],
        [undefined, 0, false],
      ],
    );
    const mark = open('依法办案。\n\n<!-- 事项：××事项；措施：政治能力 -->\n').entries[0]!;
    expect([mark.item, mark.items]).toEqual([undefined, []]);
  });

  it('are no task and no owner in the index, and are not offered again', () => {
    const doc = row('| 【待填：业务事项】 | 政治能力 | ×× | 待定 |\n| 公开听证 | 政治能力 | 第五检察部 | 待定 |');
    const summary = summarise(doc)!;
    expect(tasksOf(summary).map(({ name }) => name)).toEqual(['公开听证']);
    expect([...summary.keys.keys()].filter((key) => key.startsWith('department'))).toEqual(['department 第五检察部']);
    expect(usedWords(doc, 'item')).toEqual(['公开听证']);
    expect(usedWords(doc, 'deadline')).toEqual([]);
  });
});
