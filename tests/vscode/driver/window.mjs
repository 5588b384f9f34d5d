/** The window as a person works it: keys, commands, questions, the status bar, themes; and pictures of it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { screenshots } from '../places.mjs';

const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';

/** @typedef {'light' | 'dark' | 'hc'} Theme hc: high contrast */

/**
 * What can be done with the window. All of it waits until the effect is to be seen.
 * @param {import('playwright-core').Page} page
 * @param {Record<Theme, string>} themes how the list of themes calls them
 */
export function windowOf(page, themes) {
  /**
   * Presses keys; `Mod` is the one of the platform's shortcuts.
   * @param {string} keys
   */
  const press = (keys) => page.keyboard.press(keys.replace('Mod', modifier));

  /**
   * Types as a person does, character by character; Chinese arrives as from an input method.
   * @param {string} text
   * @param {number} [delay]
   */
  const type = (text, delay = 20) => page.keyboard.type(text, { delay });

  /**
   * Runs a command by its title in the command palette.
   * @param {string} title
   */
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
      const box = /** @type {HTMLElement | null} */ (document.querySelector('.quick-input-widget'));
      return !box || box.style.display === 'none' || !box.querySelector('input')?.value.startsWith('>');
    });
  }

  /**
   * Waits until `text` is to be seen anywhere in the window.
   * @param {string} text
   */
  const seen = (text) => page.getByText(text).first().waitFor();

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
      const shown = /** @type {HTMLElement | null} */ (document.querySelector('.quick-input-widget'));
      const now = shown?.querySelector('.quick-input-title')?.textContent;
      return !shown || shown.style.display === 'none' || now !== before;
    }, title);
  }

  /**
   * Puts a table on the clipboard as Word and Excel do, in both forms.
   * @param {string} html
   * @param {string} text
   */
  async function copy(html, text) {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(
      (forms) => {
        const blobs = Object.entries(forms).map(([type, value]) => [type, new Blob([value], { type })]);
        return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      },
      { 'text/html': html, 'text/plain': text },
    );
  }

  /** Opens the menu of the extension's item in the status bar. */
  async function statusMenu() {
    await page.locator('.part.statusbar .statusbar-item', { hasText: '双翼' }).first().click();
    return choices();
  }

  /** The texts of the status bar. */
  const statusBar = () => page.locator('.part.statusbar .statusbar-item').allInnerTexts();

  /**
   * Waits until the status bar shows `text`.
   * @param {string} text
   */
  const statusShows = (text) => page.locator('.part.statusbar .statusbar-item', { hasText: text }).first().waitFor();

  /**
   * Switches the colour theme.
   * @param {Theme} kind
   */
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

  /**
   * Writes `tests/screenshots/<name>.png` and gives its path; `options` as of Playwright's `screenshot`.
   * @param {string} name
   * @param {import('playwright-core').PageScreenshotOptions} [options]
   */
  async function screenshot(name, options = {}) {
    mkdirSync(screenshots, { recursive: true });
    const path = join(screenshots, `${name}.png`);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path, ...options });
    return path;
  }

  return { press, type, command, seen, choices, reply, copy, statusMenu, statusBar, statusShows, setTheme, screenshot };
}
