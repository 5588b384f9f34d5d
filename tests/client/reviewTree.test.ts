/** The list of what reviewers changed. */
import { describe, expect, it } from 'vitest';
import { ready, reviewTree, spokenNode } from '../../client/src/word/reviewTree';
import type { ReviewChange } from '../../server/src/protocol';

const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

function change(id: string, author: string, more: Partial<ReviewChange> = {}): ReviewChange {
  const words = `将“甲${id}”改为“乙${id}”`;
  return {
    id,
    author,
    date: '1月18日',
    sort: 'replace',
    where: '一、总体要求',
    words,
    full: words,
    state: 'ready',
    place,
    ...more,
  };
}

const changes = [
  change('0', '王检察长'),
  change('1', '李主任', { sort: 'comment' }),
  change('2', '王检察长'),
  change('3', '', { where: '' }),
  change('4', '李主任', { state: 'conflict', reason: '文稿后来改过这里' }),
  change('5', '王检察长', { state: 'listed', reason: '批注已经解决' }),
];

describe('changes of a reviewed file', () => {
  it('stand by author in order of the paper, then conflicts, then what is only told', () => {
    const tree = reviewTree(changes, new Set(ready(changes)));
    const labels = tree.map(({ label, detail, children }) => `${label}（${detail}）${children.length}`);
    expect(labels).toEqual([
      '王检察长（修改 2 处）2',
      '李主任（批注 1 条）1',
      '未留痕的改动（修改 1 处）1',
      '有冲突，不能合入（1 处）1',
      '只列出，不改文稿（1 处）1',
    ]);
    const told = tree[0]!.children.map(({ label, detail }) => `${label} ${detail}`);
    expect(told).toEqual(['将“甲0”改为“乙0” 一、总体要求', '将“甲2”改为“乙2” 一、总体要求']);
    expect(tree[2]!.children[0]).toMatchObject({ label: '将“甲3”改为“乙3”', detail: '' });
  });

  it('are ticked where they are accepted, an author where all of his are; what cannot be made has no box', () => {
    const tree = reviewTree(changes, new Set(['0', '1', '3']));
    expect(tree.map(({ checked }) => checked)).toEqual([false, true, true, undefined, undefined]);
    expect(tree[0]!.children.map(({ checked }) => checked)).toEqual([true, false]);
    expect(tree[3]!.children[0]).toMatchObject({
      checked: undefined,
      detail: '文稿后来改过这里 · 李主任 · 一、总体要求',
    });
  });

  it('that are left out after all stand among the conflicts, with the reason', () => {
    const tree = reviewTree(changes, new Set(ready(changes)), new Map([['2', '会改坏表格']]));
    expect(tree[0]!.children.map(({ change }) => change!.id)).toEqual(['0']);
    const conflicts = tree.find(({ sort }) => sort === 'conflicts')!;
    expect(conflicts.children.map(({ change, detail }) => `${change!.id} ${detail}`)).toEqual([
      '2 会改坏表格 · 王检察长 · 一、总体要求',
      '4 文稿后来改过这里 · 李主任 · 一、总体要求',
    ]);
  });

  it('have ids that no group has, and are read out with who changed what', () => {
    const tree = reviewTree(changes, new Set());
    const ids = tree.flatMap((node) => [node.id, ...node.children.map(({ id }) => id)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(spokenNode(tree[0]!)).toBe('王检察长，修改 2 处');
    expect(spokenNode(tree[3]!.children[0]!)).toMatch(/^有冲突，将“甲4”改为“乙4”，文稿后来改过这里 · 李主任/);
  });
});
