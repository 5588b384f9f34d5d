/** Paragraphs and tables of a Word file while they are being read. */
import type { XmlElement } from '../../base/xml/read';
import { child, isOn, path, value, whole } from './names';
import type { Numbering } from './numbering';
import { type ParagraphFormat, readParagraph, type Styles } from './styles';
import type { Format, Piece, Who, WordBlock, WordCell, WordObject, WordParagraph, WordRow, WordTable } from './types';

/** Who inserted or deleted something. */
export interface Changed {
  readonly inserted?: Who;
  readonly deleted?: Who;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** The author and date that a tracked change or a comment names. */
export function whoOf({ attributes }: Pick<XmlElement, 'attributes'>): Who {
  return { author: attributes['w:author'] ?? '', date: attributes['w:date'] ?? '' };
}

/** The change that a list of properties tells of what it belongs to. */
export function changedBy(properties: XmlElement | undefined): Changed {
  const inserted = child(properties, 'w:ins') ?? child(properties, 'w:moveTo');
  const deleted = child(properties, 'w:del') ?? child(properties, 'w:moveFrom');
  return { ...(inserted && { inserted: whoOf(inserted) }), ...(deleted && { deleted: whoOf(deleted) }) };
}

/** Lists as they are counted with the tracked changes, and as they were before them. */
export interface Numberings {
  readonly present: Numbering;
  readonly former: Numbering;
}

export class GrowingParagraph {
  readonly #pieces: Growing<Piece>[] = [];
  readonly #objects: WordObject[] = [];
  readonly #bookmarks: { name: string; at: number }[] = [];
  #length = 0;
  /** `w:pPr` */
  properties: XmlElement | undefined;
  breaks = false;
  contents = false;

  get length(): number {
    return this.#length;
  }

  /** Id of its style. */
  get style(): string | undefined {
    return value(this.properties, 'w:pStyle');
  }

  add(text: string, format: Format, { inserted, deleted }: Changed): void {
    this.#length += text.length;
    const last = this.#pieces.at(-1);
    if (last && last.format === format && last.inserted === inserted && last.deleted === deleted) last.text += text;
    else this.#pieces.push({ text, ...(inserted && { inserted }), ...(deleted && { deleted }), format });
  }

  addObject(object: WordObject): void {
    this.#objects.push(object);
  }

  addBookmark(name: string): void {
    this.#bookmarks.push({ name, at: this.#length });
  }

  done(styles: Styles, { present, former }: Numberings): WordParagraph {
    const { properties, style } = this;
    const format = styles.paragraph(style, readParagraph(properties));
    const { inserted, deleted } = changedBy(child(properties, 'w:rPr'));
    const all = (change: 'inserted' | 'deleted') => this.#pieces.every((piece) => piece[change]);
    const label = deleted && all('deleted') ? undefined : labelOf(format, style, styles, present);
    const before = inserted && all('inserted') ? undefined : labelOf(format, style, styles, former);
    const indent = indentOf(format, styles.look(style, undefined).format.size);
    const { outline, align } = format;
    return {
      type: 'paragraph',
      style: styles.name(style),
      pieces: this.#pieces,
      bookmarks: this.#bookmarks,
      ...(inserted && { markInserted: inserted }),
      ...(deleted && { markDeleted: deleted }),
      ...(outline !== undefined && outline >= 0 && outline < 9 && { outline }),
      ...(label && { label: label.text }),
      ...(label?.text !== before?.text && { formerLabel: before?.text ?? '' }),
      ...((label ?? before) && { listLevel: (label ?? before)!.level }),
      ...(align && { align }),
      ...(indent && { indent }),
      objects: this.#objects,
      ...((this.breaks || format.breaks || child(properties, 'w:sectPr')) && { breaks: true }),
      ...(this.contents && { contents: true }),
    };
  }
}

function labelOf(format: ParagraphFormat, style: string | undefined, styles: Styles, numbering: Numbering) {
  const { numbering: list, level } = format;
  if (list === undefined || list === '0') return undefined;
  return numbering.next(list, level ?? numbering.levelOf(list, styles.numberedBy(style)));
}

/** In twentieths of a point; characters are as wide as the font is high. */
function indentOf(format: ParagraphFormat, size = 21): WordParagraph['indent'] {
  const { left = 0, right = 0, firstLineChars } = format;
  const firstLine = firstLineChars ? Math.round((firstLineChars * size) / 10) : (format.firstLine ?? 0);
  return left || right || firstLine ? { left, right, firstLine } : undefined;
}

const empty: readonly WordBlock[] = [];

export class GrowingTable {
  readonly #rows: WordRow[] = [];
  #cells: WordCell[] = [];
  /** `w:trPr` and `w:tcPr` of the open row and cell. */
  row: XmlElement | undefined;
  cell: XmlElement | undefined;

  beginRow(): void {
    this.#cells = [];
    this.row = undefined;
  }

  beginCell(): void {
    this.cell = undefined;
  }

  endCell(blocks: readonly WordBlock[]): void {
    const properties = this.cell;
    const span = Math.max(whole(value(properties, 'w:gridSpan')) ?? 1, 1);
    const merge = child(properties, 'w:vMerge')?.attributes['w:val'];
    const continues = child(properties, 'w:vMerge') !== undefined && merge !== 'restart';
    const sideways = child(properties, 'w:hMerge')?.attributes['w:val'];
    const last = this.#cells.at(-1);
    if (child(properties, 'w:hMerge') && sideways !== 'restart' && last) {
      this.#cells[this.#cells.length - 1] = { ...last, span: last.span + span, blocks: [...last.blocks, ...blocks] };
    } else {
      this.#cells.push({ blocks, span: Math.min(span, 100), continues });
    }
  }

  endRow(): void {
    const before = whole(value(this.row, 'w:gridBefore')) ?? 0;
    const after = whole(value(this.row, 'w:gridAfter')) ?? 0;
    const blank = (span: number): WordCell[] =>
      span > 0 ? [{ blocks: empty, span: Math.min(span, 100), continues: false }] : [];
    this.#rows.push({
      cells: [...blank(before), ...this.#cells, ...blank(after)],
      header: isOn(this.row, 'w:tblHeader') ?? false,
      ...changedBy(this.row),
    });
  }

  done(): WordTable {
    return { type: 'table', rows: this.#rows };
  }
}

/** Whether a content control holds what Word gathers for a table of contents. */
export function isContents(sdtProperties: XmlElement): boolean {
  return value(path(sdtProperties, 'w:docPartObj'), 'w:docPartGallery') === 'Table of Contents';
}
