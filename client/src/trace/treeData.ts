/** The tree of plans and reports: what has to be done first. No editor needed. */
import type { TracePlace, TracePlan, TraceResult } from '../../../server/src/protocol';
import { lookOf } from './looks';

export interface TraceNode {
  readonly id: string;
  readonly sort: 'plan' | 'open' | 'report' | 'silent' | 'item' | 'more';
  readonly label: string;
  readonly detail: string;
  /** Why it is not through, where there is a reason. */
  readonly reason?: string;
  readonly state: string;
  /** The plan or report that it stands for. */
  readonly uri?: string;
  readonly place?: TracePlace;
  readonly children: readonly TraceNode[];
}

/** Plans with what is open, with who has not reported, and with their reports; the open ones first. */
export function traceTree(trace: TraceResult): TraceNode[] {
  if (!trace) return [];
  const units = new Set(trace.plans.map(({ unit }) => unit));
  const plans = trace.plans
    .map((plan) => planNode(plan, units.size > 1))
    .sort((a, b) => Number(isDone(a)) - Number(isDone(b)));
  const { left } = trace;
  return left > 0 ? [...plans, { ...leaf('more', 'more', `还有 ${left} 份较早的计划…`, ''), state: '' }] : plans;
}

const isDone = ({ state }: TraceNode) => state === 'done';

function leaf(id: string, sort: TraceNode['sort'], label: string, detail: string): Omit<TraceNode, 'state'> {
  return { id, sort, label, detail, children: [] };
}

function planNode(plan: TracePlan, several: boolean): TraceNode {
  const { uri, own, unit, totals, place, reports } = plan;
  const open = openItems(plan);
  const state = open.length > 0 ? 'unreported' : totals.told > 0 ? 'done' : 'reported';
  const percent = totals.percent === undefined ? '' : `覆盖 ${totals.percent}%`;
  const parts = [percent || '还没有要报告的', open.length > 0 && `要办 ${open.length}`, several && unit];
  const detail = parts.filter(Boolean).join(' · ');
  const children = [
    ...(open.length > 0
      ? [{ ...leaf(`${uri}/open`, 'open', '要办的', `${open.length} 项`), state, children: open }]
      : []),
    ...silent(plan),
    ...reports.map((_, i) => reportNode(plan, i)),
  ];
  return { ...leaf(uri, 'plan', own || '（没有标题）', detail), state, uri, ...(place && { place }), children };
}

/** Items that something has to be done about, over all reports. */
function openItems({ uri, items }: TracePlan): TraceNode[] {
  const nodes = items.flatMap(({ number, name, state, words, missing, reason, departments, place }) => {
    if (!missing && reason === undefined) return [];
    // Told and in time: it is the measure that is not told.
    const open = missing || state === 'overdue' ? words : '没有写措施';
    const detail = [open, departments].filter(Boolean).join(' · ');
    const why = reason === undefined ? {} : { reason };
    return [{ ...leaf(`${uri}/open/${number}`, 'item', name, detail), state, ...why, ...(place && { place }) }];
  });
  return nodes.sort(byState);
}

/** Departments of the plan that have told nothing. */
function silent({ uri, departments, reports }: TracePlan): TraceNode[] {
  const names = reports.length > 0 ? departments.filter(({ reported }) => !reported) : [];
  if (names.length === 0) return [];
  const words = names.map(({ name, items }) => `${name}（${items} 项）`).join('、');
  return [{ ...leaf(`${uri}/silent`, 'silent', '还没有报告的部门', words), state: 'unreported' }];
}

function reportNode({ uri, reports, items, extras }: TracePlan, at: number): TraceNode {
  const report = reports[at]!;
  const id = `${uri}/${report.uri}`;
  const told = items.flatMap(({ number, name, cells }) => {
    const { state, words, place } = cells[at]!;
    if (!words) return [];
    return [{ ...leaf(`${id}/${number}`, 'item', name, words), state, ...(place && { place }) }];
  });
  const beside = extras.flatMap(({ state, words, name, report: of, result, place }, i) => {
    if (of !== at) return [];
    const detail = [words, result].filter(Boolean).join('：');
    return [{ ...leaf(`${id}/extra/${i}`, 'item', name, detail), state, ...(place && { place }) }];
  });
  const children = [...told, ...beside].sort(byState);
  const worst = children[0]?.state ?? 'reported';
  const count = told.filter(({ place }) => place).length;
  return {
    ...leaf(id, 'report', report.short, `写到 ${count} 项`),
    state: lookOf(worst).order < lookOf('running').order ? worst : 'done',
    uri: report.uri,
    ...(report.place && { place: report.place }),
    children,
  };
}

const byState = (a: TraceNode, b: TraceNode) => lookOf(a.state).order - lookOf(b.state).order;

/** What a screen reader says. */
export function spokenNode({ label, detail, reason }: TraceNode): string {
  return [label, detail, reason].filter(Boolean).join('，');
}

/** The tree without its places: what is to be seen of it. Equal texts need no refresh. */
export function seen(nodes: readonly TraceNode[]): string {
  return JSON.stringify(nodes, (key, value) => (key === 'place' ? value !== undefined : value));
}
