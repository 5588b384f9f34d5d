/** `.shuangyi/trace.json`: what people have said of the trace from plan to report. */
import { copy } from '../base/copy';
import { resolve } from '../base/address';
import type { Decision, Decisions, Same, Seen } from '../model/office/trace/decisions';
import { fileOf } from './ignore';
import { type JsonProblem, readLists, record, writeLists } from './jsonLines';

/** Drafts of `seen` stand there as paths below the folder. */
export interface TraceFile {
  readonly same: readonly Same[];
  readonly seen: readonly Seen[];
}

const nothing: TraceFile = { same: [], seen: [] };

/** Reads the file. Entries that lack something count for nothing and are told. Never throws. */
export function readTrace(text: string): { readonly file: TraceFile; readonly problems: readonly JsonProblem[] } {
  const { lists, problems } = readLists(text, ['same', 'seen']);
  if (!lists) return { file: nothing, problems };
  const same = lists.same.flatMap((entry) => {
    const { plan, report, same } = record(entry);
    const whole = typeof plan === 'string' && typeof report === 'string' && typeof same === 'boolean';
    return whole ? [{ plan, report, same }] : [];
  });
  const seen = lists.seen.flatMap((entry) => {
    const { plan, report, item, row } = record(entry);
    const whole = [plan, report, item, row].every((value) => typeof value === 'string');
    return whole ? [{ plan, report, item, row } as Seen] : [];
  });
  const lost = lists.same.length + lists.seen.length - same.length - seen.length;
  const message = `有 ${lost} 条不完整，不起作用。删去或者补全以后，才能再记下新的确认。`;
  return { file: { same, seen }, problems: lost ? [{ message, span: { start: 0, end: 0 } }] : [] };
}

const key = (...parts: readonly string[]): string => parts.join('\n');

/** What a file says, made ready for looking it up. `root` is the URI of the workspace folder. */
export function decisionsOf({ same, seen }: TraceFile, root: string): Decisions {
  const names = new Map(same.map((one) => [key(one.plan, one.report), one.same]));
  const address = (path: string) => resolve(`${root}/`, path) ?? path;
  const rows = new Map(seen.map((one) => [key(address(one.plan), address(one.report), one.item), copy(one.row)]));
  return {
    same: (plan, report) => names.get(key(plan, report)),
    seen: (plan, report, item) => rows.get(key(plan, report, item)),
  };
}

/**
 * Text of the file with decisions added, each in place of an older one about the same; `text` is what it holds now,
 * undefined when there is none. Undefined when that cannot be read: it must not be overwritten.
 */
export function withDecisions(text: string | undefined, added: Partial<TraceFile>): string | undefined {
  const { file, problems } = text?.trim() ? readTrace(text) : { file: nothing, problems: [] };
  if (problems.length > 0) return undefined;
  return writeLists({
    same: merged(file.same, added.same, ({ plan, report }) => key(plan, report)),
    seen: merged(file.seen, added.seen, ({ plan, report, item }) => key(plan, report, item)),
  });
}

/** The same with what somebody has just said. */
export function withDecision(text: string | undefined, { same, seen }: Decision, root: string): string | undefined {
  const path = (uri: string) => fileOf(uri, root);
  const rows = seen?.map((one) => ({ ...one, plan: path(one.plan), report: path(one.report) }));
  return withDecisions(text, { ...(same && { same }), ...(rows && { seen: rows }) });
}

function merged<T>(old: readonly T[], added: readonly T[] = [], keyOf: (entry: T) => string): T[] {
  const all = new Map([...old, ...added].map((entry) => [keyOf(entry), entry]));
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
