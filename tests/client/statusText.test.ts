import { describe, expect, it } from 'vitest';
import { explanation, statusLine, statusTooltip } from '../../client/src/views/statusText';
import type { StatusParams } from '../../server/src/protocol';

const draft: StatusParams = {
  uri: 'file:///plan.md',
  version: 1,
  draft: true,
  reason: '文种：工作计划',
  kind: '工作计划',
  pass: '核稿',
  passFrom: 'default',
  items: { total: 10, tied: 7, justified: 1 },
  findings: { error: 1, warning: 2, information: 0, hint: 4 },
};
const other: StatusParams = { uri: 'file:///notes.md', version: 1, draft: false, reason: '没有文种，标题也不像公文' };

describe('the status line', () => {
  it.each([
    ['a draft', draft, '双翼 8/10 · 3 处待改 · 核稿'],
    [
      'nothing left',
      { ...draft, findings: { error: 0, warning: 0, information: 0, hint: 2 } },
      '双翼 8/10 · 无待改 · 核稿',
    ],
    ['too many', { ...draft, truncated: true }, '双翼 8/10 · 3 处以上待改 · 核稿'],
    ['no entries', { ...draft, items: { total: 0, tied: 0, justified: 0 } }, '双翼 · 3 处待改 · 核稿'],
    [
      'prose alone',
      { ...draft, items: { total: 0, tied: 0, justified: 0 }, prose: { total: 5, tied: 4, inherited: 3 } },
      '双翼 正文 4/5 · 3 处待改 · 核稿',
    ],
    ['too large', { ...draft, onPause: true }, '双翼 8/10 · 3 处待改 · 核稿 · 停笔后检查'],
    ['some hidden', { ...draft, hidden: 2 }, '双翼 8/10 · 3 处待改 · 已忽略 2 处 · 核稿'],
    ['all silenced', { ...draft, hidden: 2, silenced: true }, '双翼：提示已关闭 · 已忽略 2 处'],
    ['all silenced, nothing found', { ...draft, silenced: true }, '双翼：提示已关闭'],
    ['no draft', other, '双翼：未检查'],
    ['no draft that looks like a paper', { ...other, paper: true }, '双翼：未检查，设为公文…'],
  ])('%s', (_name, status, line) => {
    expect(statusLine(status)).toBe(line);
  });
});

describe('the tooltip', () => {
  it('says what is hidden and how to see it', () => {
    expect(statusTooltip({ ...draft, hidden: 2 })).toContain('已忽略 2 处，在菜单“已忽略的提示”里可以看到、收回');
    expect(statusTooltip({ ...draft, silenced: true })).toContain('shuangyi-disable-file，没有别的问题');
    expect(explanation({ ...draft, hidden: 1, silenced: true })).toContain('已忽略 1 处');
  });

  it('says what the figures mean', () => {
    expect(statusTooltip(draft)).toBe(
      [
        '**工作计划**（文种：工作计划）',
        '',
        '- 业务事项 10 项：7 项已关联党建措施，1 项注明免融合，2 项还没有关联',
        '- 发现问题：错误 1，警告 2，提示 4',
        '- 严格程度：核稿（默认）',
      ].join('\n'),
    );
  });

  it('says when a file is too large to be checked while typing', () => {
    expect(statusTooltip({ ...draft, onPause: true })).toContain('- 文件太大，打字时不检查，停笔后才检查');
  });

  it('says when some of a file is read as plain words', () => {
    expect(statusTooltip({ ...draft, readInPart: true })).toContain('按普通文字读');
    expect(statusTooltip(draft)).not.toContain('按普通文字读');
  });

  it('says why a file is not checked', () => {
    expect(statusTooltip(other)).toContain('没有文种，标题也不像公文');
    expect(statusTooltip(other)).not.toContain('像一份公文');
    expect(statusTooltip({ ...other, paper: true })).toContain('像一份公文');
  });
});

describe('the explanation', () => {
  it('is one paragraph', () => {
    expect(explanation(draft)).not.toContain('\n');
    expect(explanation(draft)).toContain('按“工作计划”检查：文种：工作计划');
  });

  it('tells how to have a file checked', () => {
    expect(explanation(other)).toContain('文种: ');
  });
});
