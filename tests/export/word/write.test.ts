import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps';
import { unzip } from '../../../server/src/base/zip';
import type { WordInput } from '../../../server/src/export/word/types';
import { writeWord } from '../../../server/src/export/word/write';
import { defaultWordSettings } from '../../../server/src/model/visible/settings';
import type { Paper } from '../../../server/src/model/visible/types';
import { type Given, type GivenTable, paperOf } from '../../kit/paper';

const png = Uint8Array.from(
  [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 8, 0, 0, 0, 1, 0].concat(
    new Array(20).fill(0),
  ),
);
const now = '2026-01-18T08:00:00Z';
const inputOf = (paper: Paper, more: Partial<WordInput> = {}): WordInput => ({
  paper,
  settings: defaultWordSettings,
  images: new Map([['图.png', png]]),
  now,
  ...more,
});

function written(paper: Paper, more: Partial<WordInput> = {}) {
  const { bytes, messages } = finish(writeWord(inputOf(paper, more)));
  const found = finish(unzip(bytes, () => true)) as ReadonlyMap<string, Uint8Array>;
  const parts = new Map([...found].map(([name, content]) => [name, new TextDecoder().decode(content)]));
  return { bytes, messages, parts, document: parts.get('word/document.xml')! };
}

const words = (xml: string) =>
  xml
    .replace(/<w:tab\/>/g, '→')
    .replace(/<w:br\/>/g, '⏎')
    .replace(/<[^>]*>/g, '');

/** Style and words of each paragraph outside tables; tables are their cells. */
const outline = (xml: string) =>
  [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>|<w:p><w:pPr><w:pStyle w:val="(\w+)"\/>.*?<\/w:p>/g)].map(([all, style]) =>
    style ? `${style}: ${words(all)}` : 'table',
  );

const title: Given = { role: 'title', words: '云溪县人民检察院工作计划' };
const outlineOf = (given: readonly (string | Given | GivenTable)[], matter: Record<string, string> = {}) =>
  outline(written(paperOf(given, { matter })).document);

describe('a paper in Word', () => {
  it('has a style for each part of it, and a line below the title', () => {
    expect(
      outlineOf([
        title,
        { role: 'addressee', words: '各党支部：' },
        '正文。',
        { role: 'heading', words: '一、总体要求', more: { level: 1 } },
        { words: [{ text: '（一）抓什么。', lead: 2 }, '怎么抓。'] },
        { role: 'attachment', words: '附件：1. 任务清单', more: { nth: 1, of: 2 } },
        { role: 'attachment', words: '2.调度表', more: { nth: 2, of: 2 } },
        { role: 'signature', words: '云溪县人民检察院' },
        { role: 'date', words: '2026年1月8日' },
      ]),
    ).toEqual([
      'Title: 云溪县人民检察院工作计划',
      'GwBlank: ',
      'GwAddressee: 各党支部：',
      'GwBody: 正文。',
      'Heading1: 一、总体要求',
      'GwBody: （一）抓什么。怎么抓。',
      'GwBlank: ',
      'GwAttachment: 附件：1. →任务清单',
      'GwAttachment: 2.→调度表',
      'GwBlank: ',
      'GwSignature: 云溪县人民检察院',
      'GwDate: 2026年1月8日',
    ]);
  });

  it('puts organ and day below the title where they stand there', () => {
    expect(
      outlineOf([title, { role: 'signature', words: '第一党支部' }, { role: 'date', words: '2026年1月8日' }, '正文。']),
    ).toEqual([
      'Title: 云溪县人民检察院工作计划',
      'GwByline: 第一党支部',
      'GwByline: 2026年1月8日',
      'GwBlank: ',
      'GwBody: 正文。',
    ]);
  });

  it('of nothing is a file all the same', () => {
    expect(outlineOf([])).toEqual([]);
    expect(outlineOf([title])).toEqual(['Title: 云溪县人民检察院工作计划']);
  });

  it('holds nothing of ours and no author', () => {
    const { parts } = written(paperOf([title, '正文。']));
    const all = [...parts.values()].join('');
    expect(all).not.toMatch(/shuangyi|双翼|creator|lastModifiedBy|bookmark|trackRevisions|<w:comment/i);
    expect([...parts.keys()][0]).toBe('[Content_Types].xml');
    expect([...parts.keys()].filter((name) => /custom|comment|theme/.test(name))).toEqual([]);
  });

  it('has the same bytes each time', () => {
    const paper = paperOf([
      title,
      '正文。',
      {
        rows: [
          ['甲', '乙'],
          ['丙', '丁'],
        ],
      },
    ]);
    expect(written(paper).bytes).toEqual(written(paper).bytes);
  });

  it('gives the turn away in a long text', () => {
    const paper = paperOf(Array.from({ length: 1000 }, (_, i) => `第${i}段。`));
    expect([...writeWord(inputOf(paper))].length).toBeGreaterThan(10);
  });
});

describe('front matter', () => {
  const matter = {
    主送: '各党支部',
    附件: '[任务清单, 附件/调度表.md]',
    署名: '云溪县人民检察院',
    成文日期: '2026-01-08',
  };
  const closing = ['GwBlank: ', 'GwSignature: 云溪县人民检察院', 'GwDate: 2026年1月8日'];

  it('fills what the text lacks', () => {
    expect(outlineOf([title, '正文。'], matter)).toEqual([
      'Title: 云溪县人民检察院工作计划',
      'GwBlank: ',
      'GwAddressee: 各党支部：',
      'GwBody: 正文。',
      'GwBlank: ',
      'GwAttachment: 附件：1.→任务清单',
      'GwAttachment: 2.→调度表',
      ...closing,
    ]);
  });

  it('says nothing twice', () => {
    const all = outlineOf(
      [
        title,
        { role: 'addressee', words: '各支部：' },
        '正文。',
        { role: 'attachment', words: '附件：清单' },
        { role: 'signature', words: '办公室' },
        { role: 'date', words: '2026年2月1日' },
      ],
      matter,
    );
    expect(all.filter((line) => /^Gw(?:Addressee|Attachment|Signature|Date)/.test(line))).toEqual([
      'GwAddressee: 各支部：',
      'GwAttachment: 附件：清单',
      'GwSignature: 办公室',
      'GwDate: 2026年2月1日',
    ]);
  });

  it('puts the organ over a day that stands there, and the day under an organ', () => {
    const day = [title, '正文。', { role: 'date', words: '2026年2月1日' } as const];
    expect(outlineOf(day, { 署名: '办公室' }).slice(-2)).toEqual(['GwSignature: 办公室', 'GwDate: 2026年2月1日']);
    const organ = [title, '正文。', { role: 'signature', words: '办公室' } as const];
    expect(outlineOf(organ, { 成文日期: '2026年01月08日' }).slice(-2)).toEqual([
      'GwSignature: 办公室',
      'GwDate: 2026年1月8日',
    ]);
  });

  it('keeps a day that is none yet', () => {
    expect(outlineOf(['正文。'], { 成文日期: '2026年×月×日' }).at(-1)).toBe('GwDate: 2026年×月×日');
  });
});

describe('a table', () => {
  const rows = (count: number) => [
    Array.from({ length: count }, (_, i) => `列${i}`),
    Array.from({ length: count }, () => '内容'),
  ];

  it('repeats its header, keeps rows whole and fills the width', () => {
    const { document } = written(paperOf([{ rows: rows(3), align: ['left', 'right', undefined] }, '正文。']));
    expect(document.match(/<w:tblHeader\/>/g)?.length).toBe(1);
    expect(document.match(/<w:cantSplit\/>/g)?.length).toBe(2);
    expect(document.match(/<w:jc w:val="right"\/>/g)?.length).toBe(1);
    const widths = [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(widths.reduce((a, b) => a + b)).toBe(8844);
  });

  it('that is wide lies on its side with what names it, and the paper goes on upright', () => {
    const { document, parts } = written(
      paperOf([
        '正文。',
        { role: 'heading', words: '一、任务', more: { level: 1 } },
        { rows: rows(7) },
        { rows: rows(8) },
        '正文。',
      ]),
    );
    const sections = [...document.matchAll(/<w:pgSz ([^/]*)\/>/g)].map(([, size]) => size!.includes('landscape'));
    expect(sections).toEqual([false, true, false]);
    expect(document.indexOf('任务')).toBeGreaterThan(document.indexOf('<w:sectPr>'));
    expect([...parts.keys()].filter((name) => name.includes('footer')).length).toBe(4);
  });

  it('at the end leaves no empty page, and two in a row stay two', () => {
    expect(outlineOf([{ rows: rows(7) }])).toEqual(['table', 'GwBlank: ']);
    expect(outlineOf([{ rows: rows(2) }, { rows: rows(2) }])).toEqual(['table', 'GwBlank: ', 'table', 'GwBlank: ']);
  });

  it('with more columns than Word has loses nothing', () => {
    const { document } = written(paperOf([{ rows: [Array.from({ length: 70 }, (_, i) => `列${i}`)] }]));
    expect(document.match(/<w:tc>/g)?.length).toBe(63);
    for (let i = 0; i < 70; i++) expect(document).toContain(`>列${i}<`);
  });
});

describe('pictures', () => {
  const image = (address: string, alt = '') => ({ type: 'image' as const, span: { start: 0, end: 5 }, address, alt });

  it('stand alone with a caption, each file once', () => {
    const block = (alt: string): Given => ({ role: 'image', words: [image('图.png', alt)] });
    const { document, parts, messages } = written(paperOf([block('完成数'), block('图2　比例'), block('')]));
    expect(outline(document)).toEqual([
      'GwImage: ',
      'GwCaption: 图1　完成数',
      'GwImage: ',
      'GwCaption: 图2　比例',
      'GwImage: ',
    ]);
    expect([...parts.keys()].filter((name) => name.includes('media'))).toEqual(['word/media/image1.png']);
    // 2048 points of the screen are shown 156 mm wide.
    expect(document).toContain(`cx="${8844 * 635}"`);
    expect(messages).toEqual([]);
  });

  it('get no second caption where the text has one', () => {
    expect(outlineOf([{ role: 'image', words: [image('图.png', '完成数')] }, '图1　完成数'])).toEqual([
      'GwImage: ',
      'GwBody: 图1　完成数',
    ]);
  });

  it('that are missing or unknown are named in the text, and told', () => {
    const images = new Map([['矢量.svg', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')]]);
    const paper = paperOf([
      { words: ['见', image('没有.png', '示意')] },
      { role: 'image', words: [image('矢量.svg')] },
    ]);
    const { document, messages } = written(paper, { images });
    expect(outline(document)).toEqual(['GwBody: 见（图：示意）', 'GwBody: （图：矢量.svg）']);
    expect(messages.map(({ text }) => text)).toEqual([
      expect.stringContaining('“没有.png”没有找到'),
      expect.stringContaining('“矢量.svg”格式'),
    ]);
  });
});

describe('footnotes', () => {
  const note = (key: string) => ({ type: 'note' as const, span: { start: 0, end: 4 }, key });

  it('stand at the foot, once for each reference', () => {
    const paper = paperOf([{ words: ['甲', note('1'), '乙', note('2'), '丙', note('1')] }], {
      notes: { 1: '见要点。', 2: '见办法。' },
    });
    const { document, parts } = written(paper);
    expect([...document.matchAll(/footnoteReference w:id="(\d)"/g)].map(([, id]) => id)).toEqual(['1', '2', '3']);
    expect(words(parts.get('word/footnotes.xml')!).split(' ').slice(1)).toEqual(['见要点。', '见办法。', '见要点。']);
  });

  it('without words are left out', () => {
    const { document, parts } = written(paperOf([{ words: ['甲', note('9')] }]));
    expect(document).not.toContain('footnoteReference');
    expect(parts.has('word/footnotes.xml')).toBe(false);
  });
});

describe('settings', () => {
  it('choose fonts, emphasis and page numbers', () => {
    const paper = paperOf([{ words: [{ text: '重点', strong: true }] }]);
    const settings = {
      ...defaultWordSettings,
      fonts: 'common',
      latin: 'same',
      strong: 'bold',
      pageNumber: false,
    } as const;
    const { document, parts } = written(paper, { settings });
    expect(parts.get('word/styles.xml')).not.toMatch(/GB2312|Times/);
    expect(document).toContain('<w:b/>');
    expect(document).not.toContain('footerReference');
    const own = { title: '甲&乙', body: '丙', heading1: '丁', heading2: '戊' };
    expect(written(paper, { settings: { ...settings, fonts: own } }).parts.get('word/fontTable.xml')).toContain(
      '甲&amp;乙',
    );
  });
});
