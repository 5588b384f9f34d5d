/**
 * 版头, GB/T 9704—2012 7.2: what front matter says of it stands above the title. 份号, 密级 and 紧急程度 are the first lines
 * of the type area, 发文机关标志 begins 35 mm below its upper edge, the red line lies 4 mm below 发文字号.
 */
import type { Paper } from '../../../model/visible/types';
import type { Flow } from '../flow';
import { listed, split } from '../matter';
import { type Measures, widthOf } from '../measures';
import { textXml } from '../runs';

/** 35 mm. */
const above = 1984;

const exact = (height: number) => `<w:spacing w:line="${height}" w:lineRule="exact"/>`;

/** Writes the head; false where front matter has none. `width`: of the type area. */
export function writeLetterhead(flow: Flow, { matter }: Paper, { line, pitch, width }: Measures): boolean {
  const value = (key: string) => matter.get(key)?.trim() ?? '';
  const marks = ['份号', '密级', '紧急程度'].map(value).filter((text) => text !== '');
  const organs = listed(value('发文机关标志'));
  const number = value('发文字号');
  const signers = split(value('签发人'));
  if (marks.length + organs.length + signers.length === 0 && number === '') return false;
  for (const text of marks) flow.paragraph('GwRedMark', words(text));
  if (organs.length > 0) {
    const size = sizeOf(organs);
    // A tenth of its height is air above the signs.
    const height = Math.round(size * 20 * 1.1);
    flow.paragraph('GwBlank', '', exact(Math.max(20, above - marks.length * line - size)));
    for (const organ of organs) {
      const look = `<w:rPr><w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>`;
      flow.paragraph('GwRedHead', textXml(organ, {}, 'plain').replaceAll('<w:r>', `<w:r>${look}`), exact(height));
    }
    flow.blank();
    flow.blank();
  }
  if (signers.length > 0) writeSigners(flow, number, signers, { pitch, width });
  else if (number) flow.paragraph('GwNumber', words(number), '<w:jc w:val="center"/>');
  if (organs.length > 0) flow.paragraph('GwRule', '');
  flow.blank();
  flow.blank();
  return true;
}

const words = (text: string) => textXml(text, {}, 'plain');

/** 小标宋 as large as the line holds, not larger than is usual: points. */
function sizeOf(organs: readonly string[]): number {
  const longest = Math.max(...organs.map(widthOf));
  return Math.max(22, Math.min(60, Math.floor(436 / Math.max(1, longest))));
}

/**
 * 签发人, 7.2.6: names in 楷体, two a line and one below the other, ending one character from the right; the number begins
 * one from the left, in the line of the last.
 */
function writeSigners(flow: Flow, number: string, signers: readonly string[], size: Pick<Measures, 'pitch' | 'width'>) {
  const { pitch, width } = size;
  const rows = signers.flatMap((_, i) => (i % 2 === 0 ? [signers.slice(i, i + 2).join('　')] : []));
  const longest = Math.max(...rows.map(widthOf));
  const label = Math.round(width - (1 + 4 + longest) * pitch);
  const tabs = [pitch, label, label + 4 * pitch].map((at) => `<w:tab w:val="left" w:pos="${Math.round(at)}"/>`);
  const tab = '<w:r><w:tab/></w:r>';
  rows.forEach((row, i) => {
    const last = i === rows.length - 1;
    const left = last && number ? tab + words(number) : tab;
    const before = i === 0 ? tab + words('签发人：') : tab + tab;
    flow.paragraph(
      'GwNumber',
      `${left}${before}${textXml(row, { lead: 2 }, 'plain')}`,
      `<w:tabs>${tabs.join('')}</w:tabs>`,
    );
  });
}
