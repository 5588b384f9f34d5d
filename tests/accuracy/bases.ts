/** Clean texts to plant faults into: samples, filled skeletons of the framework and, where there are any, real documents. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtin } from '../../server/src/frame/builtin';
import type { CaseworkItem, Kind } from '../../server/src/frame/schema';
import { kindSkeleton, plainText } from '../../server/src/model/grammar/skeleton';
import { allMeasures, fittingMeasures } from '../../server/src/model/grammar/measures';
import type { Random } from '../kit/random';
import { kindsByIndex, readTexts } from './corpus';
import { chinese, grids } from './lines';

export interface Base {
  readonly name: string;
  readonly text: string;
  /** Kind of a text that does not say it. */
  readonly kind: string | undefined;
}

/** Year of the samples and skeletons. */
export const year = 2026;
const known = { year, unit: '青岚县人民检察院', period: `${year}年` };

export function basesOf(corpus: string, examples: string, r: Random): Base[] {
  const samples = readdirSync(examples)
    .filter((name) => name.startsWith(String(year)))
    .sort()
    .map((name) => ({ name, text: readFileSync(examples + name, 'utf8'), kind: undefined }));
  const skeletons = builtin.kinds.map((kind) => ({
    name: `skeleton ${kind.id}`,
    text: skeletonOf(kind),
    kind: undefined,
  }));
  const made = Array.from({ length: 8 }, (_, i) => [
    { name: `plan ${i}`, text: tablePlan(r, suggested(r)), kind: undefined },
    { name: `named ${i}`, text: tablePlan(r, () => r.pick(allMeasures(builtin)).name), kind: undefined },
    { name: `plain ${i}`, text: plainPlan(r), kind: undefined },
    { name: `marks ${i}`, text: markPlan(r, i % 2 === 0), kind: undefined },
    { name: `report ${i}`, text: tableReport(r), kind: undefined },
  ]);
  return [...samples, ...skeletons, ...made.flat(), ...realBases(corpus)];
}

function realBases(corpus: string): Base[] {
  if (!existsSync(`${corpus}/INDEX.tsv`)) return [];
  const kinds = kindsByIndex(corpus);
  return [...readTexts(corpus)].map(([name, text]) => ({ name, text, kind: kinds.get(name)! }));
}

/** A new draft begins at the quietest stage; here the configuration says which one is measured. */
function skeletonOf(kind: Kind): string {
  return plainText(kindSkeleton(builtin, kind), known).replace(/^阶段: .*\n/m, '');
}

//#region Tables and marks, filled

const departments = ['第一检察部', '第二检察部', '第三检察部', '第四检察部', '第五检察部', '案件管理办公室'];
const deadlines = [`${year}年6月底前`, `${year}年9月30日前`, `${year}年11月底前`, `${year}年12月10日前`];
const assessments = ['评查结果计入部门年度考核', '以办结件数评分', '纳入支部季度评分', '机关党委年底抽查'];

/** Items that the framework knows in its year, no two of them alike. */
function items(r: Random, count: number): CaseworkItem[] {
  const all = builtin.casework.filter((item) => item.until === undefined || item.until >= year);
  const out = new Set<CaseworkItem>();
  while (out.size < count) out.add(r.pick(all));
  return [...out];
}

const suggested = (r: Random) => (item: CaseworkItem) => {
  const fitting = fittingMeasures(builtin, [item.id]).filter(({ suggestions }) => suggestions.length > 0);
  return r.pick(r.pick(fitting.slice(0, 4)).suggestions).text;
};

/** A suggestion that does not itself speak of checking or assessing. */
const unassessed = (r: Random) => (item: CaseworkItem) => {
  const fitting = fittingMeasures(builtin, [item.id]).flatMap(({ suggestions }) => suggestions.map(({ text }) => text));
  return r.pick(fitting.filter((text) => !checks.some((word) => text.includes(word))));
};

const checks = builtin.stages.find(({ column }) => column === 'assessment')?.signals ?? [];

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(row)].join('\n');
}

/** The plan of the framework's skeleton, its table filled. */
function tablePlan(r: Random, measure: (item: CaseworkItem) => string): string {
  const plan = builtin.kinds.find(({ tense }) => tense === 'plan')!;
  const text = skeletonOf(plan);
  const grid = grids(text)[0]!;
  const rows = items(r, 6).map((item, i) => [
    String(i + 1),
    item.name,
    measure(item),
    r.pick(departments),
    r.pick(deadlines),
    r.pick(assessments),
  ]);
  return text.slice(0, grid.rows[0]!.start) + rows.map(row).join('\n') + text.slice(grid.span.end);
}

const head = (kind: string) =>
  `---\n文种: ${kind}\n单位: ${known.unit}\n期间: ${known.period}\n---\n\n# ${known.unit}${known.period}党建与业务融合${kind}\n\n`;

/** A plan that speaks of assessment nowhere but in its table. */
function plainPlan(r: Random): string {
  const measure = unassessed(r);
  const rows = items(r, 5).map((item) => [
    item.name,
    measure(item),
    r.pick(departments),
    r.pick(deadlines),
    '计入年终考核',
  ]);
  return `${head('工作计划')}## 一、总体要求\n\n围绕全县中心工作，把支部的力量用到办案一线。\n\n## 二、重点任务\n\n${tableOf(['业务事项', '党建措施', '责任部门', '完成时限', '考核方式'], rows)}\n`;
}

function markPlan(r: Random, comment: boolean): string {
  const measure = suggested(r);
  const parts = items(r, 5).map((item, i) => {
    const fields = `事项：${item.name}；措施：${r.pick(allMeasures(builtin)).name}；责任：${r.pick(departments)}；时限：${r.pick(deadlines)}`;
    const mark = comment ? `<!-- ${fields} -->` : `【${fields}】`;
    return `（${chinese(i + 1)}）${item.name}。${measure(item)}。${mark}`;
  });
  return `${head('工作计划')}## 一、总体要求\n\n围绕全县中心工作，把支部的力量用到办案一线，年底一并考核。\n\n## 二、重点任务\n\n${parts.join('\n\n')}\n`;
}

function tableReport(r: Random): string {
  const measure = suggested(r);
  const rows = items(r, 4).map((item) => [item.name, measure(item), r.pick(departments), '已完成', '已完成']);
  const table = tableOf(['业务事项', '党建措施', '责任部门', '完成情况', '党建措施进展'], rows);
  return `${head('工作报告')}中共青岚县委：\n\n现将有关工作情况报告如下。\n\n## 一、工作开展情况\n\n${table}\n\n## 二、存在的问题\n\n个别支部的复盘会没有按月召开，原因是人员借调后没有及时补齐支委。\n\n## 三、下一步工作打算\n\n机关党委8月15日前指导第三党支部完成支委补选，并由分管院领导挂点联系到年底。\n\n特此报告。\n`;
}

//#endregion
