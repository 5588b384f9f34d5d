import { describe, expect, it } from 'vitest';
import { type Completion, completions } from '../../server/src/features/completion';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/doc';
import { readOne } from '../kit/marked';
import { draft, edited } from './kit';

function offered(marked: string): Completion[] {
  const { doc, at } = draft(marked);
  return completions(doc, at.start);
}

const labels = (marked: string) => offered(marked).map((entry) => entry.label);

/** The text after choosing an entry. */
function chosen(marked: string, label: string): string {
  const { doc, at } = draft(marked);
  const entry = completions(doc, at.start).find((one) => one.label === label);
  if (!entry) throw new Error(`not offered: ${label}`);
  return edited(doc.text, [{ ...entry.span, text: entry.text }]);
}

const measures = builtin.dimensions.flatMap((dimension) => dimension.measures.map((measure) => measure.name));

describe('marks', () => {
  it('whole marks first, then keys', () => {
    const list = offered('正文。【⟦⟧');
    expect(list[0]).toMatchObject({ sort: 'mark', label: '措施：…', text: `措施：\${1}】$0`, snippet: true });
    expect(
      list
        .filter((entry) => entry.sort === 'key')
        .slice(0, 3)
        .map((entry) => entry.label),
    ).toEqual(['事项', '措施', '责任']);
  });

  it('in a comment, closed or not, with a blank where it lacks one', () => {
    expect(offered('正文。<!--⟦⟧')[0]!.text).toBe(` 措施：\${1} -->$0`);
    expect(offered('正文。<!-- ⟦⟧ -->')[0]!.text).toBe(`措施：\${1}$0`);
  });

  it('measures, best fitting first, with their meaning', () => {
    const list = offered('【事项：公开听证；措施：⟦⟧】');
    expect(new Set(list.map((entry) => entry.label))).toEqual(new Set(measures));
    expect(list[0]!.detail).toBeTruthy();
    expect(list[0]!.documentation).toContain('- ');
    expect(chosen('【措施：政治⟦⟧】', '政治能力')).toBe('【措施：政治能力】');
    expect(chosen('【措施：政治能力、⟦⟧】', '抓落实能力')).toBe('【措施：政治能力、抓落实能力】');
    expect(chosen('【措施: 政治能力, ⟦⟧】', '抓落实能力')).toBe('【措施: 政治能力, 抓落实能力】');
  });

  it('items: those of the document first, then the catalogue', () => {
    const list = offered('【事项：打印机采购；措施：政治能力】\n\n【事项：⟦⟧】');
    expect(list[0]).toMatchObject({ label: '打印机采购', detail: '本文已用' });
    expect(list.length).toBeGreaterThan(100);
  });

  it('owners: those of the document first, then departments', () => {
    const list = labels('【事项：公益诉讼；责任：云溪专班】\n\n【事项：刑事申诉；责任：⟦⟧】');
    expect(list[0]).toBe('云溪专班');
    expect(list).toContain('政治部');
  });

  it('keys that are still missing', () => {
    const list = labels('【事项：公益诉讼；⟦⟧；时限：6月底】');
    expect(list.slice(0, 2)).toEqual(['措施', '责任']);
    expect(list).not.toContain('时限');
    expect(chosen('【事项：公益诉讼；措⟦⟧】', '措施')).toBe('【事项：公益诉讼；措施：】');
  });

  it('nothing behind a closed mark, in suppressions and in plain text', () => {
    expect(labels('【措施：政治能力】⟦⟧')).toEqual([]);
    expect(labels('<!-- shuangyi-disable-line ⟦⟧ -->')).toEqual([]);
    expect(labels('会议强调：⟦⟧')).toEqual([]);
  });
});

describe('task tables', () => {
  const table = (row: string) =>
    `# 2026年工作计划\n\n| 业务事项 | 党建措施 | 责任部门 | 完成时限 |\n| --- | --- | --- | --- |\n| 公开听证 | 政治能力 | 云溪专班 | 6月底前 |\n${row}\n`;

  it('measures and concrete wordings that are recognised', () => {
    const list = offered(table('| 公开听证 | ⟦⟧ |  |  |'));
    expect(list.slice(0, measures.length).every((entry) => entry.sort === 'measure')).toBe(true);
    const wordings = list.filter((entry) => entry.sort === 'suggestion');
    expect(wordings.length).toBeGreaterThan(20);
    const { doc } = draft(`${table('')}⟦⟧`);
    for (const { text, detail } of wordings) {
      const ids = doc.recogniser.measures(text, { start: 0, end: text.length }).map((mention) => mention.id);
      const named = builtin.dimensions.flatMap((one) => one.measures).filter((one) => ids.includes(one.id));
      expect(
        named.map((one) => one.name),
        text,
      ).toContain(detail);
    }
  });

  it('items, owners and values used before', () => {
    expect(labels(table('| ⟦⟧ |  |  |  |'))[0]).toBe('公开听证');
    expect(labels(table('| 甲 |  | ⟦⟧ |  |'))[0]).toBe('云溪专班');
    expect(labels(table('| 甲 |  |  | ⟦⟧ |'))).toEqual(['6月底前']);
  });

  it('in a row that is only begun', () => {
    expect(labels(table('|⟦⟧'))).toContain('公开听证');
    expect(labels(table('| 公开听证 | ⟦⟧'))).toContain('政治能力');
  });

  it('not in the header', () => {
    expect(labels('| 业务事项 | ⟦⟧党建措施 |\n| --- | --- |\n')).toEqual([]);
    expect(labels('| 业务事项 | 党建措施 |\n| --- | ⟦⟧--- |\n')).toEqual([]);
  });
});

describe('front matter', () => {
  const bare = (marked: string) => {
    const { text, at } = readOne(marked);
    return completions(Doc.open('file:///a.md', text, builtin), at.start).map((entry) => entry.label);
  };

  it('keys that are not there, also while it is not closed', () => {
    expect(labels('---\n文种: 工作计划\n⟦⟧\n---\n')).toContain('期间');
    expect(labels('---\n文种: 工作计划\n⟦⟧\n---\n')).not.toContain('文种');
    expect(bare('---\n⟦⟧')).toContain('文种');
    expect(bare('---\ntitle: x\n⟦⟧\n---\n')).toEqual(['文种']);
  });

  it('kinds and stages', () => {
    expect(labels('---\n文种: ⟦⟧\n---\n')).toEqual(builtin.kinds.map((kind) => kind.name));
    expect(labels('---\n文种: 工作计划\n阶段:⟦⟧\n---\n')).toEqual(['起草', '核稿', '报审']);
    expect(chosen('---\n文种:⟦⟧\n---\n\n', '工作总结')).toBe('---\n文种: 工作总结\n---\n');
  });

  it('nothing behind it', () => {
    expect(bare('---\ntitle: x\n---\n文⟦⟧')).toEqual([]);
  });
});

it('nothing in the body of files that are no drafts', () => {
  const { text, at } = readOne('说明【措施：⟦⟧】');
  expect(completions(Doc.open('file:///a.md', text, builtin), at.start)).toEqual([]);
});
