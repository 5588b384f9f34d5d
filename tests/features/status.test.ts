import { describe, expect, it } from 'vitest';
import { countFindings, coverage, mostSevere } from '../../server/src/features/views/status';
import { builtin } from '../../server/src/frame/builtin';
import { kindSkeleton, markSkeleton, plainText } from '../../server/src/model/grammar/skeleton';
import type { Finding, Severity } from '../../server/src/model/rule/rule';
import { draft } from './kit';

const figures = (text: string) => coverage(draft(`${text}⟦⟧`).doc);

describe('coverage', () => {
  it('counts items of tables and marks once, with their continuations', () => {
    expect(
      figures(`| 业务事项 | 党建措施 |
| --- | --- |
| 公益诉讼 |  |
|  | 党员逐案复核 |
| 刑事申诉 | 收缴党费 |
| 打印机采购 | <!-- 免融合：事务性工作 --> |

【事项：行政争议实质性化解；措施：党员到庭旁听】

正文里的公益诉讼不算。`),
    ).toEqual({ total: 4, tied: 2, justified: 1 });
  });

  it('counts nothing in fresh skeletons, and only what has been written since', () => {
    const plan = builtin.kinds.find(({ name }) => name === '工作计划')!;
    const fresh = plainText(kindSkeleton(builtin, plan), { year: 2026 });
    expect(fresh).toContain('【待填：业务事项】');
    expect(figures(fresh)).toEqual({ total: 0, tied: 0, justified: 0 });
    const named = fresh.replace('【待填：业务事项】', '公益诉讼');
    expect(figures(named)).toEqual({ total: 1, tied: 0, justified: 0 });
    expect(figures(named.replace('【待填：党建措施】', '党员逐案复核'))).toEqual({ total: 1, tied: 1, justified: 0 });
    for (const style of ['comment', 'visible'] as const) {
      expect(figures(plainText(markSkeleton(builtin, style), { year: 2026 }))).toEqual({
        total: 0,
        tied: 0,
        justified: 0,
      });
    }
    expect(figures('【事项：公益诉讼；措施：××】\n\n【事项：刑事申诉；免融合：待定】')).toEqual({
      total: 2,
      tied: 0,
      justified: 0,
    });
  });

  it('is nothing in a draft without items', () => {
    expect(figures('正文。<!-- 措施：政治能力 -->')).toEqual({ total: 0, tied: 0, justified: 0 });
  });
});

describe('findings', () => {
  const list = (...severities: Severity[]): Finding[] =>
    severities.map((severity, i) => ({ ruleId: String(i), severity, message: '', span: { start: i, end: i } }));

  it('are counted by severity', () => {
    expect(countFindings(list('hint', 'error', 'hint'))).toEqual({ error: 1, warning: 0, information: 0, hint: 2 });
  });

  it('are cut off with the most severe kept, in order of text', () => {
    const all = list('hint', 'warning', 'error', 'hint', 'warning');
    expect(mostSevere(all, 5)).toBe(all);
    expect(mostSevere(all, 3).map((finding) => finding.ruleId)).toEqual(['1', '2', '4']);
    expect(mostSevere(all, 1).map((finding) => finding.ruleId)).toEqual(['2']);
  });
});
