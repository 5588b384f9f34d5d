/** What is asked of the measures of a framework. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { nearMeasures, suggestFor } from '../../server/src/model/grammar/measures';

describe('suggestions', () => {
  it('one that is made for the category of the item comes first', () => {
    expect(suggestFor(builtin, ['supporting-suit'])?.far).toBeLessThan(10);
    expect(suggestFor(builtin, ['supporting-suit'])?.text).not.toContain('“');
  });

  it('there is none when nothing pleases', () => {
    expect(suggestFor(builtin, [], () => false)).toBeUndefined();
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
