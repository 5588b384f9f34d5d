/** Facts of a block: what is kept on them must never answer for another block. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import type { Framework } from '../../server/src/frame/schema';
import { Doc } from '../../server/src/model/draft/doc';

const silent = '```\n甲\n```\n\n```\n乙丙\n```\n\n[甲]: 乙.md\n\n***\n\n---\n';
const other: Framework = { ...builtin, id: 'other' };

describe('facts of a block without running text', () => {
  const facts = [builtin, builtin, other].flatMap((frame) => Doc.open('file:///a.md', silent, frame).facts);

  it('say nothing', () => {
    expect(facts).toHaveLength(15);
    for (const one of facts) for (const list of Object.values(one)) expect(list).toEqual([]);
  });

  it('are its own, down to the lists, in every draft and under every framework', () => {
    const kept = facts.flatMap((one) => [one, ...Object.values(one)]);
    expect(new Set(kept).size).toBe(kept.length);
  });
});
