/** The paper from its title to its date, GB/T 9704—2012 7.3, as paragraphs and tables of Word. */
import type { Steps } from '../../base/steps';
import type { Grid, ImageRun, Paragraph } from '../../model/visible/types';
import { type Closing, closingOf } from './closing';
import { Flow } from './flow';
import { roleOf, signs, withMatter } from './matter';
import { type Measures, widthOf } from './measures';
import { type AnnexPart, annexesOf } from './official/annexes';
import { writeColophon } from './official/colophon';
import { writeLetterhead } from './official/letterhead';
import { type Furniture, textOf, textXml } from './runs';
import type { Scene } from './scene';
import { type Turn, widthIn } from './sections';
import type { StyleId } from './styles';
import { tableXml } from './table';
import { titleBreaks } from './title';

type Block = Paragraph | Grid;
type Annexes = ReadonlyMap<number, AnnexPart>;

/** A paragraph of less than four lines goes with the signature below it. */
const keptWidth = 4 * 28;

/** Blocks between two steps. */
const step = 100;

export interface Body {
  /** What stands in `w:body`. */
  readonly xml: string;
  readonly turns: ReadonlySet<Turn>;
}

export function* bodyOf(scene: Scene): Steps<Body> {
  const { measures, paper, settings } = scene;
  const blocks = [...withMatter(paper), ...scene.behind];
  const annexes = annexesOf(blocks);
  const turns = turnsOf(blocks, annexes, settings.landscapeFrom);
  const writer = new BodyWriter(scene, blocks, annexes);
  writeLetterhead(writer.flow, paper, measures);
  const section = (turn: Turn) => scene.section(turn);
  let turn = turns[0] ?? 'upright';
  for (const [i, block] of blocks.entries()) {
    if (turns[i] !== turn) {
      writer.endSection(section(turn));
      turn = turns[i]!;
    }
    if (block.type === 'table') writer.flow.table(yield* tableXml(block, widthIn(turn, measures), scene));
    else writer.paragraph(block, i, widthIn(turn, measures));
    if (i % step === step - 1) yield;
  }
  const closed = writeColophon(writer.flow, paper, measures, turn, section);
  if (closed) {
    const text = `版记按估算放在第${closed.page}页（双数页）页末，定稿前请在 Word 里看一眼页数`;
    scene.messages.push({ start: 0, end: 0, text });
    turn = closed.turn;
  }
  return { xml: writer.flow.done(section(turn)), turns: new Set([...turns, turn]) };
}

/** A line right above a table that names it. */
const names = (block: Block | undefined) =>
  block?.type === 'paragraph' &&
  (block.role === 'heading' || (/^附?表/.test(textOf(block.runs)) && block.end - block.start < 60));

/** Wide tables lie on their side, together with the lines that name them. */
function turnsOf(blocks: readonly Block[], annexes: Annexes, from: number): Turn[] {
  const turns = blocks.map((block): Turn => {
    return block.type === 'table' && (block.rows[0]?.cells.length ?? 0) >= from ? 'turned' : 'upright';
  });
  for (let i = blocks.length - 2; i >= 0; i--) {
    if (turns[i + 1] === 'turned' && (annexes.has(i) || names(blocks[i]))) turns[i] = 'turned';
  }
  return turns;
}

const none = '<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/>';

class BodyWriter {
  readonly flow = new Flow();
  readonly #scene: Scene;
  readonly #blocks: readonly Block[];
  readonly #measures: Measures;
  /** Captions so far. */
  #captions = 0;
  #closing: Closing | undefined;
  #organ = 0;
  /** Nothing but the title and what belongs to it stands above. */
  #top = true;
  /** A page begins here. */
  #fresh = true;
  readonly #annexes: Annexes;

  constructor(scene: Scene, blocks: readonly Block[], annexes: Annexes) {
    this.#scene = scene;
    this.#blocks = blocks;
    this.#annexes = annexes;
    this.#measures = scene.measures;
  }

  endSection(xml: string): void {
    this.flow.endSection(xml);
    this.#fresh = true;
  }

  /** The paragraph at place `i` of the blocks; `width`: of the type area. */
  paragraph(paragraph: Paragraph, i: number, width: number): void {
    const annex = this.#annexes.get(i);
    if (annex) this.#annex(annex, paragraph, width);
    else this.#part(paragraph, i, width);
    this.#fresh = false;
  }

  /** 附件, 7.3.7. */
  #annex(part: AnnexPart, paragraph: Paragraph, width: number): void {
    this.#top = part === 'title';
    if (part === 'label') this.#set('GwAnnex', paragraph, width, this.#fresh ? '' : '<w:pageBreakBefore/>');
    else {
      this.flow.blank();
      this.#title(paragraph, width);
    }
  }

  #part(paragraph: Paragraph, i: number, width: number): void {
    const { role } = paragraph;
    const before = roleOf(this.#blocks[i - 1]);
    if (role === 'title') this.#title(paragraph, width);
    else if (signs(paragraph) && this.#top && i > 0) this.#set('GwByline', paragraph, width);
    else {
      // One line below the title stays empty, 7.3.2.
      if (this.#top && i > 0) this.flow.blank();
      this.#top = false;
      if (role === 'attachment') this.#attachment(paragraph, before !== 'attachment', width);
      else if (signs(paragraph)) this.#sign(paragraph, i, width);
      else if (role === 'image') this.#image(paragraph, i, width);
      else this.#plain(paragraph, width);
    }
  }

  #set(
    style: StyleId,
    { runs }: Paragraph,
    width: number,
    properties = '',
    furniture: readonly Furniture[] = [],
  ): void {
    const { settings } = this.#scene;
    const stands = style === 'Title' || style === 'Heading1' || style === 'Heading2' || style === 'GwByline';
    const strong = stands ? 'plain' : settings.strong;
    this.flow.paragraph(style, this.#scene.runs(runs, width, strong, furniture), properties);
  }

  #title(paragraph: Paragraph, width: number): void {
    const breaks = titleBreaks(textOf(paragraph.runs));
    this.#set(
      'Title',
      paragraph,
      width,
      '',
      breaks.map((at) => ({ at, xml: '<w:r><w:br/></w:r>' })),
    );
  }

  #plain(paragraph: Paragraph, width: number): void {
    const { role, level, runs } = paragraph;
    // An exact line would show a sliver of a picture.
    const drawn = runs.some((run) => run.type === 'image' && this.#scene.draws(run));
    const properties = drawn ? `<w:spacing w:line="${this.#measures.line}" w:lineRule="atLeast"/>` : '';
    const styles = { addressee: 'GwAddressee', code: 'GwVerbatim', heading: `Heading${level ?? 1}` } as const;
    this.#set(role in styles ? styles[role as keyof typeof styles] : 'GwBody', paragraph, width, properties);
  }

  /** 附件说明, 7.3.4: further lines of a name stand below its first character. */
  #attachment(paragraph: Paragraph, first: boolean, width: number): void {
    if (first) this.flow.blank();
    const [number] = /^(?:附件[：:]\s*)?(?:\d{1,2}[.．、]\s*)?/.exec(textOf(paragraph.runs))!;
    const label = /^(?:附件[：:])?/.exec(number)![0].length;
    const { pitch } = this.#measures;
    // A little room, so that the tab behind the number never jumps on.
    const numbered = number.length > label;
    const least = (paragraph.of ?? 1) < 10 ? 1.5 : 2;
    const digits = numbered ? Math.round((Math.max(least, widthOf(number.slice(label))) + 0.1) * pitch) : 0;
    const hanging = label * pitch + digits;
    // A note whose first line is only its label has its names below.
    const left = 5 * pitch + digits;
    const properties = `<w:ind w:leftChars="0" w:left="${left}" w:hangingChars="0" w:hanging="${hanging}"/>`;
    const tab = { at: number.length, xml: '<w:r><w:tab/></w:r>' };
    this.#set('GwAttachment', paragraph, width, properties, numbered ? [tab] : []);
  }

  /** 署名 and 成文日期, which never stand on a page of their own, 7.3.5. */
  #sign(paragraph: Paragraph, i: number, width: number): void {
    const before = this.#blocks[i - 1];
    if (!signs(before)) {
      // Some programs move a paragraph as a whole: a long one would leave half a page empty.
      if (before?.type === 'paragraph' && widthOf(textOf(before.runs)) < keptWidth) this.flow.keep();
      this.flow.blank();
      this.flow.keep();
      this.#closing = this.#closingFrom(i);
      this.#organ = 0;
    }
    const { organs, date } = this.#closing!;
    const right = (room: number) => `<w:ind w:right="${room}" w:firstLineChars="0" w:firstLine="0"/>`;
    if (paragraph.role === 'signature') {
      this.#set('GwSignature', paragraph, width, right(organs[this.#organ++] ?? 0));
      return;
    }
    const place =
      'left' in date ? `<w:ind w:left="${date.left}" w:firstLineChars="0" w:firstLine="0"/>` : right(date.right);
    this.#set('GwDate', paragraph, width, `${place}${'left' in date ? '' : '<w:jc w:val="right"/>'}`);
    if (signs(this.#blocks[i + 1])) this.flow.keep();
  }

  #closingFrom(from: number): Closing {
    let end = from;
    while (signs(this.#blocks[end])) end++;
    const group = this.#blocks.slice(from, end) as readonly Paragraph[];
    const texts = (role: Paragraph['role']) => group.filter((one) => one.role === role).map(({ runs }) => textOf(runs));
    return closingOf(texts('signature'), texts('date').at(-1), this.#scene.settings.seal, this.#measures);
  }

  #image(paragraph: Paragraph, i: number, width: number): void {
    const pictures = paragraph.runs.filter((run): run is ImageRun => run.type === 'image');
    if (!pictures.some((run) => this.#scene.draws(run))) {
      this.#set('GwBody', paragraph, width);
      return;
    }
    this.#set('GwImage', paragraph, width, none);
    const alt = pictures.map((run) => run.alt.trim()).find((words) => words !== '');
    const next = this.#blocks[i + 1];
    const named = next?.type === 'paragraph' && /^图\s*\d/.test(textOf(next.runs));
    if (!alt || named) return;
    const words = /^图\s*\d/.test(alt) ? alt : `图${++this.#captions}　${alt}`;
    this.flow.paragraph('GwCaption', textXml(words, {}, 'plain'));
  }
}
