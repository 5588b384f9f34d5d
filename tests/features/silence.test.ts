/** Ways to silence a finding: which are offered, and what they write. */
import { describe, expect, it } from 'vitest';
import type { OwnFile } from '../../server/src/project/project';
import { findingsAt } from '../../server/src/features/repair/codeActions';
import { type OfficeFiles, silenceActions } from '../../server/src/features/repair/silence';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import type { Finding } from '../../server/src/model/rule/rule';
import { draft, edited, findings } from './kit';

const silence = (doc: Doc, found: readonly Finding[]) => silenceActions(doc, found, undefined);

/** Applies the action whose title begins so to the finding at the mark; gives the text, and checks that the finding is gone. */
function apply(marked: string, title: string, rule: string): string {
  const { doc, at } = draft(marked);
  const before = findings(doc, rule);
  const actions = silence(doc, findingsAt(before, at));
  const action = actions.find((one) => one.title.startsWith(title));
  if (!action) throw new Error(`no such action among ${actions.map((one) => one.title).join(', ')}`);
  const text = edited(doc.text, action.edits);
  const left = findings(Doc.open(doc.uri, text, builtin, doc.options), rule);
  expect(left.length).toBeLessThan(before.length);
  return text;
}

const table = '# 2026年工作计划\n\n| 业务事项 | 党建措施 |\n| --- | --- |\n';

describe('ignore the line', () => {
  const row = (source: string) => apply(source, '这一行不再提示', 'untied-item').split('\n').at(-1);

  it('in a table row: inside the last cell', () => {
    expect(row(`${table}| 公益⟦⟧诉讼 |  |`)).toBe('| 公益诉讼 |  <!-- shuangyi-disable-line untied-item --> |');
    expect(row(`${table}|公益⟦⟧诉讼||`)).toBe('|公益诉讼| <!-- shuangyi-disable-line untied-item --> |');
    expect(row(`${table}| 公益⟦⟧诉讼`)).toBe('| 公益诉讼 <!-- shuangyi-disable-line untied-item -->');
  });

  it('elsewhere: at the end of the line, hard breaks and CRLF kept', () => {
    const text = apply('办案。【事项：公⟦⟧益诉讼】  ␍\n下一行', '这一行不再提示', 'untied-item');
    expect(text).toBe('办案。【事项：公益诉讼】 <!-- shuangyi-disable-line untied-item -->  \r\n下一行');
  });

  it('one comment for several rules', () => {
    expect(row(`${table}| 公益⟦⟧诉讼 | <!-- shuangyi-disable-line missing-owner --> |`)).toBe(
      '| 公益诉讼 | <!-- shuangyi-disable-line missing-owner untied-item --> |',
    );
  });

  it('not where a comment would be none', () => {
    const { doc, at } = draft('---\n文种：工⟦⟧作计划\n---\n');
    const titles = silence(doc, findingsAt(findings(doc, 'front-matter'), { start: at.start - 3, end: at.end }));
    expect(titles.map((action) => action.title).filter((title) => title.startsWith('这一行不再提示'))).toEqual([]);
  });

  it('on the line above where it would be none on its own', () => {
    expect(apply('正文。\n\n<!-- 事项：公⟦⟧益诉讼\n责任：办公室 -->', '这一行不再提示', 'untied-item')).toBe(
      '正文。\n <!-- shuangyi-disable-next-line untied-item -->\n<!-- 事项：公益诉讼\n责任：办公室 -->',
    );
  });

  it.each([
    ['a heading that is closed', '## 一、抓好办案⟦⟧,提升质效 ##', '## 一、抓好办案,提升质效 SILENCE ##'],
    ['a line that breaks hard', '抓好办案⟦⟧,提升质效。\\\n第二行。', '抓好办案,提升质效。 SILENCE\\\n第二行。'],
    ['a line that breaks by blanks', '抓好办案⟦⟧,提升质效。  \n第二行。', '抓好办案,提升质效。 SILENCE  \n第二行。'],
    ['code over lines', '抓好办案⟦⟧,提升`甲\n乙`质效。', '抓好办案,提升 SILENCE`甲\n乙`质效。'],
  ])('in front of what ends %s', (_, text, expected) => {
    const comment = '<!-- shuangyi-disable-line half-width-punctuation -->';
    expect(apply(text, '这一行不再提示', 'half-width-punctuation')).toBe(expected.replace('SILENCE', comment));
  });
});

describe('ignore the rule', () => {
  const title = '本文件不再提示';

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

/** The office's files with these texts. */
function office(texts: Partial<Record<'words' | 'ignore' | 'config' | 'trace', string>> = {}): OfficeFiles {
  const file = (name: string, text: string | undefined): OwnFile => ({ uri: `file:///w/.shuangyi/${name}`, text });
  return {
    root: 'file:///w',
    words: file('words.txt', texts.words),
    ignore: file('ignore.json', texts.ignore),
    config: file('config.yaml', texts.config),
    trace: file('trace.json', texts.trace),
  };
}

describe('what is offered', () => {
  const titles = (marked: string, files: OfficeFiles | undefined, ...rules: string[]) => {
    const { doc, at } = draft(marked);
    return silenceActions(doc, findingsAt(findings(doc, ...rules), at), files).map(({ title }) => title);
  };

  it('for one rule: from the place to the whole office', () => {
    expect(titles(`${table}| 公益⟦⟧诉讼 |  |`, office(), 'untied-item')).toEqual([
      '本单位不再提示这一处“业务事项没有对应的措施”',
      '这一行不再提示“业务事项没有对应的措施”',
      '本文件不再提示“业务事项没有对应的措施”',
      '本单位不再提示这类问题：“业务事项没有对应的措施”',
    ]);
  });

  it('for a word: the list of words first', () => {
    expect(titles('落实布⟦⟧署。', office(), 'wrong-word')[0]).toBe('加入本单位词库：“布署”');
  });

  it('for several rules at one place: no more than two each', () => {
    const found = titles('# 云溪县人民检察院2026年⟦⟧工作计划\n\n## 一、总体要求\n\n内容。', office());
    expect(found.length).toBeGreaterThan(2);
    expect(found.length).toBeLessThanOrEqual(6);
  });

  it('without a workspace: only what is written into the text', () => {
    expect(titles('落实布⟦⟧署。', undefined, 'wrong-word')).toEqual([
      '这一行不再提示“错别字”',
      '本文件不再提示“错别字”',
    ]);
  });

  it('nothing that would overwrite a file that cannot be read', () => {
    const files = { ...office({ ignore: '{ broken', config: '规则: [' }) };
    const words = { ...files.words, unreadable: '没有读取权限' };
    const found = titles('落实布⟦⟧署。', { ...files, words }, 'wrong-word');
    expect(found).toEqual(['这一行不再提示“错别字”', '本文件不再提示“错别字”']);
  });
});

describe('what is written into the office’s files', () => {
  const written = (title: string, files: OfficeFiles) => {
    const { doc, at } = draft('落实布⟦⟧署。');
    const actions = silenceActions(doc, findingsAt(findings(doc, 'wrong-word'), at), files);
    const { other } = actions.find((action) => action.title.startsWith(title))!;
    return { uri: other!.uri, text: edited(other!.before ?? '', [other!.edit]) };
  };

  it('ignore.json: one more entry', () => {
    const { uri, text } = written('本单位不再提示这一处', office());
    expect(uri).toBe('file:///w/.shuangyi/ignore.json');
    expect(JSON.parse(text).ignored).toHaveLength(1);
  });

  it('words.txt: one more word', () => {
    expect(written('加入本单位词库', office({ words: '按排村' }))).toEqual({
      uri: 'file:///w/.shuangyi/words.txt',
      text: '按排村\n布署\n',
    });
  });

  it('config.yaml: the rule is off', () => {
    expect(written('本单位不再提示这类问题', office({ config: '# 从严\n阶段: 报审\n' })).text).toBe(
      '# 从严\n阶段: 报审\n规则:\n  wrong-word: 关\n',
    );
  });
});
