/**
 * A draft at one revision: an immutable value. An edit makes a new one that shares every untouched block with the old.
 * Whatever is derived is computed when first asked for and lives as long as the value it describes.
 */
import { lastAtOrBelow } from '../../base/search';
import { type Span, shift, trim } from '../../base/span';
import type { Framework, Kind, Part, Role } from '../../frame/schema';
import { readFacts } from '../block/facts';
import { type FrontMatterKey, readFrontMatter } from '../grammar/frontMatter';
import { decideKind, type KindDecision } from '../grammar/kind';
import { numberAt } from '../grammar/numbering';
import { isForeign } from './organ';
import { allSections, type BlockHeadings, buildOutline, headingsOfBlock, placeHeadings, type Section } from './outline';
import { type Parsed, parse, reparse } from '../text/parse';
import { findPeriod } from '../grammar/period';
import { type Recogniser, recogniser } from '../block/recognise';
import type { Block } from '../text/types';
import type { BlockFacts, Entry, Field, Heading, MeasureMention, Segment, Table } from '../block/types';
import type { FrontMatterEntry } from '../grammar/frontMatter';
import type { Period } from '../grammar/period';

export interface DocOptions {
  /** Treat a file that is no draft as one of this kind. */
  readonly kind?: string;
}

/** A replacement of `[start, end)` by `text`; UTF-16 offsets into the text before it. */
export interface Edit extends Span {
  readonly text: string;
}

const factsOf = new WeakMap<Recogniser, WeakMap<Block, BlockFacts>>();

export class Doc {
  /** What readers of all blocks keep, see `eachBlock`. */
  readonly kept: unknown[] = [];
  #origin: Doc | undefined;
  #settled = false;

  private constructor(
    readonly uri: string,
    readonly parsed: Parsed,
    readonly frame: Framework,
    readonly options: DocOptions,
  ) {}

  /** Reads a text from scratch. Never throws on text. */
  static open(uri: string, text: string, frame: Framework, options: DocOptions = {}): Doc {
    return new Doc(uri, parse(text), frame, options);
  }

  /** The document after one edit. `text`, where given, is the whole new text, so that it is not built twice. */
  edit(edit: Edit, text?: string): Doc {
    const next = new Doc(this.uri, reparse(this.parsed, edit, text), this.frame, this.options);
    next.#origin = this.#settled ? this : this.#origin;
    return next;
  }

  /** The settled revision that this one came from, as long as no later one is settled. */
  get origin(): Doc | undefined {
    return this.#origin;
  }

  /** Later revisions are compared with this one, which is known through and through. */
  settle(): void {
    this.#settled = true;
    // Nobody needs more than one step back, and every step holds a whole text.
    if (this.#origin) this.#origin.#origin = undefined;
  }

  /** The same text under another framework. */
  withFrame(frame: Framework): Doc {
    return frame === this.frame ? this : new Doc(this.uri, this.parsed, frame, this.options);
  }

  get text(): string {
    return this.parsed.text;
  }

  get blocks(): readonly Block[] {
    return this.parsed.blocks;
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** The block that was asked for last: many readers ask for the same one, one after the other. */
  #source: { readonly block: number; readonly text: string } | undefined;

  /** Source of a block. */
  source(i: number): string {
    if (this.#source?.block === i) return this.#source.text;
    const start = this.parsed.starts[i]!;
    const text = this.text.slice(start, start + this.blocks[i]!.length);
    this.#source = { block: i, text };
    return text;
  }

  /** Index of the last block that starts at or before an offset; 0 in an empty text. */
  blockAt(offset: number): number {
    return lastAtOrBelow(this.parsed.starts, offset);
  }

  //#region Head

  /** Front-matter block as a range, without the fences' line ends behind it; undefined when there is none. */
  get frontMatterSpan(): Span | undefined {
    const first = this.blocks[0];
    return first?.type === 'yaml' ? shift({ start: 0, end: first.length }, this.parsed.starts[0]!) : undefined;
  }

  /** The origin, where it is the same down to the title: then all of the head is. */
  readonly #sameHead = lazy((): Doc | undefined => {
    const old = this.#origin;
    const title = this.#titleBlock();
    const stand = (i: number) => old?.parsed.starts[i] === this.parsed.starts[i];
    return old && title >= 0 && title < this.same.head && stand(0) && stand(title) ? old : undefined;
  });

  readonly #frontMatter = lazy((): readonly FrontMatterEntry[] => {
    const same = this.#sameHead();
    if (same) return same.frontMatter;
    const span = this.frontMatterSpan;
    if (!span) return [];
    return readFrontMatter(this.slice(span)).map((entry) => ({
      key: entry.key,
      keySpan: shift(entry.keySpan, span.start),
      colon: shift(entry.colon, span.start),
      value: shift(entry.value, span.start),
    }));
  });

  get frontMatter(): readonly FrontMatterEntry[] {
    return this.#frontMatter();
  }

  /** Value of a front-matter key; undefined when it is absent or empty. */
  meta(key: FrontMatterKey): string | undefined {
    const entry = this.frontMatter.find((candidate) => candidate.key === key);
    return entry && entry.value.start < entry.value.end ? this.slice(entry.value) : undefined;
  }

  /** Index of the block that may hold the title: the first of the body; -1 when there is none. */
  readonly #titleBlock = lazy(() => this.blocks.findIndex((block) => block.type !== 'yaml' && block.type !== 'html'));

  readonly #title = lazy(() => {
    const same = this.#sameHead();
    return same ? same.title : findTitle(this, this.#titleBlock());
  });

  /** The words of the title, or undefined. */
  get title(): Span | undefined {
    return this.#title();
  }

  readonly #decision = lazy((): KindDecision => {
    const same = this.#sameHead();
    if (same) return same.decision;
    return decideKind(this.frame, this.meta('文种'), this.title && this.slice(this.title), this.options.kind);
  });

  /** Whether and why this is a draft. */
  get decision(): KindDecision {
    return this.#decision();
  }

  get kind(): Kind | undefined {
    return this.decision.kind;
  }

  readonly #period = lazy((): Period | undefined => {
    const same = this.#sameHead();
    if (same) return same.period;
    const declared = this.meta('期间');
    return (declared && findPeriod(declared)) || (this.title && findPeriod(this.slice(this.title))) || undefined;
  });

  get period(): Period | undefined {
    return this.#period();
  }

  readonly #recogniser = lazy(() => recogniser(this.frame, this.period?.year, isForeign(this)));

  get recogniser(): Recogniser {
    return this.#recogniser();
  }

  //#endregion

  //#region Body

  readonly #facts = lazy((): readonly BlockFacts[] => {
    const { recogniser, frame } = this;
    let known = factsOf.get(recogniser);
    if (!known) factsOf.set(recogniser, (known = new WeakMap()));
    const old = this.#origin;
    return carry(this, old?.recogniser === recogniser ? old.facts : undefined, (i) => {
      const block = this.blocks[i]!;
      let facts = known.get(block);
      if (!facts) known.set(block, (facts = readFacts(block, this.source(i), frame, recogniser)));
      return facts;
    });
  });

  /** How many blocks at the beginning and at the end are those of the origin. */
  readonly #same = lazy(() => common(this.#origin?.blocks ?? [], this.blocks));

  get same(): Same {
    return this.#same();
  }

  /** Facts of each block; spans inside are relative to the block's start. */
  get facts(): readonly BlockFacts[] {
    return this.#facts();
  }

  readonly #headingBlocks = lazy((): readonly (BlockHeadings | undefined)[] => {
    const old = this.#origin;
    return carry(this, old?.recogniser === this.recogniser ? old.#headingBlocks() : undefined, (i) =>
      headingsOfBlock(this.facts[i]!, this.source(i)),
    );
  });

  readonly #placedHeadings = lazy(() => placeHeadings(this.#headingBlocks(), this.parsed.starts));

  readonly #headings = lazy((): readonly Heading[] => this.#placedHeadings().map(({ heading }) => heading));

  /** All headings in order, absolute. */
  get headings(): readonly Heading[] {
    return this.#headings();
  }

  readonly #outline = lazy((): readonly Section[] =>
    buildOutline(this.#placedHeadings(), this.title, this.text.length, this.kind),
  );

  /** Top-level sections, absolute, without the title. */
  get outline(): readonly Section[] {
    return this.#outline();
  }

  readonly #sections = lazy((): readonly Section[] => allSections(this.outline));

  /** All sections, parents before children. */
  get sections(): readonly Section[] {
    return this.#sections();
  }

  readonly #tables = lazy((): readonly Table[] => this.collect((facts) => facts.tables, absoluteTable));

  /** All tables, absolute. */
  get tables(): readonly Table[] {
    return this.#tables();
  }

  readonly #entries = lazy((): readonly Entry[] => this.entriesIn({ start: 0, end: this.text.length }));

  /** All rows of task tables and all marks, absolute, in order. */
  get entries(): readonly Entry[] {
    return this.#entries();
  }

  /** Entries of the blocks that touch a range, absolute, in order. */
  entriesIn(span: Span): readonly Entry[] {
    const out: Entry[] = [];
    for (let i = this.blockAt(span.start); i < this.blocks.length && this.parsed.starts[i]! < span.end; i++) {
      const by = this.parsed.starts[i]!;
      const { tables, marks } = this.facts[i]!;
      for (const { entries } of tables) for (const entry of entries) out.push(absoluteEntry(entry, by));
      for (const mark of marks) out.push(this.#resolved(mark, i));
    }
    return out.sort((a, b) => a.start - b.start);
  }

  /** Segments that touch a range, absolute. */
  segments(span: Span = { start: 0, end: this.text.length }): Segment[] {
    const out: Segment[] = [];
    for (let i = this.blockAt(span.start); i < this.blocks.length && this.parsed.starts[i]! < span.end; i++) {
      const by = this.parsed.starts[i]!;
      const { segments } = this.facts[i]!;
      const extra = this.#measuresBelow(i);
      for (const [k, segment] of segments.entries()) {
        if (segment.start + by >= span.end || segment.end + by <= span.start) continue;
        const last = k === segments.length - 1 && extra.length > 0;
        out.push(last ? withMeasures(absoluteSegment(segment, by), extra) : absoluteSegment(segment, by));
      }
    }
    return out;
  }

  /** A mark without an item that is a block of its own speaks of the last segment of the block above. */
  #resolved(mark: Entry, i: number): Entry {
    const entry = absoluteEntry(mark, this.parsed.starts[i]!);
    if (entry.item || entry.items.length || this.blocks[i]!.type !== 'html') return entry;
    const above = this.facts[i - 1]?.segments.at(-1);
    return above ? { ...entry, items: absoluteSegment(above, this.parsed.starts[i - 1]!).items } : entry;
  }

  /** Measures of such marks in the block below, absolute. */
  #measuresBelow(i: number): readonly MeasureMention[] {
    if (this.blocks[i + 1]?.type !== 'html') return [];
    const by = this.parsed.starts[i + 1]!;
    return this.facts[i + 1]!.marks.filter((mark) => !mark.item).flatMap((mark) =>
      mark.measures.map((m) => moved(m, by)),
    );
  }

  /** Innermost section at an offset. */
  sectionAt(offset: number): Section | undefined {
    return this.sections.findLast((section) => section.start <= offset && offset < section.end);
  }

  readonly #parts = lazy((): readonly { part: Part; section: Section }[] => {
    const out: { part: Part; section: Section }[] = [];
    for (const section of this.sections) if (section.part) out.push({ part: section.part, section });
    return out;
  });

  /** Parts of the kind that a heading shows. */
  get parts(): readonly { part: Part; section: Section }[] {
    return this.#parts();
  }

  //#endregion

  private collect<T>(pick: (facts: BlockFacts) => readonly T[], move: (value: T, by: number) => T): T[] {
    const out: T[] = [];
    const { facts } = this;
    for (let i = 0; i < facts.length; i++) {
      for (const value of pick(facts[i]!)) out.push(move(value, this.parsed.starts[i]!));
    }
    return out;
  }
}

/** Longest line that can be a title. */
const longestTitle = 70;

/** A `#` heading without number, else the first short line of the body that is no sentence. */
function findTitle(doc: Doc, body: number): Span | undefined {
  const block = doc.blocks[body];
  if (!block) return undefined;
  const start = doc.parsed.starts[body]!;
  if (block.type === 'heading') {
    const first = block.node.children?.[0];
    const last = block.node.children?.at(-1);
    if (!first || !last || numberAt(doc.text, start + first.start)) return undefined;
    return trim(doc.text, { start: start + first.start, end: start + last.end });
  }
  if (block.type !== 'paragraph' || block.length > 2 * longestTitle) return undefined;
  const span = trim(doc.text, { start, end: start + block.length });
  const words = doc.slice(span).replace(/^\*\*(.*)\*\*$/s, '$1');
  const sentence = /[。；！？]|[：:，,]$/.test(words);
  if (sentence || words.length > longestTitle || numberAt(doc.text, span.start)) return undefined;
  return words.length < span.end - span.start ? { start: span.start + 2, end: span.end - 2 } : span;
}

const moved = <T extends Span>(value: T, by: number): T => ({ ...value, ...shift(value, by) });

function movedField({ start, end, role, values }: Field, by: number): Field {
  return { start: start + by, end: end + by, role, values: values.map((value) => shift(value, by)) };
}

/** An entry with absolute spans. */
export function absoluteEntry(entry: Entry, by: number): Entry {
  const fields: Partial<Record<Role, Field>> = {};
  for (const role in entry.fields) fields[role as Role] = movedField(entry.fields[role as Role]!, by);
  return {
    origin: entry.origin,
    start: entry.start + by,
    end: entry.end + by,
    fields,
    item: entry.item && (entry.continued ? movedField(entry.item, by) : (fields.item ?? movedField(entry.item, by))),
    items: entry.items.map((item) => moved(item, by)),
    continued: entry.continued,
    measures: entry.measures.map((measure) => moved(measure, by)),
    exempt: entry.exempt && fields.exempt,
    reaches: entry.reaches,
  };
}

function absoluteTable(table: Table, by: number): Table {
  return {
    ...moved(table, by),
    columns: table.columns.map((column) => ({ ...column, span: shift(column.span, by) })),
    entries: table.entries.map((entry) => absoluteEntry(entry, by)),
  };
}

function absoluteSegment(segment: Segment, by: number): Segment {
  return {
    ...moved(segment, by),
    items: segment.items.map((item) => moved(item, by)),
    general: segment.general.map((span) => shift(span, by)),
    measures: segment.measures.map((measure) => moved(measure, by)),
  };
}

function withMeasures(segment: Segment, extra: readonly MeasureMention[]): Segment {
  const tied = segment.items.length > 0 || segment.general.length > 0;
  return {
    ...segment,
    measures: [...segment.measures, ...extra],
    tied: segment.tied || tied,
    confidence: tied ? 1 : segment.confidence,
  };
}

/** How many entries at both ends of two lists are the same objects. */
export interface Same {
  readonly head: number;
  readonly tail: number;
}

export function common(a: readonly unknown[], b: readonly unknown[]): Same {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}

/**
 * A value for each block of a revision: those of the origin where the block is the same, others made anew. The very same
 * list when all values are.
 */
export function carry<T>(doc: Doc, old: readonly T[] | undefined, make: (i: number) => T): readonly T[] {
  const { length } = doc.blocks;
  if (!old) return Array.from({ length }, (_, i) => make(i));
  const { head, tail } = doc.same;
  const end = length - tail;
  if (length !== old.length) {
    const made = Array.from({ length: end - head }, (_, k) => make(head + k));
    return old.slice(0, head).concat(made, old.slice(old.length - tail));
  }
  let out: T[] | undefined;
  for (let i = head; i < end; i++) {
    const value = make(i);
    if (value !== old[i]) (out ??= old.slice())[i] = value;
  }
  return out ?? old;
}

function lazy<T>(make: () => T): () => T {
  let value: { of: T } | undefined;
  return () => (value ??= { of: make() }).of;
}
