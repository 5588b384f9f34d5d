import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { loadFramework } from '../../server/src/frame/load';
import { Doc } from '../../server/src/model/draft/doc';
import { isForeign } from '../../server/src/model/draft/organ';

const filler = '门诊住院一律实名登记，按时发药。\n\n'.repeat(120);
const open = (text: string, frame = builtin) => Doc.open('file:///a.md', text, frame, { kind: '工作计划' });
const itemsOf = (doc: Doc) => doc.segments().flatMap(({ items }) => items.map((item) => doc.slice(item)));
const generalOf = (doc: Doc) => doc.segments().flatMap(({ general }) => general.map((span) => doc.slice(span)));

describe('a document of another organ', () => {
  it('is a longer text in which the words of the organ are rare', () => {
    expect(isForeign(open(filler))).toBe(true);
    expect(isForeign(open(`${filler}${'检察'.repeat(5)}`))).toBe(false);
    expect(isForeign(open(filler.slice(0, 1400)))).toBe(false);
    expect(isForeign(open(filler, loadFramework('id: x\nname: 医院\ndimensions: []\n').frame))).toBe(false);
  });

  it('names no casework in prose, but speaks of work in general', () => {
    const text = '医务科办理案件，做好信访化解。\n\n党建与业务工作同部署。\n\n规范办案。\n\n';
    expect(itemsOf(open(text))).toEqual(['办理案件', '信访化解']);
    expect(itemsOf(open(text + filler))).toEqual([]);
    expect(generalOf(open(text + filler))).toEqual(['业务工作']);
  });

  it('names casework in tables and marks', () => {
    const table = '| 业务事项 | 党建措施 |\n| --- | --- |\n| 公开听证 | 群众工作能力 |\n\n';
    const mark = '做好接待。【事项：司法救助；措施：群众工作能力】\n\n';
    expect(itemsOf(open(table + mark + filler))).toEqual(['公开听证', '司法救助']);
  });

  it('becomes and ceases to be one by an edit as from scratch', () => {
    const text = `做好信访化解。\n\n${filler}`;
    const words = `${'检察工作。'.repeat(5)}\n\n`;
    const edited = open(text).edit({ start: 0, end: 0, text: words });
    expect(itemsOf(edited)).toEqual(itemsOf(open(words + text)));
    expect(itemsOf(edited)).toEqual(['信访化解']);
    expect(itemsOf(edited.edit({ start: 0, end: words.length, text: '' }))).toEqual([]);
  });
});
