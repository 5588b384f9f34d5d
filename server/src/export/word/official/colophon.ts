/**
 * 版记, GB/T 9704—2012 7.4: 抄送, 印发机关 and 印发日期 between lines at the foot of the last page, which is an even one. Word
 * does not tell where a page ends before it shows it, so the page is estimated.
 */
import type { Paper } from '../../../model/visible/types';
import { type Flow, flat } from '../flow';
import { listed, writtenDate } from '../matter';
import { type Measures, widthOf } from '../measures';
import { textXml } from '../runs';
import type { Turn } from '../sections';
import { endOf } from './pages';

/** Width of a character of size 4 (14 pt), and height of its line. */
const size4 = 280;
const lineHeight = 440;

/**
 * Writes it and tells on which page it was meant to stand, and what that page is like; undefined where front matter has none.
 * `turn` is that of the last page.
 */
export function writeColophon(
  flow: Flow,
  paper: Paper,
  measures: Measures,
  turn: Turn,
  section: (turn: Turn) => string,
): { readonly page: number; readonly turn: Turn } | undefined {
  if (!hasColophon(paper)) return undefined;
  const copies = listed(paper.matter.get('抄送') ?? '').join('、');
  const organ = paper.matter.get('印发机关')?.trim() ?? '';
  const date = writtenDate(paper.matter.get('印发日期')?.trim() ?? '');
  const issued = organ !== '' || date !== '';
  const lines = (copies ? Math.ceil(widthOf(`抄送：${copies}`) / (measures.width / size4 - 5)) : 0) + (issued ? 1 : 0);
  const high = lines * lineHeight;
  const end = endOf(flow.written + section(turn), measures);
  const fits = turn === 'upright' && end.used + high + lineHeight <= measures.height;
  const next = end.page + (fits ? 0 : 1);
  const page = next + (next % 2);
  // Where an empty page lies between, neither of the two has a number, 7.5.
  const bare = page - end.page > 1;
  const own = bare || turn === 'turned';
  if (own) flow.endSection(section(turn));
  for (let at = end.page + (own ? 1 : 0); at < page; at++) {
    flow.paragraph('GwBlank', '<w:r><w:br w:type="page"/></w:r>', flat);
  }
  const rows = [...(copies ? [copiesXml(copies)] : []), ...(issued ? [issuerXml(organ, date, measures.width)] : [])];
  flow.table(tableXml(rows, measures.width));
  return { page, turn: bare ? 'bare' : 'upright' };
}

/** Whether front matter says anything of it. */
const hasColophon = ({ matter }: Paper) => ['抄送', '印发机关', '印发日期'].some((key) => matter.get(key)?.trim());

/** 抄送: one character from both sides; further lines begin below the first name. */
function copiesXml(names: string): string {
  const words = `抄送：${names.replace(/^抄送[：:]/, '').replace(/[。.；;]$/, '')}。`;
  const indent = `<w:ind w:left="${4 * size4}" w:right="${size4}" w:hanging="${3 * size4}"/>`;
  return paragraphXml(indent, textXml(words, {}, 'plain'));
}

/** 印发机关 one character from the left, 印发日期 one from the right. */
function issuerXml(organ: string, date: string, width: number): string {
  const issued = date && !date.endsWith('印发') ? `${date}印发` : date;
  const tabs = `<w:tabs><w:tab w:val="right" w:pos="${width - size4}"/></w:tabs>`;
  const words = `${textXml(organ, {}, 'plain')}<w:r><w:tab/></w:r>${textXml(issued, {}, 'plain')}`;
  return paragraphXml(`${tabs}<w:ind w:left="${size4}"/>`, words);
}

const paragraphXml = (properties: string, inside: string) =>
  `<w:p><w:pPr><w:pStyle w:val="GwColophon"/>${properties}</w:pPr>${inside}</w:p>`;

/** First and last line 0.35 mm, those between 0.25 mm; the last one lies on the lower edge of the type area. */
function tableXml(rows: readonly string[], width: number): string {
  const line = (side: string, eighths: number) =>
    `<w:${side} w:val="single" w:sz="${eighths}" w:space="0" w:color="auto"/>`;
  const borders = `<w:tblBorders>${line('top', 8)}${line('bottom', 8)}${line('insideH', 6)}</w:tblBorders>`;
  const place =
    '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="center" w:tblpYSpec="bottom"/>';
  const bare = ['top', 'left', 'bottom', 'right'].map((side) => `<w:${side} w:w="0" w:type="dxa"/>`);
  const properties = `<w:tblPr>${place}<w:tblW w:w="${width}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/><w:tblCellMar>${bare.join('')}</w:tblCellMar></w:tblPr>`;
  const cells = rows.map(
    (row) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${row}</w:tc></w:tr>`,
  );
  return `<w:tbl>${properties}<w:tblGrid><w:gridCol w:w="${width}"/></w:tblGrid>${cells.join('')}</w:tbl>`;
}
