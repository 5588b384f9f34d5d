/**
 * Opens a copy of the sample workspace with the extension: in the desktop VS Code where there is one, else in the browser.
 *
 *   node tests/vscode/open.mjs [--check] [--browser]
 *
 * `--check` loads the browser-hosted one without a window, waits until the sample shows its findings and what the drafts
 * know of each other, renames an item in all of them, and ends.
 * `--browser` does not look for a desktop VS Code.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser, openWorkbench } from './browser.mjs';
import { startHost } from './host.mjs';
import { editorOf } from './driver/editor.mjs';
import { windowOf } from './driver/window.mjs';
import { findChromium, known, newest } from './install.mjs';
import { root, sample } from './places.mjs';
import { onPath } from './processes.mjs';
import { findDesktop } from './run.mjs';

/** What is typed goes into a copy, which git ignores and which stays until the next start. */
const workspace = join(root, '.vscode-test/sample');
const file = join(workspace, '2026年党建与业务融合工作计划.md');

/** A fresh copy of the sample. */
function copySample() {
  if (!existsSync(sample)) throw new Error(`找不到示例：${sample}`);
  rmSync(workspace, { recursive: true, force: true });
  cpSync(sample, workspace, { recursive: true });
}

/**
 * Starts a program that goes on without us; says nothing when it cannot be started.
 * @param {string} command
 * @param {string[]} args
 */
function launch(command, args) {
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}

/**
 * Shows the address in the user's browser, if there is a screen to show it on.
 * @param {string} url
 */
function showInBrowser(url) {
  if (process.platform === 'darwin') return launch('open', [url]);
  if (process.platform === 'win32') return launch('explorer', [url]);
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const opener = onPath('xdg-open');
  const chromium = findChromium();
  if (opener) launch(opener, [url]);
  else if (chromium) launch(chromium, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), url]);
}

/**
 * A short address that leads to the long one, so that it can be read and copied from a terminal.
 * @param {string} url
 * @returns {Promise<string>}
 */
function shorten(url) {
  const server = createServer((_request, response) => response.writeHead(302, { location: url }).end());
  return new Promise((done, fail) => {
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      done(`http://127.0.0.1:${port}/`);
    });
  });
}

/** An item that several drafts of the sample name, and another name for it. */
const [item, renamed] = ['涉企刑事积案清理', '涉企刑事案件专项清理'];
const sharing = 3;

/**
 * How many drafts of the copy hold some words on the disk; its README only tells of them.
 * @param {string} words
 */
function filesWith(words) {
  const drafts = readdirSync(workspace).filter((name) => name.endsWith('.md') && name !== 'README.md');
  return drafts.filter((name) => readFileSync(join(workspace, name), 'utf8').includes(words)).length;
}

/**
 * Waits until something holds; fails after half a minute.
 * @param {string} what
 * @param {() => boolean} holds
 */
async function waitFor(what, holds) {
  for (let i = 0; !holds(); i++) {
    if (i === 60) throw new Error(`没有等到：${what}`);
    await new Promise((done) => setTimeout(done, 500));
  }
  console.log(`✓ ${what}`);
}

/**
 * Loads the page and waits for the sample, its findings, and the extension's item in the status bar.
 * @param {string} url
 */
async function check(url) {
  const { browser, page } = await openBrowser();
  /**
   * @param {string} what
   * @param {import('playwright-core').Locator} locator
   */
  const step = async (what, locator) => {
    await locator
      .first()
      .waitFor({ timeout: 60_000 })
      .catch(() => {
        throw new Error(`${what}没有出现`);
      });
    console.log(`✓ ${what}`);
  };
  try {
    await openWorkbench(page, url);
    await step(`示例文稿 ${basename(file)}`, page.locator('.tabs-container .tab.active', { hasText: basename(file) }));
    await step('文稿内容', page.locator('.view-lines .view-line', { hasText: '工作计划' }));
    await step('状态栏中的“双翼”', page.locator('.part.statusbar .statusbar-item', { hasText: '双翼' }));
    await step('检查出的问题', page.locator('[id="status.problems"]', { hasText: /[1-9]/ }));
    await step(
      '任务表上方一行小字里的计数',
      page.locator('.codelens-decoration', { hasText: /(?:已报告|完成) [1-9]/ }),
    );
    const { press } = windowOf(page, known(newest).themes);
    await editorOf(page, press).find(item);
    await press('F2');
    const input = page.locator('.rename-box input');
    await step('重命名', input);
    await input.fill(renamed);
    await press('Enter');
    await waitFor(`${sharing} 份文稿一起改名`, () => filesWith(renamed) === sharing && filesWith(item) === 0);
  } finally {
    await browser.close();
  }
}

const { values } = parseArgs({ options: { check: { type: 'boolean' }, browser: { type: 'boolean' } } });

try {
  if (!existsSync(join(root, 'dist/extension.cjs'))) throw new Error('扩展还没有构建，请先运行 npm run build。');
  copySample();
  const desktop = values.check || values.browser ? undefined : findDesktop();
  if (desktop) {
    launch(desktop, ['--new-window', `--extensionDevelopmentPath=${root}`, workspace, file]);
    console.log('已在 VS Code 中打开示例文稿。');
  } else {
    if (!values.check) console.log(`没有找到桌面版 VS Code，改用浏览器中的 VS Code ${newest}，正在启动……`);
    const host = await startHost({ workspace, file });
    if (values.check) {
      await check(host.url);
      await host.stop();
      process.exit(0);
    }
    const url = await shorten(host.url);
    console.log(`在浏览器打开：${url}\n按 Ctrl+C 结束。`);
    showInBrowser(url);
  }
} catch (error) {
  console.error(`打不开示例：${error.message}`);
  process.exit(1);
}
