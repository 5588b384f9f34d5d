/** Clipboard fragments as Word, WPS, Excel and browsers write them; made up, but true to form. */
import { describe, expect, it } from 'vitest';
import { type Piece, readHtml } from '../../client/src/paste/html';
import { asBlock, clipboardPieces } from '../../client/src/paste/pieces';
import { readTabs } from '../../client/src/paste/tsv';
import type { PastedCell } from '../../server/src/protocol';

/** Pieces as text: a line for each row, `^` and `<` for what a merged cell covers. */
function shown(pieces: readonly Piece[] | undefined): string | undefined {
  const cell = ({ text, merged }: PastedCell) =>
    merged === 'above' ? '^' : merged === 'left' ? '<' : text.replaceAll('\n', '¶');
  return pieces
    ?.map((piece) => ('text' in piece ? piece.text : piece.rows.map((row) => row.map(cell).join('|')).join('\n')))
    .join('\n--\n');
}

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset="utf-8"><title>清单</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- table.MsoNormalTable {mso-style-name:普通表格;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<p class=MsoNormal align=center><b><span style='font-family:黑体'>重点任务清单<o:p></o:p></span></b></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>
 <thead><tr style='mso-yfti-irow:0'>
  <td width=60 valign=top><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span>业务<br>事项</p></td>
  <td><p class=MsoNormal>党建措施</p></td><td><p class=MsoNormal>完成时限</p></td>
 </tr></thead>
 <tr><td rowspan=2><p class=MsoNormal>流域生态
  环境公益诉讼</p></td><td><p class=MsoNormal>党员先锋岗<span lang=EN-US>&lt;</span>每季度<span lang=EN-US>1</span>次</p><p class=MsoNormal>现场会</p></td>
  <td><p>6<span>月底前</span></p></td></tr>
 <tr><td><p class=MsoNormal>公开听证</p></td><td><p>12月底前</p></td></tr>
</table>
<p class=MsoNormal>说明：按季度调度。</p>
<!--EndFragment--></body></html>`;

const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=Generator content="Microsoft Excel 15">
<style>td {mso-number-format:General;}</style></head><body><table border=0 cellpadding=0 width=288 style='border-collapse:collapse'>
<!--StartFragment--><col width=72 span=4><tr height=19><td colspan=3 class=xl65>2026年清单</td></tr>
<tr><td>序号</td><td>业务事项</td><td x:str="a">党建措施</td></tr>
<tr><td align=right x:num>1</td><td>刑事申诉</td><td>领导包案|接访</td></tr><!--EndFragment--></table></body></html>`;

describe('HTML from the clipboard', () => {
  it('of Word keeps the words around the table', () => {
    expect(shown(readHtml(word))).toBe(
      '重点任务清单\n--\n业务¶事项|党建措施|完成时限\n' +
        '流域生态环境公益诉讼|党员先锋岗<每季度1次¶现场会|6月底前\n^|公开听证|12月底前\n--\n说明：按季度调度。',
    );
  });

  it('of Excel', () => {
    expect(shown(readHtml(excel))).toBe('2026年清单|<|<\n序号|业务事项|党建措施\n1|刑事申诉|领导包案|接访');
  });

  it('with merged cells in both directions', () => {
    const html =
      '<table><tr><td rowspan=2 colspan=2>甲<td>乙<tr><td>丙<tr><td>1<td rowspan=9>2<td>3<tr><td>4<td>5</table>';
    expect(shown(readHtml(html))).toBe('甲|<|乙\n^|<|丙\n1|2|3\n4|^|5');
  });

  it('with a caption, a table in a cell, and two tables', () => {
    const html =
      '<table><caption>表一</caption><tr><td>a<table><tr><td>x</table><td>b</table>间<table><tr><th>c<td>d</table>';
    expect(shown(readHtml(html))).toBe('表一\n--\na¶x|b\n--\n间\n--\nc|d');
  });

  it.each([
    ['unclosed', '<table><tr><td>甲<td>乙', '甲|乙'],
    ['cells without a row', '<table><td>甲</td><td>乙', '甲|乙'],
    ['ragged', '<table><tr><td>1<tr><td>2<td>3</table>', '1|\n2|3'],
    ['closing what was never open', '</table></td></tr><table></table></table>甲', '甲'],
    ['mad spans', '<table><tr><td colspan=-1 rowspan=x>1<td colspan=99999999>2</table>', `1|2${'|<'.repeat(198)}`],
    ['nothing', '', ''],
    ['tags cut off', '<table><tr><td class="a', ''],
    ['wild brackets', '<table><tr><td><<<>>&#xFFFFFFFF;&bogus;<td>\u0000</table>', '<<<>>\ufffd&bogus;|\u0000'],
  ])('malformed: %s', (_name, html, expected) => {
    expect(shown(readHtml(html))).toBe(expected);
  });

  it('of a large table', () => {
    const html = `<table>${'<tr><td>甲<td rowspan=3>乙<td>丙</tr>'.repeat(5_000)}</table>`;
    const [table] = readHtml(html) as { rows: PastedCell[][] }[];
    expect(table!.rows.length).toBe(5_000);
  });
});

describe('text with tabs', () => {
  it.each([
    ['rows', 'a\tb\r\nc\td\r\n', 'a|b\nc|d'],
    ['line breaks in quotes', 'a\t"b\n""c"""\nd\te', 'a|b¶"c"\nd|e'],
    ['a quotation mark in a cell', 'a"\t5" 管\n"b" c\td', 'a"|5" 管\n"b" c|d'],
    ['a quotation mark without a partner', '"a\tb\nc\td', '"a|b\nc|d'],
    ['empty cells', '\t\n\ta', '|\n|a'],
  ])('%s', (_name, text, expected) => {
    const rows = readTabs(text);
    expect(shown(rows && [{ rows }])).toBe(expected);
  });

  it('is a table only with two rows and two columns of equal width', () => {
    for (const text of ['', 'a', 'a\tb', 'a\nb', 'a\tb\nc', '\t缩进的段落\n正文'])
      expect(readTabs(text)).toBeUndefined();
  });

  it('of many unpaired quotation marks is read in one go', () => {
    const rows = readTabs(`x\ty\n${'"a\tb\n'.repeat(20_000)}`);
    expect(rows?.length).toBe(20_001);
  });
});

describe('what is pasted as a table', () => {
  it('is HTML first, text with tabs else', () => {
    expect(shown(clipboardPieces('<table><tr><td>1<td>2<tr><td>3<td>4</table>', 'x\ty\nz\tw'))).toBe('1|2\n3|4');
    expect(shown(clipboardPieces('<p>x', 'x\ty\nz\tw'))).toBe('x|y\nz|w');
    expect(shown(clipboardPieces(undefined, 'x\ty\nz\tw'))).toBe('x|y\nz|w');
  });

  it('is no single cell, row or column, and no plain text', () => {
    expect(clipboardPieces('<table><tr><td>1<td>2</table>', '1\t2')).toBeUndefined();
    expect(clipboardPieces('<table><tr><td>1<tr><td>2</table>', '1\n2')).toBeUndefined();
    expect(clipboardPieces('<b>甲</b>', '甲')).toBeUndefined();
    expect(clipboardPieces(undefined, undefined)).toBeUndefined();
  });
});

describe('the place of a table', () => {
  const around = { before: '', behind: '', above: undefined, below: undefined };
  it.each([
    ['an empty file', around, '表\n'],
    ['an empty line between empty lines', { ...around, above: '', below: '' }, '表\n'],
    ['right below and above text', { ...around, above: '甲', below: '乙' }, '\n表\n\n'],
    ['the middle of a line', { ...around, before: '甲', behind: '乙' }, '\n\n表\n\n'],
  ])('%s', (_name, surroundings, expected) => {
    expect(asBlock('表\n', surroundings)).toBe(expected);
  });
});

describe('what is not to be seen', () => {
  it.each([
    ['a hidden row', '<tr style="display:none"><td>隐<br>藏</td><td>甲</td></tr>'],
    [
      'a hidden row of a spreadsheet',
      "<tr height=0 style='mso-height-source:userset; display:none'><td>隐藏</td><td>甲</td></tr>",
    ],
    ['a row with the attribute', '<tr hidden><td><p>隐藏</p></td><td>甲</td></tr>'],
  ])('%s is not pasted', (_, row) => {
    const html = `<table><tr><td>业务事项</td><td>党建措施</td></tr>${row}<tr><td>司法救助</td><td>乙</td></tr></table>`;
    expect(shown(readHtml(html))).toBe('业务事项|党建措施\n司法救助|乙');
  });

  it('nor what is struck out while changes are tracked, nor hidden words', () => {
    const html =
      '<table><tr><td><del>旧<b>名</b></del>新名</td><td>甲<span class=msoDel>乙</span><span style="mso-hide:all">丙</span>丁</td></tr></table>';
    expect(shown(readHtml(html))).toBe('新名|甲丁');
  });
});
