/** The check of one file, as plain data: it may be done in another thread. */
import { Unreadable } from '../base/files/disk.node';
import { isSilenced } from '../check/suppress';
import { type FindingRecord, findingRecords, hiddenRecords } from '../export/record';
import type { Totals } from '../export/reporter';
import { countFindings, coverage } from '../features/views/status';
import type { Workspace } from '../model/office/workspace';
import { isReadInPart } from '../model/text/parse';
import { type Opener, WrongOption } from './check';
import type { Input } from './inputs.node';

/** What is wanted of each file. */
export interface Wanted {
  /** Errors only. */
  readonly quiet: boolean;
  /** What is silenced, too. */
  readonly ignored: boolean;
}

export type Checked =
  | { readonly sort: 'unread'; readonly why: readonly string[] }
  | { readonly sort: 'other'; readonly reason: string; readonly unknown: boolean }
  | {
      readonly sort: 'draft';
      readonly hidden: number;
      readonly silenced: boolean;
      readonly readInPart: boolean;
      readonly items: Totals['items'];
      readonly findings: Totals['findings'];
      readonly records: readonly FindingRecord[];
    };

/** Rejects with `WrongOption` only. */
export async function checkFile(
  opener: Opener,
  { uri, root, file }: Input,
  wanted: Wanted,
  workspace: Workspace | undefined,
): Promise<Checked> {
  try {
    const opened = await opener.check(uri, root, workspace);
    if (!opened) return { sort: 'unread', why: ['没有这个文件'] };
    const { doc, findings, hidden } = opened;
    if (!doc.kind) return { sort: 'other', reason: doc.decision.reason, unknown: doc.meta('文种') !== undefined };
    const shown = wanted.quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
    const silenced = wanted.ignored ? hiddenRecords(file, doc, hidden) : [];
    return {
      sort: 'draft',
      hidden: hidden.length,
      silenced: isSilenced(doc),
      readInPart: isReadInPart(doc.parsed),
      items: coverage(doc),
      findings: countFindings(findings),
      records: [...findingRecords(file, doc, shown), ...silenced],
    };
  } catch (error) {
    if (error instanceof WrongOption) throw error;
    return { sort: 'unread', why: error instanceof Unreadable ? [error.message] : internal(error) };
  }
}

/** What went wrong and where in the program, line by line. */
export function internal(error: unknown): string[] {
  return `内部错误，请报告：${error instanceof Error ? error.stack : error}`.split('\n');
}
