/** Near-misses of fixed names: what is right stays silent, one alike character is always seen, and the cost is linear. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { nameSlips } from '../../server/src/model/grammar/likeness/names';
import { scoreNames } from '../accuracy/sets/names';
import { assertLinear, fastest } from '../kit/linear';

const slips = (text: string) => nameSlips(builtin, text).map(({ start, end, name }) => [text.slice(start, end), name]);

const names = [...new Set(builtin.names.flatMap((one) => one.names))];

describe('fixed names', () => {
  it('are no slips of one another, nor is what the data call fine', () => {
    const right = [
      ...names,
      ...builtin.names.flatMap(({ fine }) => fine),
      ...builtin.formulations.map(({ name }) => name),
    ];
    expect(right.flatMap((text) => slips(`学习${text}，`))).toEqual([]);
  });

  it('are seen with any character of the same sound, and mended', () => {
    const missed: string[] = [];
    const right = new Set([...names, ...builtin.names.flatMap(({ fine }) => fine)]);
    for (const name of names.filter(({ length }) => length >= 4)) {
      const at = 1 + (name.length % (name.length - 2));
      const group = builtin.alike.sounds.find((one) => one.includes(name[at]!));
      const other = [...(group ?? '')].find((char) => char !== name[at]);
      if (!other || '一二三四五六七八九十百两'.includes(name[at]!)) continue;
      const wrong = name.slice(0, at) + other + name.slice(at + 1);
      if (!right.has(wrong) && slips(`“${wrong}”`).length !== 1) missed.push(`${name} ${wrong}`);
    }
    expect(missed).toEqual([]);
  });

  it.each([
    ['坚持民主集制。', [['民主集制', '民主集中制']]],
    ['落实一岗双责责。', [['一岗双责责', '一岗双责']]],
    ['监督检查', []],
    ['党的二十届九中全会', [['二十届九中全会', undefined]]],
    ['民主集中的意见', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(slips(text)).toEqual(expected);
  });

  it.each(['first', 'later'] as const)('are found in the %s set of near-misses', (round) => {
    const { found, wrong, right, ...score } = scoreNames(round);
    expect(found / wrong).toBeGreaterThanOrEqual(0.95);
    expect(score.false / right).toBeLessThanOrEqual(0.02);
  });

  it('cost in proportion to the text', () => {
    for (const text of [
      '坚持党对检察工作的绝对领导，党的党的中国共产党中国共产党纪律处分',
      '一岗双则',
      '党',
      '两个维互四个',
    ]) {
      assertLinear((size) => fastest(() => nameSlips(builtin, text.repeat(size / text.length)), 3));
    }
  });
});
