/** What a framework calls the things that views group by: kinds of document, problems with their rules. */
import { ruleById, ruleIds } from '../../check/plan';
import type { Framework } from '../../frame/schema';

export interface RuleGroup {
  readonly id: string;
  readonly name: string;
  /** What to do about it; may be empty. */
  readonly advice: string;
  readonly rules: readonly { readonly id: string; readonly title: string }[];
}

/** Rules that point at none of the framework's problems, by their family. */
const families = [
  { id: 'structure', name: '结构', advice: '' },
  { id: 'slips', name: '差错', advice: '' },
] as const;

/** The framework's problems in its order, then structure and slips. Each rule stands in one group only. */
export function ruleGroups(frame: Framework): RuleGroup[] {
  const left = new Set(ruleIds);
  const problems = frame.problems.map(({ id, name, advice, rules }) => {
    return { id, name, advice, rules: titled(rules.filter((rule) => left.delete(rule))) };
  });
  const others = families.map((family) => {
    const rules = [...left].filter((rule) => (ruleById.get(rule)?.family ?? 'structure') === family.id);
    return { ...family, rules: titled(rules) };
  });
  return [...problems, ...others];
}

const titled = (ids: readonly string[]) => ids.map((id) => ({ id, title: ruleById.get(id)!.title }));
