/** What is read of a Word file, element by element. */
import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps';
import { paragraphsOf, textOf } from '../../../server/src/model/word/comments';
import { readWord } from '../../../server/src/model/word/read';
import type { WordFile, WordParagraph, WordTable } from '../../../server/src/model/word/types';
import * as kit from '../../kit/docx/docx';

const { p, r, tbl, tc, tr, numbered, styled } = kit;

function readFile(file: kit.Docx): WordFile {
  const result = finish(readWord(kit.docx(file)));
  if ('problem' in result) expect.fail(result.problem);
  return result;
}

const readBody = (body: string, more: Partial<kit.Docx> = {}) => readFile({ ...more, body });
const paragraphs = (file: WordFile) => paragraphsOf(file.blocks);
const texts = (file: WordFile) => paragraphs(file).map(textOf);
const only = (file: WordFile): WordParagraph => paragraphs(file)[0]!;
const labels = (file: WordFile) => paragraphs(file).map(({ label }) => label);

describe('text', () => {
  it('keeps tabs, breaks and hyphens, drops soft ones and blanks of layout', () => {
    const file = readBody(
      p(
        '<w:r><w:t>甲 </w:t><w:tab/><w:t xml:space="preserve"> 乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>　丁</w:t></w:r>',
      ),
    );
    expect(texts(file)).toEqual(['甲\t 乙\n丙-　丁']);
  });

  it('takes pieces that look alike as one, and tells the looks', () => {
    const { pieces } = only(
      readBody(p(r('甲') + r('乙') + r('丙', '<w:b/><w:sz w:val="32"/>') + r('丁', '<w:b w:val="0"/>'))),
    );
    expect(pieces).toEqual([
      { text: '甲乙', format: {} },
      { text: '丙', format: { bold: true, size: 32 } },
      { text: '丁', format: {} },
    ]);
  });

  it('leaves hidden text out, own and by style', () => {
    const styles = '<w:style w:type="character" w:styleId="H"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>';
    const file = readBody(
      p(
        r('甲') +
          r('乙', '<w:vanish/>') +
          r('丙', '<w:rStyle w:val="H"/>') +
          r('丁', '<w:rStyle w:val="H"/><w:vanish w:val="0"/>'),
      ),
      {
        styles,
      },
    );
    expect(texts(file)).toEqual(['甲丁']);
  });

  it('shows results of fields and of content controls, never instructions', () => {
    const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const instruction = '<w:r><w:instrText xml:space="preserve"> HYPERLINK "x" </w:instrText></w:r>';
    const file = readBody(
      p(field('begin') + instruction + field('separate') + r('链接') + field('end') + r('后')) +
        p(`<w:fldSimple w:instr="DATE">${r('今天')}</w:fldSimple><w:hyperlink r:id="x">${r('网页')}</w:hyperlink>`) +
        p(
          `<w:sdt><w:sdtPr><w:alias w:val="名"/></w:sdtPr><w:sdtContent>${r('控件')}</w:sdtContent></w:sdt><w:smartTag>${r('标')}</w:smartTag>`,
        ) +
        p(`${field('begin')}<w:r><w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r>${field('end')}`) +
        p(field('begin') + instruction) +
        p('不丢'),
    );
    expect(texts(file)).toEqual(['链接后', '今天网页', '控件标', '③', '', '不丢']);
  });

  it('tells a table of contents from text', () => {
    const toc = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>';
    const begin =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
    const file = readBody(
      `<w:sdt>${toc}<w:sdtContent>${p('目录')}</w:sdtContent></w:sdt>${p(begin + r('一、甲 1'))}${p('二、乙 2')}${p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')}${p('正文')}`,
    );
    expect(paragraphs(file).map(({ contents }) => contents)).toEqual([true, true, true, true, undefined]);
  });

  it('reads symbols, and boxes for those nobody knows', () => {
    const sym = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const file = readBody(
      p(sym('Wingdings', 'F0FC') + sym('Symbol', 'F0B3') + sym('Foo', 'F001') + sym('宋体', '2160')),
    );
    expect(texts(file)).toEqual(['✓≥□Ⅰ']);
    expect(file.unread).toEqual(['符号字体里的个别符号']);
  });

  it('reads one of two alternatives, text boxes in place, and names what it does not read', () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const drawing = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box('新')}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('旧')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`;
    const file = readBody(
      p(`${r('前')}<w:r>${drawing}</w:r>${r('后')}`) + p('次') + p('<w:r><w:object><o:OLEObject/></w:object></w:r>'),
    );
    const [object] = only(file).objects;
    expect(object).toMatchObject({ type: 'textbox', at: 1 });
    expect(object?.type === 'textbox' && paragraphsOf(object.blocks).map(textOf)).toEqual(['新']);
    expect(texts(file)).toEqual(['前后', '次', '']);
    expect(file.unread).toEqual(['嵌入的对象（如 Excel 表格）']);
  });

  it('finds pictures, those of old drawings too, and leads nowhere out', () => {
    const bytes = Uint8Array.of(1, 2, 3);
    const blip = (id: string) =>
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="流程图"/><a:blip r:embed="${id}"/></wp:inline></w:drawing></w:r>`;
    const old = '<w:r><w:pict><v:shape alt="旧图"><v:imagedata r:id="a.png"/></v:shape></w:pict></w:r>';
    const file = readBody(p(r('见') + blip('a.png') + old + blip('gone')), { media: { 'a.png': bytes } });
    expect(only(file).objects).toEqual([
      { type: 'image', at: 1, part: 'word/media/a.png', alt: '流程图' },
      { type: 'image', at: 1, part: 'word/media/a.png', alt: '旧图' },
      { type: 'image', at: 1, part: undefined, alt: '流程图' },
    ]);
    expect(file.media.get('word/media/a.png')).toEqual(bytes);
  });
});

describe('changes', () => {
  const who = { author: '王检察长', date: '2026-01-18T09:00:00Z' };

  it('of words, moves too, and of words that one added and another took away', () => {
    const moved = (kind: string, text: string) => `<w:${kind} w:author="李" w:date="">${r(text)}</w:${kind}>`;
    const both = `<w:ins w:author="李" w:date="">${kit.del('丙')}</w:ins>`;
    const { pieces } = only(
      readBody(p(r('甲') + kit.ins('乙') + kit.del('丁') + moved('moveFrom', '戊') + moved('moveTo', '己') + both)),
    );
    const li = { author: '李', date: '' };
    expect(pieces.map(({ text, inserted, deleted }) => [text, inserted, deleted])).toEqual([
      ['甲', undefined, undefined],
      ['乙', who, undefined],
      ['丁', undefined, who],
      ['戊', undefined, li],
      ['己', li, undefined],
      ['丙', li, who],
    ]);
  });

  it('of paragraph marks and of rows; what was formatted before does not count', () => {
    const mark = '<w:rPr><w:ins w:author="王检察长" w:date="2026-01-18T09:00:00Z"/></w:rPr>';
    const before = '<w:pPrChange w:author="李"><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>';
    const file = readBody(
      p('甲', mark + before) + tbl([tr(['乙'], '<w:del w:author="王检察长" w:date="2026-01-18T09:00:00Z"/>')]),
    );
    expect(only(file)).toMatchObject({ markInserted: who });
    expect(only(file).align).toBeUndefined();
    expect((file.blocks[1] as WordTable).rows[0]?.deleted).toEqual(who);
  });
});

describe('bookmarks and comments', () => {
  it('begin where they begin, those between paragraphs at the next one', () => {
    const bookmark = (name: string) => `<w:bookmarkStart w:id="0" w:name="${name}"/>`;
    const file = readBody(`${bookmark('外')}${p(r('甲乙') + bookmark('内') + r('丙'))}`);
    expect(only(file).bookmarks).toEqual([
      { name: '外', at: 0 },
      { name: '内', at: 2 },
    ]);
  });

  it('quote what they are about, deleted words too, over paragraphs and cells', () => {
    const file = readBody(
      p(r('前') + kit.commented(1, r('甲') + kit.del('乙'))) +
        tbl([
          tr([
            tc(p(`<w:commentRangeStart w:id="2"/>${r('丙')}`)),
            tc(p(`${r('丁戊')}<w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="2"/></w:r>`)),
          ]),
        ]) +
        p(`${r('己')}<w:r><w:commentReference w:id="3"/></w:r>`),
      {
        comments:
          kit.comment(1, '改', '王', 'A1') +
          kit.comment(2, '并') +
          kit.comment(3, '补') +
          kit.comment(4, '好的', '李', 'A4'),
        commentsExtended:
          '<w15:commentEx w15:paraId="A1" w15:done="1"/><w15:commentEx w15:paraId="A4" w15:paraIdParent="A1" w15:done="0"/>',
      },
    );
    expect(file.comments.map(({ id, text, quoted, resolved, parent }) => [id, text, quoted, resolved, parent])).toEqual(
      [
        ['1', '改', '甲乙', true, undefined],
        ['2', '并', '丙\n丁戊', false, undefined],
        ['3', '补', '', false, undefined],
        ['4', '好的', '', false, '1'],
      ],
    );
    expect(file.comments[0]).toMatchObject({ start: { paragraph: 0, at: 1 }, end: { paragraph: 0, at: 3 } });
    expect(file.comments[2]).toMatchObject({ start: { paragraph: 3, at: 1 }, end: { paragraph: 3, at: 1 } });
    expect(file.comments[3]?.start).toBeUndefined();
  });
});

describe('numbering', () => {
  it('counts as Word does: levels, restarts, overrides, continued lists', () => {
    const numbering =
      kit.list(1, [
        ['chineseCountingThousand', '%1、'],
        ['chineseCountingThousand', '（%2）'],
        ['decimal', '%3.'],
        ['decimal', '（%4）'],
      ]) +
      '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>' +
      kit.list(3, [
        ['decimalEnclosedCircle', '%1'],
        ['decimal', '%1.%2'],
      ]) +
      kit.list(4, [['bullet', '']]);
    const of = [
      [1, 0],
      [1, 1],
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 0],
      [1, 0],
      [3, 0],
      [3, 1],
      [3, 1],
      [4, 0],
      [9, 0],
    ] as const; // prettier-ignore
    const file = readBody(of.map(([id, level]) => numbered(id, level, '甲')).join(''), { numbering });
    expect(labels(file)).toEqual([
      '一、',
      '（一）',
      '（二）',
      '1.',
      '（1）',
      '二、',
      '（一）',
      '五、',
      '六、',
      '七、',
      '①',
      '①.1',
      '①.2',
      '•',
      undefined,
    ]);
    expect(paragraphs(file)[3]?.listLevel).toBe(2);
  });

  it.each([
    ['chineseCounting', 12, '十二'],
    ['chineseCountingThousand', 105, '一百零五'],
    ['ideographDigital', 10, '一〇'],
    ['ideographTraditional', 3, '丙'],
    ['chineseLegalSimplified', 11, '壹拾壹'],
    ['decimalEnclosedCircleChinese', 3, '③'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalZero', 7, '07'],
    ['upperLetter', 28, 'BB'],
    ['lowerLetter', 3, 'c'],
    ['upperRoman', 14, 'XIV'],
    ['lowerRoman', 4, 'iv'],
    ['nobody knows', 4, '4'],
  ])('writes %s', (format, number, shown) => {
    const start = `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${number}"/></w:lvlOverride>`;
    const file = readBody(numbered(1, 0, '甲'), { numbering: kit.list(1, [[format, '%1']], start) });
    expect(labels(file)).toEqual([shown]);
  });

  it('counts what is there after the changes, and what was there before', () => {
    const mark = (change: string) => `<w:rPr><w:${change} w:author="王"/></w:rPr>`;
    const item = (content: string, change = '') =>
      p(content, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${change && mark(change)}`);
    const file = readBody(
      item('甲') + item(kit.ins('乙'), 'ins') + item(kit.del('丙'), 'del') + item('丁') + item('戊', 'ins'),
      {
        numbering: kit.list(1, [['decimal', '%1.']]),
      },
    );
    expect(paragraphs(file).map(({ label, formerLabel }) => [label, formerLabel])).toEqual([
      ['1.', undefined],
      ['2.', ''],
      [undefined, '2.'],
      ['3.', undefined],
      ['4.', undefined],
    ]);
  });

  it('comes through styles, by the level that names the style, and is switched off by 0', () => {
    const styles =
      kit.style('H1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>') +
      kit.style('H2', 'heading 2', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr>') +
      kit.style('H3', 'mine', '', 'H2');
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H1"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H2"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const file = readBody(
      styled('H1', '甲') +
        styled('H2', '乙') +
        styled('H3', '丙') +
        styled('H1', '丁', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
      { styles, numbering },
    );
    expect(labels(file)).toEqual(['一、', '（一）', '（二）', undefined]);
    expect(paragraphs(file).map(({ style, outline }) => [style, outline])).toEqual([
      ['heading 1', 0],
      ['heading 2', 1],
      ['mine', 1],
      ['heading 1', 0],
    ]); // prettier-ignore
  });
});

describe('styles', () => {
  it('give what they rest on and the defaults; the usual style has no name', () => {
    const styles =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>' +
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
      kit.style('T', 'Title', '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr>', 'a') +
      kit.style('S', '小标题', '<w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr>', 'T') +
      kit.style('X', 'circle', '', 'Y') +
      kit.style('Y', 'circle', '', 'X');
    const file = readBody(
      styled('S', '甲', '<w:ind w:firstLineChars="200"/>') +
        styled('a', '乙') +
        p('丙') +
        styled('X', '丁') +
        styled('?', '戊'),
      { styles },
    );
    expect(paragraphs(file).map(({ style }) => style)).toEqual(['小标题', '', '', 'circle', '?']);
    expect(only(file)).toMatchObject({ align: 'center', indent: { left: 0, right: 0, firstLine: 880 } });
    expect(only(file).pieces[0]?.format).toEqual({ bold: true, font: '黑体', size: 44 });
    expect(paragraphs(file)[1]?.pieces[0]?.format).toEqual({ font: '宋体', size: 21 });
  });
});

describe('tables', () => {
  const shape = (table: WordTable) =>
    table.rows.map((row) =>
      row.cells.map(
        (cell) =>
          `${paragraphsOf(cell.blocks).map(textOf).join('/')}${cell.span > 1 ? `×${cell.span}` : ''}${cell.continues ? '^' : ''}`,
      ),
    );

  it('have spans, cells that go on, header rows, rows that begin late, and tables within', () => {
    const file = readBody(
      tbl([
        tr([tc('甲', '<w:gridSpan w:val="2"/>'), tc('乙', '<w:vMerge w:val="restart"/>')], '<w:tblHeader/>'),
        tr(['丙', '丁', tc('', '<w:vMerge/>')]),
        tr(['戊', tc(tbl([tr(['己'])]) + p('庚'))], '<w:gridBefore w:val="1"/>'),
        tr([tc('辛', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge/>'), '壬']),
      ]),
    );
    const table = file.blocks[0] as WordTable;
    expect(shape(table)).toEqual([
      ['甲×2', '乙'],
      ['丙', '丁', '^'],
      ['', '戊', '己/庚'],
      ['辛/×2', '壬'],
    ]);
    expect(table.rows.map(({ header }) => header)).toEqual([true, false, false, false]);
  });
});

describe('other parts', () => {
  it('are notes, margins, custom XML and properties', () => {
    const file = readBody(p('<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'), {
      footnotes: `<w:footnote w:type="separator" w:id="-1">${p('x')}</w:footnote><w:footnote w:id="2">${p('脚')}</w:footnote>`,
      endnotes: `<w:endnote w:id="2">${p('尾')}</w:endnote>`,
      header: p('内部'),
      footer: p('<w:r><w:t>— 1 —</w:t></w:r>'),
      custom: '<d:draft xmlns:d="urn:x">甲</d:draft>',
      properties:
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="urn:vt"><property name="戳"><vt:lpwstr>值</vt:lpwstr></property></Properties>',
    });
    expect(only(file).objects.map((object) => 'id' in object && object.id)).toEqual(['2', 'e2']);
    expect([...file.footnotes].map(([id, blocks]) => [id, paragraphsOf(blocks).map(textOf)])).toEqual([
      ['2', ['脚']],
      ['e2', ['尾']],
    ]);
    expect(file.margins).toEqual(['内部', '— 1 —']);
    expect([...file.custom.keys()]).toEqual(['urn:x']);
    expect(file.properties.get('戳')).toBe('值');
  });

  it('are found by what leads to them, under any name and any prefix', () => {
    const parts = kit.docxParts({ body: '' });
    parts.delete('word/document.xml');
    parts.delete('word/_rels/document.xml.rels');
    parts.set(
      'stuff/Main.xml',
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>严格</x:t></x:r></x:p></x:body></x:document>',
    );
    parts.set(
      '_rels/.rels',
      '<p:Relationships xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships"><p:Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/stuff/main.xml"/></p:Relationships>',
    );
    const file = finish(readWord(kit.packed(parts)));
    expect('blocks' in file && texts(file)).toEqual(['严格']);
  });
});
