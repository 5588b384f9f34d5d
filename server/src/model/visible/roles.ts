/** What each paragraph is in the paper. What is not certain is body. */
import { overlaps, type Span } from '../../base/span';
import type { Framework } from '../../frame/schema';
import { headingOf } from '../block/lines';
import type { Doc } from '../draft/doc';
import { numberAt } from '../grammar/numbering';
import { isOther } from '../grammar/title/around';
import { joined, type Line, lineText, splitRuns, withoutGap } from './line';
import { type Numbered, settled } from './numbered';
import { isAddressee, isAttachment, isDay, isNote, isOrgan, isPictures, type Part, partsOf } from './parts';
import type { Sketch } from './sketch';
import type { Grid, Level, Paragraph, Role, Run } from './types';

/** The blocks of a paper, in order. */
export function rolesOf(doc: Doc, blocks: readonly (Sketch | Grid)[]): (Paragraph | Grid)[] {
  const reader = new Reader(doc, blocks);
  for (const block of blocks) reader.take(block);
  return withSignature(withCounts(settled(reader.out, reader.numbered)), doc);
}

/** Where other programs put a table of contents. */
const contents = /^\[{1,2}toc\]{1,2}$/i;

/** Sentences are no heading, whatever their signs are: a line of dashes below a paragraph makes one of it. */
const isText = (text: string) => text.length > longestHeading && /[。；！？]./.test(text);
const longestHeading = 60;

const noteLabel = /^附件[：:]\s*/;

const levels: Readonly<Record<string, Level>> = { 第一章: 1, '一、': 1, '（一）': 2, '1.': 3, '（1）': 4 };

/** Of an attachment. UTF-16 units. */
const longestName = 50;

/** Longer lines are no headings by being bold. UTF-16 units. */
const longestBold = 60;

class Reader {
  readonly out: (Paragraph | Grid)[] = [];
  /** Paragraphs of `out` with a number in front, by their places there. */
  readonly numbered = new Map<number, Numbered>();
  readonly #frame: Framework;
  readonly #title: Span | undefined;
  /** Depth of Markdown headings above the highest below the title. */
  readonly #above: number;
  /** Nothing but the title and what stands around it has been met. */
  #opening = true;
  /** Number of the attachment that was listed last, while their note goes on. */
  #attachment: number | undefined;
  /** Level of the heading above. */
  #level = 0;

  constructor(
    readonly doc: Doc,
    blocks: readonly (Sketch | Grid)[],
  ) {
    this.#frame = doc.frame;
    const headings = blocks.filter((block): block is Sketch => block.type === 'heading');
    const first = headings[0];
    this.#title = wholeTitle(doc, blocks) ?? (first && first === blocks[0] && first.depth === 1 ? first : undefined);
    // Labels of annexes stand as high as the title.
    const isBelow = (heading: Sketch) => !this.#isTitle(heading) && !heading.lines[0]!.text.startsWith('附件');
    const below = headings.filter(isBelow).map(({ depth }) => depth ?? 1);
    this.#above = below.length > 0 ? below.reduce((a, b) => Math.min(a, b)) - 1 : 0;
  }

  #isTitle(span: Span): boolean {
    return this.#title !== undefined && overlaps(span, this.#title);
  }

  take(block: Sketch | Grid): void {
    if (block.type === 'table') {
      this.out.push(block);
      this.#goOn();
      return;
    }
    for (const sketch of this.#withoutTitle(block)) {
      for (const part of partsOf(sketch, this.#frame)) this.#part(part);
    }
  }

  #goOn(): void {
    this.#opening = false;
    this.#attachment = undefined;
  }

  /** What stands in front of the title and behind it; the title is put in between. */
  *#withoutTitle(sketch: Sketch): Generator<Sketch> {
    const { lines } = sketch;
    const isTitle = (line: Line) => sketch.type === 'heading' || this.#isTitle(spanOf(line.runs));
    const from = this.#isTitle(sketch) && !sketch.quoted ? lines.findIndex(isTitle) : -1;
    if (from < 0) {
      yield sketch;
      return;
    }
    const to = lines.findLastIndex(isTitle) + 1;
    if (from > 0) yield some(sketch, 0, from);
    const title = some(sketch, from, to);
    this.#put('title', title, joined(title.lines, true));
    if (to < lines.length) yield some(sketch, to, lines.length);
  }

  #put(role: Role, { start, end }: Span, runs: readonly Run[], more?: Partial<Paragraph>): void {
    this.out.push({ type: 'paragraph', role, start, end, runs, ...more });
  }

  #part(part: Part): void {
    const { sketch, lines } = part;
    const whole = joined(lines);
    const span = part.first && part.last ? sketch : partSpan(part);
    const list = part.first && sketch.list ? { list: sketch.list } : undefined;
    if (sketch.type === 'code') {
      this.#put('code', span, whole, list);
      this.#goOn();
      return;
    }
    if (isPictures(lines)) {
      this.#put('image', span, whole, list);
      return;
    }
    const written = lineText(whole);
    const number = numberAt(written, noteLabel.exec(written)?.[0].length ?? 0);
    const runs = number?.canonical ? withoutGap(whole, written, number.end) : whole;
    const text = runs === whole ? written : lineText(runs);
    if (contents.test(text)) return;
    if (sketch.type === 'heading' && !isText(text)) this.#heading(part, span, runs, text, list);
    else if (sketch.quoted) {
      this.#put('quote', span, runs, list);
      this.#goOn();
    } else this.#paragraph(part, span, runs, text, list);
  }

  #heading({ sketch }: Part, span: Span, runs: readonly Run[], text: string, more?: Partial<Paragraph>): void {
    const form = numberAt(text, 0)?.form;
    const depth = Math.max(1, (sketch.depth ?? 1) - this.#above);
    this.#headed((form && levels[form]) ?? (Math.min(4, depth) as Level), span, runs, more);
  }

  #headed(level: Level, span: Span, runs: readonly Run[], more?: Partial<Paragraph>): void {
    this.#put('heading', span, runs, { level, ...more });
    this.#level = level;
    this.#goOn();
  }

  #paragraph(part: Part, span: Span, runs: readonly Run[], text: string, more?: Partial<Paragraph>): void {
    if (this.#isAttachment(part, text)) {
      this.#put('attachment', span, runs, { ...more, ...(this.#attachment && { nth: this.#attachment }) });
      return;
    }
    this.#attachment = undefined;
    if (this.#opening && (text === this.doc.meta('主送') || isAddressee(text, this.#frame))) {
      this.#put('addressee', span, runs, more);
      this.#goOn();
      return;
    }
    const found = this.#headingIn(part, runs, text);
    const number = numberAt(text, 0);
    const level = number && levels[number.form];
    if (level) this.numbered.set(this.out.length, { level, value: number.value, form: found?.form ?? 'none' });
    if (found?.form === 'run-in') {
      this.#put('body', span, withLead(runs, found.end, found.level), more);
      this.#level = found.level;
      this.#goOn();
    } else if (found) this.#headed(found.level, span, runs, more);
    else {
      this.#put('body', span, runs, more);
      // A number, a unit, a day may stand between the title and the addressees.
      if (/[。；！？]|[，,]$/.test(text) || text.length > 60) this.#goOn();
    }
  }

  /** The note of attachments begins or goes on. */
  #isAttachment({ first }: Part, text: string): boolean {
    const begins = isNote(text);
    const number = Number(/^(?:附件[：:])?\s*(\d{1,2})[.．、]/.exec(text)?.[1]);
    if (begins) {
      this.#attachment = number || (text.length > 3 ? 1 : 0);
      return true;
    }
    if (this.#attachment === undefined) return false;
    // Names without numbers stand below one another in one paragraph.
    const isName = !first && text.length <= longestName && !/[。；]/.test(text) && !isDay(text);
    if (isAttachment(text) ? number !== this.#attachment + 1 : !isName || isOrgan(text, this.#frame)) return false;
    this.#attachment++;
    return true;
  }

  /** The heading that a paragraph is or begins with. */
  #headingIn(
    { sketch, lines }: Part,
    runs: readonly Run[],
    text: string,
  ): { readonly form: Numbered['form']; readonly level: Level; readonly end: number } | undefined {
    const { number, form, end } = headingOf(text, { start: 0, end: text.length }) ?? {};
    const level = number && levels[number.form];
    if (level && form === 'run-in') return { form, level, end: end! };
    // An item with a number is a heading where something stands below it.
    if (sketch.list && !sketch.leads) return undefined;
    const stops = /[。！？]$/.test(text);
    if (level && lines.length === 1) return { form: stops ? 'sentence' : 'alone', level, end: text.length };
    if (!isBold(runs) || lines.length > 1 || text.length > longestBold || /[。；，！？：:;,]/.test(text))
      return undefined;
    return { form: 'alone', level: Math.min(4, this.#level + 1) as Level, end: text.length };
  }
}

/** The title with the paragraphs that it goes on in: 关于… in one, …的通知 in the next. */
function wholeTitle({ title, kind, frame }: Doc, blocks: readonly (Sketch | Grid)[]): Span | undefined {
  if (!title || kind) return title;
  const first = blocks.findIndex((block) => overlaps(block, title));
  let words = '';
  for (const block of blocks.slice(first < 0 ? blocks.length : first, first + mostLines)) {
    const text = block.type === 'paragraph' ? block.lines.map((line) => line.text).join('') : '';
    if (text === '' || text.length > longestLine || /[。；：，！？]/.test(text)) return title;
    words += text;
    if (!words.includes('关于')) return title;
    if (isOther(frame, words)) return { start: title.start, end: block.end };
  }
  return title;
}

/** Of titles. */
const mostLines = 4;
const longestLine = 40;

const isBold = (runs: readonly Run[]) => runs.every((run) => run.type === 'text' && run.strong === true);

/** The runs with the first words as a heading of that level. */
function withLead(runs: readonly Run[], end: number, lead: Level): readonly Run[] {
  const [words, rest] = splitRuns(runs, end);
  return [...words.map((run): Run => (run.type === 'text' ? { ...run, lead } : run)), ...rest];
}

const spanOf = (runs: readonly Run[]): Span => ({ start: startOf(runs[0]!), end: endOf(runs.at(-1)!) });
const startOf = (run: Run) => (run.type === 'text' ? run.at[0]! : run.span.start);
const endOf = (run: Run) => (run.type === 'text' ? run.at.at(-1)! : run.span.end);
/** Some of the lines of a sketch. */
function some(sketch: Sketch, from: number, to: number): Sketch {
  const { lines } = sketch;
  const part = { sketch, lines: lines.slice(from, to), first: from === 0, last: to === lines.length };
  return { ...sketch, ...partSpan(part), lines: part.lines };
}

/** Where some of the lines of a sketch stand: the first and last ones with what is hidden at their outer ends. */
function partSpan({ sketch, lines, first, last }: Part): Span {
  const { start, end } = spanOf(lines.flatMap(({ runs }) => runs));
  return { start: first ? sketch.start : start, end: last ? sketch.end : end };
}

//#region What is known at the end

/** Each attachment with the number of all that its note lists. */
function withCounts(blocks: readonly (Paragraph | Grid)[]): (Paragraph | Grid)[] {
  const out = [...blocks];
  const isListed = (block: Paragraph | Grid | undefined): block is Paragraph =>
    block?.type === 'paragraph' && block.role === 'attachment';
  for (let i = 0; i < out.length; i++) {
    if (!isListed(out[i])) continue;
    let end = i + 1;
    while (isListed(out[end]) && (out[end] as Paragraph).nth !== 1) end++;
    const of = out.slice(i, end).filter((block) => isListed(block) && block.nth !== undefined).length;
    for (; i < end; i++) {
      const one = out[i] as Paragraph;
      if (one.nth !== undefined) out[i] = { ...one, of };
    }
    i--;
  }
  return out;
}

/** The day at the end, and the organs above it. */
function withSignature(blocks: (Paragraph | Grid)[], doc: Doc): (Paragraph | Grid)[] {
  const signed = [doc.meta('署名'), doc.meta('单位')];
  const textAt = (i: number): string | undefined => {
    const block = blocks[i];
    return block?.type === 'paragraph' && block.role === 'body' && !block.list ? lineText(block.runs) : undefined;
  };
  const isName = (i: number) => {
    const text = textAt(i);
    return text !== undefined && (signed.includes(text) || isOrgan(text, doc.frame));
  };
  const begun = blocks.findIndex(
    (block) => block.type === 'table' || block.role === 'heading' || /[。；]/.test(lineText(block.runs)),
  );
  if (begun < 0) return blocks;
  const set = (i: number, role: Role) => {
    blocks[i] = { ...(blocks[i] as Paragraph), role };
  };
  for (let i = begun + 1; i < blocks.length; i++) {
    const text = textAt(i);
    const last = i === blocks.length - 1;
    if (text === undefined) continue;
    if (!isDay(text)) {
      if (last && isName(i)) set(i, 'signature');
      continue;
    }
    if (!last && !isName(i - 1)) continue;
    set(i, 'date');
    for (let k = i - 1; k > begun && isName(k); k--) set(k, 'signature');
  }
  return blocks;
}

//#endregion
