import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { toDiagnostic } from '../../server/src/lsp/toLsp';
import { Doc } from '../../server/src/model/doc';

const sentence = '各支部每月到社区开展一次法治宣传，由支部书记负责，记录送机关党委备查。';
const text = `# 2026年工作计划\n\n## 一、任务\n\n第一段在这里，后面会改。\n\n${sentence}\n\n联系人××。\n\n## 三、分工\n\n${sentence}\n\n联系电话××。\n`;

/** Types at an offset; gives the diagnostics of both revisions, and those that a server would make afresh. */
function typed(at: number, words: string) {
  let doc = Doc.open('file:///a.md', text, builtin);
  const diagnostics = (of: Doc) => {
    const document = TextDocument.create(of.uri, 'markdown', 1, of.text);
    return check(of, defaultConfig).map((one) => toDiagnostic(document, one, { related: true, rulePages: 'x:' }));
  };
  const before = diagnostics(doc);
  doc = doc.edit({ start: at, end: at, text: words });
  return { before, after: diagnostics(doc), fresh: diagnostics(Doc.open('file:///a.md', doc.text, builtin)) };
}

it('gives the same diagnostics again while their lines stay', () => {
  const { before, after, fresh } = typed(text.indexOf('第一段'), '仍');
  expect(before.length).toBeGreaterThan(2);
  expect(after).toEqual(fresh);
  expect(after.every((one) => before.includes(one))).toBe(true);
});

it('makes those anew that have moved to another line, or whose related places have', () => {
  const { before, after, fresh } = typed(text.indexOf('联系人'), '另起一段。\n\n');
  expect(after).toEqual(fresh);
  const moved = after.filter((one) => !before.includes(one));
  expect(moved.map(({ code }) => code).sort()).toEqual(['heading-number', 'placeholder', 'repeated-text']);
});
