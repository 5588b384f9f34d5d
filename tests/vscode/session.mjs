/**
 * A driven session: opens the sample in VS Code and works on it as a person does, with keyboard and mouse.
 * Pictures go to `tests/screenshots/`, which git ignores.
 *
 *   node tests/vscode/session.mjs [--version 1.139.1] [--web] [--only name] [--extension folder] [--workspace folder]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { newest, openBrowser, openWorkbench, root, startHost, versions } from './host.mjs';
import { copyWorkspace } from './run.mjs';
import { scenarios } from './scenarios.mjs';

const screenshots = join(root, 'tests/screenshots');
const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';

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
 * Starts VS Code on a copy of the workspace.
 * @returns the helpers of a session; `close()` ends it
 */
export async function startSession(options = {}) {
  const { version = newest, web = false } = options;
  const themes = versions[version].themes;
  const [workspace, removeWorkspace] = copyWorkspace(resolve(options.workspace ?? join(root, 'examples')));
  // Before VS Code looks: a file that appears later is seen only when the watcher gets to it.
  for (const name of options.emptyFiles ?? []) writeFileSync(join(workspace, name), '');
  const extension = resolve(options.extension ?? root);
  const settings = { ...pictureSettings, ...options.settings };
  const host = await startHost({ version, web, workspace, extension, settings });
  const { browser, page } = await openBrowser(options.size ?? { width: 1440, height: 900 });
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
  return { page, workspace, errors, close, killServer, ...helpers(page, themes) };
}

/** What a person does, as functions. All of them wait until the effect is to be seen. */
function helpers(page, themes) {
  const editor = page.locator('.part.editor .editor-group-container.active .monaco-editor').first();
  const press = (keys) => page.keyboard.press(keys.replace('Mod', modifier));

  /** Types as a person does, character by character; Chinese arrives as from an input method. */
  const type = (text, delay = 20) => page.keyboard.type(text, { delay });

  /** Opens a file of the workspace by its name. */
  async function open(file) {
    // The keys would go to the preview if it has the focus.
    const inPreview = await page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
    if (inPreview) await page.locator('.editor-group-container .tab.active').first().click();
    await press('Mod+P');
    await page.locator('.quick-input-widget input').first().fill(file);
    // Enter opens the row that has the focus, which may be another one for a moment.
    await page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: basename(file) })
      .first()
      .waitFor();
    await press('Enter');
    await page.locator('.tabs-container .tab.active', { hasText: basename(file) }).waitFor();
    await editor.waitFor();
  }

  /** Runs a command by its title in the command palette. */
  async function command(title) {
    await press('F1');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`>${title}`);
    // The best match of the palette is not always the command with exactly this title.
    await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first().click();
    // Where the mouse rests now something else may show a tooltip.
    await page.mouse.move(0, 0);
    // The palette closes, or the command shows a list of its own in the same place.
    await page.waitForFunction(() => {
      const box = document.querySelector('.quick-input-widget');
      return !box || box.style.display === 'none' || !box.querySelector('input')?.value.startsWith('>');
    });
  }

  /** Puts the cursor at a line and column, both from 1. */
  async function goTo(line, column = 1) {
    await press('Control+G');
    await page.locator('.quick-input-widget input').first().fill(`:${line},${column}`);
    await press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Where `text` stands on the screen, in the editor; it must stand in one visible line. */
  async function placeOf(text) {
    const place = await page.waitForFunction(findText, text, { timeout: 10_000 }).catch(() => undefined);
    if (!place) throw new Error(`not to be seen in the editor: ${text}`);
    return place.jsonValue();
  }

  /** Clicks into `text`, which puts the cursor there. */
  async function click(text) {
    const { x, y } = await placeOf(text);
    await page.mouse.click(x, y);
  }

  /** Finds `text` in the document, as with Ctrl+F; it is then selected and to be seen. */
  async function find(text) {
    await press('Mod+F');
    const input = page.locator('.find-widget.visible .find-part textarea').first();
    await input.fill(text);
    await page.locator('.find-widget .matchesCount', { hasText: ' of ' }).waitFor();
    await press('Escape');
    await shows(text);
  }

  /** Rests the mouse on `text` until the hover is shown; gives what it says. */
  async function hover(text) {
    const { x, y } = await placeOf(text);
    await page.mouse.move(x - 40, y + 40);
    await page.mouse.move(x, y, { steps: 4 });
    const box = page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
    await box.waitFor();
    // biome-ignore lint/performance/useDomNodeTextContent: this is a locator, and the text as it is shown is wanted
    return box.innerText();
  }

  /** Opens the quick fixes at the cursor; gives their titles. */
  async function quickFix() {
    const rows = page.locator('.action-widget .monaco-list-row.action');
    await again(async () => {
      await press('Mod+.');
      await rows.first().waitFor({ timeout: 4000 });
    });
    return (await rows.allInnerTexts()).map((title) => title.trim());
  }

  /** Chooses an entry of the open quick-fix menu with the arrow keys. */
  async function choose(title) {
    const rows = page.locator('.action-widget .monaco-list-row.action');
    const wanted = page.locator('.action-widget .monaco-list-row.action.focused', { hasText: title });
    for (let step = await rows.count(); step > 0 && (await wanted.count()) === 0; step--) await press('ArrowDown');
    if ((await wanted.count()) === 0) throw new Error(`no quick fix called: ${title}`);
    await press('Enter');
    await page.locator('.action-widget').first().waitFor({ state: 'hidden' });
  }

  /** Opens the suggestions at the cursor; gives their labels. */
  async function suggest() {
    await press('Control+Space');
    const rows = page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().waitFor();
    return rows.locator('.label-name').allInnerTexts();
  }

  /** Waits until the open list of suggestions holds a label; gives all that are to be seen. */
  async function suggested(label) {
    const rows = page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.filter({ hasText: label }).first().waitFor();
    return rows.locator('.label-name').allInnerTexts();
  }

  /** Takes a suggestion out of the open list. */
  async function accept(label) {
    const wanted = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
    await wanted.waitFor();
    await wanted.click();
    await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  }

  /** Shows the outline, alone in the side bar, and gives the text of its rows. */
  async function outline() {
    await command('Explorer: Focus on Outline View');
    await page.locator('.explorer-viewlet .pane-header[aria-label^="Explorer Section"][aria-expanded="true"]').click();
    const rows = page.locator('.outline-tree .monaco-list-row');
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  /** Opens the container of the extension where it is not open yet, and gives the rows of one of its trees. */
  async function tree(name) {
    const header = page.locator('.pane-header', { hasText: name });
    const icon = page.locator('.activitybar .action-item a[aria-label^="双翼"]');
    // The number on the icon lies over it.
    if (!(await header.isVisible())) await icon.click({ force: true });
    const rows = page.locator('.pane', { has: header }).locator('.monaco-list-row');
    await rows.first().waitFor();
    return rows;
  }

  /** Closes a view of the open container. */
  async function collapse(name) {
    await page.locator('.pane-header[aria-expanded="true"]', { hasText: name }).click();
    await page.locator('.pane-header[aria-expanded="false"]', { hasText: name }).waitFor();
  }

  /** What a page of the extension shows, in the side bar or, as the last one, in an editor. */
  const pageOf = (which) => page.frameLocator(`iframe.webview >> nth=${which}`).frameLocator('#active-frame');

  /** Waits until at least `count` squiggles of one severity (error, warning, info, hint) are to be seen. */
  async function squiggles(severity, count = 1) {
    const marks = page.locator(`.view-overlays .cdr.squiggly-${severity}`);
    await marks.nth(count - 1).waitFor();
    return marks.count();
  }

  /** Waits until there are fewer than `count` squiggles of one severity. */
  async function squigglesGone(severity, count) {
    const marks = page.locator(`.view-overlays .cdr.squiggly-${severity}`);
    await marks.nth(count - 1).waitFor({ state: 'detached' });
  }

  /** Waits until `text` is to be seen anywhere in the window. */
  const seen = (text) => page.getByText(text).first().waitFor();

  /** Waits until the editor shows `text`. */
  const shows = (text) => placeOf(text).then(() => undefined);

  /** The labels of the list of choices that is open (quick pick). */
  async function choices() {
    const rows = page.locator('.quick-input-widget:not([style*="display: none"]) .quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    return rows.locator('.label-name').allInnerTexts();
  }

  /**
   * Takes the first entry of the open list of choices, or answers the question, after typing `filter`. Waits until the
   * list has closed or another question stands there, unless the answer is one that is refused.
   */
  async function reply(filter = '', { refused = false } = {}) {
    const box = page.locator('.quick-input-widget');
    await box.locator('input').first().waitFor();
    if (filter) {
      await box.locator('input').first().fill(filter);
      // A list shows what fits; a question has no list.
      const focused = box.locator('.monaco-list-row.focused');
      await focused.waitFor({ timeout: 2000 }).catch(() => {});
    }
    const title = await box.locator('.quick-input-title').textContent();
    await press('Enter');
    if (refused) return;
    await page.waitForFunction((before) => {
      const shown = document.querySelector('.quick-input-widget');
      const now = shown?.querySelector('.quick-input-title')?.textContent;
      return !shown || shown.style.display === 'none' || now !== before;
    }, title);
  }

  /** Puts a table on the clipboard as Word and Excel do, in both forms. */
  async function copy(html, text) {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(
      ([html, text]) => {
        const blob = (type, value) => new Blob([value], { type });
        const item = { 'text/html': blob('text/html', html), 'text/plain': blob('text/plain', text) };
        return navigator.clipboard.write([new ClipboardItem(item)]);
      },
      [html, text],
    );
  }

  /** Opens the menu of the extension's item in the status bar. */
  async function statusMenu() {
    await page.locator('.part.statusbar .statusbar-item', { hasText: '双翼' }).first().click();
    return choices();
  }

  /** The texts of the status bar. */
  const statusBar = () => page.locator('.part.statusbar .statusbar-item').allInnerTexts();

  /** Waits until the status bar shows `text`. */
  const statusShows = (text) => page.locator('.part.statusbar .statusbar-item', { hasText: text }).first().waitFor();

  /** Opens the Markdown preview beside the editor; gives its body. */
  async function preview() {
    await command('Markdown: Open Preview to the Side');
    return webview('Preview');
  }

  /** The body of the webview in the editor group whose tab has `title`. */
  async function webview(title) {
    const group = page.locator('.editor-group-container', {
      has: page.locator('.tab.active', { hasText: title }),
    });
    await group.waitFor();
    // Webviews lie over the window, not in the group: the one that covers the group's middle is meant.
    const place = await group.boundingBox();
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
    const at = await page.waitForFunction(
      ([x, y]) => {
        const frames = [...document.querySelectorAll('iframe.webview.ready')];
        const index = frames.findIndex((frame) => {
          const box = frame.getBoundingClientRect();
          return box.left < x && x < box.right && box.top < y && y < box.bottom;
        });
        return index >= 0 && { index };
      },
      [x, y],
    );
    const { index } = await at.jsonValue();
    const frame = page.locator('iframe.webview.ready').nth(index);
    const body = frame.contentFrame().locator('iframe#active-frame').contentFrame().locator('body');
    await body.waitFor();
    return body;
  }

  /** Switches the colour theme: light, dark or hc (high contrast). */
  async function setTheme(kind) {
    await command('Preferences: Color Theme');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(themes[kind]);
    const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: themes[kind] });
    await row.first().waitFor();
    await press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await page.locator(`.monaco-workbench.${{ light: 'vs', dark: 'vs-dark', hc: 'hc-black' }[kind]}`).waitFor();
  }

  /** Writes `tests/screenshots/<name>.png` and gives its path; `options` as of Playwright's `screenshot`. */
  async function screenshot(name, options = {}) {
    mkdirSync(screenshots, { recursive: true });
    const path = join(screenshots, `${name}.png`);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path, ...options });
    return path;
  }

  return {
    open,
    command,
    goTo,
    click,
    find,
    type,
    press,
    hover,
    quickFix,
    choose,
    suggest,
    suggested,
    accept,
    outline,
    tree,
    collapse,
    pageOf,
    squiggles,
    squigglesGone,
    shows,
    seen,
    choices,
    reply,
    copy,
    statusMenu,
    statusBar,
    statusShows,
    preview,
    webview,
    setTheme,
    screenshot,
  };
}

/** Tries a few times: VS Code closes a menu when news from an extension arrives at the wrong moment. */
async function again(attempt) {
  for (let left = 4; left > 0; left--) {
    try {
      return await attempt();
    } catch {
      // Once more.
    }
  }
  return attempt();
}

/** Runs in the page: the middle of the first place where the editor shows `text`. */
function findText(text) {
  const plain = (value) => value.replace(/\u00a0/g, ' ').replace(/[\u200b\u200c]/g, '');
  for (const line of document.querySelectorAll('.editor-group-container.active .view-lines .view-line')) {
    const start = plain(line.textContent).indexOf(text);
    if (start < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let offset = 0;
    let open = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.data.length;
      if (!open && start < offset + length) {
        range.setStart(node, start - offset);
        open = true;
      }
      if (open && start + text.length <= offset + length) {
        range.setEnd(node, start + text.length - offset);
        const box = range.getClientRects()[0];
        return box ? { x: box.x + Math.min(box.width / 2, 20), y: box.y + box.height / 2 } : null;
      }
      offset += length;
    }
  }
  return null;
}

/** Plays scenarios, each in a fresh VS Code; a picture is taken where one fails. */
export async function play(list, options = {}) {
  let failed = 0;
  for (const { name, run, emptyFiles } of list) {
    const start = Date.now();
    const session = await startSession({ ...options, emptyFiles });
    try {
      await run(session);
      console.log(`  ✓ ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      failed++;
      const picture = await session.screenshot(`failed-${name}`).catch(() => 'no picture');
      console.log(`  ✗ ${name}: ${error.stack ?? error}\n    ${picture}`);
    } finally {
      await session.close();
    }
  }
  return { passed: list.length - failed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const string = { type: 'string' };
  const { values } = parseArgs({
    options: { version: string, only: string, extension: string, workspace: string, web: { type: 'boolean' } },
  });
  const list = scenarios.filter(({ name }) => name.includes(values.only ?? ''));
  const { passed, failed } = await play(list, values);
  console.log(`${passed} passed, ${failed} failed; pictures in ${screenshots}`);
  process.exit(failed > 0 ? 1 : 0);
}
