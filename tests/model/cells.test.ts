import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { saysNothing } from '../../server/src/model/grammar/cells/nothing';
import { deadlineFault } from '../../server/src/model/grammar/cells/deadlineFault';
import { hollowness } from '../../server/src/model/grammar/cells/substance';
import { promptsIn } from '../../server/src/model/grammar/placeholder';
import { ownerFault } from '../../server/src/model/grammar/responsible';
import { measuresSet, valuesSet } from '../accuracy/sets/entries';
import { assertLinear, fastest } from '../kit/linear';

describe('cells that say nothing', () => {
  it.each(['——', '/', '-', '&nbsp;', '#REF!', 'n/a', 'N/A', '无', '暂无。', '（无）', '同上', '〃', '…'])(
    '%s',
    (words) => {
      expect(saysNothing(builtin, 'measure', words)).toBe(true);
    },
  );

  it.each(['巡河', '全年', '无锡支部巡河', 'A组'])('%s says something', (words) => {
    expect(saysNothing(builtin, 'measure', words)).toBe(false);
  });

  it('无 is an answer under 备注, and a tick a result', () => {
    expect(saysNothing(builtin, 'note', '无')).toBe(false);
    expect(saysNothing(builtin, 'result', '√')).toBe(false);
    expect(saysNothing(builtin, 'result', '——')).toBe(true);
  });
});

describe('measures', () => {
  it('no suggestion of the framework is hollow', () => {
    const all = builtin.dimensions.flatMap(({ measures }) => measures.flatMap(({ suggestions }) => suggestions));
    expect(all.filter(({ text }) => hollowness(text, builtin))).toEqual([]);
  });

  it('a concrete clause makes the whole concrete', () => {
    expect(hollowness('强化党建引领', builtin)).toBe('vague');
    expect(hollowness('全年强化党建引领', builtin)).toBe('vague');
    expect(hollowness('每周校对一次', builtin)).toBeUndefined();
    expect(hollowness('强化党建引领，支部书记每月接访', builtin)).toBeUndefined();
  });
});

describe('the sets', () => {
  it.each(['first', 'later'] as const)('measures (%s): found at least 0.95, false at most 0.02', (round) => {
    const { found, wrong, total, false: alarms } = measuresSet(round);
    expect(total).toBeGreaterThanOrEqual(120);
    expect(found / wrong).toBeGreaterThanOrEqual(0.95);
    expect(alarms / (total - wrong)).toBeLessThanOrEqual(0.02);
  });

  it.each(['first', 'later'] as const)('deadlines and owners (%s): right at least 0.97', (round) => {
    const { right, total } = valuesSet(round);
    expect(total).toBeGreaterThanOrEqual(120);
    expect(right / total).toBeGreaterThanOrEqual(0.97);
  });
});

it('prompts are brackets and the word for the organ, not hidden names', () => {
  const found = (text: string) => promptsIn(builtin, text).map(({ start, end }) => text.slice(start, end));
  expect(found('我履行【待填：职务】职责')).toEqual(['【待填：职务】']);
  expect(found('××单位坚持')).toEqual(['××单位']);
  expect(found('张××到××县')).toEqual([]);
});

it('costs no more than the text is long', () => {
  const judges = [
    (text: string) => hollowness(text, builtin),
    (text: string) => deadlineFault(text, builtin),
    (text: string) => ownerFault(text, builtin),
    (text: string) => promptsIn(builtin, text),
  ];
  for (const piece of ['一', '加强', '各', '（', '【', '<br>', '20']) {
    for (const judge of judges) {
      const cost = (size: number) => {
        const text = piece.repeat(size / piece.length);
        return fastest(() => judge(text));
      };
      assertLinear(cost, { sizes: [6_000, 24_000, 96_000], factor: 8 });
    }
  }
});
