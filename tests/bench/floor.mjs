/**
 * The least that a language server on vscode-languageserver can do: keep the text in step with incremental changes and
 * publish after each one. It parses nothing. What it publishes is a fixed number of diagnostics, spread over the draft and
 * counted from its end, so that those behind the cursor move with the text as real findings would.
 *
 *   node floor.mjs --stdio [--findings N]     N is 1 unless told
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createConnection, DiagnosticSeverity, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';

const at = process.argv.indexOf('--findings');
const count = at < 0 ? 1 : Number(process.argv[at + 1]);

const connection = createConnection();
const documents = new TextDocuments(TextDocument);

/** Length of each text when it was opened; the places are shares of it. */
const lengths = new Map();

documents.onDidOpen(({ document }) => lengths.set(document.uri, document.getText().length));
documents.onDidClose(({ document }) => lengths.delete(document.uri));
documents.onDidChangeContent(({ document }) => {
  const length = document.getText().length;
  const opened = lengths.get(document.uri);
  const diagnostics = Array.from({ length: count }, (_, i) => {
    const start = Math.max(0, length - Math.floor((opened * (i + 1)) / (count + 1)));
    return {
      range: { start: document.positionAt(start), end: document.positionAt(start + 4) },
      severity: DiagnosticSeverity.Warning,
      code: 'placeholder',
      codeDescription: { href: 'https://example.com/rules/placeholder' },
      source: '双翼',
      message: '这里只占一个位置，长短和平常的一条提示差不多，送到编辑器要花同样的工夫。',
    };
  });
  connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
});
connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));

documents.listen(connection);
connection.listen();
