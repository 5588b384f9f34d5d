/** From the paths of the command line to the files to look at. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, normalize, relative, resolve, sep } from 'node:path';
import { toPath, toUri } from '../base/files/disk.node';
import type { Files } from '../base/files/ports';
import { Roots } from '../project/roots';

export interface Input {
  /** As the user would write it: below the path that was given. */
  readonly file: string;
  readonly uri: string;
  /** URI of the folder whose `.shuangyi/` applies, if there is one. */
  readonly root: string | undefined;
  /** Named on the command line itself, not found in a folder. */
  readonly named: boolean;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}

/** The files that the paths lead to, each once, in the order of the paths. */
export async function findInputs(paths: readonly string[], files: Files): Promise<Inputs> {
  const found = new Map<string, Input>();
  const problems: { file: string; message: string }[] = [];
  const roots = rootsOf(files);
  const add = async (path: string, file: string, named: boolean) => {
    const uri = toUri(path);
    if (found.has(uri)) return;
    found.set(uri, { file: file.replaceAll(sep, '/'), uri, root: await roots.of(uri), named });
  };
  for (const given of paths) {
    const path = resolve(given);
    const what = await stat(path).catch((error: NodeJS.ErrnoException) => error.code);
    if (typeof what !== 'object') {
      problems.push({ file: given, message: what === 'EACCES' ? '没有访问权限' : '没有这个文件或文件夹' });
    } else if (what.isDirectory()) {
      const { uris, problems: unread } = await files.markdown(toUri(path));
      for (const { uri, message } of unread) problems.push({ file: relative('', toPath(uri)), message });
      const empty = '里面没有要检查的 Markdown 文件（.gitignore、.shuangyiignore 列出的不算）';
      if (uris.length === 0) problems.push({ file: given, message: empty });
      for (const uri of uris) await add(toPath(uri), normalize(join(given, relative(path, toPath(uri)))), false);
    } else {
      await add(path, normalize(given), true);
    }
  }
  return { inputs: [...found.values()], problems };
}

/** The nearest folder above a file with files of a project, up to the root of the repository or of the disk. */
function rootsOf(files: Files): Roots {
  return new Roots(files, (folder) => existsSync(join(toPath(folder), '.git')));
}
