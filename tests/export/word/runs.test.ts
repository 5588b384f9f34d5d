import { describe, expect, it } from 'vitest';
import { characterAt, type Overlay, placesOf, type RunWriter, runsXml } from '../../../server/src/export/word/runs';
import type { Run } from '../../../server/src/model/visible/types';
import { runsOf, type Words } from '../../kit/paper';

const writer: RunWriter = { strong: 'kai', object: ({ type }) => `<${type}/>` };

/** The runs in short: words as they stand, what is deleted in [-…-], put in in [+…+], our own marks as given. */
const short = (xml: string) =>
  xml
    .replace(/<w:del [^>]*>/g, '[-')
    .replaceAll('</w:del>', '-]')
    .replace(/<w:ins [^>]*>/g, '[+')
    .replaceAll('</w:ins>', '+]')
    .replaceAll('<w:br/>', '⏎')
    .replaceAll('</w:r>', '|')
    .replace(/<w:rPr>.*?<\/w:rPr>|<w:r>|<\/?w:(?:t|delText)(?: [^>]*)?>/g, '');

const over = (overlay: Partial<Overlay>): Overlay => ({ ranges: [], changes: [], ...overlay });
const range = (start: number, end: number, sign: string) => ({ start, end, open: `<${sign}>`, close: `</${sign}>` });
const change = (start: number, end: number, text: string) => ({
  start,
  end,
  text,
  deletion: 'w:id="1"',
  insertion: 'w:id="2"',
});
const write = (words: Words | readonly Words[], overlay?: Partial<Overlay>) =>
  short(runsXml(runsOf(words), writer, overlay && over(overlay)));

describe('a run', () => {
  it('names its style, and hints where Latin and Chinese fonts share signs', () => {
    const xml = (words: Words) => runsXml(runsOf(words), writer);
    expect(xml('压实责任')).toBe('<w:r><w:t>压实责任</w:t></w:r>');
    expect(xml({ text: '重点', strong: true })).toContain('<w:rPr><w:rStyle w:val="GwEmphasis"/></w:rPr>');
    expect(xml({ text: '（一）做什么。', lead: 2, strong: true })).toContain('w:val="GwLead2"');
    expect(xml({ text: '（1）做什么。', lead: 4 })).not.toContain('rPr');
    for (const sign of ['“', '”', '—', '…', '·', '×']) {
      expect(xml(`甲${sign}`)).toContain('<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>');
    }
    const bold = runsXml(runsOf({ text: '“重点”', strong: true }), { ...writer, strong: 'bold' });
    expect(bold).toContain('<w:rPr><w:rFonts w:hint="eastAsia"/><w:b/><w:bCs/></w:rPr>');
  });

  it('escapes what XML would read, drops what it cannot hold, keeps blanks', () => {
    const xml = runsXml(runsOf('a<b>&\u0000\u0008"c\ufffe '), writer);
    expect(xml).toBe('<w:r><w:t xml:space="preserve">a&lt;b&gt;&amp;&quot;c </w:t></w:r>');
  });

  it('breaks lines where the writer did', () => {
    expect(write('甲\n乙')).toBe('甲|⏎|乙|');
  });
});

describe('runs with something over them', () => {
  it('are split at every edge', () => {
    expect(write('一二三四五', { before: '<B>', after: '</B>', ranges: [range(1, 3, 'c'), range(2, 5, 'd')] })).toBe(
      '<B>一|<c>二|<d>三|</c>四五|</d></B>',
    );
    expect(write(['一二', { text: '三四', strong: true }], { ranges: [range(1, 3, 'c')] })).toBe('一|<c>二|三|</c>四|');
  });

  it('may have a mark at a place without width', () => {
    expect(write('一二', { ranges: [range(1, 1, 'c')] })).toBe('一|<c></c>二|');
    expect(write('一二', { ranges: [range(2, 2, 'c'), range(0, 2, 'd')] })).toBe('<d>一二|</d><c></c>');
    expect(write([], { ranges: [range(0, 0, 'c')] })).toBe('<c></c>');
  });

  it('show a change as deletion and insertion, inside the remark on it', () => {
    expect(write('进一步加强', { changes: [change(0, 3, '持续')], ranges: [range(0, 3, 'c')] })).toBe(
      '<c>[-进一步|-][+持续|+]</c>加强|',
    );
    expect(write('一二三', { changes: [change(1, 2, '')] })).toBe('一|[-二|-]三|');
    expect(write('一二', { changes: [change(2, 2, '。')], ranges: [range(0, 2, 'c')] })).toBe('<c>一二|[+。|+]</c>');
    expect(write('一二', { changes: [change(0, 0, '第')], ranges: [range(0, 1, 'c')] })).toBe('<c>[+第|+]一|</c>二|');
  });

  it('keep one change whole over differing looks', () => {
    const words = ['一', { text: '二', strong: true } as const, '三四'];
    expect(write(words, { changes: [change(0, 3, '新')] })).toBe('[-一|二|三|-][+新|+]四|');
    const xml = runsXml(runsOf(words), writer, over({ changes: [change(1, 2, '新')] }));
    expect(xml).toMatch(
      /<w:del w:id="1"><w:r><w:rPr><w:rStyle w:val="GwEmphasis"\/><\/w:rPr><w:delText>二<\/w:delText>/,
    );
  });

  it('know hidden source between two runs', () => {
    const runs = [...runsOf('甲乙', 0), ...runsOf('丙丁', 30)];
    const at = (start: number, end: number) => short(runsXml(runs, writer, over({ ranges: [range(start, end, 'c')] })));
    expect(at(1, 31)).toBe('甲|<c>乙|丙|</c>丁|');
    expect(at(10, 20)).toBe('甲乙|<c></c>丙丁|');
    expect(at(0, 99)).toBe('<c>甲乙|丙丁|</c>');
  });

  it('count a picture as one character', () => {
    const image: Run = { type: 'image', span: { start: 2, end: 9 }, address: 'a.png', alt: '' };
    const runs = [...runsOf('甲乙', 0), image, ...runsOf('丙', 9)];
    expect(short(runsXml(runs, writer, over({ ranges: [range(2, 9, 'c')] })))).toBe('甲乙|<c><image/></c>丙|');
    expect([...placesOf(runs)]).toEqual([0, 1, 2, 9, 10]);
    expect([0, 3, 9, 10, 99].map((offset) => characterAt(placesOf(runs), offset))).toEqual([0, 3, 3, 4, 4]);
  });

  it('never cut a pair of surrogates', () => {
    expect(write('一𠮷二', { ranges: [range(2, 3, 'c')] })).toBe('一𠮷|<c></c>二|');
  });

  it('are written in about linear time', () => {
    const words = '一二三四五六七八九十'.repeat(20_000);
    const ranges = Array.from({ length: 5000 }, (_, i) => range(i * 40, i * 40 + 30, 'c'));
    const changes = Array.from({ length: 5000 }, (_, i) => change(i * 40 + 1, i * 40 + 3, '改'));
    const xml = write(words, { ranges, changes });
    expect(xml.split('<c>').length).toBe(5001);
    expect(xml.split('[+改|+]').length).toBe(5001);
  });
});
