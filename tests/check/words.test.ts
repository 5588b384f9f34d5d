/** `.shuangyi/words.txt`: what it says, what it silences, how it grows. */
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { isOfficeWord, readWords, withWord } from '../../server/src/check/words';
import { draft } from '../features/kit';

describe('what the file says', () => {
  it('one word a line, without comments and blanks', () => {
    const { words, problems } = readWords('# 地名\r\n 按排村 # 云溪县\r\n\r\n布署\n布署\n');
    expect([...words.all]).toEqual(['按排村', '布署']);
    expect(words.lengths).toEqual([2, 3]);
    expect(problems).toEqual([]);
  });

  it('a line that is too long counts for nothing and is told at its place', () => {
    const long = '长'.repeat(41);
    const { words, problems } = readWords(`布署\n${long}\n`);
    expect([...words.all]).toEqual(['布署']);
    expect(problems).toEqual([
      { message: '这一行超过 40 个字，不起作用。一行只写一个词。', span: { start: 3, end: 44 } },
    ]);
  });
});

describe('what is an office word', () => {
  const { words } = readWords('按排村\n');
  it.each([
    ['the word itself', '到⟦按排村⟧调研', true],
    ['a part of it', '到⟦按排⟧村调研', true],
    ['the same characters elsewhere', '⟦按排⟧调研', false],
    ['more than the word', '⟦到按排村⟧调研', false],
    ['at the end of the text', '到⟦按排⟧', false],
  ])('%s', (_, marked, expected) => {
    const start = marked.indexOf('⟦');
    const span = { start, end: marked.indexOf('⟧') - 1 };
    expect(isOfficeWord(marked.replace(/[⟦⟧]/g, ''), span, words)).toBe(expected);
  });
});

describe('rules about words', () => {
  const rules = (text: string, words: string) =>
    check(draft(`⟦⟧${text}`).doc, { ...defaultConfig, words: readWords(words).words }).map(({ ruleId }) => ruleId);

  it('keep quiet within them and nowhere else', () => {
    expect(rules('到按排村调研，按排专人。', '')).toContain('wrong-word');
    expect(rules('到按排村调研，按排专人。', '按排村')).toContain('wrong-word');
    expect(rules('到按排村调研。', '按排村')).not.toContain('wrong-word');
    expect(rules('会议进一步进一步推进。', '')).toContain('doubled-word');
    expect(rules('会议进一步进一步推进。', '进一步进一步')).not.toContain('doubled-word');
  });

  it('others are not asked', () => {
    expect(rules('结果待补充。', '待补充')).toContain('placeholder');
  });
});

describe('one more word', () => {
  it('goes to the end, in the file’s own line ends', () => {
    expect(withWord('布署', '按排村')).toBe('布署\n按排村\n');
    expect(withWord('布署\r\n', '按排村')).toBe('布署\r\n按排村\r\n');
    expect(withWord('', '按排村')).toBe('按排村\n');
    expect(readWords(withWord(undefined, '按排村')!).words.all).toEqual(new Set(['按排村']));
  });

  it('not twice, and not what is no word', () => {
    expect(withWord('布署\n', '布署')).toBeUndefined();
    for (const word of ['', '两\n行', '# 说明', ' 空', '长'.repeat(41)]) expect(withWord('', word)).toBeUndefined();
  });
});
