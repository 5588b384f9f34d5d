import { describe, expect, it } from 'vitest';
import { perKey } from '../../server/src/base/perKey';

describe('perKey', () => {
  it('makes a value once for each object, not for equal ones', () => {
    const made: string[] = [];
    const wordOf = perKey(({ id }: { id: string }) => {
      made.push(id);
      return { word: id };
    });
    const [one, other] = [{ id: '甲' }, { id: '甲' }];
    expect(wordOf(one)).toBe(wordOf(one));
    expect(wordOf(other)).not.toBe(wordOf(one));
    expect(made).toEqual(['甲', '甲']);
  });

  it('keeps values that count as nothing', () => {
    let asked = 0;
    for (const value of [null, '', 0, false]) {
      const of = perKey((_: object) => {
        asked++;
        return value;
      });
      const key = {};
      expect([of(key), of(key)]).toEqual([value, value]);
    }
    expect(asked).toBe(4);
  });

  it('hands on what else is given, once', () => {
    const of = perKey((_: object, text: string, by: number) => text.repeat(by));
    const key = {};
    expect(of(key, '甲', 2)).toBe('甲甲');
    expect(of(key, '甲', 2)).toBe('甲甲');
  });
});
