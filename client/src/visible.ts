/** Tells the server which lines the editors show: a long text is checked there first. */
import { Disposable, type TextEditor, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { type VisibleParams, visibleNotification } from '../../server/src/protocol';

/** A shorter text is checked at once. */
const longFrom = 100;

/** Tells it whenever that changes, and when the server begins to run. */
export function tellVisible(client: BaseLanguageClient): Disposable {
  const tell = ({ document }: TextEditor) => {
    if (!client.isRunning() || document.languageId !== 'markdown' || document.lineCount < longFrom) return;
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    const lines = window.visibleTextEditors.filter((editor) => editor.document === document).flatMap(linesOf);
    // A server that ends meanwhile need not know.
    client.sendNotification(visibleNotification, { uri, lines } satisfies VisibleParams).catch(() => {});
  };
  const tellAll = () => window.visibleTextEditors.forEach(tell);
  return Disposable.from(
    window.onDidChangeVisibleTextEditors(tellAll),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => tell(textEditor)),
    client.onDidChangeState(({ newState }) => newState === State.Running && tellAll()),
  );
}

const linesOf = ({ visibleRanges }: TextEditor) =>
  visibleRanges.map(({ start, end }) => ({ first: start.line, last: end.line }));
