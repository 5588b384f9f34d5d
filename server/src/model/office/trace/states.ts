/** How an item stands, in a plan and between a plan and a report: one vocabulary for screen, command line and Word. */
import type { ItemState } from '../../draft/entries';

/**
 * An item of a plan as a report tells it. `suspect`: the plan's row has changed since the report answered it, so that
 * nothing else is sure. `reported`: told without a word on how far it is.
 */
export type LinkState = 'reported' | 'done' | 'running' | 'overdue' | 'unreported' | 'adjusted' | 'suspect';

export const linkNames: Readonly<Record<LinkState, string>> = {
  done: '完成',
  running: '推进中',
  reported: '已报告',
  adjusted: '调整',
  overdue: '逾期',
  unreported: '未报告',
  suspect: '存疑',
};

/** An item of a report that no item of its plan answers to, and one that is told twice. */
export type ReportState = 'unplanned' | 'duplicate';

export const reportNames: Readonly<Record<ReportState, string>> = { unplanned: '计划外', duplicate: '重复' };

/** An item by itself: with a measure, justified without one, or with none that anybody could carry out. */
export type PlanState = 'tied' | 'justified' | 'untied';

export const planNames: Readonly<Record<PlanState, string>> = { tied: '已对应', justified: '免融合', untied: '未对应' };

export const planState = (state: ItemState): PlanState =>
  state === 'tied' || state === 'justified' ? state : 'untied';

/** Whether an item counts as carried into the report: told, and not against what the plan says. */
export const isAnswered = (state: LinkState): boolean => state !== 'unreported' && state !== 'suspect';
