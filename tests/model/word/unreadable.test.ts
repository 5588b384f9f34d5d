/** Files that are no Word file, or no whole one: one clear message each, and nothing ever thrown. */
import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps';
import { readWord } from '../../../server/src/model/word/read';
import * as kit from '../../kit/docx/docx';
import { random } from '../../kit/random';

const encoder = new TextEncoder();

/** The problem of such bytes; '' where they are read. */
function problem(bytes: Uint8Array): string {
  const result = finish(readWord(bytes));
  return 'problem' in result ? result.problem : '';
}

/** An old container whose directory names that stream. */
function oldFile(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [i, sign] of [...stream].entries()) bytes[1024 + 2 * i] = sign.charCodeAt(0);
  return bytes;
}

const whole = kit.docx({
  body: kit.p(kit.commented(1, '甲')) + kit.tbl([kit.tr(['乙', '丙'])]) + kit.numbered(1, 0, '丁'),
  comments: kit.comment(1, '改'),
  styles: kit.style('T', 'Title'),
  numbering: kit.list(1, [['decimal', '%1.']]),
});

/** The parts of the whole one with one of them changed. */
function changed(name: string, content: string | undefined): Uint8Array {
  const parts = kit.docxParts({ body: kit.p('甲'), styles: '' });
  if (content === undefined) parts.delete(name);
  else parts.set(name, content);
  return kit.packed(parts);
}

describe('a file that cannot be read is told what it is', () => {
  it.each([
    ['nothing', new Uint8Array(), '文件是空的'],
    ['an old file', oldFile('WordDocument'), '另存为 .docx'],
    ['a file with a password', oldFile('EncryptedPackage'), '密码'],
    ['an old sheet', oldFile('Workbook'), 'Excel'],
    ['another old file', oldFile('x'), '另存为 .docx'],
    ['PDF', encoder.encode('%PDF-1.7'), 'PDF'],
    ['RTF', encoder.encode('{\\rtf1'), 'RTF'],
    ['a page of the web', encoder.encode('<html xmlns:o="x"><body>'), '网页'],
    ['text', encoder.encode('工作计划'), '不是 Word 文件'],
    ['half a file', whole.subarray(0, whole.length / 2), '已损坏'],
    ['an archive', kit.packed([['a.txt', '甲']]), '压缩包'],
    ['a sheet', kit.packed([['xl/workbook.xml', '<a/>']]), 'Excel'],
    ['a show', kit.packed([['ppt/presentation.xml', '<a/>']]), '演示文稿'],
    [
      'OpenDocument',
      kit.packed([
        ['mimetype', 'x'],
        ['content.xml', '<a/>'],
      ]),
      'OpenDocument',
    ], // prettier-ignore
    ['OFD', kit.packed([['OFD.xml', '<a/>']]), '.ofd'],
    ['no text', changed('word/document.xml', undefined), '缺少正文'],
    ['broken text', changed('word/document.xml', '<w:document><w:body>'), '已损坏'],
    ['a DTD', changed('word/document.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'DTD'],
    ['depth', changed('word/document.xml', '<a>'.repeat(5000)), '层次太深'],
    ['other XML', changed('word/document.xml', '<a/>'), '没有正文'],
  ])('%s', (_, bytes, words) => {
    expect(problem(bytes)).toContain(words);
    expect(problem(bytes)).not.toContain('\n');
  });

  it('but a broken part beside the text is only named', () => {
    const result = finish(readWord(changed('word/styles.xml', '<w:styles>')));
    expect('unread' in result && result.unread).toEqual(['样式（这部分已损坏）']);
  });
});

describe('whatever happened to a file', () => {
  const chance = random(13);

  it('bytes cut, changed and doubled throw nothing', () => {
    for (let i = 0; i < 300; i++) {
      const bytes = whole.slice(0, chance.chance(0.3) ? chance.int(whole.length) : undefined);
      for (let n = chance.int(20); n > 0 && bytes.length > 0; n--) bytes[chance.int(bytes.length)] = chance.int(256);
      expect(typeof problem(bytes)).toBe('string');
    }
  });

  it('elements dropped, moved and doubled throw nothing, and are mostly read', () => {
    const parts = [
      ...kit.docxParts({
        body:
          kit.p(kit.commented(1, '甲') + kit.ins('乙') + kit.del('丙')) +
          kit.tbl([kit.tr([kit.tc('丁', '<w:vMerge/>'), kit.tc(kit.tbl([kit.tr(['戊'])]) + kit.p(''))])]) +
          kit.numbered(1, 0, '己') +
          kit.p(
            `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${kit.p('庚')}</w:txbxContent></mc:Choice></mc:AlternateContent><w:fldChar w:fldCharType="begin"/></w:r>`,
          ),
        comments: kit.comment(1, '改', '王', 'A1'),
        numbering: kit.list(1, [['decimal', '%1.']]),
        styles: kit.style('T', 'Title', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', 'T'),
      }),
    ]; // prettier-ignore
    let read = 0;
    for (let i = 0; i < 400; i++) {
      const mutated = parts.map(([name, content]) => {
        if (typeof content !== 'string' || !/document|styles|numbering|comments/.test(name))
          return [name, content] as const;
        return [name, shuffled(content)] as const;
      });
      if (problem(kit.packed(mutated)) === '') read++;
    }
    expect(read).toBeGreaterThan(200);
  });

  /** The elements of an XML text, some of them gone, doubled, empty or elsewhere; still well-formed. */
  function shuffled(text: string): string {
    const tags = text.match(/<[^>]*>|[^<]+/g)!;
    const at = 2 + chance.int(tags.length - 2);
    const tag = tags[at]!;
    if (!tag.startsWith('<w:') || tag.endsWith('/>')) {
      return [...tags.slice(0, at), ...(chance.chance(0.5) ? [tag, tag] : []), ...tags.slice(at + 1)].join('');
    }
    const name = /^<([\w:]+)/.exec(tag)![1]!;
    let depth = 0;
    let end = at;
    do {
      if (
        tags[end]!.startsWith(`<${name}`) &&
        !tags[end]!.endsWith('/>') &&
        /^[ >]/.test(tags[end]!.slice(name.length + 1))
      )
        depth++;
      else if (tags[end] === `</${name}>`) depth--;
    } while (depth > 0 && ++end < tags.length);
    const inside = tags.slice(at + 1, end);
    const element = tags.slice(at, end + 1);
    const [before, after] = [tags.slice(0, at), tags.slice(end + 1)];
    const ways = [
      () => [...before, ...after],
      () => [...before, ...inside, ...after],
      () => [...before, ...element, ...element, ...after],
      () => [...before, tag, ...element, `</${name}>`, ...after],
    ];
    return chance.pick(ways)().join('');
  }
});
