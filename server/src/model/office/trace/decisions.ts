/** What people have said of the trace: kept by the office, see `project/trace`. */
import { hash } from '../../../base/hash';
import type { Task } from '../blockSummary';
import type { Summary } from '../summary';

/** Whether an item of a plan and one of a report are the same, for all drafts of the office. Names as `plainName` gives them. */
export interface Same {
  readonly plan: string;
  readonly report: string;
  readonly same: boolean;
}

/** What the row of a plan said (`rowPrint`) when a report answered it. Drafts by address. */
export interface Seen {
  readonly plan: string;
  readonly report: string;
  readonly item: string;
  readonly row: string;
}

/** What somebody says, to be kept by the office. */
export interface Decision {
  readonly same?: readonly Same[];
  readonly seen?: readonly Seen[];
}

export interface Decisions {
  /** Whether two names mean the same item, as somebody has said; undefined where nobody was asked. */
  same(plan: string, report: string): boolean | undefined;
  /** What the row of a plan said when a report answered it (`rowPrint`); undefined where nobody has noted it. */
  seen(plan: string, report: string, item: string): string | undefined;
}

export const noDecisions: Decisions = { same: () => undefined, seen: () => undefined };

/** What the row of a plan is known by: its words without blanks and punctuation, whatever the order of the columns. */
export function rowPrint({ name, said }: Task): string {
  const fields = Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1));
  const words = [name, ...fields.map(([role, text]) => `${role} ${text}`)];
  return hash(words.map((text) => text.replace(/[\s\u3000*`，。、；：,.;:]/g, '')).join('\n'));
}

/** That a report was looked at against an item of its plan as it is now. */
export function seenOf(plan: Summary, report: Summary, item: number): Seen {
  const task = plan.tasks[item]!;
  return { plan: plan.uri, report: report.uri, item: task.name, row: rowPrint(task) };
}
