/**
 * A draft at one revision: an immutable value. An edit makes a new one that shares every untouched block with the old,
 * and the memory of what was read of them. Whatever is derived is computed when first asked for.
 */
import { detached } from '../../base/copy';
import { lazy } from '../../base/getOrMake';
import { lastAtOrBelow, leading } from '../../base/search';
import { type Edit, type Span, shift } from '../../base/span';
import type { Steps } from '../../base/steps';
import type { Framework, Kind } from '../../frame/schema';
import { readFacts } from '../block/facts';
import { heard } from '../block/heard';
import { type Recogniser, recogniser } from '../block/recognise/recogniser';
import type { BlockFacts, Entry, MeasureMention, Segment, Table } from '../block/types';
import { type FrontMatterEntry, type FrontMatterKey, openMatter } from '../grammar/frontMatter';
import type { KindDecision } from '../grammar/kind';
import type { Period } from '../grammar/period';
import { type Parsed, parse, parseInSteps, reparse, reparseInSteps } from '../text/parse';
import type { Block } from '../text/types';
import { inOneLine, openingBlocks } from './head/title';
import { type Head, mayHoldTitle, metaOf, readHead } from './head/head';
import { Memory } from './memory';
import { isForeign } from './organ';
import {
  headingLine,
  outlineOf,
  partsOf,
  type Section,
  sectionsOf,
  type ShownPart,
  type WordedHeading,
} from './outline';
import {
  absoluteEntry,
  absoluteHeading,
  absoluteMeasures,
  absoluteSegment,
  absoluteTable,
  type Place,
  Row,
  segmentsAt,
  withMeasures,
} from './place';

export interface DocOptions {
  /** Treat a file that is no draft as one of this kind. */
  readonly kind?: string;
  /** The text that this one is the head of: it decides what is asked of all of a text. */
  readonly whole?: string;
}

export class Doc {
  private constructor(
    readonly uri: string,
    readonly parsed: Parsed,
    readonly frame: Framework,
    readonly options: DocOptions,
    /** What is known of this draft's revisions under this framework. */
    readonly memory: Memory,
  ) {}

  /** Reads a text from scratch. Never throws on text. */
  static open(uri: string, text: string, frame: Framework, options: DocOptions = {}): Doc {
    return new Doc(uri, parse(text), frame, options, new Memory());
  }

  /** The same in steps between which others may go first. */
  static *openInSteps(uri: string, text: string, frame: Framework, options: DocOptions = {}): Steps<Doc> {
    return new Doc(uri, yield* parseInSteps(text), frame, options, new Memory());
  }

  /** The document after one edit. `text`, where given, is the whole new text, so that it is not built twice. */
  edit(edit: Edit, text?: string): Doc {
    return new Doc(this.uri, reparse(this.parsed, edit, text), this.frame, this.options, this.memory);
  }

  /** The whole of which this is the head, in steps: `text` is what the edit makes of it. */
  *wholeInSteps(edit: Edit, text: string): Steps<Doc> {
    const parsed = yield* reparseInSteps(this.parsed, edit, text);
    return new Doc(this.uri, parsed, this.frame, { kind: this.options.kind }, this.memory);
  }

  /** The same text under another framework. */
  withFrame(frame: Framework): Doc {
    return frame === this.frame ? this : new Doc(this.uri, this.parsed, frame, this.options, new Memory());
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

  // The block that was asked for last: many readers ask for the same one, one after the other.
  #source: { readonly block: number; readonly raw: string; readonly text: string } | undefined;

  /** Source of a block as rules read it (`heard`). It keeps no whole text alive. */
  source(i: number): string {
    return this.#read(i).text;
  }

  /** Source of a block, character by character. */
  raw(i: number): string {
    return this.#read(i).raw;
  }

  #read(i: number) {
    if (this.#source?.block === i) return this.#source;
    const start = this.parsed.starts[i]!;
    const raw = detached(this.text.slice(start, start + this.blocks[i]!.length));
    this.#source = { block: i, raw, text: heard(this.blocks[i]!, raw) };
    return this.#source;
  }

  //#region Places

  /** Index of the last block that starts at or before an offset; 0 in an empty text. */
  blockAt(offset: number): number {
    return lastAtOrBelow(this.parsed.starts, offset);
  }

  /** A span by the block that it begins in. */
  placeOf(span: Span): Place {
    const block = this.blockAt(span.start);
    return { block, span: shift(span, -(this.parsed.starts[block] ?? 0)) };
  }

  /** Where a place stands. */
  spanOf({ block, span, endBlock = block }: Place): Span {
    const { starts } = this.parsed;
    return { start: span.start + (starts[block] ?? 0), end: span.end + (starts[endBlock] ?? 0) };
  }

  //#endregion

  //#region Head

  /** Front-matter block as a range, without the fences' line ends behind it; undefined when there is none. */
  get frontMatterSpan(): Span | undefined {
    const first = this.blocks[0];
    return first?.type === 'yaml' ? shift({ start: 0, end: first.length }, this.parsed.starts[0]!) : undefined;
  }

  readonly #openMatter = lazy(() => (this.blocks[0]?.type === 'thematicBreak' ? openMatter(this.text) : undefined));

  /** Front matter that is never closed: it counts, but the parser takes it for text. */
  get openMatter(): Span | undefined {
    return this.#openMatter();
  }

  readonly #head = lazy((): Head => {
    const { blocks, openMatter: open } = this;
    const { starts } = this.parsed;
    const yaml = this.frontMatterSpan ?? open;
    const from = blocks.findIndex((block, k) => mayHoldTitle(block) && !(open && starts[k]! < open.end));
    const opening = from < 0 ? [] : blocks.slice(from, from + openingBlocks);
    const placed = opening.map((block, i) => ({ block, start: starts[from + i]! }));
    const matter = open ? this.slice(open) : yaml && blocks[0];
    const given = [matter, yaml?.start, ...placed.flatMap(({ block, start }) => [block, start])];
    return this.memory.keep(headSlot, given, () =>
      readHead(this.text, { yaml, open: open !== undefined, opening: placed }, this.frame, this.options.kind),
    );
  });

  get frontMatter(): readonly FrontMatterEntry[] {
    return this.#head().frontMatter;
  }

  /** Value of a front-matter key; undefined when it is absent or empty. */
  meta(key: FrontMatterKey): string | undefined {
    return metaOf(this.text, this.frontMatter, key);
  }

  /** The words of the title, or undefined. */
  get title(): Span | undefined {
    return this.#head().title;
  }

  /** The title in one line, without the signs of its headings. */
  get titleWords(): string | undefined {
    return this.title && inOneLine(this.slice(this.title));
  }

  /** Whether and why this is a draft. */
  get decision(): KindDecision {
    return this.#head().decision;
  }

  get kind(): Kind | undefined {
    return this.decision.kind;
  }

  get period(): Period | undefined {
    return this.#head().period;
  }

  readonly #recogniser = lazy(() => recogniser(this.frame, this.period?.year, isForeign(this)));

  get recogniser(): Recogniser {
    return this.#recogniser();
  }

  //#endregion

  //#region Body

  readonly #facts = lazy(() => this.memory.list(factsSlot, this.blocks, this.recogniser, this.#reading));

  /** Facts of each block; spans inside are relative to the block's start. */
  get facts(): readonly BlockFacts[] {
    return this.#facts();
  }

  /** Reads the facts of a block ahead of the others; the list that they will stand in. */
  factsAhead(i: number): readonly BlockFacts[] {
    return this.memory.ahead(factsSlot, this.blocks, this.recogniser, i, this.#reading);
  }

  /** Whether no more than a few blocks are left to be read. */
  get isRead(): boolean {
    return this.memory.missing(factsSlot, this.blocks, this.recogniser) <= fewBlocks;
  }

  readonly #reading = {
    read: (block: Block, i: number) => readFacts(block, this.source(i), this.raw(i), this.frame, this.recogniser),
  };
  readonly #headings = lazy(() => new Row(headingLine(this), this.parsed.starts));

  /** The last heading that belongs to the title or stands above it; -1 when none does. */
  get titleIndex(): number {
    const { title } = this;
    return title ? this.#headings().from(title.end) - 1 : -1;
  }

  /** Top-level sections, without the title. */
  get outline(): readonly Section[] {
    return outlineOf(this);
  }

  /** All sections, parents before children. */
  get sections(): readonly Section[] {
    return sectionsOf(this);
  }

  /** Parts of the kind that a heading shows. */
  get parts(): readonly ShownPart[] {
    return partsOf(this);
  }

  /** The heading of a section, absolute. */
  headingOf({ index }: Pick<Section, 'index'>): WordedHeading {
    const { value, by } = this.#headings().at(index);
    return absoluteHeading(value, by);
  }

  /** The words of a section's title, absolute. */
  titleOf({ index }: Pick<Section, 'index'>): Span {
    const { value, by } = this.#headings().at(index);
    return shift(value.title, by);
  }

  /** Where a section starts. */
  startOf({ index }: Pick<Section, 'index'>): number {
    return this.#headings().startOf(index);
  }

  /** All of a section, with the sections below it. */
  extentOf({ index, end }: Section): Span {
    return { start: this.startOf({ index }), end: end === undefined ? this.text.length : this.startOf({ index: end }) };
  }

  /** Innermost section at an offset. */
  sectionAt(offset: number): Section | undefined {
    const { sections } = this;
    return sections[leading(sections.length, (i) => this.startOf(sections[i]!) <= offset) - 1];
  }

  readonly #tables = lazy((): readonly Table[] =>
    this.facts.flatMap(({ tables }, i) => tables.map((table) => absoluteTable(table, this.parsed.starts[i]!))),
  );

  /** All tables, absolute. */
  get tables(): readonly Table[] {
    return this.#tables();
  }

  readonly #entries = lazy(() => this.entriesIn({ start: 0, end: this.text.length }));

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
      const last = this.facts[i]!.segments.at(-1);
      for (const segment of segmentsAt(this.facts[i]!)(shift(span, -by))) {
        const extra = segment === last ? this.#measuresBelow(i) : [];
        out.push(extra.length > 0 ? withMeasures(absoluteSegment(segment, by), extra) : absoluteSegment(segment, by));
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
    return this.facts[i + 1]!.marks.filter((mark) => !mark.item).flatMap(({ measures }) =>
      absoluteMeasures(measures, by),
    );
  }

  //#endregion
}

const [headSlot, factsSlot] = [{}, {}];

/** So many are read in one go. */
export const fewBlocks = 20;
