/** Tables: fixed widths, the header on every page, rows in one piece. */
import type { Cell, Grid, Row } from '../../model/visible/types';
import { type Column, cellPitch, columnsOf, mostColumns } from './columns';
import { widthOf } from './measures';
import { textOf } from './runs';
import type { Scene } from './scene';
import { cellMargin } from './styles';

/** Of more lines a row may go on overleaf: a page holds about twice as many. */
const tallRow = 20;

/** A table as wide as `total` twips. */
export function* tableXml(grid: Grid, total: number, scene: Scene): Generator<void, string> {
  const columns = columnsOf(grid, total);
  const widths = columns.map(({ width }) => `<w:gridCol w:w="${width}"/>`);
  const look =
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>';
  // Set in the middle its border lies on the margin in every mode of compatibility.
  const properties = `<w:tblPr><w:tblStyle w:val="GwTable"/><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>${look}</w:tblPr>`;
  const out = [`<w:tbl>${properties}<w:tblGrid>${widths.join('')}</w:tblGrid>`];
  for (const [i, row] of grid.rows.entries()) {
    out.push(rowXml(row, i === 0, grid, columns, scene));
    if (i % 50 === 49) yield;
  }
  out.push('</w:tbl>');
  return out.join('');
}

function rowXml({ cells }: Row, isHeader: boolean, { align }: Grid, columns: readonly Column[], scene: Scene): string {
  const written = columns.map(({ width, short }, i) => {
    const middle = align[i] ?? (short ? 'center' : undefined);
    const justified = isHeader || middle === undefined || middle === 'left' ? '' : `<w:jc w:val="${middle}"/>`;
    const style = `<w:pPr><w:pStyle w:val="${isHeader ? 'GwCellHead' : 'GwCell'}"/>${justified}</w:pPr>`;
    // What Word has no column for stands in the last one.
    const here = i === mostColumns - 1 ? cells.slice(i) : cells.slice(i, i + 1);
    const strong = isHeader ? 'plain' : scene.settings.strong;
    const words = here.map(({ runs }) => scene.runs(runs, width - 2 * cellMargin, strong));
    const paragraphs = (words.length > 0 ? words : ['']).map((inside) => `<w:p>${style}${inside}</w:p>`);
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraphs.join('')}</w:tc>`;
  });
  const whole = linesOf(cells, columns) <= tallRow ? '<w:cantSplit/>' : '';
  const properties = `${whole}${isHeader ? '<w:tblHeader/>' : ''}`;
  return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${written.join('')}</w:tr>`;
}

/** About how many lines a row takes. */
function linesOf(cells: readonly Cell[], columns: readonly Column[]): number {
  let most = 1;
  for (const [i, { width }] of columns.entries()) {
    const cell = cells[i];
    if (!cell) break;
    const perLine = Math.max(1, Math.floor((width - 2 * cellMargin) / cellPitch));
    const lines = textOf(cell.runs).split('\n');
    most = Math.max(
      most,
      lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / perLine)), 0),
    );
  }
  return most;
}
