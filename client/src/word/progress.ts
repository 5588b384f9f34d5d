/** Work that may last: it is shown after a moment, and may be cancelled. */
import { type CancellationToken, CancellationTokenSource, ProgressLocation, window } from 'vscode';
import { realClock } from '../../../server/src/base/calm';

/** Work that is over sooner shows nothing. Milliseconds. */
const moment = 600;

/** Gives what the work gives; undefined when it was cancelled. */
export async function inProgress<T>(
  title: string,
  work: (token: CancellationToken) => Promise<T>,
): Promise<T | undefined> {
  const source = new CancellationTokenSource();
  const { token } = source;
  const running = work(token);
  const over = running.then(
    () => {},
    () => {},
  );
  const inTime = realClock.after(moment, () => {
    const shown = { location: ProgressLocation.Notification, title, cancellable: true };
    void window.withProgress(shown, (_, cancelled) => {
      cancelled.onCancellationRequested(() => source.cancel());
      return over;
    });
  });
  try {
    return await running;
  } catch (error) {
    if (token.isCancellationRequested) return undefined;
    throw error;
  } finally {
    inTime();
    source.dispose();
  }
}
