/** Changes of a reviewed file in words. */
import { describe, expect, it } from 'vitest';
import { toldChange } from '../../server/src/features/review/told';
import type { Change } from '../../server/src/features/review/types';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { paperOf } from '../../server/src/model/visible/paper';

const text = `# 某某县人民检察院2026年工作计划

为做好全年工作，制定本计划。

**一、总体要求。** 围绕中心，抓好落实。

## 二、重点任务

| 序号 | 业务事项 | 责任部门 |
| --- | --- | --- |
| 1 | 支持起诉 | 第二检察部 |
| 2 | | |
`;
const doc = Doc.open('untitled:计划.md', text, builtin);
const paper = paperOf(doc);

function told(kind: Change['kind'], before: string, after: string, at = '围绕中心') {
  const start = text.indexOf(at);
  const place = { start, end: start };
  const change: Change = {
    id: 0,
    kind,
    author: '王检察长',
    date: '',
    tracked: true,
    before,
    after,
    place,
    edits: [],
    state: 'ready',
  };
  return toldChange(change, doc, paper);
}

describe('a change is told', () => {
  it('by what it does', () => {
    const words = [
      told('replace', '甲', '乙'),
      told('insert', '', '加上去的话'),
      told('delete', '甲', ''),
      told('new-paragraph', '', '¶新的一段。'),
      told('drop-paragraph', '¶旧的一段。', ''),
      told('row-in', '', '3｜反洗钱｜第一检察部'),
      told('comment', '围绕中心', '围绕哪项中心工作'),
      told('comment', '', '全文再压缩'),
    ].map((one) => one.words);
    expect(words).toEqual([
      '将“甲”改为“乙”',
      '加上“加上去的话”',
      '删去“甲”',
      '新增一段“新的一段。”',
      '删去整段“旧的一段。”',
      '新增一行“3｜反洗钱｜第一检察部”',
      '批注“围绕哪项中心工作”，指“围绕中心”',
      '批注“全文再压缩”',
    ]);
  });

  it('with its neighbours where a few characters say nothing', () => {
    expect(told('replace', '全', '二、三季度', '全年').words).toBe('将“做好全年工”改为“做好二、三季度年工”');
    expect(told('insert', '', '切实', '抓好').words).toBe('将“抓好”改为“切实抓好”');
    expect(told('delete', '中心', '', '中心').words).toBe('将“围绕中心”改为“围绕”');
    expect(told('insert', '', '一', '二检察部').words).toBe('将“第二检”改为“第一二检”');
    expect(told('replace', '抓好落实', '一抓到底', '抓好').words).toBe('将“抓好落实”改为“一抓到底”');
    // Not what stands there.
    expect(told('replace', '甲', '乙').words).toBe('将“甲”改为“乙”');
  });

  it('in one line that is cut in the list, and at length', () => {
    const { words, full } = told('insert', '', `第一行\n${'很长'.repeat(30)}`);
    expect(words).toMatch(/^加上“第一行 很长.*…”$/);
    expect([...words].length).toBeLessThan(32);
    expect(full).toBe(`加上“第一行 ${'很长'.repeat(30)}”`);
  });

  it('with its place: the heading above, the row by its words', () => {
    const where = (at: string) => told('delete', '甲', '', at).where;
    expect(where('为做好')).toBe('');
    expect(where('围绕中心')).toBe('一、总体要求');
    expect(where('第二检察部')).toBe('二、重点任务，“支持起诉”一行');
    expect(where('责任部门')).toBe('二、重点任务，表头');
    expect(where('2 | | |')).toBe('二、重点任务，表格第2行');
  });
});
