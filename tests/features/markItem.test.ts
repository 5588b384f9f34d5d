import { describe, expect, it } from 'vitest';
import { itemChoices } from '../../server/src/features/write/markItem';
import { draft } from './kit';

function choices(marked: string) {
  const { doc, at } = draft(marked);
  return itemChoices(doc, at);
}

const first = (marked: string) => choices(marked).groups[0];

describe('what a place may be marked as', () => {
  it('the selected words come first', () => {
    expect(first('今年抓好⟦丹江治理⟧工作。')).toEqual({ name: '选中的文字', items: [{ name: '丹江治理' }] });
  });

  it('then the items of the sentence, each once', () => {
    const { groups, sentence } = choices('今年办好公益诉讼⟦⟧、公益诉讼和刑事申诉。另一句。');
    expect(groups[0]).toEqual({ name: '这句话里的事项', items: [{ name: '公益诉讼' }, { name: '刑事申诉' }] });
    expect(sentence).toBe('今年办好公益诉讼、公益诉讼和刑事申诉。');
  });

  it('then those of the draft, then all that the framework knows', () => {
    const { groups } = choices('⟦⟧甲。\n\n【事项：丹江治理；措施：政治能力】\n');
    expect(groups[0]).toEqual({ name: '本文已有的事项', items: [{ name: '丹江治理' }] });
    expect(groups.length).toBeGreaterThan(4);
    const all = groups.flatMap(({ items }) => items.map(({ name }) => name));
    expect(new Set(all).size).toBe(all.length);
  });

  it('none that is still to be named', () => {
    const { groups } = choices('⟦⟧甲。\n\n【事项：××事项；措施：政治能力】\n');
    expect(groups.map(({ name }) => name)).not.toContain('本文已有的事项');
  });

  it('a passage is no name', () => {
    expect(first('⟦今年办好公益诉讼。明年再办。⟧')?.name).toBe('这句话里的事项');
  });

  it('in tables, code and front matter nothing is marked, and it says why', () => {
    expect(choices('| 业务事项 | 党建措施 |\n| --- | --- |\n| 公益⟦⟧诉讼 |  |\n').refused).toMatch('插入措施');
    expect(choices('```\n公益⟦⟧诉讼\n```\n').refused).toMatch('代码');
    expect(choices('---\n文种: 工作⟦⟧计划\n---\n').refused).toMatch('文件头');
  });
});
