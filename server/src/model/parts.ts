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
  return open.filter((part) => !answeredByEntries(doc, part) && !signalled(doc, kind, part));
}

function answeredByEntries(doc: Doc, part: Part): boolean {
  const roles = answers[part.role];
  return roles !== undefined && doc.entries.some((entry) => roles.some((role) => entry.fields[role] !== undefined));
}

const shownIn = new WeakMap<Kind, WeakMap<BlockFacts, ReadonlySet<string>>>();

/** Words of a part in running text; looked up once for each block. */
function signalled(doc: Doc, kind: Kind, part: Part): boolean {
  if (part.signals.length === 0) return false;
  let known = shownIn.get(kind);
  if (!known) shownIn.set(kind, (known = new WeakMap()));
  for (let i = 0; i < doc.facts.length; i++) {
    const facts = doc.facts[i]!;
    if (facts.units.length === 0 && facts.tables.length === 0) continue;
    let ids = known.get(facts);
    if (!ids) {
      const source = doc.source(i);
      const found = kind.parts.filter((candidate) => candidate.signals.some((phrase) => occurs(phrase, source)));
      known.set(facts, (ids = new Set(found.map((candidate) => candidate.id))));
    }
    if (ids.has(part.id)) return true;
  }
  return false;
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
