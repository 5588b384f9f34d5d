import { describe, expect, it } from 'vitest';
import { lookOf, seen } from '../../client/src/views/fusionWords';
import type { FusionNode } from '../../server/src/protocol';

const place = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
const node = (more: Partial<FusionNode>): FusionNode => ({
  id: '/item:公益诉讼',
  sort: 'item',
  label: '公益诉讼',
  detail: '',
  state: 'covered',
  place,
  children: [],
  ...more,
});

describe('the look of a node', () => {
  it.each([
    ['a tied item', node({}), 'pass', 'testing.iconPassed', '公益诉讼，已对应', 'item placed'],
    [
      'an open item',
      node({ state: 'uncovered' }),
      'warning',
      'problemsWarningIcon.foreground',
      '公益诉讼，未对应',
      'item untied placed',
    ],
    [
      'a justified item',
      node({ state: 'justified', detail: '免融合：事务性' }),
      'circle-slash',
      'charts.blue',
      '公益诉讼，免融合：事务性',
      'item placed',
    ],
    [
      'a measure that is not used, which is no fault',
      node({ sort: 'measure', label: '政治能力', state: 'uncovered', detail: '没有用到', place: undefined }),
      'circle-large-outline',
      'descriptionForeground',
      '政治能力，没有用到',
      'measure',
    ],
    ['a sentence', node({ sort: 'sentence' }), 'quote', 'testing.iconPassed', '公益诉讼，已对应', 'sentence placed'],
    [
      'a deadline that is left open',
      node({ sort: 'deadline', label: '没有写时限', state: 'uncovered' }),
      'warning',
      'problemsWarningIcon.foreground',
      '没有写时限',
      'deadline placed',
    ],
    ['who is responsible', node({ sort: 'owner', state: 'none' }), 'person', undefined, '公益诉讼', 'owner placed'],
  ])('%s', (_name, one, icon, color, spoken, context) => {
    const look = lookOf(one);
    expect([look.icon, look.color, look.spoken, look.context]).toEqual([icon, color, spoken, context]);
  });
});

describe('what is to be seen', () => {
  it('does not change when only places move', () => {
    const moved = { start: { line: 9, character: 0 }, end: { line: 9, character: 4 } };
    expect(seen([node({ children: [node({ place: moved })] })])).toBe(seen([node({ children: [node({})] })]));
  });

  it('changes with words, states and children', () => {
    const before = seen([node({})]);
    for (const more of [
      { label: '听证' },
      { state: 'none' as const },
      { children: [node({})] },
      { place: undefined },
    ]) {
      expect(seen([node(more)])).not.toBe(before);
    }
  });
});
