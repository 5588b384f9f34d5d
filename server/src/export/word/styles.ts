/**
 * The styles of a paper, GB/T 9704—2012 7.3. Built-in styles keep the ids and names that Word knows; `Normal` stays
 * neutral, for exact lines there would spoil tables, pictures and comments. There is no theme: WPS would miss its fonts.
 */
import { fontsOf, fontXml, plainFont } from './fonts';
import type { Measures } from './measures';
import { documentRelation, type Part } from './package';
import { missingPicture } from '../../model/visible/carried';
import type { WordSettings } from './types';
import { content, head, names } from './xml';

/** Names of our own styles for paragraphs, by id. */
export const ownStyles = {
  GwBody: '公文正文',
  GwAddressee: '公文主送机关',
  GwAttachment: '公文附件说明',
  GwSignature: '公文署名',
  GwDate: '公文成文日期',
  GwByline: '公文题注',
  GwVerbatim: '公文原文',
  GwBlank: '公文空行',
  GwCell: '公文表格',
  GwCellHead: '公文表头',
  GwImage: '公文图片',
  GwCaption: '公文图题',
  GwRedMark: '公文红头标注',
  GwRedHead: '公文红头',
  GwNumber: '公文发文字号',
  GwRule: '公文分隔线',
  GwAnnex: '公文附件标识',
  GwColophon: '公文版记',
} as const;

export type StyleId = keyof typeof ownStyles | 'Title' | `Heading${1 | 2 | 3 | 4}` | 'FootnoteText';

/** One style as XML, by its name in Word. */
export interface Style {
  readonly id: string;
  readonly type: 'paragraph' | 'character' | 'table';
  readonly name: string;
  readonly xml: string;
}

/** Size of characters in half points. */
const size = (halves: number) => `<w:sz w:val="${halves}"/><w:szCs w:val="${halves}"/>`;

/** All styles of a paper. */
export function stylesOf(settings: WordSettings, measures: Measures): Style[] {
  const fonts = fontsOf(settings);
  const font = (east: string) => fontXml(east, settings);
  const flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>';
  const loose =
    '<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>';
  const lines = `${loose}<w:spacing w:before="0" w:after="0" w:line="${measures.line}" w:lineRule="exact"/>`;
  const natural = (before: number, after: number, jc: string) =>
    `<w:snapToGrid w:val="0"/><w:spacing w:before="${before}" w:after="${after}" w:line="240" w:lineRule="auto"/><w:jc w:val="${jc}"/>`;
  const red = `${font(fonts.title)}<w:color w:val="FF0000"/><w:spacing w:val="0"/>`;
  const small = `${font(fonts.body)}${size(24)}`;
  const own = (id: keyof typeof ownStyles, based: string, paragraph: string, run = '') =>
    style('paragraph', id, ownStyles[id], { based, paragraph, run, own: true });
  const heading = (level: 1 | 2 | 3 | 4, run: string) =>
    style('paragraph', `Heading${level}`, `heading ${level}`, {
      based: 'GwBody',
      next: 'GwBody',
      paragraph: `<w:keepNext/><w:outlineLvl w:val="${level - 1}"/>`,
      run,
    });
  return [
    style('paragraph', 'Normal', 'Normal', {
      initial: true,
      paragraph: '<w:widowControl w:val="0"/><w:jc w:val="both"/>',
    }),
    own(
      'GwBody',
      'Normal',
      // All of it, for an office's template may say otherwise of what it is based on.
      `${lines}<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>`,
      `${font(fonts.body)}<w:spacing w:val="${measures.spacing}"/>${size(32)}`,
    ),
    style('paragraph', 'Title', 'Title', {
      based: 'Normal',
      next: 'GwBody',
      paragraph: `<w:keepNext/>${lines}<w:jc w:val="center"/>`,
      run: `${font(fonts.title)}${size(44)}`,
    }),
    heading(1, font(fonts.heading1)),
    heading(2, font(fonts.heading2)),
    heading(3, ''),
    heading(4, ''),
    own('GwAddressee', 'GwBody', flush),
    own('GwAttachment', 'GwBody', ''),
    own('GwSignature', 'GwBody', `<w:keepNext/>${flush}<w:jc w:val="right"/>`),
    own('GwDate', 'GwBody', flush),
    own('GwByline', 'GwBody', `<w:keepNext/>${flush}<w:jc w:val="center"/>`, font(fonts.heading2)),
    own('GwVerbatim', 'GwBody', flush),
    own('GwBlank', 'GwBody', flush),
    own(
      'GwCell',
      'Normal',
      `${loose}<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="atLeast"/><w:jc w:val="left"/>`,
      small,
    ),
    own('GwCellHead', 'GwCell', '<w:keepNext/><w:jc w:val="center"/>', font(fonts.heading1)),
    own('GwImage', 'Normal', `<w:keepNext/>${natural(120, 0, 'center')}`),
    own('GwCaption', 'Normal', natural(0, 120, 'center'), small),
    own('GwRedMark', 'GwBody', flush, font(fonts.heading1)),
    own('GwRedHead', 'GwBody', `<w:keepNext/>${flush}<w:jc w:val="center"/>`, red),
    own('GwNumber', 'GwBody', `<w:keepNext/>${flush}`),
    own(
      'GwRule',
      'GwBody',
      `<w:keepNext/><w:pBdr>${redLine}</w:pBdr><w:spacing w:line="100" w:lineRule="exact"/>${flush}`,
    ),
    own('GwAnnex', 'GwBody', `<w:keepNext/>${flush}`, font(fonts.heading1)),
    own('GwColophon', 'GwBody', `<w:spacing w:line="440" w:lineRule="exact"/>${flush}`, `${size(28)}`),
    style('paragraph', 'Footer', 'footer', {
      based: 'Normal',
      paragraph: '<w:snapToGrid w:val="0"/><w:spacing w:line="280" w:lineRule="exact"/><w:jc w:val="left"/>',
      run: `${fontXml(plainFont)}${size(28)}`,
    }),
    style('paragraph', 'FootnoteText', 'footnote text', {
      based: 'Normal',
      paragraph: natural(0, 0, 'left'),
      run: `${font(fonts.body)}${size(21)}`,
    }),
    style('paragraph', 'CommentText', 'annotation text', {
      based: 'Normal',
      paragraph: '<w:jc w:val="left"/>',
      run: `${font(plainFont)}${size(21)}`,
    }),
    style('character', 'DefaultParagraphFont', 'Default Paragraph Font', { initial: true, hidden: true }),
    style('character', 'GwLead1', '公文一级标题字', { run: font(fonts.heading1), own: true }),
    style('character', 'GwLead2', '公文二级标题字', { run: font(fonts.heading2), own: true }),
    style('character', 'GwEmphasis', '公文着重字', { run: font(fonts.heading2), own: true }),
    style('character', 'GwMissing', missingPicture, { own: true }),
    style('character', 'FootnoteReference', 'footnote reference', { run: '<w:vertAlign w:val="superscript"/>' }),
    style('character', 'CommentReference', 'annotation reference', { run: size(21) }),
    style('table', 'TableNormal', 'Normal Table', { initial: true, hidden: true, table: plainTable }),
    style('table', 'GwTable', '公文任务表', { based: 'TableNormal', table: ruledTable, own: true }),
  ];
}

/** The style sheet of a paper. */
export const sheetXml = (settings: WordSettings, measures: Measures) =>
  `${defaultsXml(settings)}${stylesOf(settings, measures)
    .map(({ xml }) => xml)
    .join('')}`;

/** What all text looks like where no style says otherwise. */
function defaultsXml(settings: WordSettings): string {
  const font = fontXml(fontsOf(settings).body, settings);
  return `<w:docDefaults><w:rPrDefault><w:rPr>${font}<w:kern w:val="2"/>${size(32)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;
}

/** `inside`: what stands in `w:styles`. */
export function stylesPart(inside: string): Part {
  return {
    name: 'word/styles.xml',
    content: `${head}<w:styles ${names}>${inside}</w:styles>`,
    type: `${content}.styles+xml`,
    relation: documentRelation('rIdStyles', 'styles'),
  };
}

/** 红色分隔线 as wide as the type area, 7.2.7: 4 mm below the signs above it, whose line reaches lower than they do. */
const redLine = '<w:bottom w:val="single" w:sz="16" w:space="0" w:color="FF0000"/>';

const cellMargins = (width: number, height: number) => {
  const margin = (side: string, value: number) => `<w:${side} w:w="${value}" w:type="dxa"/>`;
  return `<w:tblCellMar>${margin('top', height)}${margin('left', width)}${margin('bottom', height)}${margin('right', width)}</w:tblCellMar>`;
};

const plainTable = `<w:tblInd w:w="0" w:type="dxa"/>${cellMargins(108, 0)}`;

const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
/** Room between the words of a cell and its border. */
export const cellMargin = 57;
const ruledTable = `<w:tblBorders>${borders}</w:tblBorders>${cellMargins(cellMargin, cellMargin)}`;

interface Looks {
  readonly based?: string;
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
  readonly table?: string;
  /** Not known to Word. */
  readonly own?: boolean;
  /** The one that counts where none is named. */
  readonly initial?: boolean;
  readonly hidden?: boolean;
}

function style(type: 'paragraph' | 'character' | 'table', id: string, name: string, looks: Looks): Style {
  const { based, next, paragraph, run, table, own, initial, hidden } = looks;
  const flags = `${initial ? ' w:default="1"' : ''}${own ? ' w:customStyle="1"' : ''}`;
  const children = [
    `<w:name w:val="${name}"/>`,
    based && `<w:basedOn w:val="${based}"/>`,
    next && `<w:next w:val="${next}"/>`,
    hidden ? '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>' : type === 'paragraph' && '<w:qFormat/>',
    paragraph && `<w:pPr>${paragraph}</w:pPr>`,
    run && `<w:rPr>${run}</w:rPr>`,
    table && `<w:tblPr>${table}</w:tblPr>`,
  ];
  const xml = `<w:style w:type="${type}"${flags} w:styleId="${id}">${children.filter(Boolean).join('')}</w:style>`;
  return { id, type, name, xml };
}
