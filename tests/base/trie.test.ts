import { describe, expect, it } from 'vitest';
import { trie } from '../../server/src/base/trie';

function found(words: string[], text: string, start = 0, end = text.length): string[] {
  const compiled = trie(words);
  const scan = () => {
    const hits: string[] = [];
    compiled.scan(text, start, end, (word, from, to) => {
      expect(text.slice(from, to)).toBe(words[word]);
      hits.push(`${words[word]}@${from}`);
    });
    return hits;
  };
  const first = scan();
  // What is made on the way is there the second time.
  expect(scan()).toEqual(first);
  return first;
}

describe('trie', () => {
  it('reports every word at every place, shortest first', () => {
    expect(found(['检察', '检察建议', '建议'], '制发检察建议')).toEqual(['检察@2', '检察建议@2', '建议@4']);
  });

  it('reports the last of equal words', () => {
    const reported: number[] = [];
    trie(['党', '支部', '支部', '党']).scan('党支部', 0, 3, (word) => reported.push(word));
    expect(reported).toEqual([3, 2]);
  });

  it('tells where the longest word ends, whatever was looked up before', () => {
    const { longest } = trie(['党', '党支部', '党支部书记', '支部']);
    const ends = (text: string) => Array.from(text, (_, at) => longest(text, at));
    expect(ends('党支')).toEqual([1, 1]);
    expect(ends('党支部书')).toEqual([3, 3, 2, 3]);
    expect(ends('党支部书记')).toEqual([5, 3, 2, 3, 4]);
    expect(ends('党支部书')).toEqual([3, 3, 2, 3]);
    expect(longest('党', 1)).toBe(1);
  });

  it('keeps to the given range', () => {
    expect(found(['支部', '党支部'], '党支部和党支部', 1, 6)).toEqual(['支部@1']);
  });

  it('leaves out empty words and finds nothing in an empty text', () => {
    expect(found(['', '党'], '党')).toEqual(['党@0']);
    expect(found(['党'], '')).toEqual([]);
  });

  it('handles units outside the basic plane and long chains', () => {
    expect(found(['𠮷', 'a'.repeat(50)], `𠮷${'a'.repeat(50)}`)).toEqual(['𠮷@0', `${'a'.repeat(50)}@2`]);
  });

  it('agrees with a search word by word', () => {
    const units = '党建业务';
    const words = new Set<string>();
    let seed = 7;
    const random = (n: number) => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 16) % n;
    const make = (n: number) => Array.from({ length: n }, () => units[random(4)]).join('');
    for (let i = 0; i < 60; i++) words.add(make(1 + random(4)));
    const list = [...words];
    const text = make(500);
    const expected = new Set(
      list.flatMap((word) => {
        const places: string[] = [];
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(`${word}@${at}`);
        return places;
      }),
    );
    expect(new Set(found(list, text))).toEqual(expected);
  });
});
