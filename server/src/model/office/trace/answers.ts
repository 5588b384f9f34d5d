/** Which plan a report answers, and which reports answer a plan. */
import { planKey, unitKey } from '../keys';
import { officeOf, type Summary } from '../summary';
import type { Workspace } from '../workspace';
import { lastDay, liesIn, monthCount } from '../../grammar/period';

/**
 * The plans that a report answers: those that `计划:` names; else the one plan of its unit whose period holds its own.
 * Where several might be meant, none is: a guess would find faults with the wrong one.
 */
export function plansAnswered(workspace: Workspace, report: Summary): readonly Summary[] {
  if (report.tense !== 'report') return [];
  if (report.plans.length > 0) return [...new Set(report.plans.flatMap((uri) => planAt(workspace, uri) ?? []))];
  if (!report.period || officeOf(report) === undefined) return [];
  const plans: Summary[] = [];
  for (const plan of plansOfUnit(workspace, report.period.year, officeOf(report)!)) {
    if (fits(plan, report)) plans.push(plan);
  }
  const own = plans.filter((plan) => plan.department === departmentIn(plan, report));
  const found = own.length > 0 ? own : plans.filter((plan) => plan.department === undefined);
  return found.length === 1 ? found : [];
}

const planAt = (workspace: Workspace, uri: string): Summary | undefined => {
  const plan = workspace.get(uri);
  return plan?.tense === 'plan' ? plan : undefined;
};

/** Reports that answer a plan, the earliest first. */
export function reportsAnswering(workspace: Workspace, plan: Summary): readonly Summary[] {
  if (plan.tense !== 'plan') return [];
  const found = new Set<Summary>();
  for (const report of workspace.naming(planKey(plan.uri))) if (report.tense === 'report') found.add(report);
  const unit = officeOf(plan);
  if (plan.period && unit !== undefined) {
    for (const report of reportsOfUnit(workspace, plan.period.year, unit)) {
      if (fits(plan, report) && plansAnswered(workspace, report)[0] === plan) found.add(report);
    }
  }
  return [...found].sort((a, b) => order(a) - order(b) || (a.uri < b.uri ? -1 : 1));
}

/** No unit has a longer name. UTF-16 units. */
const longestUnit = 80;

/** Plans of a unit, and of those whose department it is. */
function* plansOfUnit(workspace: Workspace, year: number, unit: string): Generator<Summary> {
  for (let end = 1; end <= Math.min(unit.length, longestUnit); end++) {
    yield* workspace.naming(unitKey('plan', year, unit.slice(0, end)));
  }
}

/** Reports of a unit and of its departments that name no plan. */
function* reportsOfUnit(workspace: Workspace, year: number, unit: string): Generator<Summary> {
  for (const [key] of workspace.keysFrom(unitKey('report', year, unit))) yield* workspace.naming(key);
}

/** Whether a plan without a link to it may be the one that a report answers. */
function fits(plan: Summary, report: Summary): boolean {
  const [planned, told] = [officeOf(plan), officeOf(report)];
  if (planned === undefined || told === undefined || !told.startsWith(planned)) return false;
  return plan.period !== undefined && report.period !== undefined && liesIn(report.period, plan.period);
}

/** The department whose part of the plan a report tells; undefined for one that tells all of it. */
export function departmentIn(plan: Summary, report: Summary): string | undefined {
  if (report.department !== undefined) return report.department;
  const [planned, told] = [officeOf(plan), officeOf(report)];
  if (planned === undefined || told === undefined || !told.startsWith(planned)) return undefined;
  return told.slice(planned.length) || departmentOf(report.titleUnit, planned);
}

/** A department that a title begins with, where the paper is of the whole unit by its front matter: 第三检察部2026年工作总结. */
function departmentOf(titleUnit: string | undefined, unit: string): string | undefined {
  const words = titleUnit?.replace(unit, '') ?? '';
  return /^[\u4e00-\u9fff]{1,12}?(?:检察部|党支部|党总支|机关党委|大队|中心|[部处室科])/.exec(words)?.[0];
}

/** Shorter periods before the longer ones that end with them. */
const order = ({ period }: Summary): number => (period ? lastDay(period) * 16 + monthCount(period) : 0);
