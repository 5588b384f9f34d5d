import { describe, expect, it } from 'vitest';
import { afterEnter } from '../../server/src/features/shape/onType';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { draft, edited } from './kit';

const title = '# 2026年工作计划\n\n';

/** The text after Enter at the mark and what follows from it; line ends are shown. */
function entered(marked: string, eol = '\n'): string {
  const head = title.replaceAll('\n', eol);
  const { doc, at } = draft(`${head}${marked.replace('⟦⟧', `${eol}⟦⟧`)}`);
  return edited(doc.text, afterEnter(doc, at.start)).slice(head.length).replaceAll('\r', '␍');
}

describe('Enter behind a numbered item', () => {
  it('goes on with the next number, in every form', () => {
    expect(entered('1. 办好案件；⟦⟧')).toBe('1. 办好案件；\n2. ');
    expect(entered('（一）深化融合。把支部建在办案组上。⟦⟧')).toBe('（一）深化融合。把支部建在办案组上。\n\n（二）');
    expect(entered('一、学习理论。每月学一次。⟦⟧')).toBe('一、学习理论。每月学一次。\n\n二、');
    expect(entered('一是抓学习；⟦⟧')).toBe('一是抓学习；\n二是');
    expect(entered('（1）抓学习；⟦⟧')).toBe('（1）抓学习；\n\n（2）');
    expect(entered('(9)抓学习；⟦⟧')).toBe('(9)抓学习；\n\n(10)');
  });

  it('parted as the items above or below are', () => {
    expect(entered('（一）甲；\n（二）乙；⟦⟧')).toBe('（一）甲；\n（二）乙；\n（三）');
    expect(entered('1. 甲\n\n2. 乙⟦⟧')).toBe('1. 甲\n\n2. 乙\n\n3. ');
    expect(entered('（一）甲；⟦⟧\n（二）乙；')).toBe('（一）甲；\n（二）\n（三）乙；');
  });

  it('keeps indentation, blanks and line ends', () => {
    expect(entered('　　（一）抓学习。每月一次。⟦⟧')).toBe('　　（一）抓学习。每月一次。\n\n　　（二）');
    expect(entered('（一）甲。乙乙。⟦⟧', '\r\n')).toBe('（一）甲。乙乙。␍\n␍\n（二）');
  });

  it('each level of a list counts for itself', () => {
    expect(entered('1. 甲\n   1. 子⟦⟧\n\n2. 乙\n3. 丙')).toBe('1. 甲\n   1. 子\n   2. \n\n2. 乙\n3. 丙');
    expect(entered('1. 甲⟦⟧\n   1. 子\n2. 乙')).toMatch(/^1\. 甲\n\n?2\. \n {3}1\. 子\n3\. 乙$/);
  });

  it('as the item is written: escaped, or with a sign of its own', () => {
    expect(entered('1\\. 办案；⟦⟧')).toContain('2\\. ');
    expect(entered('㈠办案；⟦⟧')).toContain('㈡');
  });

  it('numbers below follow as far as they go on', () => {
    expect(entered('1. 甲\n2. 乙⟦⟧\n3. 丙\n4. 丁\n6. 己')).toBe('1. 甲\n2. 乙\n3. \n4. 丙\n5. 丁\n6. 己');
  });
});

describe('Enter behind a mere number', () => {
  it('takes it away, and the numbers below follow', () => {
    expect(entered('1. 甲\n2. ⟦⟧')).toBe('1. 甲\n');
    expect(entered('（一）甲。乙乙。\n\n（二）⟦⟧')).toBe('（一）甲。乙乙。\n\n');
    expect(entered('（一）甲；\n（二）⟦⟧\n（三）丙；')).toBe('（一）甲；\n\n（二）丙；');
  });
});

describe('Enter elsewhere changes nothing', () => {
  const same = (marked: string) => expect(entered(marked), marked).toBe(marked.replace('⟦⟧', '\n'));

  it('behind a heading that stands alone, which is followed by its text', () => {
    for (const text of ['## 一、总体要求⟦⟧', '一、总体要求⟦⟧', '（一）深化融合⟦⟧', '**（一）深化融合**⟦⟧']) same(text);
    expect(entered('（一）甲\n（二）乙⟦⟧')).toBe('（一）甲\n（二）乙\n（三）');
  });

  it('inside a line, behind an introduction, in text, tables, code and quotations', () => {
    same('1. 办好⟦⟧案件');
    same('1. 主要任务如下：⟦⟧');
    same('正文。⟦⟧');
    same('一是抓学习；二是抓落实。⟦⟧');
    same('> （一）引文。引文。⟦⟧');
    same('```\n1. 代码⟦⟧\n```');
    same('| 业务事项 | 党建措施 |\n| --- | --- |\n| 1. 甲 | 乙 |⟦⟧');
  });

  it('in files that are no drafts, and in front of everything', () => {
    const doc = Doc.open('file:///a.md', '1. 甲\n', builtin);
    expect(afterEnter(doc, 5)).toEqual([]);
    expect(afterEnter(draft('⟦⟧').doc, 0)).toEqual([]);
  });
});
