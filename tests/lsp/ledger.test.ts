import { describe, expect, it } from 'vitest';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { Ledger } from '../../server/src/lsp/ledger';

const finding = (line: number, message = '问题'): Diagnostic => ({
  range: { start: { line, character: 0 }, end: { line, character: 2 } },
  message,
});

function ledger(): { ledger: Ledger; sent: PublishDiagnosticsParams[] } {
  const sent: PublishDiagnosticsParams[] = [];
  return { ledger: new Ledger((params) => sent.push(params)), sent };
}

const uri = 'file:///a.md';

describe('ledger', () => {
  it('publishes what differs and nothing else', () => {
    const { ledger: book, sent } = ledger();
    book.publish(uri, 1, [finding(1)]);
    book.publish(uri, 2, [finding(1)]);
    book.publish(uri, 3, [finding(2)]);
    book.publish(uri, 4, [finding(2, '别的')]);
    book.publish(uri, 5, []);
    expect(sent.map((params) => params.version)).toEqual([1, 3, 4, 5]);
  });

  it('tells a client at once that a draft has no findings', () => {
    const { ledger: book, sent } = ledger();
    book.publish(uri, 1, []);
    expect(sent).toEqual([{ uri, version: 1, diagnostics: [] }]);
  });

  it('never goes back to an older version', () => {
    const { ledger: book, sent } = ledger();
    book.publish(uri, 5, [finding(1)]);
    book.publish(uri, 4, [finding(2)]);
    expect(sent.map((params) => params.version)).toEqual([5]);
  });

  it('sends again after reopening, with versions from the start', () => {
    const { ledger: book, sent } = ledger();
    book.publish(uri, 5, [finding(1)]);
    book.reopen(uri);
    book.publish(uri, 1, [finding(1)]);
    expect(sent.map((params) => params.version)).toEqual([5, 1]);
  });

  it('empties what is shown, also after reopening', () => {
    const { ledger: book, sent } = ledger();
    book.clear(uri);
    book.publish(uri, 1, [finding(1)]);
    book.reopen(uri);
    book.clear(uri);
    book.clear(uri);
    expect(sent.slice(1)).toEqual([{ uri, diagnostics: [] }]);
  });

  it('knows a file under both spellings of its address', () => {
    const { ledger: book, sent } = ledger();
    const [encoded, plain] = ['file:///w/%E8%AE%A1%E5%88%92.md', 'file:///w/计划.md'];
    book.publish(encoded, undefined, [finding(1)]);
    book.publish(plain, 1, [finding(1)]);
    book.clear(encoded);
    expect(sent.map((params) => [params.uri, params.diagnostics.length])).toEqual([
      [encoded, 1],
      [encoded, 0],
      [plain, 1],
      [plain, 0],
    ]);
  });

  it('tells what has not changed by the same objects, between what has', () => {
    const { ledger: book } = ledger();
    const before = [finding(1), finding(2), finding(5), finding(6)];
    book.publish(uri, 1, before);
    book.publish(uri, 2, [finding(1), finding(2, '新的'), finding(6)]);
    const now = book.shown(uri);
    expect(now.map((one) => before.indexOf(one))).toEqual([0, -1, 3]);
    expect(now.map(({ message, range }) => `${range.start.line} ${message}`)).toEqual(['1 问题', '2 新的', '6 问题']);
  });

  it('tells whatever a finding says when it changes', () => {
    const { ledger: book, sent } = ledger();
    const place = (line: number, character: number, endLine: number, endCharacter: number) => ({
      start: { line, character },
      end: { line: endLine, character: endCharacter },
    });
    const related = (message: string, line: number) => ({ message, location: { uri, range: place(line, 0, line, 1) } });
    const first: Diagnostic = {
      code: 'a',
      severity: 1,
      message: '甲',
      range: place(1, 2, 3, 4),
      relatedInformation: [related('乙', 5)],
    };
    const others: Diagnostic[] = [
      { ...first, code: 'b' },
      { ...first, severity: 2 },
      ...[place(0, 2, 3, 4), place(1, 0, 3, 4), place(1, 2, 4, 4), place(1, 2, 3, 5)].map((range) => ({
        ...first,
        range,
      })),
      { ...first, relatedInformation: [] },
      { ...first, relatedInformation: [related('乙', 5), related('丁', 6)] },
      { ...first, relatedInformation: [related('丁', 5)] },
      { ...first, relatedInformation: [related('乙', 6)] },
    ];
    let version = 0;
    for (const other of others) {
      book.publish(uri, ++version, [first]);
      book.publish(uri, ++version, [other]);
      expect(sent.at(-1)).toEqual({ uri, version, diagnostics: [other] });
    }
  });
});
