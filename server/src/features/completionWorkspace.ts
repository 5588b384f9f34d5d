/** What completion can take from the workspace: plans to answer, and who is responsible elsewhere. */
import { relativePath } from '../base/address';
import { departmentKey, keyValue, personKey, type Summary } from '../model/summary';
import type { Workspace } from '../model/workspace';
import { belongTogether } from './related';
import { labelOf } from './workspaceSymbols';

/** A file that `计划:` may name. */
export interface PlanPath {
  /** Relative to the draft, as it is to be written. */
  readonly path: string;
  readonly title: string;
  readonly kind: string;
}

const mostPaths = 100;

/**
 * Paths for `计划:` of a draft: plans of its undertaking first, then other plans, then the rest; newer years first.
 * `summary` may be missing: the file need not be a draft yet.
 */
export function planPaths(workspace: Workspace, uri: string, summary: Summary | undefined): PlanPath[] {
  const rank = (draft: Summary) =>
    (draft.tense === 'plan' ? 0 : 2) + (summary && belongTogether(summary, draft) ? 0 : 1);
  const year = (draft: Summary) => draft.period?.year ?? 0;
  const others = [...workspace.all()].filter((draft) => draft.uri !== uri);
  return others
    .sort((a, b) => rank(a) - rank(b) || year(b) - year(a) || (a.uri < b.uri ? -1 : 1))
    .slice(0, mostPaths)
    .flatMap((draft) => {
      const path = relativePath(uri, draft.uri);
      return path === undefined ? [] : { path, title: labelOf(draft), kind: draft.kindName };
    });
}

const mostOwners = 50;

/** Who is named as responsible in the workspace's tables and marks, in most drafts first. */
export function ownersUsed(workspace: Workspace, sort: 'department' | 'person'): string[] {
  const start = sort === 'department' ? departmentKey('') : personKey('');
  return [...workspace.keysFrom(start)]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostOwners)
    .map(([key]) => keyValue(key));
}
