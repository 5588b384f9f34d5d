/** What an output format is: one file with a `Reporter`, and its line in `formats.ts`. */
import type { Severity } from '../model/rule/rule';
import type { FindingRecord, Inspection } from './record';

export interface Reporter {
  /** Read by people, who want to be told of files passed over; a program asks for findings only. */
  readonly forPeople: boolean;
  /** Begins a check of any number of files. */
  check(paint: Paint): CheckReport;
  /** What was recognised in a file with this text. */
  inspect(found: Inspection, text: string, paint: Paint): string;
}

/** Texts to print, line ends included; all of them together are the output. */
export interface CheckReport {
  /** What can be printed once a file is checked; may be empty. */
  file(records: readonly FindingRecord[]): string;
  end(totals: Totals): string;
}

/** Figures of a run over any number of files. */
export interface Totals {
  /** Drafts that were checked. */
  drafts: number;
  /** Files that are no drafts. */
  others: number;
  /** Those of them that name a kind which nobody knows. */
  unknown: number;
  /** Drafts in which a comment silences everything. */
  silenced: number;
  /** Findings that are not shown, because comments or the office silence them. */
  hidden: number;
  /** Files, paths and settings that could not be read. */
  problems: number;
  items: { total: number; tied: number; justified: number };
  findings: Record<Severity, number>;
}

export function noTotals(): Totals {
  return {
    drafts: 0,
    others: 0,
    unknown: 0,
    silenced: 0,
    hidden: 0,
    problems: 0,
    items: { total: 0, tied: 0, justified: 0 },
    findings: { error: 0, warning: 0, information: 0, hint: 0 },
  };
}

/** Whether something has to be mended: a finding at error or warning level. */
export function failed({ findings }: Totals): boolean {
  return findings.error + findings.warning > 0;
}

/** Colours for a terminal. */
export type Paint = (style: 'red' | 'yellow' | 'blue' | 'green' | 'dim', text: string) => string;

const codes = { red: 31, yellow: 33, blue: 34, green: 32, dim: 2 } as const;

export const inColour: Paint = (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`;
export const plain: Paint = (_, text) => text;
