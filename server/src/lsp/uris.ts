/** Addresses of files: clients write the same one in different ways. */
import { URI } from 'vscode-uri';

/** One spelling for each file, for use as a key. */
export function canonical(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}

export function isMarkdown(uri: string): boolean {
  return /\.(?:md|markdown)$/i.test(uri);
}

/** Whether a file is one of the workspace's own settings in `.shuangyi/`. */
export function isProjectFile(uri: string): boolean {
  return /\/\.shuangyi\/[^/]*$/.test(uri);
}

/** Whether a file lies below a folder. */
export function isBelow(uri: string, root: string): boolean {
  return canonical(uri).startsWith(`${canonical(root).replace(/\/$/, '')}/`);
}
