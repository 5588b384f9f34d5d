/**
 * From plan to report as one table: what the panel, the tree, the command line and Word show. Plain data; names and words
 * are those of the drafts, states those of `model/office/trace/states`.
 */
import type { Period } from '../../model/grammar/period';
import type { LinkState, PlanState, ReportState } from '../../model/office/trace/states';
import type { DraftPlace } from '../across/here';

/** What of the trace is wanted. What is left out wants all. */
export interface TraceFilter {
  /** A part of the unit's name. */
  readonly unit?: string;
  /** Plans that share days with it, and reports that lie in it. */
  readonly period?: Period;
  /** Items of a department, and reports that tell of them. */
  readonly department?: string;
  /** Only rows are left out for it: the figures stay those of all states. */
  readonly state?: TraceState;
  /** Id of a measure of the framework: items that plan it, or that a report ties to it. */
  readonly measure?: string;
  /** At most so many plans, the newest first. */
  readonly most?: number;
}

export type TraceState = LinkState | ReportState | PlanState;

/** A measure: one of the framework, or one in the writer's own words, which has no id. */
export interface TraceMeasure {
  readonly id: string | undefined;
  readonly name: string;
}

/** Column of a measure, in the order of the framework. */
export interface MeasureColumn {
  readonly id: string;
  readonly name: string;
  readonly dimension: string;
}

export interface TraceTable {
  readonly measures: readonly MeasureColumn[];
  /** Names of the rounds that work goes through. */
  readonly rounds: readonly string[];
  readonly plans: readonly PlanTrace[];
  /** Plans that were left out because there are more than anybody asked for. */
  readonly left: number;
  /** Of all plans together. */
  readonly totals: TraceTotals;
  /** What may be chosen in a filter. */
  readonly choices: TraceChoices;
}

export interface TraceChoices {
  readonly units: readonly string[];
  /** The newest first. */
  readonly years: readonly number[];
  readonly departments: readonly string[];
}

/** What a plan or report is. */
export interface TraceDraft {
  readonly title: string;
  /** Name of the kind. */
  readonly kind: string;
  readonly unit: string | undefined;
  readonly department: string | undefined;
  /** Such as 2026年上半年. */
  readonly period: string | undefined;
  /** Its title. */
  readonly place: DraftPlace;
}

export interface PlanTrace {
  readonly plan: TraceDraft;
  /** The earliest first; cells of items stand in this order. */
  readonly reports: readonly TraceDraft[];
  readonly items: readonly TraceItem[];
  readonly extras: readonly TraceExtra[];
  readonly departments: readonly TraceDepartment[];
  readonly totals: TraceTotals;
}

/** An item of a plan, and what all reports tell of it. */
export interface TraceItem {
  /** From 1, in the plan. */
  readonly number: number;
  readonly name: string;
  readonly plan: PlanState;
  readonly measures: readonly TraceMeasure[];
  readonly departments: readonly string[];
  /** Who leads and who does it, as written. */
  readonly owner: string | undefined;
  /** As written. */
  readonly deadline: string | undefined;
  /** Its last day as yyyymmdd, where the words leave no doubt. */
  readonly due: number | undefined;
  readonly target: string | undefined;
  /** What the plan says of each round. */
  readonly rounds: readonly (string | undefined)[];
  readonly place: DraftPlace;
  /** Over all reports. */
  readonly state: LinkState;
  /** Whether something ought to be told of it by now. */
  readonly awaited: boolean;
  /** One for each report. */
  readonly cells: readonly TraceCell[];
  /** How each column of the framework's measures fares. */
  readonly grid: readonly (MeasureState | undefined)[];
}

/**
 * A measure of an item. `planned`: nobody has told the item in rows or marks yet, or it is not sure that the measure is
 * not told; `added`: told, though not planned.
 */
export type MeasureState = 'planned' | 'told' | 'dropped' | 'added';

/** How a report tells an item. */
export interface TraceCell {
  readonly state: LinkState;
  /** What the report calls it; empty where only running text tells it. */
  readonly names: readonly string[];
  readonly result: string | undefined;
  readonly measures: readonly TraceMeasure[];
  /** Planned measures that the report does not tell of it. */
  readonly dropped: readonly TraceMeasure[];
  readonly rounds: readonly (string | undefined)[];
  /** Undefined where the report does not tell it. */
  readonly place: DraftPlace | undefined;
  /** Whether this report has to tell it. */
  readonly expected: boolean;
  /** What the report calls an item that may be this one: somebody has to say. */
  readonly asked: string | undefined;
}

/** An item of a report that its plan does not have, or that is told twice. */
export interface TraceExtra {
  readonly state: ReportState;
  /** Place in `reports`. */
  readonly report: number;
  readonly name: string;
  readonly result: string | undefined;
  readonly measures: readonly TraceMeasure[];
  readonly place: DraftPlace;
}

/** A department that the plan gives items to. */
export interface TraceDepartment {
  readonly name: string;
  readonly items: number;
  readonly told: number;
  readonly missing: number;
  /** Places in `reports` of those that are its own. */
  readonly reports: readonly number[];
  /** It has a report of its own, or another one tells an item of it. */
  readonly reported: boolean;
}

export interface TraceTotals {
  readonly items: number;
  /** Told, and not against what the plan says. */
  readonly told: number;
  /** Awaited, and not told: these are against the share. */
  readonly missing: number;
  /** Nothing has to be told of them yet. */
  readonly later: number;
  /** Of those that are told or missing, those that are told; rounded down. Undefined where there are none. */
  readonly percent: number | undefined;
  readonly states: Readonly<Record<LinkState, number>>;
  readonly plans: Readonly<Record<PlanState, number>>;
  readonly extras: Readonly<Record<ReportState, number>>;
}
