import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { type Told, toDiagnostics } from '../../server/src/lsp/toLsp';
import { Doc } from '../../server/src/model/draft/doc';

const sentence = '各支部每月到社区开展一次法治宣传，由支部书记负责，记录送机关党委备查。';
const text = `# 2026年工作计划\n\n## 一、任务\n\n第一段在这里，后面会改。\n\n${sentence}\n\n联系人××。\n\n## 三、分工\n\n${sentence}\n\n联系电话××。\n`;

/** Types at an offset; gives the diagnostics of both revisions, and those that a server would make afresh. */
function typed(at: number, words: string) {
  const tell = (doc: Doc, before?: Told) => {
    const document = TextDocument.create(doc.uri, 'markdown', 1, doc.text);
    const abilities = { related: true, rulePages: 'x:' };
    return toDiagnostics(document, doc, check(doc, defaultConfig), abilities, before);
  };
  const doc = Doc.open('file:///a.md', text, builtin);
  const before = tell(doc);
  const after = tell(doc.edit({ start: at, end: at, text: words }), before);
  const fresh = tell(Doc.open('file:///a.md', after.doc.text, builtin));
  return { before: before.diagnostics, after: after.diagnostics, fresh: fresh.diagnostics };
}

it('gives the same diagnostics again while their lines stay', () => {
  const { before, after, fresh } = typed(text.indexOf('第一段'), '仍');
  expect(before.length).toBeGreaterThan(2);
  expect(after).toEqual(fresh);
  expect(after.every((one) => before.includes(one))).toBe(true);
});

it('makes those anew that belong to the words being typed, and the one that stands for many of them', () => {
  const { before, after, fresh } = typed(text.indexOf('联系电话'), '值班');
  expect(after).toEqual(fresh);
  const made = after.filter((one) => !before.includes(one));
  expect(made.map(({ code }) => code)).toEqual(['placeholder']);
});

it('makes all anew when lines come or go', () => {
  const { before, after, fresh } = typed(text.indexOf('联系人'), '另起一段。\n\n');
  expect(after).toEqual(fresh);
  expect(after.some((one) => before.includes(one))).toBe(false);
});
