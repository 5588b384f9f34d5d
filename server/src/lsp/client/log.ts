/** The log of the server, which an editor may show in a terminal or a panel: words of others do nothing there. */
import { plainLabel } from '../../base/escape';
import type { Log } from '../../base/files/ports';

export function plainLog(log: Log): Log {
  return {
    info: (message) => log.info(plainLabel(message)),
    warn: (message) => log.warn(plainLabel(message)),
    error: (message) => log.error(plainLabel(message)),
  };
}
