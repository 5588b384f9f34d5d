/** Addresses of files: clients write the same one in different ways. */
import { URI } from 'vscode-uri';
import { getOrMake } from '../base/getOrMake';

/** Spellings of addresses that were asked for: of the files of a workspace, again and again. */
const known = new Map<string, string>();
const mostKnown = 50_000;

/** One spelling for each file or folder, for use as a key. */
export function canonical(uri: string): string {
  if (known.size >= mostKnown) known.clear();
  return getOrMake(known, uri, () => spelling(uri));
}

function spelling(uri: string): string {
  try {
    return URI.parse(uri).toString().replace(/\/$/, '');
  } catch {
    return uri;
  }
}

export { isMarkdown } from '../base/address';

/** Whether a file is one of the workspace's own settings in `.shuangyi/`. */
export function isProjectFile(uri: string): boolean {
  return /\/\.shuangyi\/[^/]*$/.test(uri);
}

/** Whether a path is the folder `.shuangyi` itself or a file in it. */
export function isProjectPath(uri: string): boolean {
  return isProjectFile(uri) || uri.endsWith('/.shuangyi');
}

/** Whether a file lies below a folder. */
export function isBelow(uri: string, root: string): boolean {
  return canonical(uri).startsWith(`${canonical(root)}/`);
}

/** Tells of keys whether they are one of some paths or lie below one, whatever the number of paths. */
export function atOrBelow(paths: ReadonlySet<string>): (key: string) => boolean {
  return (key) => {
    for (let end = key.length; end > 0; end = key.lastIndexOf('/', end - 1))
      if (paths.has(key.slice(0, end))) return true;
    return false;
  };
}
