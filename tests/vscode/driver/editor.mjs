/** The text editor as a person works it: places in the text, hovers, quick fixes, suggestions, squiggles. */
import { basename } from 'node:path';

/**
 * What can be done with the editor in front. All of it waits until the effect is to be seen.
 * @param {import('playwright-core').Page} page
 * @param {(keys: string) => Promise<void>} press
 */
export function editorOf(page, press) {
  const editor = page.locator('.part.editor .editor-group-container.active .monaco-editor').first();

  /**
   * Opens a file of the workspace by its name.
   * @param {string} file
   */
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

  /**
   * Puts the cursor at a line and column, both from 1.
   * @param {number} line
   * @param {number} [column]
   */
  async function goTo(line, column = 1) {
    await press('Control+G');
    await page.locator('.quick-input-widget input').first().fill(`:${line},${column}`);
    await press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /**
   * Where `text` stands on the screen, in the editor; it must stand in one visible line.
   * @param {string} text
   */
  async function placeOf(text) {
    const place = await page.waitForFunction(findText, text, { timeout: 10_000 }).catch(() => undefined);
    const middle = await place?.jsonValue();
    if (!middle) throw new Error(`not to be seen in the editor: ${text}`);
    return middle;
  }

  /**
   * Clicks into `text`, which puts the cursor there.
   * @param {string} text
   */
  async function click(text) {
    const { x, y } = await placeOf(text);
    await page.mouse.click(x, y);
  }

  /**
   * Finds `text` in the document, as with Ctrl+F; it is then selected and to be seen.
   * @param {string} text
   */
  async function find(text) {
    await press('Mod+F');
    const input = page.locator('.find-widget.visible .find-part textarea').first();
    await input.fill(text);
    await page.locator('.find-widget .matchesCount', { hasText: ' of ' }).waitFor();
    await press('Escape');
    await shows(text);
  }

  /**
   * Rests the mouse on `text` until the hover is shown; gives what it says.
   * @param {string} text
   */
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

  /**
   * Chooses an entry of the open quick-fix menu with the arrow keys.
   * @param {string} title
   */
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

  /**
   * Waits until the open list of suggestions holds a label; gives all that are to be seen.
   * @param {string} label
   */
  async function suggested(label) {
    const rows = page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.filter({ hasText: label }).first().waitFor();
    return rows.locator('.label-name').allInnerTexts();
  }

  /**
   * Takes a suggestion out of the open list.
   * @param {string} label
   */
  async function accept(label) {
    const wanted = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
    await wanted.waitFor();
    await wanted.click();
    await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
    // It takes the focus back.
    await page.locator('.monaco-editor.focused').first().waitFor();
  }

  /**
   * Waits until at least `count` squiggles of one severity (error, warning, info, hint) are to be seen.
   * @param {string} severity
   * @param {number} [count]
   */
  async function squiggles(severity, count = 1) {
    const marks = page.locator(`.view-overlays .cdr.squiggly-${severity}`);
    await marks.nth(count - 1).waitFor();
    return marks.count();
  }

  /**
   * Waits until there are fewer than `count` squiggles of one severity.
   * @param {string} severity
   * @param {number} count
   */
  async function squigglesGone(severity, count) {
    const marks = page.locator(`.view-overlays .cdr.squiggly-${severity}`);
    await marks.nth(count - 1).waitFor({ state: 'detached' });
  }

  /**
   * Waits until the editor shows `text`.
   * @param {string} text
   */
  const shows = (text) => placeOf(text).then(() => undefined);

  return {
    open,
    goTo,
    click,
    find,
    hover,
    quickFix,
    choose,
    suggest,
    suggested,
    accept,
    squiggles,
    squigglesGone,
    shows,
  };
}

/**
 * Tries a few times: VS Code closes a menu when news from an extension arrives at the wrong moment.
 * @param {() => Promise<void>} attempt
 */
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

/**
 * Runs in the page: the middle of the first place where the editor shows `text`.
 * @param {string} text
 */
function findText(text) {
  for (const line of document.querySelectorAll('.editor-group-container.active .view-lines .view-line')) {
    const shown = (line.textContent ?? '').replace(/\u00a0/g, ' ').replace(/[\u200b\u200c]/g, '');
    const start = shown.indexOf(text);
    if (start < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let offset = 0;
    let open = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
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
