/** Shows in the editor how far long work has come, where the client can show it. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';

export interface Progress {
  /** So many have been done. */
  report(done: number): void;
  done(): void;
}

const silent: Progress = { report() {}, done() {} };

/** Shorter work is over before it could be read. */
const worthShowing = 200;

/** Begins to show work on so many files; says nothing when they are few. Calls when the user wants it to end. Never rejects. */
export async function showProgress(
  connection: Connection,
  able: boolean,
  files: number,
  cancel: () => void,
): Promise<Progress> {
  if (!able || files < worthShowing) return silent;
  const shown = await connection.window.createWorkDoneProgress().catch(() => undefined);
  shown?.token.onCancellationRequested(cancel);
  return shown ? progressOf(shown, files) : silent;
}

function progressOf(shown: WorkDoneProgressServerReporter, files: number): Progress {
  shown.begin('双翼：正在通读工作区的文稿', 0, `共 ${files} 个文件`, true);
  let percent = 0;
  return {
    report(done) {
      const now = Math.floor((done / files) * 100);
      if (now === percent) return;
      percent = now;
      shown.report(now, `${done}/${files}`);
    },
    done: () => shown.done(),
  };
}
