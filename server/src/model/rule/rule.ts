/** What a rule is, may see and may say. A rule is one file in `rules/`; everything about it stands there. */
import type { Edit, Span } from '../../base/span';
import type { Framework, Kind } from '../../frame/schema';
import type { Doc } from '../draft/doc';
import type { Place } from '../draft/place';
import type { Query } from '../draft/query';
import type { Recogniser } from '../block/recognise/recogniser';
import type { BlockFacts } from '../block/types';
import type { Summary } from '../office/summary';
import type { Decision } from '../office/trace/decisions';
import type { Pair } from '../office/trace/pair';
import type { Trace } from '../office/trace/trace';
import type { Pass } from '../grammar/pass';

/**
 * Severity says what it takes to be rid of the finding: error = what stands there is wrong; warning = unfinished;
 * information and hint = worth a look.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What the writer is led to: the list of measures, words to type over, or a place with the list of what may stand there. */
export type Sequel =
  | { readonly sort: 'insert-measure' }
  /** `span` is that of the text with the edits, as far off as they are. */
  | { readonly sort: 'select' | 'choose'; readonly span: Span };

export interface Fix {
  /** Chinese, a command: 改为“…”. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Certainly right: `source.fixAll.shuangyi` and bulk fixing may apply it unseen. */
  readonly safe?: boolean;
  /** The one that VS Code offers first. */
  readonly preferred?: boolean;
  /** What the office keeps of it instead of an edit: see `project/trace`. */
  readonly decision?: Decision;
  /** What our own editor does once the edits are made; another one only makes them. */
  readonly sequel?: Sequel;
  /** Right once the writer asks for the document to be formatted, though not to be applied unseen; all edits or none. */
  readonly formatting?: boolean;
}

export interface Related {
  /** Address of the draft where it stands; this one where absent. */
  readonly draft?: string | undefined;
  readonly span: Span;
  readonly message: string;
}

interface Told {
  readonly message: string;
  /** Less severe than the rule is as a whole: the lower of the two counts, so a setting can lower it further, never raise it. */
  readonly severity?: Severity;
  /**
   * What slip this is. Reports of one rule about the same slip become one finding of the document: the first, with the
   * others as related places and one fix for all.
   */
  readonly slip?: string;
  /** Computed only when somebody asks for it. */
  readonly fixes?: () => readonly Fix[];
}

/** What a rule reports of a block. All spans, those of the fixes too, are relative to it. */
export interface BlockReport extends Told {
  readonly span: Span;
  readonly related?: readonly Related[];
}

/** What a rule reports of a draft: places by block. The edits of the fixes are absolute. */
export interface Report extends Told, Place {
  readonly related?: readonly RelatedPlace[];
}

export interface RelatedPlace extends Place {
  /** Address of another draft, in which the span is absolute. */
  readonly draft?: string | undefined;
  readonly message: string;
}

/** A figure that an office may set otherwise in its settings or in `.shuangyi/config.yaml`. */
export interface RuleOption {
  /** Chinese name of the key, which means the same as the key itself. */
  readonly name: string;
  /** Chinese: what it decides, and in which unit. */
  readonly title: string;
  readonly type: 'integer' | 'number';
  readonly default: number;
  /** Bounds, both allowed. */
  readonly min: number;
  readonly max: number;
}

/** Options of a rule by key. */
export type RuleOptions = Readonly<Record<string, RuleOption>>;

interface Context<O extends RuleOptions> {
  readonly frame: Framework;
  readonly recogniser: Recogniser;
  readonly kind: Kind;
  readonly pass: Pass;
  readonly markStyle: 'comment' | 'visible';
  /** Year of the draft's period, where it is known. */
  readonly year: number | undefined;
  /** Ids of all rules, for rules about suppressions. */
  readonly ruleIds: ReadonlySet<string>;
  /** What the rule's options are set to. */
  readonly options: { readonly [key in keyof O]: number };
}

/** A block rule sees one block: its facts and source. */
export interface BlockContext<O extends RuleOptions = RuleOptions> extends Context<O> {
  readonly facts: BlockFacts;
  readonly source: string;
  report(report: BlockReport): void;
}

/** A document rule sees the whole draft. */
export interface DocumentContext<O extends RuleOptions = RuleOptions> extends Context<O> {
  readonly doc: Doc;
  report(report: Report): void;
}

/** What a rule sees that judges a draft among the others of its office. */
export interface TracedContext<O extends RuleOptions = RuleOptions> extends DocumentContext<O> {
  /** What the workspace knows of this very revision. */
  readonly summary: Summary;
  readonly trace: Trace;
  /** The draft as a report of its plans, or as a plan with its reports. */
  readonly pairs: readonly Pair[];
  /** Where the draft names an item of `summary.tasks`. */
  placeOf(task: number): Place;
}

/** What is asked of a draft, and what is said of the answer. */
export interface Judgement<O extends RuleOptions, I> {
  /** The very same object as long as it says the same. */
  readonly of: Query<I, Doc>;
  judge(answer: I, context: Context<O>): readonly Omit<Report, 'fixes'>[];
}

interface Meta {
  readonly id: string;
  /** Short Chinese name, for the index and the settings. */
  readonly title: string;
  /** For rules that point at none of the framework's problems. */
  readonly family?: 'structure' | 'slips';
  /** Reports words: what lies within a word of the office's own list is right. Block rules only. */
  readonly words?: true;
  /** Whether the rule is for a kind of documents; for all of them where absent. A kind may switch it off as well. */
  readonly kinds?: (kind: Kind) => boolean;
  /** It tells what a row or mark still lacks: nothing that is said to a writer who is about to write it. */
  readonly lacking?: true;
  /** Severity at each pass; `off` keeps quiet. */
  readonly severity: Readonly<Record<Pass, Severity | 'off'>>;
  /** Reason and ground, Chinese, for the page: why it matters, by which source. */
  readonly why: string;
  /** How to mend it, Chinese, for the page. */
  readonly how: string;
  /** It is about numbers or signs alone: formatting a document applies its safe fixes and those marked so. */
  readonly formatting?: boolean;
}

/** A rule looks at blocks, at the whole document, or at both. What can be seen in a block belongs there: it is cached. */
export interface Rule<O extends RuleOptions = RuleOptions, I = unknown> extends Meta {
  /** Few: only what offices really differ in. */
  readonly options?: O;
  /** Judges one block; runs only for blocks that have changed. */
  readonly block?: (context: BlockContext<O>) => void;
  /** Judges the whole draft; runs at every check, so it works on what is kept by block (`model/draft/query`). */
  readonly document?: (context: DocumentContext<O>) => void;
  /** Judges the draft among the others; runs at every check where a workspace is at hand. */
  readonly traced?: (context: TracedContext<O>) => void;
  /** Judges the answer to a question, without the draft: only when it differs. For what would cost too much at every keystroke. */
  readonly judgement?: Judgement<O, I>;
}

/** Declares a rule; gives the file its types. Whoever runs it passes values for the options that it declares. */
export function defineRule<const O extends RuleOptions = Record<never, never>, I = unknown>(rule: Rule<O, I>): Rule {
  return rule as unknown as Rule;
}

/** Whether a rule is for a kind of documents: both of them may say no. */
export function fits(rule: Rule, kind: Kind): boolean {
  return !kind.off.includes(rule.id) && (rule.kinds?.(kind) ?? true);
}

/** A finding in a draft: all spans are absolute. */
export interface Finding extends BlockReport {
  readonly ruleId: string;
  readonly severity: Severity;
}
