/** Elements of a Word file that the reader treats alike. */

/** What a story hangs from: the element around it. */
export const roots = new Set(['w:body', 'w:footnote', 'w:endnote', 'w:comment', 'w:hdr', 'w:ftr']);

/** Properties are read as trees: what they say matters when they end. */
export const captured = new Set(['w:pPr', 'w:rPr', 'w:trPr', 'w:tcPr', 'w:tblPr', 'w:sdtPr', 'w:sectPr', 'w:tblPrEx']);

/** What is inside is no text of the paper. */
export const skipped = new Set([
  'w:rt',
  'w:smartTagPr',
  'w:customXmlPr',
  'w:sdtEndPr',
  'w:tblGrid',
  'w:ffData',
  'm:ctrlPr',
  'm:rPr',
]);

/** What is met and not read, in Chinese. */
export const unread: ReadonlyMap<string, string> = new Map([
  ['c:chart', '图表'],
  ['cx:chart', '图表'],
  ['dgm:relIds', 'SmartArt 图形'],
  ['o:OLEObject', '嵌入的对象（如 Excel 表格）'],
  ['w:altChunk', '嵌入的其他文档'],
  ['w:subDoc', '链接的子文档'],
  ['w:control', '控件'],
  ['v:textpath', '艺术字'],
  ['m:oMath', '公式（只留下其中的文字）'],
  ['w:cellIns', '单元格的修订'],
  ['w:cellDel', '单元格的修订'],
  ['w:cellMerge', '单元格的修订'],
]);

export const text = new Set(['w:t', 'w:delText', 'm:t']);
export const insertions = new Set(['w:ins', 'w:moveTo']);
export const deletions = new Set(['w:del', 'w:moveFrom']);
