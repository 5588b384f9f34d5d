/**
 * Keys in the tables of drafts, as in a word processor: from cell to cell, the next row, moving a row. They count only where
 * the cursor stands in a table (`shuangyi.table`), which is told from the lines around it; a key that comes too early or too
 * late does what it does elsewhere.
 */
import {
  commands,
  Disposable,
  Range,
  Selection,
  SnippetString,
  SnippetTextEdit,
  type TextDocument,
  TextEdit,
  type TextEditor,
  type TextEditorEdit,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { inform } from '../say';
import { aligned } from './align';
import { type Change, isRowEnd, type LineEdit, moveRows, newRow, nextCell, previousCell, rowBelow } from './moves';
import { cellAt, type Lines, rowAt, rowOf, type Table, tableAt } from './table';

const linesOf = (document: TextDocument): Lines => ({
  count: document.lineCount,
  at: (line) => document.lineAt(line).text,
});

/** What is answered of a place: nothing, or what the key is to do. */
type Key = (lines: Lines, table: Table, editor: TextEditor) => Change | undefined;

export function registerTables(isDraft: (document: TextDocument) => boolean): Disposable {
  return Disposable.from(
    new Told(isDraft),
    commands.registerCommand(
      'shuangyi.nextCell',
      inTable('tab', (lines, table, { selection: { active } }) =>
        nextCell(lines, table, active.line, active.character),
      ),
    ),
    commands.registerCommand('shuangyi.previousCell', inTable('outdent', back)),
    commands.registerCommand('shuangyi.nextRow', inTable(lineBreak, below)),
    commands.registerCommand(
      'shuangyi.insertRow',
      inTable(nothing, (lines, table, { selection: { active } }) => newRow(lines, table, active.line)),
    ),
    commands.registerCommand('shuangyi.moveRowUp', inTable('editor.action.moveLinesUpAction', moving(-1))),
    commands.registerCommand('shuangyi.moveRowDown', inTable('editor.action.moveLinesDownAction', moving(1))),
    commands.registerCommand('shuangyi.alignTable', inTable(nothing, align)),
  );
}

/** In the first cell there is nowhere to go; taking away its indentation would end the table. */
const back: Key = (lines, table, { selection: { start } }) => {
  const { line, character } = start;
  return previousCell(lines, table, line, character) ?? { edits: [], line, start: character, end: character };
};

const below: Key = (lines, table, { selection: { active, isEmpty } }) => {
  const { line, character } = active;
  return isEmpty && isRowEnd(lines, table, rowOf(table, line), character) ? rowBelow(lines, table, line) : undefined;
};

/** Where a row cannot go any further, nothing moves: VS Code would push it over the header. */
function moving(by: 1 | -1): Key {
  return (lines, table, { selection: { start, end, active } }) => {
    const place = { first: start.line, last: end.line, line: active.line, character: active.character };
    if (start.line <= table.dashes.line || end.line > (table.rows.at(-1)?.line ?? 0)) return undefined;
    const { line, character } = active;
    return moveRows(lines, table, place, by) ?? { edits: [], line, start: character, end: character };
  };
}

/** The cursor stays in its words. */
const align: Key = (lines, table, { selection: { active } }) => {
  const { line, character } = active;
  const edits = aligned(lines, table);
  const row = rowOf(table, line);
  if (!row) return { edits, line, start: character, end: character };
  const index = cellAt(row, character);
  const text = edits.find((edit) => edit.line === line)?.text ?? lines.at(line);
  const now = rowAt({ count: 1, at: () => text }, 0)?.cells[index];
  const into = Math.max(0, character - row.cells[index]!.start);
  const at = now ? Math.min(now.start + into, now.end) : character;
  return { edits, line, start: at, end: at };
};

/** What a key does elsewhere besides a command of VS Code: a line break; the user is told. */
const [lineBreak, nothing] = ['\n', ''];

/** A command that works on the table at the cursor, and does something else where there is none. */
function inTable(otherwise: string, key: Key): () => Promise<void> {
  return async () => {
    const editor = window.activeTextEditor;
    const { document, selections } = editor ?? {};
    const lines = document && linesOf(document);
    const table = lines && selections?.length === 1 && tableAt(lines, selections[0]!.active.line);
    const change = editor && table && key(lines, table, editor);
    if (change) return write(editor, change);
    if (otherwise === nothing) return void inform('请先把光标放在文稿的表格里。');
    if (!editor) return;
    if (otherwise === lineBreak) await commands.executeCommand('type', { text: lineBreak });
    else await commands.executeCommand(otherwise);
  };
}

/** All edits at once, so that they are undone at once. */
async function write(editor: TextEditor, change: Change): Promise<void> {
  const { edits, stops, line, start, end } = change;
  if (stops && (await workspace.applyEdit(withStops(editor.document, edits, stops)))) {
    editor.revealRange(new Range(line, start, line, end));
    return;
  }
  const make = (builder: TextEditorEdit) => {
    for (const edit of edits) builder.replace(rangeOf(edit), edit.text);
  };
  const done = edits.length === 0 || (await editor.edit(make));
  if (!done) return;
  editor.selection = new Selection(line, start, line, end);
  editor.revealRange(editor.selection);
}

/**
 * A snippet puts the cursor where it belongs with the very edit, and Tab goes from cell to cell without being sent to us:
 * what is typed meanwhile would stand elsewhere. At the last stop it is over.
 */
function withStops(
  { uri }: TextDocument,
  [first, ...others]: readonly LineEdit[],
  stops: readonly number[],
): WorkspaceEdit {
  const { text } = first!;
  const words = new SnippetString();
  let at = 0;
  for (const [i, stop] of stops.entries()) {
    words.appendText(text.slice(at, stop)).appendTabstop(i < stops.length - 1 ? i + 1 : 0);
    at = stop;
  }
  words.appendText(text.slice(at));
  const row = new SnippetTextEdit(rangeOf(first!), words);
  row.keepWhitespace = true;
  const edit = new WorkspaceEdit();
  edit.set(uri, [row, ...others.map((other) => new TextEdit(rangeOf(other), other.text))]);
  return edit;
}

const rangeOf = ({ line, endLine = line, start, end }: LineEdit) => new Range(line, start, endLine, end);

/** Tells VS Code whether the cursor stands in a table. Where in it, the command itself sees: a key may come sooner. */
class Told implements Disposable {
  private told = false;
  private readonly listeners: Disposable;
  /** The table where the cursor stood last. It is looked for again when lines have come or gone: typing in it is cheap. */
  private known: { readonly document: TextDocument; readonly lineCount: number; readonly table: Table } | undefined;

  constructor(private readonly isDraft: (document: TextDocument) => boolean) {
    this.listeners = Disposable.from(
      window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor === window.activeTextEditor && this.tell()),
      window.onDidChangeActiveTextEditor(() => this.tell()),
    );
    this.tell();
  }

  dispose(): void {
    this.listeners.dispose();
  }

  private tell(): void {
    const now = this.look(window.activeTextEditor);
    if (now === this.told) return;
    this.told = now;
    void commands.executeCommand('setContext', 'shuangyi.table', now);
  }

  private look(editor: TextEditor | undefined): boolean {
    if (editor?.document.languageId !== 'markdown' || editor.selections.length !== 1) return false;
    const { document, selection } = editor;
    const { line } = selection.active;
    const lines = linesOf(document);
    return rowAt(lines, line) !== undefined && this.isDraft(document) && this.isIn(document, lines, line);
  }

  private isIn(document: TextDocument, lines: Lines, line: number): boolean {
    const { known } = this;
    const same = known?.document === document && known.lineCount === document.lineCount;
    if (same && line >= known.table.header.line && line <= (known.table.rows.at(-1) ?? known.table.dashes).line) {
      return true;
    }
    const table = tableAt(lines, line);
    this.known = table && { document, lineCount: document.lineCount, table };
    return table !== undefined;
  }
}
