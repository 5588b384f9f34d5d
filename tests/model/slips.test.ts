/** What the rules about slips stand on: masked text, word list, formulations, sums, pairs. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { formulationSlips } from '../../server/src/model/grammar/formulation';
import { wrongWords } from '../../server/src/model/grammar/lexicon';
import { filler, ownWords, prose } from '../../server/src/model/block/mask';
import { unpaired } from '../../server/src/model/grammar/slips/pairs';
import { sumSlips } from '../../server/src/model/grammar/slips/sums';

/** The masked text of a document of one block, `·` for the filler. */
function masked(source: string, mask: typeof prose): string {
  const doc = Doc.open('file:///a.md', source, builtin, { kind: '工作计划' });
  return mask(doc.facts[0]!, doc.source(0)).replaceAll(filler, '·');
}

describe('masks', () => {
  it.each([
    ['用`布署`和<b>粗</b>，见https://a.invalid/b。', '用····和···粗····，见·················。'],
    ['见[办法](a.md)<!-- 布署 -->。', '见·办法······················'.concat('·。')],
    ['- 甲\n\n  ```\n  布署\n  ```\n- 乙', '··甲·······················乙'],
    ['联系a.b@c.invalid即可', '联系·············即可'],
    ['没有什么要遮的。', '没有什么要遮的。'],
  ])('running text of %s', (source, expected) => {
    const found = masked(source, prose);
    expect(found).toHaveLength(source.length);
    expect(found.replace(/·+/g, '·')).toBe(expected.replace(/·+/g, '·'));
  });

  it.each([
    ['他说“布署”，见《布署办法》。', '他说“··”，见《····》。'],
    ['依据高检办〔2026〕5号文件', '依据高检办〔······号文件'],
    ['“第一段没有后引号', '·········'],
    ['> 引来的话', '······'],
    ['甲“乙', '甲“乙'],
  ])('own words of %s', (source, expected) => {
    expect(masked(source, ownWords)).toBe(expected);
  });

  it('is empty where there is no running text', () => {
    expect(masked('```\n布署\n```', prose)).toBe('');
  });
});

describe('word list', () => {
  it('has a right word for each wrong one, and never the same', () => {
    for (const { id, wrong, right } of builtin.lexicon) {
      expect([1, wrong.length], id).toContain(right.length);
      expect(
        wrong.filter((word, i) => word === (right[i] ?? right[0])),
        id,
      ).toEqual([]);
    }
  });

  it('finds every wrong word between words that its guards accept, and not in what is right', () => {
    for (const entry of builtin.lexicon) {
      for (const [i, wrong] of entry.wrong.entries()) {
        const found = wrongWords(builtin, `${entry.after?.[0] ?? '，'}${wrong}${entry.before?.[0] ?? '，'}`);
        expect(
          found.map(({ entry: { id } }) => id),
          wrong,
        ).toContain(entry.id);
        const right = entry.right[i] ?? entry.right[0]!;
        expect(
          wrongWords(builtin, right).filter((hit) => hit.entry === entry),
          right,
        ).toEqual([]);
      }
      for (const word of entry.notAfter ?? []) {
        const hits = wrongWords(builtin, `${word}${entry.wrong[0]}${entry.before?.[0] ?? ''}`);
        expect(
          hits.filter((hit) => hit.entry === entry),
          `${word}${entry.wrong[0]}`,
        ).toEqual([]);
      }
      for (const word of entry.notBefore ?? []) {
        const hits = wrongWords(builtin, `${entry.after?.[0] ?? ''}${entry.wrong[0]}${word}`);
        expect(
          hits.filter((hit) => hit.entry === entry),
          `${entry.wrong[0]}${word}`,
        ).toEqual([]);
      }
    }
  });

  it('takes the longest of words within one another', () => {
    expect(wrongWords(builtin, '攻艰克难').map(({ start, end, right }) => [start, end, right])).toEqual([
      [0, 4, '攻坚克难'],
    ]);
    // 截止到某日 is right.
    expect(wrongWords(builtin, '截止到2026年')).toEqual([]);
  });
});

describe('formulations', () => {
  const slips = (text: string, year?: number) =>
    formulationSlips(builtin, text, year).map(({ sort, start, end, instead }) => [
      sort,
      text.slice(start, end),
      instead,
    ]);

  it('accepts every formulation as the data give it, behind and before its name', () => {
    for (const { name, members, from, until } of builtin.formulations.filter((one) => one.members.length)) {
      const list = members.map((member) => (typeof member === 'string' ? member : member.text)).join('、');
      const year = until ?? from;
      expect(slips(`“${name}”（${list}）`, year), name).toEqual([]);
      expect(slips(`${list}“${name}”`, year), name).toEqual([]);
    }
  });

  it('finds two members exchanged wherever the order is fixed', () => {
    for (const { name, members, ordered, until, from } of builtin.formulations) {
      if (ordered === 'never' || members.length < 2) continue;
      const [first, second, ...rest] = members.map((member) => (typeof member === 'string' ? member : member.text));
      const list = [second, first, ...rest].join('、');
      expect(
        slips(`“${name}”即${list}。`, until ?? from).map(([sort]) => sort),
        name,
      ).toEqual(['order']);
    }
  });

  it.each([
    ['“四个自信”（道路自信、理论自信、制度自信、政治自信）', [['wrong', '政治自信', '文化自信']]],
    ['“四个自信”（道路、理论、制度、政治）', [['wrong', '政治', '文化']]],
    ['“四个意识”（政治意识、大局意识、看齐意识）', [['missing', '政治意识、大局意识、看齐意识', undefined]]],
    ['“四个意识”（政治意识、大局意识等）', []],
    ['做到“四个意识”', [['verb', '做到', '增强']]],
    ['“四个意识', []],
  ])('%s', (text, expected) => {
    expect(slips(text)).toEqual(expected);
  });

  it('knows which version is in use', () => {
    const old = '“四个全面”：全面建成小康社会、全面深化改革、全面依法治国、全面从严治党。';
    expect(slips(old, 2016)).toEqual([]);
    expect(slips(old, undefined)).toEqual([]);
    expect(slips(old, 2026).map(([sort]) => sort)).toEqual(['outdated']);
  });
});

describe('sums', () => {
  const sums = (text: string) =>
    sumSlips(text, { start: 0, end: text.length }).map(({ sort, sum, total }) => [
      sort,
      sum,
      text.slice(total.start, total.end),
    ]);

  it.each([
    ['受理120件，其中刑事80件、民事40件。', []],
    ['受理120件，其中刑事80件、民事45件。', [['different', 125, '120件']]],
    ['受理120件，其中刑事150件。', [['larger-part', 150, '120件']]],
    ['受理120件，其中刑事80件、民事30件，同比上升5件。', []],
    ['受理120余件，其中刑事80件、民事45件。', []],
    ['受理120件，其中刑事80件、民事40件，办结110件。', []],
    ['走访3次、回访5次，共9次。', [['different', 8, '9次']]],
    ['受理第120件，其中刑事150件。', []],
    ['追回1.5万元，其中甲0.5万元、乙1万元。', []],
  ])('%s', (text, expected) => {
    expect(sums(text)).toEqual(expected);
  });
});

describe('pairs', () => {
  const lone = (text: string) => unpaired(text).map(({ mark, sort }) => mark + sort);

  it.each([
    ['“甲”（乙）《丙》', []],
    ['“甲', ['“open']],
    ['甲“乙', ['“open']],
    ['甲”乙', ['”close']],
    ['1）甲；2）乙', []],
    ['（甲）乙）丙', ['）close']],
    ['甲《乙“丙》丁', ['“open']],
    ['（二〇〇四年修订', []],
    ['it’s', []],
  ])('%s', (text, expected) => {
    expect(lone(text)).toEqual(expected);
  });
});
