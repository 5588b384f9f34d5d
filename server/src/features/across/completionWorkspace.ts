/** What completion can take from the workspace: plans to answer, and who is responsible elsewhere. */
import { relativePath } from '../../base/address';
import type { Steps } from '../../base/steps';
import type { Role } from '../../frame/schema';
import type { FrontMatterKey } from '../../model/grammar/frontMatter';
import { departmentKey, keyValue, nameKey, personKey } from '../../model/office/keys';
import type { Summary } from '../../model/office/summary';
import type { Workspace } from '../../model/office/workspace';
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
export function* planPaths(workspace: Workspace, uri: string, summary: Summary | undefined): Steps<PlanPath[]> {
  const rank = (draft: Summary) =>
    (draft.tense === 'plan' ? 0 : 2) + (summary && belongTogether(summary, draft) ? 0 : 1);
  const ranked: { draft: Summary; rank: number; year: number }[] = [];
  for (const draft of workspace.all()) {
    if (draft.uri !== uri) ranked.push({ draft, rank: rank(draft), year: draft.period?.year ?? 0 });
    yield;
  }
  return ranked
    .sort((a, b) => a.rank - b.rank || b.year - a.year || (a.draft.uri < b.draft.uri ? -1 : 1))
    .slice(0, mostPaths)
    .flatMap(({ draft }) => {
      const path = relativePath(uri, draft.uri);
      return path === undefined ? [] : { path, title: labelOf(draft), kind: draft.kindName };
    });
}

/** A step for every key would cost more than the key. */
const keysInStep = 100;

/** Words listed for one column. */
const mostWords = 50;

/** Starts of the keys under which the words of a column are known. */
const keyStarts: Partial<Record<Role | FrontMatterKey, string>> = {
  item: nameKey(''),
  department: departmentKey(''),
  support: departmentKey(''),
  leader: personKey(''),
  person: personKey(''),
};

/** What the tables and marks of the workspace say in a column, or its drafts behind 单位; in most drafts first. */
export function* wordsElsewhere(workspace: Workspace, what: Role | FrontMatterKey): Steps<string[]> {
  const start = keyStarts[what];
  const counts = new Map<string, number>();
  if (start !== undefined) {
    for (const [key, drafts] of workspace.keysFrom(start)) {
      counts.set(keyValue(key), drafts);
      if (counts.size % keysInStep === 0) yield;
    }
  }
  if (what === '单位') {
    for (const { unit } of workspace.all()) {
      if (unit) counts.set(unit, (counts.get(unit) ?? 0) + 1);
      yield;
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostWords)
    .map(([words]) => words);
}
