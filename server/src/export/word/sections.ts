/**
 * Sections of a paper, upright and turned sideways for wide tables, and their page numbers: GB/T 9704—2012 7.5 and 8. On
 * a page that is turned the number keeps its place on the sheet.
 */
import type { Measures } from './measures';
import { documentRelation, type Part } from './package';
import { content, head, names } from './xml';

/** Whether a page lies on its side; `bare`: it stands and has no number. */
export type Turn = 'upright' | 'turned' | 'bare';

/** Size 4, the size of page numbers (14 pt), in twips. */
const size4 = 280;

const footerIds = {
  upright: { default: 'rIdFooter1', even: 'rIdFooter2' },
  turned: { default: 'rIdFooter3', even: 'rIdFooter4' },
  bare: { default: 'rIdFooter5', even: 'rIdFooter6' },
} as const;

/** References to our own footers; `titled`: the first page has margins of its own. */
export function footerReferences(turn: Turn, titled: boolean): string {
  const ids = footerIds[turn];
  const first = titled ? `<w:footerReference w:type="first" r:id="${ids.default}"/>` : '';
  return `${first}<w:footerReference w:type="default" r:id="${ids.default}"/><w:footerReference w:type="even" r:id="${ids.even}"/>`;
}

/** A section; `references` to what stands in its margins. */
export function sectionXml(turn: Turn, measures: Measures, references: string, titled = false): string {
  const { sheet, top, bottom, left, right, header, footer, line } = measures;
  const page =
    turn !== 'turned'
      ? `<w:pgSz w:w="${sheet.width}" w:h="${sheet.height}"/>${marginsXml(top, right, bottom, left, header, footer)}`
      : `<w:pgSz w:w="${sheet.height}" w:h="${sheet.width}" w:orient="landscape"/>${marginsXml(left, top, right, bottom, header, Math.round(right / 2))}`;
  return `<w:sectPr>${references}${page}<w:cols w:space="425"/>${titled ? '<w:titlePg/>' : ''}<w:docGrid w:type="lines" w:linePitch="${line}"/></w:sectPr>`;
}

const marginsXml = (top: number, right: number, bottom: number, left: number, header: number, footer: number) =>
  `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="${header}" w:footer="${footer}" w:gutter="0"/>`;

/** Width of the type area. */
export const widthIn = (turn: Turn, { width, height }: Measures) => (turn === 'turned' ? height : width);

const dash = (text: string) =>
  `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const fieldSign = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

/** — 1 —. WPS shows nothing where a part of the field shares a run with another. */
const number = `${dash('— ')}${fieldSign('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${fieldSign('separate')}<w:r><w:t>1</w:t></w:r>${fieldSign('end')}${dash(' —')}`;

const paragraph = (properties: string, inside: string) =>
  `<w:p><w:pPr><w:pStyle w:val="Footer"/>${properties}</w:pPr>${inside}</w:p>`;

/** Odd numbers stand one character from the right, even ones from the left. */
const uprightFooter = (even: boolean) =>
  even
    ? paragraph(`<w:ind w:left="${size4}"/>`, number)
    : paragraph(`<w:ind w:right="${size4}"/><w:jc w:val="right"/>`, number);

/** Length and breadth of the cell that holds a turned number: as broad as its line, so that it has one place only. */
const cell = { length: 1200, breadth: 280 };

const bare =
  '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>';

/** The foot of the upright sheet is the left edge here, its right one is below: odd numbers stand low, even ones high. */
function turnedFooter(even: boolean, { sheet, left, right, footer }: Measures): string {
  const y = even ? left + size4 : sheet.width - right - size4 - cell.length;
  // Its middle is as far from the edge as that of the upright line from the foot; LibreOffice sets it a little lower.
  const x = footer + 28;
  const place = `<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" w:tblpX="${x}" w:tblpY="${y}"/>`;
  const properties = `<w:tblPr>${place}<w:tblW w:w="${cell.breadth}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${bare}</w:tblPr><w:tblGrid><w:gridCol w:w="${cell.breadth}"/></w:tblGrid>`;
  const cellXml = `<w:tcPr><w:tcW w:w="${cell.breadth}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>`;
  const row = `<w:tr><w:trPr><w:trHeight w:val="${cell.length}" w:hRule="exact"/></w:trPr><w:tc>${cellXml}${paragraph(`<w:jc w:val="${even ? 'left' : 'right'}"/>`, number)}</w:tc></w:tr>`;
  return `<w:tbl>${properties}${row}</w:tbl>${paragraph('', '')}`;
}

const footers: Readonly<Record<Turn, (even: boolean, measures: Measures) => string>> = {
  upright: uprightFooter,
  turned: turnedFooter,
  bare: () => paragraph('', ''),
};

/** The footers of the sections that there are. */
export function footerParts(turns: ReadonlySet<Turn>, measures: Measures): Part[] {
  return [...turns].flatMap((turn) =>
    [false, true].map((even): Part => {
      const inside = footers[turn](even, measures);
      const id = footerIds[turn][even ? 'even' : 'default'];
      return {
        name: `word/${id.slice(3).toLowerCase()}.xml`,
        content: `${head}<w:ftr ${names}>${inside}</w:ftr>`,
        type: `${content}.footer+xml`,
        relation: documentRelation(id, 'footer'),
      };
    }),
  );
}
