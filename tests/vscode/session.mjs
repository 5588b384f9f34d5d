/** A VS Code with the extension on a copy of a workspace, to be worked as a person does, with keyboard and mouse. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openBrowser, openWorkbench } from './browser.mjs';
import { editorOf } from './driver/editor.mjs';
import { viewsOf } from './driver/views.mjs';
import { windowOf } from './driver/window.mjs';
import { startHost } from './host.mjs';
import { known, newest } from './install.mjs';
import { root, sample } from './places.mjs';
import { copyWorkspace } from './temporary.mjs';

/** What makes pictures readable: Chinese fonts, no minimap, a fixed cursor. */
const pictureSettings = {
  'editor.fontFamily': "'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', monospace",
  'editor.fontSize': 15,
  'editor.lineHeight': 26,
  'editor.wordWrap': 'on',
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'files.autoSave': 'off',
};

/**
 * Which VS Code, extension and workspace, where it is not the newest, our own and the sample; user settings over the
 * usual ones; files that lie in the workspace from the start; the size of the window.
 * @typedef {object} SessionOptions
 * @property {string} [version]
 * @property {boolean} [web] the extension runs in the browser's worker
 * @property {string} [extension]
 * @property {string} [workspace]
 * @property {Record<string, unknown>} [settings]
 * @property {string[]} [emptyFiles]
 * @property {{ width: number, height: number }} [size]
 */

/** @typedef {Awaited<ReturnType<typeof startSession>>} Session */

/**
 * Starts VS Code on a copy of the workspace.
 * @returns the helpers of a session; `close()` ends it
 * @param {SessionOptions} [options]
 */
export async function startSession(options = {}) {
  const { version = newest, web = false } = options;
  const { themes } = known(version);
  const [workspace, removeWorkspace] = copyWorkspace(resolve(options.workspace ?? sample));
  // Before VS Code looks: a file that appears later is seen only when the watcher gets to it.
  for (const name of options.emptyFiles ?? []) writeFileSync(join(workspace, name), '');
  const extension = resolve(options.extension ?? root);
  const settings = { ...pictureSettings, ...options.settings };
  const host = await startHost({ version, web, workspace, extension, settings });
  const { browser, page } = await openBrowser(options.size ?? { width: 1440, height: 900 });
  /** @type {string[]} */
  const errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const close = async () => {
    await browser.close();
    await host.stop();
    removeWorkspace();
  };
  try {
    await openWorkbench(page, host.url);
  } catch (error) {
    await close();
    throw error;
  }
  const killServer = () => host.killChild(join(extension, 'dist/server.js'));
  const window = windowOf(page, themes);
  const parts = { ...window, ...editorOf(page, window.press), ...viewsOf(page, window.command) };
  return { page, workspace, errors, close, killServer, ...parts };
}
