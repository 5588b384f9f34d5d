/**
 * An estimate of where a paper ends, from what was written of it: characters a line and lines a page are those of the grid,
 * so running text is counted well; tables and pictures about.
 */
import { cellPitch } from '../columns';
import { type Measures, widthOf } from '../measures';
import { cellMargin } from '../styles';

/** Where the text ends: its page (1 is the first) and how much of it is taken, in twips. */
export interface End {
  readonly page: number;
  readonly used: number;
}

/** `xml`: paragraphs and tables of a body, with the section of the last page behind them. */
export function endOf(xml: string, measures: Measures): End {
  const heights = [...xml.matchAll(/<w:sectPr>.*?<\/w:sectPr>/g)].map(([section]) =>
    section.includes('w:orient="landscape"') ? measures.width : measures.height,
  );
  const pages = new Pages(heights[0] ?? measures.height);
  let section = 0;
  for (const [block] of xml.matchAll(/<w:tbl>.*?<\/w:tbl>|<w:p>.*?<\/w:p>/g)) {
    if (block.startsWith('<w:tbl>')) table(block, pages);
    else paragraph(block, pages, measures);
    if (block.includes('<w:sectPr>')) pages.turn(heights[++section] ?? measures.height);
  }
  return pages;
}

class Pages implements End {
  page = 1;
  used = 0;
  #height: number;

  constructor(height: number) {
    this.#height = height;
  }

  /** Lines that may stand on several pages; `more`: how many of what follows stays with the last one. */
  lines(count: number, height: number, more = 0): void {
    for (let left = count; left > 0; ) {
      const room = Math.max(0, Math.floor((this.#height - this.used) / height));
      // What stays with the next line takes its last one along.
      const fitting = room >= left + more ? left : Math.min(room, room >= left ? left - 1 : left);
      if (fitting === 0 && this.used > 0) this.next();
      else {
        this.used += Math.max(1, fitting) * height;
        left -= Math.max(1, fitting);
      }
    }
  }

  next(): void {
    this.page++;
    this.used = 0;
  }

  turn(height: number): void {
    this.next();
    this.#height = height;
  }
}

/** Line of a picture's caption and of a footnote. */
const smallLine = 320;
const noteLine = 290;

function paragraph(xml: string, pages: Pages, { line }: Measures): void {
  const [, style = ''] = /<w:pStyle w:val="(\w+)"/.exec(xml) ?? [];
  if (xml.includes('<w:pageBreakBefore/>') && pages.used > 0) pages.next();
  const [, own] = /<w:spacing w:line="(\d+)" w:lineRule="exact"/.exec(xml) ?? [];
  for (const [, cy] of xml.matchAll(/<wp:extent cx="\d+" cy="(\d+)"/g)) pages.lines(1, Number(cy) / 635 + smallLine);
  if (style === 'GwImage') return;
  const height = own ? Number(own) : style === 'GwCaption' ? smallLine + 120 : style === 'GwRule' ? 100 : line;
  const indented = /^(?:GwBody|Heading|GwAttachment)/.test(style) ? 2 : 0;
  const perLine = style === 'Title' ? 20 : style === 'GwCaption' ? 36 : 28;
  pages.lines(
    linesOf(xml, perLine, indented),
    height,
    xml.includes('<w:keepNext/>') || style.startsWith('Heading') ? 1 : 0,
  );
  pages.used += (xml.match(/<w:footnoteReference /g)?.length ?? 0) * noteLine;
}

function table(xml: string, pages: Pages): void {
  for (const [row] of xml.matchAll(/<w:tr>.*?<\/w:tr>/g)) {
    let most = 1;
    for (const [cell, width] of row.matchAll(/<w:tcW w:w="(\d+)".*?<\/w:tc>/g)) {
      const perLine = Math.max(1, Math.floor((Number(width) - 2 * cellMargin) / cellPitch));
      most = Math.max(most, linesOf(cell, perLine, 0));
    }
    pages.lines(1, most * smallLine + 2 * cellMargin + 10);
  }
}

/** How many lines the words between tags take. */
function linesOf(xml: string, perLine: number, indent: number): number {
  const kept = xml.replace(/<w:del .*?<\/w:del>/g, '').replaceAll('<w:br/>', '\n');
  const words = kept.replace(/<[^>]*>/g, '').replace(/&\w+;/g, 'x');
  return words.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil((widthOf(part) + indent) / perLine)), 0);
}
