import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { claimsIn } from '../../server/src/model/grammar/count';
import { Doc } from '../../server/src/model/draft/doc';
import { found } from '../../server/src/model/draft/query';
import { withValue } from '../../server/src/model/grammar/numbering';
import { numbersOf } from '../../server/src/model/draft/series';

const open = (text: string) => Doc.open('a.md', text, builtin, { kind: '工作计划' });

/** Each series as its numbers are written; `!` in front of one that begins wrongly. */
function series(doc: Doc): string[] {
  const { numerals, series } = numbersOf(doc).arrangement;
  return series.map((one) => (one.orphan ? '!' : '') + one.numerals.map((index) => numerals[index]!.written).join(' '));
}

describe('series of numbers', () => {
  const cases: [string, string, string[]][] = [
    ['levels', '一、甲\n\n（一）乙\n\n1.丙\n\n（二）丁\n\n1.戊\n\n二、己', ['一、 二、', '（一） （二）', '1.', '1.']],
    ['one goes on through another', '一、甲\n\n（一）乙\n\n二、丙\n\n（二）丁', ['一、 二、', '（一）', '（二）']],
    ['one begins without its beginning', '（三）甲\n\n（四）乙', ['!（三） （四）']],
    ['an outline within an item', '1、甲\n\n一、乙\n\n二、丙\n\n2、丁', ['1、', '一、 二、', '2、']],
    ['beginning again and going on', '一、甲\n\n一、乙\n\n二、丙\n\n三、丁\n\n二、戊', ['一、 二、', '一、 二、 三、']],
    ['in a paragraph', '做到：一是甲，二是乙，“三是引文”；三是丙。', ['一是 二是 三是']],
    ['in a paragraph, on from another', '一是甲。\n\n二是乙：（1）丙；（2）丁。', ['一是 二是', '（1） （2）']],
    [
      'chapters and sections',
      '第一章 甲\n\n第一节 乙\n\n第二章 丙\n\n第一节 丁',
      ['第一章 第二章', '第一节', '第一节'],
    ],
  ];
  for (const [name, text, expected] of cases) it(name, () => expect(series(open(text))).toEqual(expected));

  it('are placed by offset', () => {
    const doc = open('# 题\n\n一、甲\n\n正文：一是乙，二是丙。');
    const numbers = numbersOf(doc);
    expect(numbers.arrangement.numerals.map((_, i) => doc.slice(numbers.numeral(i)))).toEqual(['一、', '一是', '二是']);
    for (let offset = 0; offset <= doc.text.length; offset++) {
      const starts = numbers.arrangement.numerals.map((_, i) => numbers.numeral(i).start);
      expect(numbers.from(offset)).toBe(starts.filter((start) => start < offset).length);
    }
  });

  it('stay the same object while no number changes', () => {
    const doc = open('一、甲\n\n正文\n\n二、乙\n\n结尾');
    const before = numbersOf(doc).arrangement;
    const typed = doc.edit({ start: 7, end: 7, text: '再写一段\n\n又' });
    expect(numbersOf(typed).arrangement).toBe(before);
    expect(typed.slice(numbersOf(typed).numeral(1))).toBe('二、');
    const changed = typed.edit({ start: 0, end: 1, text: '三' });
    expect(series(changed)).toEqual(['!三、 二、']);
  });
});

describe('what is read of each block', () => {
  it('is read once, and anew only where the text changed', () => {
    const read: string[] = [];
    const words = found((_, source) => {
      read.push(source.trim());
      return source.includes('有') ? source.trim() : undefined;
    });
    const values = (doc: Doc) => words(doc).map(({ block, value }) => `${block} ${value}`);
    const doc = open('有一\n\n无\n\n有二\n\n有三');
    expect(values(doc)).toEqual(['0 有一', '2 有二', '3 有三']);
    read.length = 0;
    const longer = doc.edit({ start: 4, end: 5, text: '无\n\n有新' });
    expect(values(longer)).toEqual(['0 有一', '2 有新', '3 有二', '4 有三']);
    expect(read).toEqual(expect.arrayContaining(['有新']));
    expect(read).not.toContain('有三');
    expect(values(open('有别'))).toEqual(['0 有别']);
    expect(values(longer)).toEqual(['0 有一', '2 有新', '3 有二', '4 有三']);
  });
});

describe('counts', () => {
  const claims = (text: string) =>
    claimsIn(text, { start: 0, end: text.length }, builtin).map(
      (one) => `${text.slice(one.start, one.end)} ${one.value}`,
    );

  it('are those of things that a text can enumerate', () => {
    expect(claims('抓好五项重点工作，做到“三个坚持”，围绕12个方面')).toEqual([
      '五项重点工作 5',
      '三个坚持 3',
      '12个方面 12',
    ]);
  });

  it('are not ordinals, vague numbers, names, parts of numbers', () => {
    expect(claims('第三个问题，前五项任务，多项措施，几个方面，各项工作，近三个月，二十大精神，一个目标')).toEqual([]);
    expect(claims('三会一课、四个意识、1.5个百分点、三项机制，两三个问题')).toEqual([]);
  });
});

describe('a number with another value', () => {
  it('keeps the rest of its form', () => {
    expect(withValue('（二）', '（一）', 11)).toBe('（十一）');
    expect(withValue('(二)、', '（一）', 3)).toBe('(三)、');
    expect(withValue('9、', '1.', 10)).toBe('10、');
    expect(withValue('第九节', '第一章', 10)).toBe('第十节');
    expect(withValue('⑲', '①', 20)).toBe('⑳');
  });
});
