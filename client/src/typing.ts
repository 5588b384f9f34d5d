/**
 * What helps while typing, in drafts only: the next number behind Enter, and suggestions. VS Code's own settings for both
 * count for all Markdown, and are left as the user has them; where they are on, VS Code does it by itself.
 */
import {
  commands,
  type Disposable,
  Position,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextDocumentContentChangeEvent,
  type WorkspaceConfiguration,
  window,
  workspace,
} from 'vscode';
import { Calm } from '../../server/src/base/calm';
import type { TextRange } from '../../server/src/protocol';
import { type Ask, rangeOf } from './insert/ask';

/** As long as VS Code waits, and a little for the next letter. Milliseconds. */
const suggestDelay = 40;

/** An edit as the server sends it. */
interface OwnEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** `isDraft`: whether the server checks a document. */
export function helpTyping(ask: Ask, isDraft: (document: TextDocument) => boolean): Disposable {
  let last: { readonly document: TextDocument; readonly end: Position } | undefined;
  const calm = new Calm(() => last && void suggest(ask, last.document, last.end), { delay: suggestDelay });
  const listener = workspace.onDidChangeTextDocument((event) => {
    const { document } = event;
    if (document !== window.activeTextEditor?.document || document.languageId !== 'markdown') return;
    calm.stop();
    const change = typedIn(event);
    if (!change) return;
    const typed = change.text;
    const settings = workspace.getConfiguration('editor', document);
    if (/^\r?\n[ \t]*$/.test(typed)) {
      if (isDraft(document) && !settings.get<boolean>('formatOnType')) void goOn(ask, document, endOf(change));
    } else if (/(?:[a-z]|\p{Script=Han})$/u.test(typed) && (isDraft(document) || isBegun(document))) {
      if (suggestsByItself(settings)) return;
      last = { document, end: endOf(change) };
      calm.stir();
    }
  });
  const dispose = () => {
    calm.stop();
    listener.dispose();
  };
  return { dispose };
}

/** More is a paste or a repair. Input methods commit whole sentences. */
const mostTyped = 8;
const mostCommitted = 60;

/** What was typed at one place; undefined for what is undone, done again, deleted, pasted or written at several places. */
function typedIn({ contentChanges, reason }: TextDocumentChangeEvent) {
  const [change] = contentChanges;
  const most = /^(?=.*\p{Script=Han}).*$/u.test(change?.text ?? '') ? mostCommitted : mostTyped;
  const isTyped = change?.text && (change.text.length <= most || /^\r?\n[ \t]*$/.test(change.text));
  return reason === undefined && contentChanges.length === 1 && isTyped ? change : undefined;
}

/** Where the cursor stands behind what was typed; it is told of later than the text. */
function endOf({ range: { start }, text }: TextDocumentContentChangeEvent): Position {
  const behind = text.lastIndexOf('\n') + 1;
  return behind === 0 ? start.translate(0, text.length) : new Position(start.line + 1, text.length - behind);
}

/** A file with nothing in it but the beginning of a word: it may become a draft. */
function isBegun(document: TextDocument): boolean {
  return document.lineCount < 5 && /^\s*(?:[a-z]{2,8}|\p{Script=Han}{2,8})\s*$/u.test(document.getText());
}

function suggestsByItself(settings: WorkspaceConfiguration): boolean {
  const set = settings.get<boolean | { readonly other?: unknown }>('quickSuggestions');
  const other = typeof set === 'object' ? set.other : set;
  return other === true || other === 'on' || other === 'inline';
}

/** Opens the list where our server has anything to offer: asked in vain, others would fill it with words of the text. */
async function suggest(ask: Ask, document: TextDocument, end: Position): Promise<void> {
  const { version, uri } = document;
  const position = window.activeTextEditor?.selection.active;
  // What a command has written stands elsewhere than the cursor.
  if (!position?.isEqual(end)) return;
  const params = {
    textDocument: { uri: uri.toString() },
    position: { line: position.line, character: position.character },
    context: { triggerKind: 1 },
  };
  try {
    const found = await ask<typeof params, unknown[] | null>('textDocument/completion', params);
    if (!found?.length || document.version !== version || window.activeTextEditor?.document !== document) return;
    await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  } catch {
    // The text has changed, or the server does not run: nothing was asked for.
  }
}

/** Asks our server alone: others may format what is typed in files that are none of ours. It says nothing of those. */
async function goOn(ask: Ask, document: TextDocument, { line, character }: Position): Promise<void> {
  const { version, uri } = document;
  const editor = window.activeTextEditor;
  if (editor?.document !== document) return;
  const { insertSpaces, tabSize } = editor.options;
  const params = {
    textDocument: { uri: uri.toString() },
    position: { line, character },
    ch: '\n',
    options: { insertSpaces: insertSpaces === true, tabSize: typeof tabSize === 'number' ? tabSize : 4 },
  };
  try {
    const edits = await ask<typeof params, OwnEdit[] | null>('textDocument/onTypeFormatting', params);
    if (!edits?.length || document.version !== version) return;
    const undoable = { undoStopBefore: false, undoStopAfter: false };
    await editor.edit((builder) => {
      for (const { range, newText } of edits) builder.replace(rangeOf(range), newText);
    }, undoable);
  } catch {
    // The text has changed, or the server does not run: nothing goes on.
  }
}
