/** Changes of the office's own files. */
import { fileName } from '../../base/address';
import type { OwnFile } from '../../project/project';
import { withDecision } from '../../project/trace';
import { difference } from '../shape/difference';
import type { Action } from './codeActions';

/** One of the office's own files as it is now, for actions that write into it. */
export interface OfficeFile extends OwnFile {
  /** It is reached through a link, which may lead anywhere. */
  readonly linked?: boolean;
}

/** The change of a file, or why there is none. Undefined where it cannot be read as it stands: it must not be overwritten. */
export function rewritten(file: OfficeFile, after: string | undefined): Pick<Action, 'other' | 'refused'> | undefined {
  if (after === undefined || file.unreadable !== undefined) return undefined;
  if (file.linked) {
    const refused = `${fileName(file.uri)} 是链接，或在链接的文件夹里，不会写入；请换成普通的文件，或自己改链接指向的文件`;
    return { refused };
  }
  return { other: { uri: file.uri, before: file.text, edit: difference(file.text ?? '', after) } };
}

/** An action with what it decides as a change of the office's file, or why that cannot be written. */
export function decided(action: Action, trace: OfficeFile, root: string): Action {
  const { decision } = action;
  if (!decision) return action;
  const change = rewritten(trace, withDecision(trace.text, decision, root));
  return { ...action, ...(change ?? { refused: `${fileName(trace.uri)} 读不出来，先改正其中的错误` }) };
}
