/** Messages about plans and reports: part of `protocol.ts`, where all others import them from. */
import type { TextRange } from './protocolSilence';

/** What of the trace is wanted. What is left out wants all. */
export interface TraceFilterParams {
  /** A part of the unit's name. */
  unit?: string;
  /** As written: 2026年, 2026年上半年. */
  period?: string;
  department?: string;
  /** One of `choices.states`. */
  state?: string;
  /** Id of a measure. */
  measure?: string;
}

/**
 * `shuangyi/trace`: plans and the reports that answer them, item by item. Of the draft at `uri`: a plan with its reports, or
 * a report with its plans; of all plans where `all` is set, and then `uri` is any file or folder of the workspace. Null
 * where the draft is no plan, and no report of one.
 */
export const traceRequest = 'shuangyi/trace';
export interface TraceParams {
  uri: string;
  all?: boolean;
  filter?: TraceFilterParams;
  /** At most so many plans, the newest first. */
  most?: number;
}
export type TraceResult = {
  /** Versions of the open documents, so that places of others are not gone to. */
  versions: Record<string, number>;
  /** One line: how it stands. */
  verdict: string;
  totals: TraceFigures;
  measures: { id: string; name: string; dimension: string }[];
  /** Names of the rounds that work goes through. */
  rounds: string[];
  /** What the states of a measure of an item are shown by. */
  signs: Record<TraceMeasureState, { sign: string; name: string }>;
  plans: TracePlan[];
  /** Plans that are not shown, because there are too many. */
  left: number;
  /** What may be chosen in a filter. */
  choices: { units: string[]; periods: string[]; departments: string[]; states: { id: string; name: string }[] };
} | null;

export interface TraceFigures {
  items: number;
  told: number;
  missing: number;
  /** Nothing has to be told of them yet. */
  later: number;
  /** Undefined where nothing has to be told. */
  percent?: number;
  /** Names of states that there are any of, with how many. */
  states: { id: string; name: string; count: number }[];
}

export interface TracePlace {
  uri: string;
  range: TextRange;
}

export interface TraceDraft {
  title: string;
  /** The same without the name of its unit. */
  own: string;
  unit?: string;
  /** A few words: its period and department, else its file. */
  short: string;
  uri: string;
  place?: TracePlace;
}

export interface TracePlan extends TraceDraft {
  verdict: string;
  totals: TraceFigures;
  reports: TraceDraft[];
  items: TraceRow[];
  extras: TraceExtraRow[];
  departments: { name: string; items: number; told: number; missing: number; reported: boolean; reports: number[] }[];
}

export type TraceMeasureState = 'planned' | 'told' | 'dropped' | 'added';

export interface TraceRow {
  number: number;
  name: string;
  /** Over all reports, and in words. */
  state: string;
  words: string;
  /** It counts against the share. */
  missing: boolean;
  /** Why it is not through. */
  reason?: string;
  /** How it stands in the plan, in words. */
  plan: string;
  /** Measures in the writer's own words. */
  own: string;
  departments: string;
  owner: string;
  deadline: string;
  place?: TracePlace;
  /** One for each report. */
  cells: { state: string; words: string; place?: TracePlace }[];
  /** One for each measure; null where there is nothing to say of it. */
  grid: (TraceMeasureState | null)[];
  /** What is said of each round; empty where nothing is. */
  rounds: string[];
}

/** An item of a report that its plan does not have, or that is told twice. */
export interface TraceExtraRow {
  state: string;
  words: string;
  name: string;
  /** Place in `reports`. */
  report: number;
  result: string;
  place?: TracePlace;
}

/** `shuangyi/traceFile`: the same as the text of a file. Null as above. */
export const traceFileRequest = 'shuangyi/traceFile';
export interface TraceFileParams extends TraceParams {
  format: 'csv' | 'md' | 'html' | 'json';
}
export type TraceFileResult = {
  text: string;
  /** A name to save it under, with its ending. */
  fileName: string;
} | null;

/** `shuangyi/traceChanged`: sent to our own client when an answer would be another one now. */
export const traceChangedNotification = 'shuangyi/traceChanged';
