/** Which entries of `.shuangyi/ignore.json` still meet a finding. */
import { groupBy } from '../base/groupBy';
import type { Steps } from '../base/steps';
import type { CheckConfig } from '../check/config';
import { ruleById } from '../check/plan';
import { examineInSteps } from '../check/run';
import type { Doc } from '../model/draft/doc';
import { type IgnoreEntry, ignores } from './ignore';
import type { Project } from './project';

/** Reads a draft by its path below the project's folder; undefined when there is none. */
export type OpenDraft = (file: string) => Promise<Doc | undefined>;

/** Runs work in steps to its end. */
type Run = <T>(work: Steps<T>) => Promise<T>;

/** Why an entry counts for nothing any more, in Chinese, by its fingerprint. What cannot be told is left alone. */
export async function staleEntries(
  project: Project,
  config: CheckConfig,
  open: OpenDraft,
  run: Run,
): Promise<ReadonlyMap<string, string>> {
  const stale = new Map<string, string>();
  for (const [file, entries] of groupBy(project.ignored.entries, (entry) => entry.file)) {
    if (file === '') continue;
    const doc = await open(file);
    const used = doc ? await run(usedBy(doc, project, config, entries)) : new Set<string>();
    for (const { hash } of entries) {
      if (!doc) stale.set(hash, '文件已经不在');
      else if (used && !used.has(hash)) stale.set(hash, '这一处已经改过，或者不再有这个问题');
    }
  }
  return stale;
}

/** The fingerprints that are met in a draft; undefined for a file that is no draft at the moment. */
function* usedBy(
  doc: Doc,
  project: Project,
  config: CheckConfig,
  entries: readonly IgnoreEntry[],
): Steps<ReadonlySet<string> | undefined> {
  if (!doc.kind) return undefined;
  const used = new Set<string>();
  const rules = [...new Set(entries.map(({ rule }) => rule))].filter((rule) => ruleById.has(rule));
  // A rule that is off at this pass may be on at another.
  const on = Object.fromEntries(rules.map((rule) => [rule, 'hint' as const]));
  const strict = { ...config, rules: { ...config.rules, ...on } };
  yield* examineInSteps(doc, strict, rules, ignores(project, used));
  return used;
}
