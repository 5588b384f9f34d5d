/** The instruments themselves: a sound file is told sound, and each kind of slip is told. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../kit/word/faults';
import { paragraphs, textOf, unpack, withParts } from '../kit/word/package';
import { canValidate, complaintsOf } from '../kit/word/validator';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const packageNames = 'http://schemas.openxmlformats.org/package/2006';
const officeNames = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The smallest file with something of each kind in it. */
const sound = zipSync(
  Object.fromEntries(
    Object.entries({
      '[Content_Types].xml': `<Types xmlns="${packageNames}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/word/comments.xml" ContentType="${types}.comments+xml"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="${packageNames}/relationships"><Relationship Id="r1" Type="${officeNames}/officeDocument" Target="word/document.xml"/></Relationships>`,
      'word/_rels/document.xml.rels': `<Relationships xmlns="${packageNames}/relationships"><Relationship Id="r1" Type="${officeNames}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${officeNames}/comments" Target="comments.xml"/></Relationships>`,
      'word/styles.xml': `<w:styles ${w}><w:style w:type="paragraph" w:styleId="A"><w:name w:val="公文正文"/></w:style></w:styles>`,
      'word/comments.xml': `<w:comments ${w}><w:comment w:id="0" w:author="甲"><w:p><w:r><w:t>看</w:t></w:r></w:p></w:comment></w:comments>`,
      'word/document.xml': `<w:document ${w}><w:body><w:p><w:pPr><w:pStyle w:val="A"/><w:jc w:val="both"/></w:pPr><w:bookmarkStart w:id="0" w:name="_a"/><w:commentRangeStart w:id="0"/><w:del w:id="1" w:author="甲" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>去</w:delText></w:r></w:del><w:r><w:t>留</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:bookmarkEnd w:id="0"/></w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:body></w:document>`,
    }).map(([name, text]) => [name, strToU8(text)]),
  ),
);

const main = (from: string, to: string) => withParts(sound, { 'word/document.xml': (xml) => xml.replace(from, to) });

const broken: readonly [what: string, bytes: Uint8Array, told: RegExp][] = [
  ['a tag left open', main('</w:body>', ''), /document\.xml: .*close tag/],
  [
    'a part without type',
    withParts(sound, { '[Content_Types].xml': (xml) => xml.replace(/<Override PartName="\/word\/st.*?>/, '') }),
    /styles\.xml has no content type/,
  ],
  ['a missing part', withParts(sound, { 'word/styles.xml': undefined }), /styles\.xml is missing/],
  ['a reference that leads nowhere', main('<w:document ', `<w:document xmlns:r="${officeNames}" r:id="r9" `), /r9/],
  ['a style that is not there', main('w:pStyle w:val="A"', 'w:pStyle w:val="B"'), /style B is missing/],
  [
    'children in the wrong order',
    main('<w:jc w:val="both"/>', '<w:jc w:val="both"/><w:keepNext/>'),
    /w:keepNext comes too late/,
  ],
  ['a comment without its end', main('<w:commentRangeEnd w:id="0"/>', ''), /comment 0 has/],
  [
    'a mark of no comment',
    main('<w:commentReference w:id="0"/>', '<w:commentReference w:id="3"/>'),
    /comment 3 is marked and missing/,
  ],
  ['a bookmark without its end', main('<w:bookmarkEnd w:id="0"/>', ''), /bookmark 0 does not end/],
  [
    'the same bookmark twice',
    main(
      '<w:bookmarkStart w:id="0" w:name="_a"/>',
      '<w:bookmarkStart w:id="0" w:name="_a"/><w:bookmarkStart w:id="0" w:name="_a"/>',
    ),
    /bookmark named _a twice/,
  ],
  ['deleted text that is shown', main('<w:delText>去</w:delText>', '<w:t>去</w:t>'), /w:del 1 holds w:t/],
  ['deleted text outside', main('<w:t>留</w:t>', '<w:delText>留</w:delText>'), /outside w:del/],
  ['parts of a second', main('00:00:00Z', '00:00:00.5Z'), /with date/],
  ['a row too short', main('<w:gridCol w:w="900"/>', '<w:gridCol w:w="900"/><w:gridCol w:w="900"/>'), /1 of 2 columns/],
  ['a column without width', main('w:w="900"', 'w:w="-7"'), /without width/],
  ['half a field', main('<w:t>留</w:t>', '<w:fldChar w:fldCharType="begin"/>'), /a field is made of “begin”/],
];

describe('what is wrong with a Word file', () => {
  it('nothing is, where nothing is', () => {
    expect(faultsOf(sound)).toEqual([]);
    expect(paragraphs(unpack(sound)).map((one) => textOf(one))).toEqual(['留', '', '']);
  });

  it.each(broken)('%s', (_, bytes, told) => {
    expect(faultsOf(bytes).join('\n')).toMatch(told);
  });

  it.skipIf(!canValidate)('the SDK’s validator is heard', async () => {
    expect(await complaintsOf(sound)).toEqual([]);
    expect((await complaintsOf(main('w:jc w:val="both"', 'w:jc w:val="sideways"'))).join()).toMatch(/sideways/);
  });
});
