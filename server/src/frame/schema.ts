/**
 * The shape of a framework, as one zod schema: types, validation and the published JSON Schema all come from here.
 *
 * A framework is data. Nothing outside `frame/` names a measure, a problem or a casework item.
 */
import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9.-]*$/);
const text = z.string().min(1);
/** The id of an entry in that list; the loader checks that there is one. `any`: an entry of any list. */
const refersTo = (list: 'categories' | 'any') => id.meta({ refersTo: list });
const year = z.number().int().min(1900).max(2200);

/**
 * Words to recognise. A plain string matches literally. `…` stands for a gap of at most 14 characters inside one
 * clause: `把…融入` matches "把党建工作融入". The object form adds guards.
 */
export const Phrase = z.union([
  text,
  z.strictObject({
    text,
    /** No match when one of these stands directly before. */
    notAfter: z.array(text).optional(),
    /** No match when one of these follows directly. */
    notBefore: z.array(text).optional(),
    /** Matches only when one of these stands in the same segment. */
    needs: z.array(text).optional(),
    /** Does not match when one of these stands in the same segment. */
    unless: z.array(text).optional(),
    /** A measure so worded counts only where the segment states no measure in firmer words, and then it ties nothing. */
    weak: z.boolean().optional(),
    /** First year in which the word is in use. */
    from: year.optional(),
    /** Last year in which the word is in use. */
    until: year.optional(),
  }),
]);
export type Phrase = z.infer<typeof Phrase>;

const entry = {
  id,
  name: text,
  aliases: z.array(text).default([]),
  summary: text,
  /** Part of the article that the entry comes from. */
  source: text.default('本单位框架'),
};

export const Measure = z.strictObject({
  ...entry,
  /** How real documents word it. */
  phrases: z.array(Phrase).default([]),
  /** Activities and vehicles (活动载体) through which it is carried out. */
  carriers: z.array(Phrase).default([]),
  /** Concrete things to write; `fits` lists casework categories they suit best. */
  suggestions: z.array(z.strictObject({ text, fits: z.array(refersTo('categories')).default([]) })).default([]),
});
export type Measure = z.infer<typeof Measure>;

export const Dimension = z.strictObject({ ...entry, measures: z.array(Measure).min(1) });
export type Dimension = z.infer<typeof Dimension>;

/** Party life that is none of the measures: recognised and shown, but it ties nothing. */
export const OtherParty = z.strictObject({ id, name: text, summary: text, phrases: z.array(Phrase) });

export const Problem = z.strictObject({
  ...entry,
  /** What to do about it, one sentence. */
  advice: text,
  /** Ids of the rules that point at this problem. */
  rules: z.array(id).default([]),
});
export type Problem = z.infer<typeof Problem>;

export const Ground = z.strictObject(entry);

export const Category = z.strictObject({ id, name: text, aliases: z.array(text).default([]) });
export type Category = z.infer<typeof Category>;

export const CaseworkItem = z.strictObject({
  id,
  name: text,
  aliases: z.array(Phrase).default([]),
  category: refersTo('categories'),
  from: year.optional(),
  until: year.optional(),
});
export type CaseworkItem = z.infer<typeof CaseworkItem>;

export const PartRole = z.enum([
  'opening',
  'guidance',
  'goals',
  'tasks',
  'measures',
  'schedule',
  'duties',
  'safeguards',
  'demands',
  'work',
  'results',
  'experience',
  'problems',
  'causes',
  'next',
  'last-year',
  'study',
  'case',
  'background',
  'effect',
  'closing',
]);
export type PartRole = z.infer<typeof PartRole>;

export const Part = z.strictObject({
  id,
  role: PartRole,
  name: text,
  required: z.boolean(),
  /** Words that, standing in a heading, show this part. */
  headings: z.array(text).min(1),
  /** Words in running text that show this part where no heading does and the text belongs to no other part. */
  signals: z.array(Phrase).default([]),
  /** Statements that show this part wherever they stand, e.g. 清醒认识到…不足. */
  statements: z.array(Phrase).default([]),
  /** One line for the snippet: what to write here. */
  prompt: text,
  /** Roles of parts that come first: to stand before one of them is a fault. */
  after: z.array(PartRole).default([]),
});
export type Part = z.infer<typeof Part>;

export const Kind = z.strictObject({
  id,
  name: text,
  aliases: z.array(text).default([]),
  /** Regular expressions (flag `u`), tried on the title without blanks. */
  titles: z.array(text.meta({ format: 'regex' })).min(1),
  /** Latin letters of the snippet prefix, e.g. `gzjh`. */
  initials: text,
  /** `plan` looks ahead, `report` looks back, `other` is neither (an article, a case). */
  tense: z.enum(['plan', 'report', 'other']),
  parts: z.array(Part).min(1),
  /** Rules that make no sense for this kind. */
  off: z.array(id).default([]),
  /** Opening and closing sentences of the skeleton; `${unit}` and `${period}` are filled in. */
  opening: z.string().default(''),
  closing: z.string().default(''),
  /** Goes to a superior as information only: nothing may be asked for in it. */
  noRequests: z.boolean().default(false),
});
export type Kind = z.infer<typeof Kind>;

/** What a table column or a key of a mark says. The first header or key of each list is the one to write. */
export const Role = z.enum([
  'number',
  'item',
  'measure',
  'action',
  'target',
  'leader',
  'department',
  'support',
  'person',
  'deadline',
  'result',
  'assessment',
  'evidence',
  'note',
  'deploy',
  'implement',
  'exempt',
  'measure-deadline',
  'measure-result',
]);
export type Role = z.infer<typeof Role>;

export const Stage = z.strictObject({
  ...entry,
  phrases: z.array(Phrase).default([]),
  /** Words that show that the document thinks of this stage at all. */
  signals: z.array(text).default([]),
  /** The column of a table, or key of a mark, in which it is written. */
  column: Role.optional(),
});
export type Stage = z.infer<typeof Stage>;

export const Words = z.strictObject({
  /** Verbs and adverbs of which a vague measure consists (加强、深入、切实 …). */
  vague: z.array(text),
  /** Abstract nouns that may follow them. */
  abstract: z.array(text),
  /** Responsible "parties" that name nobody (各部门、相关部门 …). */
  nobody: z.array(text),
  /** Departments and Party organisations that may be responsible. */
  departments: z.array(text),
  /** Contexts in which casework terms are no casework items: what lies inside a match is neither item nor measure. */
  guards: z.array(Phrase),
  /** Words that say something is missing or weak: a measure between the same two commas is not stated (责任制不健全). */
  lacks: z.array(Phrase).default([]),
  /** Words of argument: a segment that holds one reasons about measures and states none (…的必然要求). */
  arguments: z.array(Phrase).default([]),
  /** Who acts, beyond the departments: a segment that names one is not vague. */
  actors: z.array(Phrase).default([]),
  /** Named vehicles, times and frequencies of any measure: a segment that names one is not vague. */
  carriers: z.array(Phrase).default([]),
  /** Placeholders left to be filled in. */
  placeholders: z.array(text),
});
export type Words = z.infer<typeof Words>;

/** Words by which rows, chapters and documents are judged; all match literally. */
export const Signs = z.strictObject({
  /** In a heading or title: this speaks of Party building. */
  partyChapters: z.array(text).default([]),
  /** In a title: this document concerns Party building and casework together. */
  fusion: z.array(text).default([]),
  /** Routine forms of Party life: to learn, discuss, exchange, meet, pass on. */
  routine: z.array(text).default([]),
  /** Party affairs that have to be done: recruiting members, dues, elections. */
  affairs: z.array(text).default([]),
  /** Forms that go with casework; a routine word inside one of them is none. */
  forms: z.array(text).default([]),
  /** Assessment and incentive. */
  incentives: z.array(text).default([]),
  /** Somebody was commended. */
  commendations: z.array(text).default([]),
  /** Who may be commended as a person or a team. */
  awardees: z.array(text).default([]),
  /** Part that Party members and organisations play. */
  members: z.array(text).default([]),
  /** Departments whose own work is Party affairs. */
  partyStaff: z.array(text).default([]),
  /** Set phrases that hold no content. */
  slogans: z.array(text).default([]),
  /** Units and words of casework results (件, 立案). */
  caseResults: z.array(text).default([]),
  /** Words that claim an effect (取得, 实现). */
  claims: z.array(text).default([]),
  /** Effects that casework is to have together. */
  effects: z.array(z.strictObject({ id, name: text, phrases: z.array(text).min(1) })).default([]),
});
export type Signs = z.infer<typeof Signs>;

/** Words by which the form of a paper is judged; all match literally. */
export const Form = z.strictObject({
  /** Closings that ask for a decision: they belong in a request. */
  requests: z.array(text).default([]),
  /** Words of a paper to an assembly, to which the rules for papers to a superior do not apply. */
  assemblies: z.array(text).default([]),
  /** How a line that names the addressees begins. */
  addressees: z.array(text).default([]),
  /** What a count may announce: 工作、任务、措施 … */
  counted: z.array(text).default([]),
  /** Names with a fixed number (三会一课): they count nothing that follows. */
  numberNames: z.array(text).default([]),
});
export type Form = z.infer<typeof Form>;

/** A word that is written wrongly, or several wrong in the same way. Matches literally, with guards on both sides. */
export const WrongWord = z.strictObject({
  id,
  wrong: z.array(text).min(1),
  /** What to write for each of `wrong`; a single one serves for all of them. */
  right: z.array(text).min(1),
  /** `certain`: no such word. `likely`: most probably wrong. `contested`: opinions differ, so it is off by default. */
  level: z.enum(['certain', 'likely', 'contested']),
  /** One of these must stand directly before. */
  after: z.array(text).optional(),
  /** One of these must follow directly. */
  before: z.array(text).optional(),
  /** None of these may stand directly before. */
  notAfter: z.array(text).optional(),
  /** None of these may follow directly. */
  notBefore: z.array(text).optional(),
  /** Why, a few words for the message. */
  reason: text.optional(),
});
export type WrongWord = z.infer<typeof WrongWord>;

/** A fixed formulation (四个意识): a name that stands for members, often in a fixed order. */
export const Formulation = z.strictObject({
  id,
  name: text,
  aliases: z.array(text).optional(),
  /** Without members only the name is known. `also`: other wordings that are right too. */
  members: z.array(z.union([text, z.strictObject({ text, also: z.array(text) })])),
  /** Whether the order of the members is fixed: always, where the name stands beside them, or never. */
  ordered: z.enum(['always', 'named', 'never']),
  /** Verbs that go with the name (增强“四个意识”); the first is the one to write. Entries with verbs form a chain. */
  verbs: z.array(text).optional(),
  source: text,
  /** First and last year of use. Versions of one name are entries of their own. */
  from: year.optional(),
  until: year.optional(),
});
export type Formulation = z.infer<typeof Formulation>;

/**
 * How a document shows that it tells of this organ's own work. A longer text in which the words are rarer comes from
 * another organ: what its prose says of professional work is not this organ's casework.
 */
export const Organ = z.strictObject({
  /** Words that such a document cannot do without. None: no document is foreign. */
  words: z.array(text).default([]),
  /** How often they stand in every thousand characters, at least. */
  perThousand: z.number().int().min(0).max(1000).default(1),
  /** A text shorter than this (UTF-16 units) is never foreign. */
  from: z.number().int().min(0).max(1_000_000).default(1500),
  /** Work in general as any organ speaks of it (业务工作、中心工作): counts in foreign documents too. */
  general: z.array(Phrase).default([]),
});
export type Organ = z.infer<typeof Organ>;

export const Framework = z.strictObject({
  id,
  name: text,
  /** Built-in framework that this one builds on. */
  extends: id.optional(),
  organ: Organ.optional(),
  dimensions: z.array(Dimension),
  otherParty: OtherParty,
  problems: z.array(Problem),
  grounds: z.array(Ground),
  stages: z.array(Stage),
  categories: z.array(Category),
  casework: z.array(CaseworkItem),
  /** Professional work spoken of in general (业务工作、中心工作、办案). */
  general: z.array(Phrase),
  kinds: z.array(Kind),
  columns: z.partialRecord(Role, z.array(text)),
  markKeys: z.partialRecord(Role, z.array(text)),
  /** What is usually written in a column or behind a key: offered while typing, never judged. */
  values: z.partialRecord(Role, z.array(text)),
  words: Words,
  signs: Signs,
  form: Form,
  lexicon: z.array(WrongWord),
  formulations: z.array(Formulation),
});
export type Framework = z.infer<typeof Framework>;

/**
 * An entry of a workspace file: only `id` must be written, so that it can add to an entry that exists. `needs` (a
 * keyword of our own in the JSON Schema) lists what a new entry has to have.
 */
function patch(entry: z.ZodObject, parts: z.ZodRawShape = {}) {
  const needs = Object.keys(entry.shape).filter((key) => !entry.shape[key]!.safeParse(undefined).success);
  return entry.partial().required({ id: true }).extend(parts).meta({ needs });
}

/**
 * `.shuangyi/framework.yaml`. With `extends` it adds to the built-in framework: an entry whose `id` exists is
 * supplemented, another one is new, and `off` switches entries off. Without `extends` it is a framework of its own that
 * borrows only the sections it leaves out.
 */
export const FrameworkFile = z
  .strictObject({
    extends: z.enum(['procuratorate']),
    id,
    name: text,
    off: z.array(refersTo('any')),
    organ: Organ.partial(),
    dimensions: z.array(patch(Dimension, { measures: z.array(patch(Measure)).optional() })),
    otherParty: OtherParty.partial(),
    problems: z.array(patch(Problem)),
    grounds: z.array(patch(Ground)),
    stages: z.array(patch(Stage)),
    categories: z.array(patch(Category)),
    casework: z.array(patch(CaseworkItem)),
    general: z.array(Phrase),
    kinds: z.array(patch(Kind, { parts: z.array(patch(Part)).optional() })),
    columns: z.partialRecord(Role, z.array(text)),
    markKeys: z.partialRecord(Role, z.array(text)),
    values: z.partialRecord(Role, z.array(text)),
    words: Words.partial(),
    signs: Signs.partial(),
    form: Form.partial(),
    lexicon: z.array(patch(WrongWord)),
    formulations: z.array(patch(Formulation)),
  })
  .partial();
