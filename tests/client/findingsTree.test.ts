import { describe, expect, it } from 'vitest';
import {
  type FindingNode,
  type Found,
  findingsTree,
  openCount,
  spokenFinding,
} from '../../client/src/views/findingsTree';
import type { RuleGroup } from '../../server/src/protocol';

const groups: RuleGroup[] = [
  { id: 'vague', name: '模糊性', advice: '写清楚。', rules: [{ id: 'missing-owner', title: '没有责任人' }] },
  { id: 'disconnected', name: '两张皮', advice: '对应起来。', rules: [{ id: 'untied-item', title: '没有对应措施' }] },
  { id: 'slips', name: '差错', advice: '', rules: [{ id: 'date', title: '日期有误' }] },
];

function found(rule: string, message: string, line: number, severity = 1, file = '计划.md'): Found {
  const place = { start: { line, character: 0 }, end: { line, character: 2 } };
  return { uri: `file:///${file}`, file, rule, severity, message, place };
}

function print(nodes: readonly FindingNode[], depth = 0): string[] {
  return nodes.flatMap(({ sort, label, detail, severity, children }) => [
    `${'  '.repeat(depth)}${sort} ${label} | ${detail}${severity === undefined ? '' : ` ${severity}`}`,
    ...print(children, depth + 1),
  ]);
}

describe('the tree of findings', () => {
  const list = [
    found('untied-item', '两张皮：“听证”没有对应的措施。', 4),
    found('date', '没有2月30日。', 9, 0),
    found('untied-item', '两张皮：“听证”没有对应的措施。', 7, 2, '总结.md'),
  ];

  it('has the problems in their order, clean ones too, then other groups that have findings', () => {
    expect(print(findingsTree(list.slice(0, 2), groups, false))).toEqual([
      'clean 模糊性 | 没有发现',
      'group 两张皮 | 1 处 1',
      '  finding “听证”没有对应的措施。 | 第 5 行 1',
      'group 差错 | 1 处 0',
      '  finding 没有2月30日。 | 第 10 行 0',
    ]);
    expect(print(findingsTree(list.slice(0, 1), groups, false)).join()).not.toContain('差错');
  });

  it('has files between, for all files', () => {
    expect(print(findingsTree([list[0]!, list[2]!], groups, true)).slice(1)).toEqual([
      'group 两张皮 | 2 处 1',
      '  file 计划.md | 1 处 1',
      '    finding “听证”没有对应的措施。 | 第 5 行 1',
      '  file 总结.md | 1 处 2',
      '    finding “听证”没有对应的措施。 | 第 8 行 2',
    ]);
  });

  it('is empty when nothing is found, so that the view can say so', () => {
    expect(findingsTree([], groups, false)).toEqual([]);
  });

  it('keeps what belongs to no group', () => {
    const own = found('', '不认识的键。', 0, 0, '.shuangyi/config.yaml');
    expect(print(findingsTree([own], groups, true)).slice(2)).toEqual([
      'group 其他 | 1 处 0',
      '  file .shuangyi/config.yaml | 1 处 0',
      '    finding 不认识的键。 | 第 1 行 0',
    ]);
  });

  it('has unique ids that do not depend on lines', () => {
    const ids = (lines: number[]) => {
      const [, group] = findingsTree(
        lines.map((line) => found('untied-item', '两张皮：同样的话。', line)),
        groups,
        false,
      );
      return group!.children.map(({ id }) => id);
    };
    expect(new Set(ids([1, 5])).size).toBe(2);
    expect(ids([1, 5])).toEqual(ids([3, 8]));
  });

  it('is cut off where nobody looks, and says so', () => {
    const many = Array.from({ length: 230 }, (_, line) => found('date', '日期有误。', line));
    const group = findingsTree(many, groups, false).at(-1)!;
    expect([group.detail, group.children.length]).toEqual(['230 处', 201]);
    expect(group.children.at(-1)!.label).toBe('还有 30 处，见“问题”面板');
  });

  it('says of a finding how severe it is, and what rule found it', () => {
    const node = findingsTree(list.slice(0, 1), groups, false)[1]!.children[0]!;
    expect(spokenFinding(node)).toBe('警告，“听证”没有对应的措施。，第 5 行');
    expect(node.tooltip).toBe('两张皮：“听证”没有对应的措施。\n\n警告 · 没有对应措施');
  });
});

it('hints are no work left to do', () => {
  expect(openCount([found('date', '', 0, 0), found('date', '', 0, 2), found('date', '', 0, 3)])).toBe(2);
});
