/** Tells the server which lines the editors show (a long text is checked there first), and which one the cursor is on. */
import { Disposable, type TextEditor, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  type CursorParams,
  cursorNotification,
  type VisibleParams,
  visibleNotification,
} from '../../server/src/protocol';

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

/** Tells it whenever it is another line or document. */
export function tellCursor(client: BaseLanguageClient): Disposable {
  let told: CursorParams | undefined;
  const send = (params: CursorParams) => void client.sendNotification(cursorNotification, params).catch(() => {});
  const tell = () => {
    const editor = window.activeTextEditor;
    const { document, selection } = editor ?? {};
    const here = document?.languageId === 'markdown' ? client.code2ProtocolConverter.asUri(document.uri) : undefined;
    if (!client.isRunning() || (told?.uri === here && told?.line === selection?.active.line)) return;
    if (told && told.uri !== here) send({ uri: told.uri });
    told = here === undefined ? undefined : { uri: here, line: selection!.active.line };
    if (told) send(told);
  };
  return Disposable.from(
    window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor === window.activeTextEditor && tell()),
    window.onDidChangeActiveTextEditor(tell),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) return;
      told = undefined;
      tell();
    }),
  );
}

const linesOf = ({ visibleRanges }: TextEditor) =>
  visibleRanges.map(({ start, end }) => ({ first: start.line, last: end.line }));
