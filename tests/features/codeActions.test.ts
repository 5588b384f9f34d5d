import { describe, expect, it } from 'vitest';
import { codeActions, findingsAt, fixAll, ignoreHere } from '../../server/src/features/codeActions';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/doc';
import type { Finding } from '../../server/src/model/rule';
import { draft, edited, findings } from './kit';

/** Applies the action whose title begins so to the finding at the mark; gives the text, and checks that the finding is gone. */
function apply(marked: string, title: string, rule: string): string {
  const { doc, at } = draft(marked);
  const before = findings(doc, rule);
  const actions = codeActions(doc, findingsAt(before, at));
  const action = actions.find((one) => one.title.startsWith(title));
  if (!action) throw new Error(`no such action among ${actions.map((one) => one.title).join(', ')}`);
  const text = edited(doc.text, action.edits);
  const left = findings(Doc.open(doc.uri, text, builtin, doc.options), rule);
  expect(left.length).toBeLessThan(before.length);
  return text;
}

const table = '# 2026年工作计划\n\n| 业务事项 | 党建措施 |\n| --- | --- |\n';

describe('repairs', () => {
  it('come first, the preferred one in front', () => {
    const { doc, at } = draft(`${table}| 公益⟦⟧诉讼 |  |\n`);
    const actions = codeActions(doc, findingsAt(findings(doc, 'untied-item'), at));
    expect(actions[0]).toMatchObject({ kind: 'fix', preferred: true });
    expect(actions.filter((action) => action.preferred)).toHaveLength(1);
    expect(actions.slice(-2).map((action) => action.kind)).toEqual(['ignore', 'ignore']);
  });

  it('only for findings that the range touches', () => {
    const { doc, at } = draft(`${table}| 公益诉讼 |  |\n\n正⟦⟧文\n`);
    expect(findingsAt(findings(doc, 'untied-item'), at)).toEqual([]);
  });
});

describe('ignore the line', () => {
  const row = (source: string) => apply(source, '忽略这一行', 'untied-item').split('\n').at(-1);

  it('in a table row: inside the last cell', () => {
    expect(row(`${table}| 公益⟦⟧诉讼 |  |`)).toBe('| 公益诉讼 |  <!-- shuangyi-disable-line untied-item --> |');
    expect(row(`${table}|公益⟦⟧诉讼||`)).toBe('|公益诉讼| <!-- shuangyi-disable-line untied-item --> |');
    expect(row(`${table}| 公益⟦⟧诉讼`)).toBe('| 公益诉讼 <!-- shuangyi-disable-line untied-item -->');
  });

  it('elsewhere: at the end of the line, hard breaks and CRLF kept', () => {
    const text = apply('办案。【事项：公⟦⟧益诉讼】  ␍\n下一行', '忽略这一行', 'untied-item');
    expect(text).toBe('办案。【事项：公益诉讼】 <!-- shuangyi-disable-line untied-item -->  \r\n下一行');
  });

  it('one comment for several rules', () => {
    expect(row(`${table}| 公益⟦⟧诉讼 | <!-- shuangyi-disable-line missing-owner --> |`)).toBe(
      '| 公益诉讼 | <!-- shuangyi-disable-line missing-owner untied-item --> |',
    );
  });

  it('not where a comment would be none', () => {
    const { doc, at } = draft('---\n文种：工⟦⟧作计划\n---\n');
    const titles = codeActions(doc, findingsAt(findings(doc, 'front-matter'), { start: at.start - 3, end: at.end }));
    expect(titles.map((action) => action.title).filter((title) => title.startsWith('忽略这一行'))).toEqual([]);
    const inside = draft('正文。\n\n<!-- 事项：公⟦⟧益诉讼\n责任：办公室 -->');
    const actions = codeActions(inside.doc, findingsAt(findings(inside.doc, 'untied-item'), inside.at));
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.some((action) => action.title.startsWith('忽略这一行'))).toBe(false);
  });
});

describe('ignore the rule', () => {
  const title = '本文件不再提示此规则';

  it('behind the front matter', () => {
    const text = apply('---\n文种: 工作计划\n---\n\n【事项：公⟦⟧益诉讼】', title, 'untied-item');
    expect(text).toBe('---\n文种: 工作计划\n---\n<!-- shuangyi-disable-file untied-item -->\n\n【事项：公益诉讼】');
  });

  it('at the very beginning without front matter', () => {
    const text = apply('【事项：公⟦⟧益诉讼】', title, 'untied-item');
    expect(text).toBe('<!-- shuangyi-disable-file untied-item -->\n\n【事项：公益诉讼】');
  });

  it('in the comment that is there', () => {
    const text = apply('<!-- shuangyi-disable-file vague-measure -->\n\n【事项：公⟦⟧益诉讼】', title, 'untied-item');
    expect(text).toContain('<!-- shuangyi-disable-file vague-measure untied-item -->');
  });
});

describe('ignore here', () => {
  it('writes the list of the workspace folder', () => {
    const { doc } = draft('⟦⟧【事项：公益诉讼】');
    const [finding] = findings(doc, 'untied-item');
    const action = ignoreHere(doc, finding!, 'file:///w', undefined)!;
    expect(action.other).toMatchObject({ uri: 'file:///w/.shuangyi/ignore.json', before: undefined });
    expect(JSON.parse(action.other!.edit.text).ignored).toHaveLength(1);
    expect(ignoreHere(doc, finding!, 'file:///w', '{ broken')).toBeUndefined();
  });
});

describe('fix all', () => {
  const at = (doc: Doc, word: string, by: string, safe = true): Finding[] => {
    const start = doc.text.indexOf(word);
    if (start < 0) return [];
    const span = { start, end: start + word.length };
    const fixes = () => [{ title: '改', safe, edits: [{ ...span, text: by }] }];
    return [{ ruleId: 'x', severity: 'error', span, message: '', fixes }];
  };
  const run = (text: string, check: (doc: Doc) => Finding[]) => {
    const { doc } = draft(`${text}⟦⟧`);
    const action = fixAll(doc, check);
    return action && edited(doc.text, action.edits);
  };

  it('applies safe repairs only', () => {
    expect(run('甲乙', (doc) => [...at(doc, '甲', '丙'), ...at(doc, '乙', '丁', false)])).toBe('丙乙');
    expect(run('乙', (doc) => at(doc, '乙', '丁', false))).toBeUndefined();
    expect(run('', () => [])).toBeUndefined();
  });

  it('again and again until none is left', () => {
    expect(run('甲乙', (doc) => [...at(doc, '甲', '乙'), ...at(doc, '乙乙', '丙')])).toBe('丙');
  });

  it('leaves out one of two that touch, for the next round', () => {
    expect(run('甲乙', (doc) => [...at(doc, '甲', '一'), ...at(doc, '乙', '二')])).toBe('一二');
  });

  it('ends although a repair brings itself up again', () => {
    expect(run('甲', (doc) => at(doc, '甲', '甲甲'))).toMatch(/^甲+$/);
  });
});
