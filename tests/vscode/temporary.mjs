/** Folders that tests may change, and that are gone at the end. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { atExit } from './atExit.mjs';

/** A path, and a function that removes what lies there earlier than at the end. @typedef {[path: string, remove: () => void]} Temporary */

/** A new folder. @returns {Temporary} */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'shuangyi-vscode-'));
  const remove = () => {
    callOff();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const callOff = atExit(remove);
  return [folder, remove];
}

/**
 * A copy of a workspace.
 * @param {string} folder
 * @returns {Temporary}
 */
export function copyWorkspace(folder) {
  const [temporary, remove] = temporaryFolder();
  const copy = join(temporary, basename(folder));
  mkdirSync(copy);
  if (existsSync(folder)) cpSync(folder, copy, { recursive: true });
  return [copy, remove];
}

/**
 * A workspace of two folders, each a copy of the given one.
 * @param {string} folder
 * @returns {Temporary}
 */
export function twoFolders(folder) {
  const [temporary, remove] = temporaryFolder();
  for (const name of ['一', '二']) cpSync(folder, join(temporary, name), { recursive: true });
  const file = join(temporary, 'two.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: '一' }, { path: '二' }] }));
  return [file, remove];
}
