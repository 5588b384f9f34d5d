/** XML of others: what is told of it, in what names, and what is not read. */
import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps';
import { decodeXml, readXml, readXmlTree } from '../../server/src/base/xml/read';
import { hostile } from '../kit/hostileText';

const prefixes = new Map([
  ['urn:one', 'a'],
  ['urn:two', 'b'],
]);

/** What is told, one word an event. */
function told(xml: string, renamed = true): string[] {
  const events: string[] = [];
  const problem = finish(
    readXml(
      xml,
      {
        open: (name, attributes) =>
          events.push(
            `<${name}${Object.entries(attributes)
              .filter(([key]) => !key.startsWith('xmlns'))
              .map(([key, value]) => ` ${key}=${value}`)
              .join('')}>`,
          ),
        close: (name) => events.push(`</${name}>`),
        text: (text) => events.push(text),
      },
      renamed ? prefixes : undefined,
    ),
  );
  return problem === undefined ? events : [...events, `! ${problem}`];
}

describe('names', () => {
  it('come with our prefixes, whichever the file has, also where they change', () => {
    expect(told('<x:r xmlns:x="urn:one" x:k="1" k="2"><y xmlns="urn:two" x:k="3"/><x:z/></x:r>')).toEqual([
      '<a:r x:k=1 k=2 a:k=1>',
      '<b:y x:k=3 a:k=3>',
      '</b:y>',
      '<a:z>',
      '</a:z>',
      '</a:r>',
    ]);
    expect(told('<x:r xmlns:x="urn:one"><x:s xmlns:x="urn:two"/><x:s/></x:r>').join('')).toBe(
      '<a:r><b:s></b:s><a:s></a:s></a:r>',
    );
    expect(told('<x:r xmlns:x="urn:three"/>')).toEqual(['<?:r>', '</?:r>']);
  });

  it('stay as they are without', () => {
    expect(told('<x:r xmlns:x="urn:one"/>', false)).toEqual(['<x:r>', '</x:r>']);
  });
});

describe('text', () => {
  it('is whole, however long, and its entities are signs', () => {
    const long = '甲𠮷&amp;'.repeat(50_000);
    expect(told(`<r>${long}<![CDATA[<b>]]></r>`)).toEqual(['<r>', '甲𠮷&'.repeat(50_000), '<b>', '</r>']);
  });

  it('of others is text', () => {
    for (const text of Object.values(hostile)) {
      const escaped = [...text]
        .filter((sign) => sign >= ' ' || sign === '\n')
        .map((sign) => `&#${sign.codePointAt(0)};`)
        .join('');
      const tree = finish(readXmlTree(`<r>${escaped}</r>`));
      expect('text' in tree && tree.children).toEqual([]);
    }
  });

  it('is decoded as its mark or its declaration says', () => {
    const utf16 = Uint8Array.of(0xff, 0xfe, 0x32, 0x75);
    expect(decodeXml(utf16)).toBe('甲');
    const gbk = [...new TextEncoder().encode('<?xml version="1.0" encoding="GBK"?>'), 0xbc, 0xd7];
    expect(decodeXml(Uint8Array.from(gbk)).at(-1)).toBe('甲');
    const wrong = new TextEncoder().encode('<?xml version="1.0" encoding="UTF-16"?>甲');
    expect(decodeXml(wrong).at(-1)).toBe('甲');
    const unknown = new TextEncoder().encode('<?xml version="1.0" encoding="nobody-knows"?>甲');
    expect(decodeXml(unknown).at(-1)).toBe('甲');
  });
});

describe('not read', () => {
  it.each([
    ['<r><s></r>', '有错'],
    ['<r', '有错'],
    ['', '有错'],
    ['<r>&gone;</r>', '有错'],
    ['<!DOCTYPE r><r/>', 'DTD'],
    ['<!DOCTYPE r [<!ENTITY a "甲">]><r>&a;</r>', 'DTD'],
    ['<r>'.repeat(1001), '太深'],
  ])('%j', (xml, words) => {
    expect(told(xml).at(-1)).toContain(words);
    expect('problem' in finish(readXmlTree(xml))).toBe(true);
  });

  it('nothing is told behind what is wrong', () => {
    expect(told('<r><s>&gone;<t/></s></r>').some((event) => event === '<t>')).toBe(false);
  });
});
