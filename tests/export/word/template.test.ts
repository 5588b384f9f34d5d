import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps';
import { unzip } from '../../../server/src/base/zip';
import { writeWord } from '../../../server/src/export/word/write';
import { defaultWordSettings } from '../../../server/src/model/visible/settings';
import { paperOf } from '../../kit/paper';
import { faultsOf } from '../../kit/word/faults';
import { officeTemplate } from '../../kit/word/template';
import { complaintsOf } from '../../kit/word/validator';

const paper = paperOf(
  [
    { role: 'title', words: '云溪县人民检察院工作计划' },
    { role: 'addressee', words: '各党支部：' },
    { role: 'heading', words: '一、总体要求', more: { level: 1 } },
    { words: ['正文', { type: 'note', span: { start: 0, end: 1 }, key: '1' }, '。'] },
    { rows: [Array.from({ length: 8 }, (_, i) => `列${i}`)] },
    { role: 'signature', words: '云溪县人民检察院' },
  ],
  { notes: { 1: '见要点。' } },
);

function written(template?: Uint8Array) {
  const now = '2026-01-18T08:00:00Z';
  const input = { paper, settings: defaultWordSettings, images: new Map(), now, ...(template && { template }) };
  const { bytes, messages } = finish(writeWord(input));
  const found = finish(unzip(bytes, () => true)) as ReadonlyMap<string, Uint8Array>;
  const part = (name: string) => new TextDecoder().decode(found.get(name));
  return { bytes, messages, names: [...found.keys()], part };
}

const words = (xml: string) => xml.replace(/<[^>]*>/g, '').trim();

const usedStyles = (xml: string) => [...new Set([...xml.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, id]) => id))];

describe('an office’s template', () => {
  const { bytes, messages, names, part } = written(officeTemplate());
  const styles = part('word/styles.xml');
  const document = part('word/document.xml');

  it('gives its styles by name; ours that it lacks are added', () => {
    expect(styles.match(/w:val="heading 1"/g)?.length).toBe(1);
    expect(styles).toContain('C00000');
    expect(usedStyles(document)).toEqual(['Title', 'GwBlank', 'a8', '1', 'GwBody2', 'GwCellHead', 'GwSignature']);
    expect(styles).toMatch(/w:styleId="GwBody2"><w:name w:val="公文正文"\/><w:basedOn w:val="a"\/>/);
    expect(styles).toMatch(/w:styleId="GwBody"><w:name w:val="别的样式"\/>/);
    expect(styles.match(/w:default="1"/g)?.length).toBe(3);
    expect(messages).toEqual([]);
  });

  it('numbers nothing, for numbers are text', () => {
    expect(styles).not.toContain('numPr');
  });

  it('gives its page, upright and on its side', () => {
    const sizes = [...document.matchAll(/<w:pgSz w:w="(\d+)"[^>]*><w:pgMar w:top="(\d+)"/g)].map(([, w, top]) => [
      w,
      top,
    ]);
    expect(sizes).toEqual([
      ['11906', '2268'],
      ['16838', '1531'],
      ['11906', '2268'],
    ]);
  });

  it('gives head and foot, with what is harmless in them', () => {
    const header = part('word/headerOffice1.xml');
    expect(header).toContain('内部资料 &amp; 注意保存');
    expect(header).toContain('v:line');
    expect(header).toMatch(/<a:blip r:embed="rIdPicture\d"\/>/);
    expect(header).not.toMatch(/INCLUDETEXT|hyperlink|bookmark|wps|w14|example/);
    expect(words(part('word/footerOffice2.xml'))).toBe('第 PAGE 1页');
    expect(words(header)).toBe('内部资料 &amp; 注意保存 QUOTE &quot;&quot; 1');
    expect(names.filter((name) => /footer\d|office/.test(name))).toEqual(['word/media/office0.png']);
    expect([...names].some((name) => name.includes('header1'))).toBe(false);
  });

  it('makes a sound file, the same each time', async () => {
    expect(faultsOf(bytes)).toEqual([]);
    expect(await complaintsOf(bytes)).toEqual([]);
    expect(written(officeTemplate()).bytes).toEqual(bytes);
  });
});

it('a template without a foot gets our page numbers, its head on every page', async () => {
  const section =
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1447"/><w:titlePg/></w:sectPr>';
  const names =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const headed = officeTemplate({
    'word/document.xml': `<w:document ${names}><w:body>${section}</w:body></w:document>`,
  });
  const { bytes, part } = written(headed);
  const references = [...part('word/document.xml').matchAll(/<w:(\w+)Reference w:type="(\w+)"/g)].map(
    ([, kind, type]) => `${kind} ${type}`,
  );
  expect(references.slice(0, 5)).toEqual([
    'header default',
    'header even',
    'footer first',
    'footer default',
    'footer even',
  ]);
  expect(part('word/settings.xml')).toContain('evenAndOddHeaders');
  expect(faultsOf(bytes)).toEqual([]);
  expect(await complaintsOf(bytes)).toEqual([]);
});

describe('a template that is none', () => {
  const plain = written().bytes;

  it.each([
    ['an empty file', new Uint8Array(), '空'],
    ['an old file', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'docx'],
    ['no Word file', new TextEncoder().encode('# 模板'), 'Word'],
    ['one with a DTD', officeTemplate({ 'word/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), '样式'],
    ['one without styles', officeTemplate({ 'word/styles.xml': '<w:styles' }), '样式'],
  ])('%s is told, and the paper looks as ours do', (_, template, words) => {
    const { bytes, messages } = written(template);
    expect(bytes).toEqual(plain);
    expect(messages.map(({ text }) => text)).toEqual([expect.stringContaining(words)]);
  });

  it('for its page is one for its styles', () => {
    const broken = officeTemplate({
      'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:sectPr><w:pgSz w:w="100" w:h="-5"/></w:sectPr></w:body></w:document>`,
    });
    const { part, messages } = written(broken);
    expect(part('word/document.xml')).toContain('w:top="2098"');
    expect(part('word/styles.xml')).toContain('C00000');
    expect(messages).toEqual([]);
  });
});
