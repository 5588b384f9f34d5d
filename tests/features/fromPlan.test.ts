import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { exampleReports, givenBy, planChoices } from '../../server/src/features/write/fromPlan';
import { newDraft } from '../../server/src/features/write/newDraft';
import { builtin } from '../../server/src/frame/builtin';
import { kindByName } from '../../server/src/model/grammar/kind';
import { kindSkeleton, plainText } from '../../server/src/model/grammar/skeleton';
import { aroundOf, openAt, workspaceOf } from '../kit/around';

const plan = openAt(
  '计划/2026年工作计划.md',
  `---
文种: 工作计划
单位: 白塔县人民检察院
期间: 2026年
---

# 白塔县人民检察院2026年工作计划

| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| 公开听证 | 支部书记主持，a\\|b两组轮流 | 第三检察部 | 6月底前 |
| 白塔河流域巡查 | | 第四检察部 | 5月底前 |

<!-- 事项：校园法治宣讲；措施：党员讲师团；责任：第六检察部 -->
`,
);
const report = openAt(
  '报告.md',
  '---\n文种: 工作报告\n单位: 白塔县人民检察院\n期间: 2025年\n主送: 县人大常委会\n---\n\n# 报告\n\n无。\n',
);

describe('从计划生成', () => {
  const workspace = workspaceOf([plan, report]);
  const summary = workspace.get(plan.uri)!;
  const given = givenBy(summary, builtin, plan.uri.replace(/[^/]+$/, 'a.md'), '县人大常委会');

  it('offers the plans of a folder', () => {
    expect(planChoices(workspace, 'file:///w')).toEqual([
      {
        uri: plan.uri,
        title: '白塔县人民检察院2026年工作计划',
        unit: '白塔县人民检察院',
        detail: '白塔县人民检察院 · 3 项',
      },
    ]);
    expect(planChoices(workspace, 'file:///other')).toEqual([]);
    expect(exampleReports(workspace, summary).map(({ uri }) => uri)).toEqual([report.uri]);
  });

  it('each item stands in the part that tells the work, with its measure and a place for what came of it', () => {
    const kind = kindByName(builtin, '工作报告')!;
    const text = plainText(kindSkeleton(builtin, kind, given), {
      year: 2026,
      unit: '白塔县人民检察院',
      period: '2026年上半年',
    });
    expect(text).toContain('主送: 县人大常委会\n');
    expect(text).toContain('| 1 | 公开听证 | 支部书记主持，a\\|b两组轮流 | 第三检察部 | 【待填：成效】 |\n');
    expect(text).toContain('| 2 | 白塔河流域巡查 | 【待填：党建措施】 | 第四检察部 | 【待填：成效】 |\n');
    const made = openAt('计划/a.md', text);
    const around = aroundOf(made, [plan])!;
    expect(around.summary.plans).toContain(plan.uri);
    const [pair] = around.trace.pairsOf(around.summary);
    expect(pair!.rows.map(({ state }) => state)).toEqual(['reported', 'reported', 'reported']);
    expect(check(made, defaultConfig, ['unreported-item'], around)).toEqual([]);
  });

  it('without an addressee there is a place for it', () => {
    const other = givenBy(summary, builtin, 'file:///w/a.md', undefined);
    const { snippet } = newDraft(builtin, { kind: '工作总结', unit: '', period: '2026年' }, other)!;
    expect(snippet).toContain('主送: ${');
    expect(snippet).toContain('计划: 计划/2026年工作计划.md\n');
  });
});
