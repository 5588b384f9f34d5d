/** Which parts of its kind a draft has: by heading, by words in running text, by the columns of its task tables. */
import type { Part, Phrase, Role } from '../../frame/schema';
import { whileSame } from './changes';
import type { Doc } from './doc';
import { byBlock } from './eachBlock';

/** Columns and mark keys that answer a part without a heading. */
const answers: Partial<Record<Part['role'], readonly Role[]>> = {
  duties: ['department', 'person', 'leader'],
  schedule: ['deadline'],
  results: ['result'],
};

/** Required parts that nothing in the draft shows, in the order of the kind. */
export function missingParts(doc: Doc): readonly Part[] {
  const { parts, framed } = withoutHeading(doc);
  return parts.filter(
    (part) => !answeredByEntries(doc, part) && !signalled(doc, part, framed && !opening.has(part.role)),
  );
}

/** Required parts of the draft's kind that no heading shows, and whether its chapters all show one. */
const withoutHeading = whileSame(['head', 'headings'], (doc) => {
  const shown = new Set(doc.parts.map(({ part }) => part.id));
  const parts = doc.kind?.parts.filter((part) => part.required && !shown.has(part.id)) ?? [];
  return { parts, framed: isFramed(doc) };
});

/** Roles that a paragraph in front of the first heading may fill. */
const opening: ReadonlySet<Part['role']> = new Set(['guidance', 'background', 'last-year']);

/** All chapters show a part of the kind: who writes like that gives each part a heading of its own. */
function isFramed({ outline }: Doc): boolean {
  return outline.length > 1 && outline.every((section) => section.part !== undefined);
}

function answeredByEntries(doc: Doc, part: Part): boolean {
  const roles = answers[part.role];
  return roles?.some((role) => statedRoles(doc).has(role)) ?? false;
}

/** Roles that have a column in some task table, or a key in some mark, filled in or not. */
const statedRoles = whileSame(['entries'], (doc): ReadonlySet<Role> => {
  const roles = new Set<Role>();
  for (const { tables, marks } of doc.facts) {
    for (const { tasks, columns } of tables) {
      if (tasks) for (const { role } of columns) if (role) roles.add(role);
    }
    for (const { fields } of marks) for (const role of Object.keys(fields) as Role[]) roles.add(role);
  }
  return roles;
});

type Shown = 'signal' | 'statement' | undefined;

type Reader = (doc: Doc) => readonly Shown[];

/** By ids of kind and part: there are few of them, however often a framework is read again. */
const readers = new Map<string, Reader>();

/** How each block of running text shows a part of the draft's kind. */
function shownIn({ kind }: Doc, { id }: Part): Reader {
  const key = `${kind!.id} ${id}`;
  let reader = readers.get(key);
  if (!reader) {
    reader = byBlock((facts, source, doc) => {
      const part = doc.kind?.parts.find((one) => one.id === id);
      return part && facts.units.length + facts.tables.length > 0 ? look(part, source) : undefined;
    });
    readers.set(key, reader);
  }
  return reader;
}

/**
 * Words of a part in running text. A `statement` counts anywhere, a mere `signal` only where the text belongs to no
 * other part, and not at all in a draft that must state the part (`stated`).
 */
function signalled(doc: Doc, part: Part, stated: boolean): boolean {
  if ((stated ? 0 : part.signals.length) + part.statements.length === 0) return false;
  const shown = shownIn(doc, part)(doc);
  if (shown.includes('statement')) return true;
  if (stated || !shown.includes('signal')) return false;
  const claimed = doc.parts.filter((other) => other.part !== part).map((other) => other.section);
  return shown.some((how, i) => {
    const at = doc.parsed.starts[i]!;
    return how === 'signal' && !claimed.some((section) => section.start <= at && at < section.end);
  });
}

function look(part: Part, source: string): Shown {
  if (part.statements.some((phrase) => occurs(phrase, source))) return 'statement';
  return part.signals.some((phrase) => occurs(phrase, source)) ? 'signal' : undefined;
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
