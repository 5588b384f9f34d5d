import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps';
import { unzip } from '../../../server/src/base/zip';
import { measuresOf } from '../../../server/src/export/word/measures';
import { endOf } from '../../../server/src/export/word/official/pages';
import { writeWord } from '../../../server/src/export/word/write';
import { defaultWordSettings } from '../../../server/src/model/visible/settings';
import { type Given, type GivenTable, paperOf } from '../../kit/paper';

const now = '2026-01-18T08:00:00Z';

function written(given: readonly (string | Given | GivenTable)[], matter: Record<string, string> = {}) {
  const paper = paperOf(given, { matter });
  const { bytes, messages } = finish(writeWord({ paper, settings: defaultWordSettings, images: new Map(), now }));
  const found = finish(unzip(bytes, (name) => name.endsWith('.xml'))) as ReadonlyMap<string, Uint8Array>;
  const document = new TextDecoder().decode(found.get('word/document.xml'));
  return { document, messages, parts: [...found.keys()] };
}

const words = (xml: string) => xml.replace(/<w:tab\/>/g, '→').replace(/<[^>]*>/g, '');

/** Style and words of each paragraph, those in tables too. */
const outline = (xml: string) =>
  [...xml.matchAll(/<w:p><w:pPr><w:pStyle w:val="(\w+)"\/>.*?<\/w:p>/g)].map(
    ([all, style]) => `${style}: ${words(all)}`,
  );

const title: Given = { role: 'title', words: '云溪县人民检察院工作计划' };

describe('版头', () => {
  const head = { 发文机关标志: '云溪县人民检察院文件', 发文字号: '云检发〔2026〕3号' };

  it('stands above the title, which follows behind two empty lines', () => {
    const { document } = written([title], { ...head, 份号: '000012', 密级: '秘密★1年', 紧急程度: '特急' });
    expect(outline(document)).toEqual([
      'GwRedMark: 000012',
      'GwRedMark: 秘密★1年',
      'GwRedMark: 特急',
      'GwBlank: ',
      'GwRedHead: 云溪县人民检察院文件',
      'GwBlank: ',
      'GwBlank: ',
      'GwNumber: 云检发〔2026〕3号',
      'GwRule: ',
      'GwBlank: ',
      'GwBlank: ',
      'Title: 云溪县人民检察院工作计划',
    ]);
  });

  it('is as large as its line holds', () => {
    const size = (organ: string) =>
      Number(/<w:sz w:val="(\d+)"/.exec(written([title], { 发文机关标志: organ }).document)![1]);
    const [short, middle, long] = [
      '检察院文件',
      '云溪县人民检察院文件',
      '中共云溪县委政法委员会执法监督办公室文件',
    ].map(size);
    expect(short).toBe(120);
    expect(middle! * 10).toBeLessThanOrEqual(442 * 2);
    expect(long).toBe(44);
  });

  it('names those who signed on the right, two a line, the number beside the last', () => {
    const { document } = written([title], { ...head, 签发人: '张三、李四，王五' });
    expect(outline(document).filter((line) => line.startsWith('GwNumber'))).toEqual([
      'GwNumber: →→签发人：张三　李四',
      'GwNumber: →云检发〔2026〕3号→→王五',
    ]);
  });

  it('is not there where front matter says nothing of it', () => {
    expect(outline(written([title]).document)).toEqual(['Title: 云溪县人民检察院工作计划']);
    const { document } = written([title], { 发文字号: '云检发〔2026〕3号' });
    expect(document).not.toMatch(/GwRedHead|GwRule/);
  });
});

describe('附件', () => {
  const annexed = [title, '正文。', { role: 'date', words: '2026年1月8日' } as const];

  it('begin a page each, with their title in the third line', () => {
    const { document } = written([...annexed, '附件1', '任务清单', '（一）做什么。', '附件2：调度表', '一次一报。']);
    expect(outline(document).slice(5)).toEqual([
      'GwAnnex: 附件1',
      'GwBlank: ',
      'Title: 任务清单',
      'GwBlank: ',
      'GwBody: （一）做什么。',
      'GwAnnex: 附件2：调度表',
      'GwBody: 一次一报。',
    ]);
    expect(document.match(/<w:pageBreakBefore\/>/g)?.length).toBe(2);
  });

  it('come behind what front matter puts under the text', () => {
    const { document } = written([title, '正文。', '附件', '清单', '内容。'], { 署名: '办公室' });
    const all = outline(document);
    expect(all.indexOf('GwSignature: 办公室')).toBeLessThan(all.indexOf('GwAnnex: 附件'));
  });

  it('lie on their side with their wide table, without an empty page', () => {
    const row = Array.from({ length: 8 }, (_, i) => `列${i}`);
    const { document } = written([...annexed, '附件', '清单', { rows: [row] }]);
    expect(document).not.toContain('pageBreakBefore');
    expect(document.indexOf('<w:sectPr>')).toBeLessThan(document.indexOf('GwAnnex'));
    expect(document.match(/<w:sectPr>/g)?.length).toBe(2);
  });

  it('are not seen in what only speaks of them', () => {
    for (const text of [
      '附件见后。',
      '附件1所列事项由办公室负责。',
      '附件二：以下从略，各部门自行补充，于月底前报办公室汇总并报院党组审议。',
    ]) {
      expect(written([title, '正文。', text]).document).not.toContain('GwAnnex');
    }
  });
});

describe('版记', () => {
  const foot = { 抄送: '[市人民检察院, 县委办公室]', 印发机关: '云溪县人民检察院办公室', 印发日期: '2026-01-18' };
  const colophon = (given: readonly (string | Given)[], matter: Record<string, string> = foot) => {
    const { document, messages, parts } = written(given, matter);
    return {
      lines: outline(document).filter((line) => line.startsWith('GwColophon')),
      breaks: document.match(/w:type="page"/g)?.length ?? 0,
      messages: messages.map(({ text }) => text),
      sections: document.match(/<w:sectPr>/g)?.length,
      parts,
    };
  };
  /** So many lines of text. */
  const long = (lines: number) => Array.from({ length: lines }, () => '一行。');

  it('says who gets a copy, who issued it and when', () => {
    expect(colophon(['正文。']).lines).toEqual([
      'GwColophon: 抄送：市人民检察院、县委办公室。',
      'GwColophon: 云溪县人民检察院办公室→2026年1月18日印发',
    ]);
    expect(colophon(['正文。'], { 印发机关: '办公室' }).lines).toEqual(['GwColophon: 办公室→']);
  });

  it('stands on an even page, and tells which', () => {
    const onFirst = colophon(['正文。']);
    expect(onFirst).toMatchObject({ breaks: 1, sections: 1 });
    expect(onFirst.messages).toEqual([expect.stringContaining('第2页')]);
    expect(colophon(long(30))).toMatchObject({ breaks: 0, sections: 1 });
    // No room is left on the second page: the third is empty, and neither it nor the fourth has a number.
    const full = colophon(long(43));
    expect(full).toMatchObject({ breaks: 1, sections: 2 });
    expect(full.messages).toEqual([expect.stringContaining('第4页')]);
    expect(full.parts).toContain('word/footer5.xml');
  });

  it('is not there where front matter says nothing of it', () => {
    expect(colophon(['正文。'], {})).toMatchObject({ lines: [], messages: [] });
  });
});

describe('the estimate of pages', () => {
  const measures = measuresOf(defaultWordSettings);
  const section = '<w:sectPr/></w:sectPr>';
  const paragraph = (text: string, style = 'GwBody') =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

  it('counts lines of 28 characters and pages of 22 lines', () => {
    const line = measures.line;
    const at = (xml: string) => ({
      page: endOf(xml + section, measures).page,
      lines: endOf(xml + section, measures).used / line,
    });
    expect(at(paragraph('字'.repeat(26)))).toEqual({ page: 1, lines: 1 });
    expect(at(paragraph('字'.repeat(27)))).toEqual({ page: 1, lines: 2 });
    expect(at(paragraph('字'.repeat(28 * 22 - 2)))).toEqual({ page: 1, lines: 22 });
    expect(at(paragraph('字'.repeat(28 * 22 - 1)))).toEqual({ page: 2, lines: 1 });
  });

  it('takes a heading along with what follows it', () => {
    const full = Array.from({ length: 21 }, () => paragraph('字')).join('');
    expect(endOf(full + paragraph('一、标题', 'Heading1') + section, measures)).toMatchObject({
      page: 2,
      used: measures.line,
    });
  });
});
