/**
 * A paper for the clipboard, in the layout of the Word paper: HTML with inline styles, and plain words. Word and WPS read
 * the `mso-*` styles; all others what stands beside them.
 */
import { type Span, overlaps } from '../../base/span';
import type { Grid, Paper, Paragraph, Row, Run } from '../../model/visible/types';
import { type Closing, closingOf } from '../word/closing';
import { type Column, columnsOf, mostColumns } from '../word/columns';
import { fontsOf } from '../word/fonts';
import { annexesOf } from '../word/official/annexes';
import { roleOf, signs, withMatter } from '../word/matter';
import { measuresOf, widthOf } from '../word/measures';
import { textOf } from '../word/runs';
import { titleBreaks } from '../word/title';
import type { WordSettings } from '../word/types';
import { type Look, named, Spans } from './spans';

export interface RichText {
  readonly html: string;
  readonly plain: string;
}

type Block = Paragraph | Grid;

/**
 * The paper as rich text, with what its front matter adds; where a range is given only the blocks that it touches, as they
 * stand.
 */
export function richText(paper: Paper, settings: WordSettings, within?: Span): RichText {
  const touches = (block: Block) =>
    within !== undefined && (overlaps(block, within) || (block.start <= within.start && within.start < block.end));
  const blocks = within ? paper.blocks.filter(touches) : withMatter(paper);
  const writer = new RichWriter(paper, settings, blocks);
  for (const i of blocks.keys()) writer.block(i);
  writer.notes();
  const body = `<!--StartFragment-->${writer.html.join('\n')}<!--EndFragment-->`;
  return {
    html: `<html ${spaces}><head><meta charset="utf-8"></head><body lang="ZH-CN">${body}</body></html>`,
    plain: writer.plain.join('\n'),
  };
}

const spaces =
  'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"';

/** Twentieths of a point as CSS. */
const points = (twips: number) => `${twips / 20}pt`;

class RichWriter {
  readonly html: string[] = [];
  readonly plain: string[] = [];
  readonly #spans: Spans;
  readonly #fonts;
  readonly #measures;
  readonly #body: Look;
  readonly #annexes;
  #closing: Closing | undefined;
  #organ = 0;
  /** Nothing but the title and what belongs to it stands above. */
  #top = true;

  constructor(
    readonly paper: Paper,
    readonly settings: WordSettings,
    readonly blocks: readonly Block[],
  ) {
    this.#fonts = fontsOf(settings);
    this.#measures = measuresOf(settings);
    this.#spans = new Spans(settings, this.#measures);
    this.#body = { font: this.#fonts.body, size: 16, spacing: this.#measures.spacing / 20 };
    this.#top = roleOf(blocks[0]) === 'title';
    this.#annexes = annexesOf(blocks);
  }

  block(i: number): void {
    const block = this.blocks[i]!;
    if (block.type === 'table') this.#table(block);
    else if (this.#annexes.has(i)) this.#annex(block, i);
    else if (block.role === 'title') this.#title(block);
    else if (signs(block) && this.#top) this.#line(block, 'text-align:center', this.#stands(this.#fonts.heading2), '');
    else {
      if (this.#top) this.#blank();
      this.#top = false;
      this.#paragraph(block, i);
    }
  }

  /** Footnotes come last, each by its number. */
  notes(): void {
    const look: Look = { font: this.#fonts.body, size: 10.5 };
    for (const [i, key] of this.#spans.notes.entries()) {
      const note = this.paper.notes.get(key);
      if (!note) continue;
      this.#put('line-height:normal', this.#spans.raised(i + 1, look) + this.#spans.of(note.runs, look));
      this.plain.push(`[${i + 1}] ${textOf(note.runs)}`);
    }
  }

  /** 附件, GB/T 9704—2012 7.3.7: its label begins a page, its title stands in the third line. */
  #annex(block: Paragraph, i: number): void {
    if (this.#annexes.get(i) === 'label') {
      this.#line(block, 'page-break-before:always;page-break-after:avoid', this.#stands(this.#fonts.heading1), '');
      return;
    }
    this.#blank();
    this.#title(block);
    this.#top = true;
  }

  #paragraph(block: Paragraph, i: number): void {
    const indent = 'text-indent:32pt;mso-char-indent-count:2.0;text-align:justify;text-justify:inter-ideograph';
    switch (block.role) {
      case 'heading': {
        const { heading1, heading2 } = this.#fonts;
        const level = block.level ?? 1;
        const look = level > 2 ? this.#body : this.#stands(level === 1 ? heading1 : heading2);
        this.#line(block, `${indent};page-break-after:avoid;mso-outline-level:${level}`, look);
        return;
      }
      case 'addressee':
      case 'code':
        this.#line(block, 'text-align:justify', this.#body, '');
        return;
      case 'attachment':
        this.#attachment(block, i);
        return;
      case 'signature':
      case 'date':
        this.#sign(block, i);
        return;
      case 'image':
        this.#line(block, 'text-align:center', this.#body, '');
        return;
      default:
        this.#line(block, indent, this.#body);
    }
  }

  #stands(font: string): Look {
    return { ...this.#body, font, stands: true };
  }

  /** One paragraph with exact lines. */
  #put(css: string, inside: string): void {
    const line = `line-height:${points(this.#measures.line)};mso-line-height-rule:exactly`;
    const exact = css.includes('line-height') ? '' : `${line};`;
    this.html.push(`<p class="MsoNormal" style="margin:0cm;${exact}${css}">${inside || '&nbsp;'}</p>`);
  }

  #line({ runs }: Paragraph, css: string, look: Look, indent = '　　'): void {
    this.plain.push(indent + this.#said(runs));
    this.#put(css, this.#spans.of(runs, look));
  }

  /** Plain words of runs that are about to be written. */
  #said(runs: readonly Run[]): string {
    let note = this.#spans.notes.length;
    const words = runs.map((run) =>
      run.type === 'text' ? run.text : run.type === 'note' ? `[${++note}]` : named(run),
    );
    return words.join('');
  }

  #blank(): void {
    this.#put('text-align:justify', this.#spans.words('\u00a0', this.#body));
    this.plain.push('');
  }

  #title({ runs }: Paragraph): void {
    const look: Look = { font: this.#fonts.title, size: 22, stands: true };
    const breaks = titleBreaks(textOf(runs));
    this.plain.push(this.#said(runs));
    this.#put('text-align:center;page-break-after:avoid', this.#spans.of(runs, look, breaks));
  }

  /** 附件说明, GB/T 9704—2012 7.3.4: further lines of a name stand below its first character. */
  #attachment({ runs }: Paragraph, i: number): void {
    if (roleOf(this.blocks[i - 1]) !== 'attachment') this.#blank();
    const text = textOf(runs);
    const [number] = /^(?:附件[：:]\s*)?(?:\d{1,2}[.．、]\s*)?/.exec(text)!;
    const hanging = Math.round(widthOf(number) * this.#measures.pitch);
    const label = number.startsWith('附件') ? 0 : 3 * this.#measures.pitch;
    const left = 2 * this.#measures.pitch + label + hanging;
    const css = `margin-left:${points(left)};text-indent:${points(-hanging)};text-align:justify`;
    this.plain.push(`　　${label ? '　　　' : ''}${this.#said(runs)}`);
    this.#put(css, this.#spans.of(runs, this.#body));
  }

  /** 署名 and 成文日期, 7.3.5. */
  #sign({ runs, role }: Paragraph, i: number): void {
    if (!signs(this.blocks[i - 1])) {
      this.#blank();
      this.#closing = this.#closingFrom(i);
      this.#organ = 0;
    }
    const { organs, date } = this.#closing!;
    const { width, pitch } = this.#measures;
    // By the right edge, for who pastes may have other margins.
    const behind = (left: number) => Math.max(0, Math.round(width - left - widthOf(textOf(runs)) * pitch));
    const right = role === 'signature' ? (organs[this.#organ++] ?? 0) : 'left' in date ? behind(date.left) : date.right;
    const text = this.#said(runs);
    this.#put(`margin-right:${points(right)};text-align:right`, this.#spans.of(runs, this.#body));
    const blanks = Math.floor((width - right) / pitch - widthOf(text));
    this.plain.push('　'.repeat(Math.max(0, blanks)) + text);
  }

  #closingFrom(from: number): Closing {
    let end = from;
    while (signs(this.blocks[end])) end++;
    const group = this.blocks.slice(from, end) as readonly Paragraph[];
    const texts = (of: Paragraph['role']) => group.filter((one) => one.role === of).map(({ runs }) => textOf(runs));
    return closingOf(texts('signature'), texts('date').at(-1), this.settings.seal, this.#measures);
  }

  //#region Tables

  #table(grid: Grid): void {
    this.#top = false;
    const columns = columnsOf(grid, this.#measures.width);
    const rows = grid.rows.map((row, i) => {
      this.plain.push(row.cells.map(({ runs }) => inCell(this.#said(runs))).join('\t'));
      return this.#row(row, i === 0, grid, columns);
    });
    const [head, ...others] = rows;
    const css = `border-collapse:collapse;border:none;width:${points(this.#measures.width)};mso-border-alt:solid windowtext .5pt;mso-padding-alt:2.85pt 2.85pt 2.85pt 2.85pt`;
    this.html.push(
      `<table border="1" cellspacing="0" cellpadding="0" align="center" style="${css}"><thead>${head ?? ''}</thead><tbody>${others.join('')}</tbody></table>`,
    );
  }

  #row({ cells }: Row, isHeader: boolean, { align }: Grid, columns: readonly Column[]): string {
    const look: Look = isHeader
      ? { font: this.#fonts.heading1, size: 12, stands: true }
      : { font: this.#fonts.body, size: 12 };
    const written = columns.map(({ width, short }, k) => {
      const side = isHeader ? 'center' : (align[k] ?? (short ? 'center' : 'left'));
      const here = k === mostColumns - 1 ? cells.slice(k) : cells.slice(k, k + 1);
      const words = here.map(({ runs }) => this.#spans.of(runs, look)).join('<br>');
      const css = `margin:0cm;text-align:${side};line-height:16pt;mso-line-height-rule:at-least`;
      const cell = `width:${points(width)};border:solid windowtext .5pt;padding:2.85pt;vertical-align:middle`;
      return `<td width="${Math.round(width / 15)}" style="${cell}"><p class="MsoNormal" style="${css}">${words || '&nbsp;'}</p></td>`;
    });
    return `<tr style="page-break-inside:avoid">${written.join('')}</tr>`;
  }

  //#endregion
}

/** A line end or tab would begin another cell. */
const inCell = (text: string) => text.replace(/\s*\n\s*|\t/g, ' ');
