/** The views of the extension, the outline, and the pages that VS Code shows in frames. */

/**
 * What can be done with views. All of it waits until the effect is to be seen.
 * @param {import('playwright-core').Page} page
 * @param {(title: string) => Promise<void>} command
 */
export function viewsOf(page, command) {
  /** Shows the outline, alone in the side bar, and gives the text of its rows. */
  async function outline() {
    await command('Explorer: Focus on Outline View');
    await page.locator('.explorer-viewlet .pane-header[aria-label^="Explorer Section"][aria-expanded="true"]').click();
    const rows = page.locator('.outline-tree .monaco-list-row');
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  /**
   * Opens the container of the extension where it is not open yet, and gives the rows of one of its trees.
   * @param {string} name
   */
  async function tree(name) {
    const header = page.locator('.pane-header', { hasText: name });
    const icon = page.locator('.activitybar .action-item a[aria-label^="双翼"]');
    // The number on the icon lies over it.
    if (!(await header.isVisible())) await icon.click({ force: true });
    await header.waitFor();
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    const rows = page.locator('.pane', { has: header }).locator('.monaco-list-row');
    await rows.first().waitFor();
    return rows;
  }

  /**
   * Closes a view of the open container.
   * @param {string} name
   */
  async function collapse(name) {
    await page.locator('.pane-header[aria-expanded="true"]', { hasText: name }).click();
    await page.locator('.pane-header[aria-expanded="false"]', { hasText: name }).waitFor();
  }

  /**
   * What a page of the extension shows, in the side bar or, as the last one, in an editor.
   * @param {number} which
   */
  const pageOf = (which) => page.frameLocator(`iframe.webview >> nth=${which}`).frameLocator('#active-frame');

  /** Opens the Markdown preview beside the editor; gives its body. */
  async function preview() {
    await command('Markdown: Open Preview to the Side');
    return webview('Preview');
  }

  /**
   * The body of the webview in the editor group whose tab has `title`.
   * @param {string} title
   */
  async function webview(title) {
    const group = page.locator('.editor-group-container', {
      has: page.locator('.tab.active', { hasText: title }),
    });
    await group.waitFor();
    // Webviews lie over the window, not in the group: the one that covers the group's middle is meant.
    const place = await group.boundingBox();
    if (!place) throw new Error(`not to be seen: ${title}`);
    const middle = { x: place.x + place.width / 2, y: place.y + place.height / 2 };
    const at = await page.waitForFunction(({ x, y }) => {
      const frames = [...document.querySelectorAll('iframe.webview.ready')];
      const index = frames.findIndex((frame) => {
        const box = frame.getBoundingClientRect();
        return box.left < x && x < box.right && box.top < y && y < box.bottom;
      });
      return index >= 0 && String(index);
    }, middle);
    const frame = page.locator('iframe.webview.ready').nth(Number(await at.jsonValue()));
    const body = frame.contentFrame().locator('iframe#active-frame').contentFrame().locator('body');
    await body.waitFor();
    return body;
  }

  return { outline, tree, collapse, pageOf, preview, webview };
}
