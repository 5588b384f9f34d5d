/** Requests to the server on the user's command, and what is done with the answers: what goes wrong is said, not thrown. */
import { type CancellationToken, commands, Range, type TextDocument, type TextEditor, window } from 'vscode';
import type { TextRange } from '../../../server/src/protocol';
import { complain, inform, Refusal } from '../say';

/** Sends a request. Rejects when the server does not run or cannot answer. */
export type Ask = <P extends object, R>(method: string, params: P, token?: CancellationToken) => Promise<R>;

/** Runs a command to its end; a failure is shown with a way out, and logged. */
export function guarded<A extends unknown[]>(
  command: (...args: A) => Promise<void>,
  log: (error: unknown) => void,
): (...args: A) => Promise<void> {
  return async (...args) => {
    try {
      await command(...args);
    } catch (error) {
      if (error instanceof Refusal) return void complain(error.message);
      log(error);
      const [again, show] = ['重启检查服务', '显示日志'];
      const chosen = await complain('没有完成：检查服务没有回应。文稿没有改动。', again, show);
      if (chosen === again) await commands.executeCommand('shuangyi.restart');
      if (chosen === show) await commands.executeCommand('shuangyi.showLog');
    }
  };
}

/** The Markdown file in front; without one the user is told. */
export function markdownEditor(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId === 'markdown') return editor;
  void inform('请先打开一份 Markdown 文稿，把光标放在要写的地方。');
  return undefined;
}

/** Whether a document is no longer what the server was asked about; the user is told. */
export function isChanged(document: TextDocument, version: number): boolean {
  if (!document.isClosed && document.version === version) return false;
  void inform('选择时文稿有了改动，没有写入，请再试一次。');
  return true;
}

export function rangeOf({ start, end }: TextRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
