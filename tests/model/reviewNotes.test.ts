/** Reviewers' notes: read as they are written by us and by hand, and written so that they are read as they were meant. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withSurroundings } from '../../server/src/model/grammar/comments/removal';
import { findReviewNotes, type NoteWords, writeReviewNote } from '../../server/src/model/grammar/comments/reviewNotes';
import { assertLinear, fastest } from '../kit/linear';

const all = (source: string) => findReviewNotes(source, { start: 0, end: source.length });
const said = (source: string) =>
  all(source).map(({ author, date, text, quoted, answers, closed, start, end }) => ({
    words: [author, date, text, quoted, answers].join('|'),
    closed,
    source: source.slice(start, end),
  }));
const words = (source: string) => said(source).map((note) => note.words);

describe('a note', () => {
  it.each([
    [
      'as we write it',
      '<!-- 批注（王检察长 2026-01-18）：写明由谁调度〔指“调度会”〕 -->',
      '王检察长|2026-01-18|写明由谁调度|调度会|',
    ],
    [
      'that answers',
      '<!-- 批注（李 2026-01-18 09:30）：同意〔答“写明由谁”〕 -->',
      '李|2026-01-18 09:30|同意||写明由谁',
    ],
    ['in half-width signs', '<!--批注(王检察长, 2026/1/8):写细["指"]-->', '王检察长|2026-01-08|写细["指"]||'],
    ['with half-width quotes', '<!-- 批注(王):写细[指"调度会"] -->', '王||写细|调度会|'],
    ['with a Chinese date', '<!-- 批注 （王 2026年1月8日） ： 写细 -->', '王|2026-01-08|写细||'],
    ['without a date', '<!-- 批注（张三（办公室））：写细 -->', '张三（办公室）||写细||'],
    ['with a date alone', '<!-- 批注（2026-01-18）：写细 -->', '|2026-01-18|写细||'],
    ['of nobody', '<!-- 批注：写细：加数字 -->', '||写细：加数字||'],
    ['without a colon', '<!-- 批注（王）写细 -->', '王||写细||'],
    ['with brackets left open', '<!-- 批注（王检察长：写细 -->', '王检察长||写细||'],
    ['over lines', '<!-- 批注（王）：写细\n  并加数字 -->', '王||写细 并加数字||'],
    ['in a cell', '| 甲 <!-- 批注（王）：甲\\|乙 --> |', '王||甲|乙||'],
    ['that says nothing', '<!-- 批注（王）： -->', '王||||'],
  ])('%s', (_name, source, expected) => {
    expect(words(source)).toEqual([expected]);
  });

  it('stands beside others, each by itself', () => {
    expect(words('甲<!-- 批注（王）：一 --><!-- 措施：乙 --> <!-- 批注（李）：二 -->')).toEqual([
      '王||一||',
      '李||二||',
    ]);
  });

  it('has no end yet: it goes as far as its line, or to the next comment', () => {
    expect(said('甲<!-- 批注（王）：一\n乙')).toEqual([
      { words: '王||一||', closed: false, source: '<!-- 批注（王）：一' },
    ]);
    expect(said('甲<!-- 批注（王）：一 <!-- 批注（李）：二 -->')).toEqual([
      { words: '王||一||', closed: false, source: '<!-- 批注（王）：一 ' },
      { words: '李||二||', closed: true, source: '<!-- 批注（李）：二 -->' },
    ]);
  });

  it.each([
    '<!-- 批注部分见附件 -->',
    '<!-- 批注 -->',
    '<!-- 措施：批注（王）：一 -->',
    '批注（王）：一 -->',
    '<!-- x <!-- 批注（王）：一 -->',
  ])('is no other comment: %s', (source) => {
    expect(all(source)).toEqual([]);
  });

  it('is looked for in its range alone, and its place is that in the source', () => {
    const source = '<!-- 批注（王）：一 -->\n<!-- 批注（李）：二 -->';
    const found = findReviewNotes(source, { start: 5, end: source.length });
    expect(found.map(({ start, author }) => [source.slice(start, start + 4), author])).toEqual([['<!--', '李']]);
  });

  it('is read in linear time', () => {
    for (const piece of [
      '<!-- 批注（',
      '<!-- 批注（王）：甲〔指“',
      '<!-- 批注（王）： -->',
      '-->批注',
      '<!-- 批注（王 2026-',
      '（批注\n',
    ])
      assertLinear((size) => fastest(() => all(piece.repeat(size / piece.length))));
  });
});

describe('a note that is taken out', () => {
  const note = '<!-- 批注（王）：补 -->';
  const without = (text: string) => {
    const [found] = all(text);
    const { start, end } = withSurroundings(text, found!);
    return text.slice(0, start) + text.slice(end);
  };
  it.each([
    ['between words', `甲${note}乙`, '甲乙'],
    ['with blanks around it', `甲 ${note} 乙`, '甲乙'],
    ['between Latin words', `one ${note} two`, 'one two'],
    ['in front of a sign', `甲 ${note}，乙`, '甲，乙'],
    ['at the end of a line', `甲 ${note} \n乙`, '甲\n乙'],
    ['in front of two blanks that break the line', `甲 ${note}  \n乙`, '甲  \n乙'],
    ['at the beginning of a line', `  ${note} 甲`, '  甲'],
    ['at the end of a cell', `| 甲 ${note} | 乙 |`, '| 甲 | 乙 |'],
    ['alone in a cell', `| ${note} | 乙 |`, '| | 乙 |'],
    ['alone on a line', `甲\n\n${note}\n\n乙`, '甲\n\n乙'],
    ['alone on the first line', `${note}\r\n\r\n乙`, '乙'],
    ['alone on the last line', `甲\n${note}`, '甲'],
    ['alone in an item', `- 甲\n- ${note}\n- 乙`, '- 甲\n- 乙'],
    ['at the head of an item', `- ${note} 甲`, '- 甲'],
    ['alone in a quotation', `> 甲\r\n> ${note}\r\n乙`, '> 甲\r\n乙'],
    ['all there is', note, ''],
  ])('%s', (_name, before, after) => {
    expect(without(before)).toBe(after);
  });
});

describe('writing', () => {
  it('keeps the comment whole', () => {
    const note = {
      author: '王',
      date: '2026-01-18',
      text: '删去 --> 一句\n另起---一段',
      quoted: '甲--乙',
      answers: '',
    };
    expect(writeReviewNote(note)).toBe('<!-- 批注（王 2026-01-18）：删去 ——> 一句 另起———一段〔指“甲——乙”〕 -->');
  });

  it('is read as it was meant', () => {
    const signs = fc.constantFrom(...'王检察长甲乙（）()：:〔〕“”"-<>!|指答 \n\t1年2026批注；措施𠮷');
    const some = fc.string({ unit: signs, maxLength: 30 });
    const date = fc.constantFrom('', '2026-01-18', '2026-01-18 09:30');
    const given = fc.record({ author: some, date, text: some, quoted: some, answers: some });
    fc.assert(
      fc.property(given, some, (note, behind) => {
        const source = writeReviewNote(note);
        const found = all(source + behind.replace(/[<]/g, ''));
        expect(found).toHaveLength(1);
        expect(source.slice(found[0]!.start, found[0]!.end)).toBe(source);
        expect(source).not.toMatch(/[\r\n]/);
        const { author, text, quoted } = found[0]!;
        const letters = (words: string) => words.replace(/[^\p{L}\d]/gu, '');
        expect(letters(text)).toBe(letters(note.text));
        if (letters(note.quoted)) expect(letters(quoted)).toBe(letters(note.quoted));
        expect(letters(author).length).toBeLessThanOrEqual(letters(note.author).length);
        // What was read is written the same.
        expect(writeReviewNote(found[0] as NoteWords)).toBe(source);
      }),
      { numRuns: 2000 },
    );
  });
});
