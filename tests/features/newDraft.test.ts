import { describe, expect, it } from 'vitest';
import { draftKinds, newDraft, periodProblem } from '../../server/src/features/write/newDraft';
import { builtin } from '../../server/src/frame/builtin';
import { loadFramework } from '../../server/src/frame/load';
import { court } from '../frame/court';

const periodsOf = (name: string, month: number) =>
  draftKinds(builtin, 2026, month).find((kind) => kind.name === name)!.periods;

describe('a new draft', () => {
  it('may be of any kind, with the parts it has', () => {
    const kinds = draftKinds(builtin, 2026, 5);
    expect(kinds.map(({ name }) => name)).toEqual(builtin.kinds.map(({ name }) => name));
    expect(kinds[0]!.detail).toContain('重点任务、时间安排');
    expect(draftKinds(loadFramework(court).frame, 2026, 5)[0]!.name).toBe('审判工作计划');
  });

  it('covers the coming year in autumn, the last one in spring when it is a report', () => {
    expect(periodsOf('工作计划', 11).slice(0, 2)).toEqual(['2027年', '2026年']);
    expect(periodsOf('工作计划', 2).slice(0, 2)).toEqual(['2026年', '2027年']);
    expect(periodsOf('工作总结', 2)[0]).toBe('2025年');
    expect(periodsOf('工作总结', 8).slice(0, 4)).toEqual(['2026年', '2025年', '2026年下半年', '2026年第三季度']);
  });

  it('has periods that are right and different', () => {
    for (const month of [1, 6, 12]) {
      for (const { periods } of draftKinds(builtin, 2026, month)) {
        expect(new Set(periods).size).toBe(periods.length);
        for (const period of periods) expect(periodProblem(period), period).toBeUndefined();
      }
    }
    expect(periodProblem('今年')).toMatch('2026年上半年');
    expect(periodProblem('')).toBeDefined();
  });

  it('is a snippet with unit and period filled in, and has a name', () => {
    const { snippet, fileName } = newDraft(builtin, { kind: '工作计划', unit: '青溪县$院', period: '2026年' })!;
    expect(snippet).toContain('单位: 青溪县\\$院\n期间: 2026年\n阶段: 起草\n---\n');
    expect(snippet).toContain('# 青溪县\\$院2026年工作计划');
    expect(snippet.endsWith('$0')).toBe(true);
    expect(fileName).toBe('青溪县$院2026年工作计划.md');
    expect(newDraft(builtin, { kind: '工作计划', unit: ' a/b\u202e:c\u001b ', period: '2026年' })!.fileName).toBe(
      'abc 2026年工作计划.md',
    );
    expect(newDraft(builtin, { kind: '没有', unit: '', period: '' })).toBeUndefined();
  });

  it('asks for the unit later when it is left open', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
    expect(newDraft(builtin, { kind: '工作计划', unit: '', period: '2026年' })!.snippet).toContain('单位: ${1:××单位}');
  });
});
