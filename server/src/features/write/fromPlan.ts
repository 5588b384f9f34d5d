/** 从计划生成: a report that holds every item of its plan, each with its measure and a place for what came of it. */
import { relativePath } from '../../base/address';
import type { Framework } from '../../frame/schema';
import { blank, type Given, toldSkeleton } from '../../model/grammar/skeleton';
import { officeOf, type Summary, unitIn } from '../../model/office/summary';
import { departmentIn } from '../../model/office/trace/answers';
import type { Workspace } from '../../model/office/workspace';

/** A plan that a report may be made of. */
export interface PlanChoice {
  readonly uri: string;
  readonly title: string;
  readonly unit: string;
  /** Its unit, period and number of items. */
  readonly detail: string;
}

/** More plans than anybody looks through. */
const mostPlans = 200;

/** Plans with items below a folder, the newest first. */
export function planChoices(workspace: Workspace, folder: string | undefined): PlanChoice[] {
  const plans: Summary[] = [];
  for (const draft of workspace.all()) {
    const here = folder === undefined || draft.uri.startsWith(`${folder}/`);
    if (here && draft.tense === 'plan' && draft.tasks.length > 0) plans.push(draft);
  }
  const year = ({ period }: Summary) => period?.year ?? 0;
  plans.sort((a, b) => year(b) - year(a) || (a.uri < b.uri ? -1 : 1));
  return plans.slice(0, mostPlans).map((plan) => ({
    uri: plan.uri,
    title: plan.title || plan.kindName,
    unit: unitIn(plan) ?? '',
    detail: [plan.unit, plan.department, `${plan.tasks.length} 项`].filter(Boolean).join(' · '),
  }));
}

/** What a report that answers a plan knows from it. `addressee`: to whom such reports went before. `uri`: where it will lie. */
export function givenBy(plan: Summary, frame: Framework, uri: string, addressee: string | undefined): Given {
  const items = plan.tasks.map(({ name, said }) => ({
    item: name,
    ...(said.measure !== undefined && { measure: said.measure }),
    ...(said.department !== undefined && { department: said.department }),
  }));
  return {
    keys: {
      计划: relativePath(uri, plan.uri) ?? '',
      主送: addressee ?? { text: blank('主送机关') },
      ...(plan.department !== undefined && { 部门: plan.department }),
    },
    work: toldSkeleton(frame, items),
  };
}

/** Reports that may say to whom such a paper goes: those of the plan, then others of its unit; the newest first. */
export function exampleReports(workspace: Workspace, plan: Summary): Summary[] {
  const out: Summary[] = [];
  for (const draft of workspace.all()) {
    const unit = officeOf(draft);
    if (draft.tense === 'report' && unit !== undefined && unit === officeOf(plan)) out.push(draft);
  }
  const same = (draft: Summary) => Number(departmentIn(plan, draft) === plan.department);
  const year = ({ period }: Summary) => period?.year ?? 0;
  return out.sort((a, b) => same(b) - same(a) || year(b) - year(a)).slice(0, mostExamples);
}

const mostExamples = 8;
