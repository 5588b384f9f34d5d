/** What is asked of the measures of a framework. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { categoryLike } from '../../server/src/model/grammar/suggest/likeness';
import { nearMeasures, suggestFor, suggestForItem } from '../../server/src/model/grammar/measures';

describe('suggestions', () => {
  it('one that is made for the category of the item comes first', () => {
    expect(suggestFor(builtin, ['supporting-suit'])?.far).toBeLessThan(10);
    expect(suggestFor(builtin, ['supporting-suit'])?.text).not.toContain('“');
  });

  it('there is none when nothing pleases', () => {
    expect(suggestFor(builtin, [], () => false)).toBeUndefined();
  });
});

describe('an item that the framework does not know', () => {
  const better = (words: string) => suggestForItem(builtin, [], words);

  it('is given what is made for casework that its words are like', () => {
    expect(categoryLike(builtin, '白石湖流域环境保护')).toBe('public-interest');
    expect(categoryLike(builtin, '陈年信访积案清零')).toBe('petition');
    expect(categoryLike(builtin, '看守所安全防范巡查')).toBe('enforcement');
    expect(categoryLike(builtin, '法治副校长进校园')).toBe('minors');
    expect(better('陈年信访积案清零')?.text).toContain('积案');
  });

  it('is given nothing where it is like none', () => {
    for (const words of ['职工食堂改造', '办公用品采购', 'qzgz', '']) expect(better(words), words).toBeUndefined();
  });
});

describe('a name that is nearly right', () => {
  const near = (name: string) => nearMeasures(builtin, name).map((measure) => measure.name);

  it('finds the measure that was meant', () => {
    expect(near('群众工作能办')).toEqual(['群众工作能力']);
    expect(near('政治能立')[0]).toBe('政治能力');
  });

  it('finds none where nothing is close', () => {
    expect(near('完全不同的话')).toEqual([]);
  });
});
