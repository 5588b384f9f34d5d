/** Drafts among one another, for tests of rules and of the trace. */
import type { Around } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { summarise } from '../../server/src/model/office/summary';
import { type Decisions, noDecisions } from '../../server/src/model/office/trace/decisions';
import { Trace } from '../../server/src/model/office/trace/trace';
import { Workspace } from '../../server/src/model/office/workspace';
import { today } from './fixture';

/** A workspace that holds the drafts among some documents. */
export function workspaceOf(docs: Iterable<Doc>): Workspace {
  let workspace = Workspace.empty;
  for (const doc of docs) {
    const summary = summarise(doc);
    if (summary) workspace = workspace.with(summary);
  }
  return workspace;
}

export function traceOf(workspace: Workspace, decisions: Decisions = noDecisions): Trace {
  return new Trace(workspace, { frame: builtin, decisions, today });
}

/** A draft among others; undefined where it is none. */
export function aroundOf(doc: Doc, others: readonly Doc[], decisions?: Decisions): Around | undefined {
  const workspace = workspaceOf([doc, ...others]);
  const summary = workspace.get(doc.uri);
  return summary && { summary, trace: traceOf(workspace, decisions) };
}

/** A document out of its file name and text. */
export const openAt = (name: string, text: string, kind?: string): Doc =>
  Doc.open(
    `file:///w/${name.split('/').map(encodeURIComponent).join('/')}`,
    text,
    builtin,
    kind === undefined ? {} : { kind },
  );
