/** Which parts of its kind a draft has: by heading, by words in running text, by the columns of its task tables. */
import type { Kind, Part, Phrase, Role } from '../frame/schema';
import type { Doc } from './doc';
import type { BlockFacts } from './types';

/** Columns and mark keys that answer a part without a heading. */
const answers: Partial<Record<Part['role'], readonly Role[]>> = {
  duties: ['department', 'person', 'leader'],
  schedule: ['deadline'],
  results: ['result'],
};

/** Required parts that nothing in the draft shows, in the order of the kind. */
export function missingParts(doc: Doc, kind: Kind): Part[] {
  const shown = new Set(doc.parts.map(({ part }) => part.id));
  const open = kind.parts.filter((part) => part.required && !shown.has(part.id));
  return open.filter((part) => !answeredByEntries(doc, part) && !signalled(doc, part));
}

function answeredByEntries(doc: Doc, part: Part): boolean {
  const roles = answers[part.role];
  return roles !== undefined && doc.facts.some((facts) => answersIn(facts, roles));
}

function answersIn(facts: BlockFacts, roles: readonly Role[]): boolean {
  const columns = facts.tables.some(
    (table) => table.tasks && table.columns.some(({ role }) => role && roles.includes(role)),
  );
  return columns || facts.marks.some((mark) => roles.some((role) => mark.fields[role] !== undefined));
}

const shownIn = new WeakMap<Part, WeakMap<BlockFacts, 'signal' | 'statement' | 'none'>>();

/**
 * Words of a part in running text; looked up once for each block. A `statement` counts anywhere, a mere `signal` only
 * where the text belongs to no other part.
 */
function signalled(doc: Doc, part: Part): boolean {
  if (part.signals.length + part.statements.length === 0) return false;
  let known = shownIn.get(part);
  if (!known) shownIn.set(part, (known = new WeakMap()));
  const claimed = doc.parts.filter((shown) => shown.part !== part).map((shown) => shown.section);
  for (let i = 0; i < doc.facts.length; i++) {
    const facts = doc.facts[i]!;
    if (facts.units.length === 0 && facts.tables.length === 0) continue;
    let found = known.get(facts);
    if (!found) known.set(facts, (found = look(part, doc.source(i))));
    if (found === 'statement') return true;
    const at = doc.parsed.starts[i]!;
    if (found === 'signal' && !claimed.some((section) => section.start <= at && at < section.end)) return true;
  }
  return false;
}

function look(part: Part, source: string): 'signal' | 'statement' | 'none' {
  if (part.statements.some((phrase) => occurs(phrase, source))) return 'statement';
  return part.signals.some((phrase) => occurs(phrase, source)) ? 'signal' : 'none';
}

/** A phrase with gaps: each piece follows the one before within the same sentence. */
function occurs(phrase: Phrase, source: string): boolean {
  const [first, ...rest] = (typeof phrase === 'string' ? phrase : phrase.text).split('…');
  for (let at = source.indexOf(first!); at >= 0; at = source.indexOf(first!, at + 1)) {
    let end = at + first!.length;
    const fits = rest.every((piece) => {
      const next = source.slice(end, end + 40).indexOf(piece);
      if (next < 0 || /[。！？\n]/.test(source.slice(end, end + next))) return false;
      end += next + piece.length;
      return true;
    });
    if (fits) return true;
    if (rest.length === 0) return false;
  }
  return false;
}
