/** Chromium, and VS Code's window in it. */
import { chromium } from 'playwright-core';
import { installChromium } from './install.mjs';
import { retryOnce } from './processes.mjs';

const startTimeout = 60_000;
const workbenchTimeout = 90_000;

const chromiumFlags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** Starts Chromium without a window and gives an empty page. */
export async function openBrowser({ width = 1280, height = 800 } = {}) {
  const executablePath = installChromium();
  const args = [...chromiumFlags, '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
  const browser = await retryOnce('Starting Chromium', () =>
    chromium.launch({ executablePath, args, headless: true, timeout: startTimeout }),
  );
  const page = await browser.newPage({ viewport: { width, height }, locale: 'zh-CN' });
  return { browser, page };
}

/**
 * Loads the address and waits until the workbench has restored its parts and its editors.
 * @param {import('playwright-core').Page} page
 * @param {string} url
 */
export async function openWorkbench(page, url) {
  await page.goto(url, { timeout: workbenchTimeout, waitUntil: 'domcontentloaded' });
  await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: workbenchTimeout });
  await page.evaluate(() => {
    // The smoke-test driver of VS Code.
    const { driver } = /** @type {{ driver?: { whenWorkbenchRestored(): Promise<void> } }} */ (globalThis);
    return driver?.whenWorkbenchRestored();
  });
}
