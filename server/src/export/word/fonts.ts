/** The fonts of a paper and what to take where one is missing, GB/T 9704—2012 5.2.2 and 7. */
import { documentRelation, type Part } from './package';
import type { Fonts, WordSettings } from './types';
import { content, escapeXml, head, names } from './xml';

const sets: Readonly<Record<'GB2312' | 'common', Fonts>> = {
  GB2312: { title: '方正小标宋简体', body: '仿宋_GB2312', heading1: '黑体', heading2: '楷体_GB2312' },
  // What comes with Windows has no 小标宋.
  common: { title: '宋体', body: '仿宋', heading1: '黑体', heading2: '楷体' },
};

/** Of page numbers (7.5), and of what is not set in a font of the paper. */
export const plainFont = '宋体';

/** Names of the fonts that the settings ask for. */
export const fontsOf = ({ fonts }: WordSettings): Fonts => (typeof fonts === 'string' ? sets[fonts] : fonts);

/** A font for Chinese signs with the one that Latin letters and figures get beside it. */
export function fontXml(east: string, settings?: WordSettings): string {
  const e = escapeXml(east);
  const l = settings && settings.latin !== 'same' ? escapeXml(settings.latin) : e;
  return `<w:rFonts w:hint="eastAsia" w:ascii="${l}" w:hAnsi="${l}" w:eastAsia="${e}" w:cs="${l}"/>`;
}

/** What stands in for a font where it is missing. */
const alternatives: Readonly<Record<string, string>> = {
  仿宋_GB2312: '仿宋',
  楷体_GB2312: '楷体',
  仿宋: 'FangSong',
  楷体: 'KaiTi',
  黑体: 'SimHei',
  宋体: 'SimSun',
  方正小标宋简体: '宋体',
};

export function fontsPart(settings: WordSettings): Part {
  const { title, body, heading1, heading2 } = fontsOf(settings);
  const fonts = [...new Set([body, heading1, heading2, title, plainFont])].map((font) => {
    const other = alternatives[font];
    const alt = other ? `<w:altName w:val="${other}"/>` : '';
    return `<w:font w:name="${escapeXml(font)}">${alt}<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`;
  });
  return {
    name: 'word/fontTable.xml',
    content: `${head}<w:fonts ${names}>${fonts.join('')}</w:fonts>`,
    type: `${content}.fontTable+xml`,
    relation: documentRelation('rIdFonts', 'fontTable'),
  };
}
