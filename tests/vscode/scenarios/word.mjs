/** Scenarios: a draft goes out as a Word file, comes back with a leader's changes, and old Word files come in. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, plan } from './kit.mjs';

/** @typedef {import('../session.mjs').Session} Session */

const name = plan.replace(/\.md$/, '');
const documentPart = 'word/document.xml';

/**
 * Chooses a file of the workspace in the dialog that asks for one.
 * @param {Session} vscode
 * @param {string} file
 */
async function choose(vscode, file) {
  const box = vscode.page.locator('.quick-input-widget input').first();
  const row = vscode.page.locator('.quick-input-list .monaco-list-row', { hasText: '改过.docx' });
  await row.first().waitFor();
  await box.fill(join(vscode.workspace, file));
  await row.first().waitFor();
  await vscode.press('Enter');
}

/**
 * Saves what a command exports under the name that it proposes, and gives the file's path.
 * @param {Session} vscode
 * @param {string} command
 * @param {string} file
 */
async function exported(vscode, command, file) {
  await vscode.command(command);
  const box = vscode.page.locator('.quick-input-widget input').first();
  await vscode.page.waitForFunction(
    (wanted) => {
      const input = /** @type {HTMLInputElement | null} */ (document.querySelector('.quick-input-widget input'));
      return input?.value.endsWith(wanted);
    },
    file,
    { timeout: 20_000 },
  );
  await box.press('Enter');
  await vscode.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).first().waitFor();
  return join(vscode.workspace, file);
}

/**
 * The file as somebody changed it who did not switch 修订 on.
 * @param {string} path
 * @param {Record<string, string>} words
 */
function changed(path, words) {
  const parts = unzipSync(readFileSync(path));
  let document = strFromU8(parts[documentPart] ?? new Uint8Array());
  for (const [before, after] of Object.entries(words)) {
    expect(document.includes(before), `not in the file: ${before}`);
    document = document.replace(before, after);
  }
  return zipSync({ ...parts, [documentPart]: strToU8(document) });
}

/** @type {import('./kit.mjs').Scenario[]} */
export const word = [
  {
    name: 'word-review',
    emptyFiles: ['改过.docx'],
    async run(vscode) {
      await vscode.open(plan);
      await vscode.statusShows('待改');
      const path = await exported(vscode, '双翼: 导出 Word（送审）', `${name}（送审）.docx`);
      writeFileSync(
        join(vscode.workspace, '改过.docx'),
        changed(path, { 挑大梁: '打头阵', 每周三党员接访: '每周二、周四党员接访' }),
      );
      await vscode.command('双翼: 取回审阅稿…');
      await choose(vscode, '改过.docx');
      const rows = vscode.page.locator('.pane', { hasText: '审阅稿' }).locator('.monaco-list-row');
      await rows.filter({ hasText: '打头阵' }).waitFor();
      for (const theme of /** @type {const} */ (['light', 'dark', 'hc'])) {
        await vscode.setTheme(theme);
        await vscode.screenshot(`word-1-review-${theme}`);
      }
      // By keyboard: down to the second change, which is cleared; the comparison follows.
      await rows.filter({ hasText: '打头阵' }).click();
      await vscode.press('ArrowDown');
      await vscode.press('Space');
      await rows.filter({ hasText: '周四' }).locator('[aria-checked="false"]').waitFor();
      await vscode.screenshot('word-2-cleared');
      await vscode.command('双翼: 合入勾选的修改');
      await vscode.shows('打头阵');
      await vscode.screenshot('word-3-applied');
    },
  },
  {
    name: 'word-in',
    emptyFiles: ['改过.docx'],
    async run(vscode) {
      await vscode.open(plan);
      await vscode.statusShows('待改');
      const path = await exported(vscode, '双翼: 导出 Word（定稿）', `${name}.docx`);
      writeFileSync(join(vscode.workspace, '改过.docx'), readFileSync(path));
      await vscode.command('双翼: 导入 Word…');
      await choose(vscode, '改过.docx');
      await vscode.page.locator('.tabs-container .tab.active', { hasText: '改过.md' }).waitFor();
      await vscode.shows('工作计划');
      await vscode.screenshot('word-4-imported');
    },
  },
];
