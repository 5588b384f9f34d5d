/**
 * Which parts of its kind a draft lacks. A part shows in a heading, in words of running text, in a column of a task
 * table. Papers are built in many ways, so a part is missing only where the chapters show that it should be there.
 */
import type { Kind, Part, Phrase, Role } from '../../frame/schema';
import type { Doc } from './doc';
import type { Section, ShownPart } from './outline';
import { derive, inBlocks, perBlock, perBlockGiven } from './query';

/** Columns and mark keys that answer a part without a heading. */
const answers: Partial<Record<Part['role'], readonly Role[]>> = {
  duties: ['department', 'person', 'leader'],
  schedule: ['deadline'],
  results: ['result'],
};

/** Parts that may tell what was done as well, where they are divided into chapters of their own. */
const accounts: ReadonlySet<Part['role']> = new Set(['results', 'effect', 'experience']);

/** Roles that a paragraph in front of the first heading may fill. */
const opening: ReadonlySet<Part['role']> = new Set(['guidance', 'background', 'last-year']);

/** Parts that a paper of any build ends with; all others are missed only where each chapter is a part. */
const ending: ReadonlySet<Part['role']> = new Set(['problems', 'causes', 'next']);

/** Required parts that nothing in the draft shows, in the order of the kind. */
export function missingParts(doc: Doc): readonly Part[] {
  const all = withoutHeading(doc);
  if (all.length === 0 || isUnwritten(doc)) return all;
  const framed = isFramed(doc) && !isAppended(doc);
  return all.filter(
    (part) =>
      (framed || (ending.has(part.role) && !part.body)) &&
      !isSpared(doc, part) &&
      !answeredByEntries(doc, part) &&
      !signalled(doc, part, framed && !opening.has(part.role)),
  );
}

/** What decides of the headings alone which required parts are open, as one value that is the same while they are. */
const shownParts = derive<[Kind | undefined, readonly Section[], readonly ShownPart[]], string, Doc>(
  [(doc) => doc.kind, (doc) => doc.sections, (doc) => doc.parts],
  (kind, sections, shown) => {
    const ids = new Set(shown.map(({ part }) => part.id));
    const accounted = shown.some(({ part, section }) => accounts.has(part.role) && section.children.length > 1);
    for (const part of kind?.parts ?? []) {
      if (!part.required || ids.has(part.id)) continue;
      const told = accounted && part.role === 'work';
      if (told || sections.some(({ words }) => hints(part, words))) ids.add(part.id);
    }
    return [...ids].join();
  },
);

/** Longest heading that is nothing but a label. UTF-16 units. */
const longestLabel = 15;

/** A heading of two parts at once (问题及打算), or a short one with a loose word of the part. */
function hints(part: Part, words: string): boolean {
  if (part.unless.some((word) => words.includes(word))) return false;
  if (part.headings.some((word) => words.includes(word))) return true;
  return words.length <= longestLabel && part.hints.some((word) => words.includes(word));
}

/** Required parts of the draft's kind that no heading shows. The same list while the same parts are missing. */
const withoutHeading = derive<[Kind | undefined, string], readonly Part[], Doc>(
  [(doc) => doc.kind, shownParts],
  (kind, shown) => {
    const ids = new Set(shown.split(','));
    return kind?.parts.filter((part) => part.required && !ids.has(part.id)) ?? [];
  },
);

/** All chapters show a part of the kind: who writes like that gives each part a heading of its own. */
const isFramed = derive<[readonly Section[]], boolean, Doc>(
  [(doc) => doc.outline],
  (outline) =>
    (outline.length > 1 || outline[0]?.part?.required === true) &&
    outline.every((section) => section.part !== undefined),
);

const isWritten = perBlock(({ units, tables, headings }) => units.length + tables.length + headings.length > 0);

/** Not a word but the title. */
const isUnwritten = derive<[readonly boolean[]], boolean, Doc>([isWritten], (blocks) => !blocks.includes(true));

/** A single heading behind a text of many paragraphs frames nothing. */
function isAppended(doc: Doc): boolean {
  const [first, second] = doc.outline;
  if (!first || second) return false;
  const at = doc.blockAt(doc.extentOf(first).start);
  const written = isWritten(doc);
  const count = (from: number, to: number) => written.slice(from, to).filter(Boolean).length;
  return count(0, at) > manyParagraphs && count(0, at) > count(at, written.length);
}

const manyParagraphs = 4;

/** A paper that calls itself 要点 has no timetable. */
function isSpared(doc: Doc, { spared }: Part): boolean {
  const names = [doc.title ? doc.slice(doc.title) : '', doc.meta('文种') ?? ''];
  return spared.some((word) => names.some((name) => name.includes(word)));
}

function answeredByEntries(doc: Doc, part: Part): boolean {
  const roles = answers[part.role];
  return roles?.some((role) => statedRoles(doc).has(role)) ?? false;
}

const noRoles: readonly Role[] = [];

const rolesByBlock = perBlock(({ tables, marks }): readonly Role[] => {
  if (tables.length + marks.length === 0) return noRoles;
  const columns = tables.flatMap((table) => (table.tasks ? table.columns.flatMap(({ role }) => role ?? []) : []));
  return [...new Set([...columns, ...marks.flatMap(({ fields }) => Object.keys(fields) as Role[])])];
});

/** Roles that have a column in some task table, or a key in some mark, filled in or not. */
const statedRoles = derive([rolesByBlock], (blocks): ReadonlySet<Role> => new Set(blocks.flat()));

/** How a block of running text shows the parts that lack a heading. */
type Shown = ReadonlyMap<Part, 'signal' | 'statement'>;

const shownInText = inBlocks(
  perBlockGiven<readonly Part[], Shown | undefined, Doc>(withoutHeading, (facts, source, parts) => {
    const { units, tables, headings } = facts;
    // A heading of the first depth is the title.
    if (units.length + tables.length === 0 && !headings.some(({ depth }) => depth !== 1)) return undefined;
    const shown = parts.flatMap((part) => {
      const how = look(part, source);
      return how ? [[part, how] as const] : [];
    });
    return shown.length > 0 ? new Map(shown) : undefined;
  }),
);

/**
 * Words of a part in running text. A `statement` counts anywhere, a mere `signal` only where the text belongs to no
 * other part, and not at all in a draft that must state the part (`stated`).
 */
function signalled(doc: Doc, part: Part, stated: boolean): boolean {
  const blocks = shownInText(doc).filter(({ value }) => value.has(part));
  if (blocks.some(({ value }) => value.get(part) === 'statement')) return true;
  if (stated || blocks.length === 0) return false;
  const claimed = doc.parts.filter((other) => other.part !== part).map((other) => doc.extentOf(other.section));
  return blocks.some(({ block }) => {
    const at = doc.parsed.starts[block]!;
    return !claimed.some((section) => section.start <= at && at < section.end);
  });
}

function look(part: Part, source: string): 'signal' | 'statement' | undefined {
  if (part.statements.some((phrase) => occurs(phrase, source))) return 'statement';
  return part.signals.some((phrase) => occurs(phrase, source)) ? 'signal' : undefined;
}

/** A phrase with gaps: each piece follows the one before within the same sentence. */
function occurs(phrase: Phrase, source: string): boolean {
  const [first, ...rest] = (typeof phrase === 'string' ? phrase : phrase.text).split('…').filter(Boolean);
  if (first === undefined) return false;
  for (let at = source.indexOf(first); at >= 0; at = source.indexOf(first, at + 1)) {
    let end = at + first.length;
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
