/** Scenarios: the views, the health picture, the status bar's menu, and the pictures of the walkthrough. */
import { expect, plan, summary, table } from './kit.mjs';

/** @type {import('./kit.mjs').Scenario[]} */
export const views = [
  {
    name: 'views',
    async run(vscode) {
      await vscode.open(plan);
      const rows = await vscode.tree('融合大纲');
      const open = rows.filter({ hasText: '涉企刑事积案清理' });
      await open.click();
      await vscode.shows('涉企刑事积案清理');
      await vscode.tree('五类问题');
      await vscode.screenshot('views-1-by-measure');
      await vscode.command('双翼: 融合大纲按事项排列');
      await rows.filter({ hasText: '没有对应措施' }).waitFor();
      await vscode.setTheme('dark');
      await vscode.screenshot('views-2-by-item');
      await vscode.find('涉企刑事积案清理');
      await vscode.quickFix();
      await vscode.choose('关联到');
      await rows.filter({ hasText: '没有对应措施' }).waitFor({ state: 'detached' });
      await vscode.command('双翼: 融合大纲按部分排列');
      await rows.filter({ hasText: '三、重点任务' }).waitFor();
      await vscode.screenshot('views-3-tied');
    },
  },
  {
    name: 'health',
    async run(vscode) {
      await vscode.open(summary);
      await vscode.tree('融合大纲');
      for (const name of ['融合大纲', '五类问题']) await vscode.collapse(name);
      await vscode.pageOf(0).locator('.cell').nth(8).waitFor();
      await vscode.screenshot('health-1-side-bar');
      await vscode.command('双翼: 打开体检');
      const panel = vscode.pageOf(1);
      await panel.locator('.cell.empty').first().waitFor();
      for (const theme of /** @type {const} */ (['light', 'dark', 'hc'])) {
        await vscode.setTheme(theme);
        await vscode.screenshot(`health-2-${theme}`);
      }
      // By keyboard: the first step leads to its place.
      await panel.locator('[data-target="step:0"]').press('Enter');
      await vscode.shows('期间');
    },
  },
  {
    name: 'trace',
    async run(vscode) {
      await vscode.open(plan);
      const rows = await vscode.tree('计划与报告');
      await rows.filter({ hasText: '工作报告' }).first().waitFor();
      await vscode.screenshot('trace-1-tree');
      await vscode.command('双翼: 计划与报告对照');
      const page = await vscode.webview('计划与报告对照');
      await page.locator('[role=grid]').waitFor();
      for (const theme of /** @type {const} */ (['light', 'dark', 'hc'])) {
        await vscode.setTheme(theme);
        await vscode.screenshot(`trace-2-${theme}`);
      }
      await page.locator('[data-target="by:measure"]').press('Enter');
      await page.locator('.legend').waitFor();
      await vscode.screenshot('trace-3-measures');
      // By keyboard: the last row of the plan, its first cell, the item beside it, and there.
      const first = page.locator('[role=grid] [tabindex="0"]');
      await first.focus();
      for (const keys of ['Control+End', 'ArrowUp', 'Home', 'ArrowRight']) await vscode.press(keys);
      const name = await page.locator('tbody tr:last-child [role=rowheader]').textContent();
      expect((await page.locator('[role=grid] :focus').textContent()) === name, `not on “${name}”`);
      await vscode.press('Enter');
      await vscode.shows(name ?? '');
    },
  },
  {
    name: 'no-draft',
    async run(vscode) {
      await vscode.open('README.md');
      await vscode.command('双翼: Focus on 融合大纲 View');
      const set = vscode.page.locator('.pane', { hasText: '融合大纲' }).getByText('设为公文…').first();
      await set.waitFor();
      await vscode.screenshot('no-draft-1');
      await set.click();
      await vscode.reply('工作计划');
      await vscode.shows('文种: ');
      await vscode.tree('融合大纲');
      await vscode.screenshot('no-draft-2-set');
    },
  },
  {
    name: 'status-menu-and-walkthrough',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      await vscode.squiggles('warning', 3);
      const entries = await vscode.statusMenu();
      expect(
        entries.some((entry) => entry.includes('新建文稿')),
        `menu: ${entries.join('、')}`,
      );
      await vscode.screenshot('31-status-menu');
      await vscode.press('Escape');
      await vscode.command('双翼: 清除标记，另开清样');
      await vscode.shows('工作计划');
      await vscode.screenshot('32-clean-copy');
      await vscode.command('双翼: 使用入门');
      await vscode.seen('新建一份文稿');
      await vscode.screenshot('33-walkthrough');
    },
  },
  {
    // The pictures of the walkthrough (`media/walkthrough`): copied there by hand when the surface has changed.
    name: 'walkthrough-pictures',
    emptyFiles: ['新计划.md'],
    async run(vscode) {
      await vscode.command('View: Toggle Primary Side Bar Visibility');
      /** @param {[x: number, y: number, width: number, height: number]} place */
      const picture = (/** @type {string} */ name, ...place) => {
        const [x, y, width, height] = place;
        return vscode.screenshot(`walkthrough-${name}`, { clip: { x, y, width, height }, animations: 'disabled' });
      };
      await vscode.open('新计划.md');
      await vscode.type('# 2026年工作计划');
      await vscode.press('Enter');
      await vscode.squiggles('warning');
      await vscode.copy(table.html, table.text);
      await vscode.press('Mod+V');
      await vscode.shows('同上');
      await vscode.squiggles('warning', 2);
      await picture('paste', 50, 66, 900, 340);
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      await vscode.squiggles('warning', 3);
      await vscode.quickFix();
      await picture('findings', 50, 66, 760, 500);
      await vscode.press('Escape');
      await vscode.press('Control+Alt+D');
      await vscode.choices();
      await picture('measure', 400, 0, 640, 450);
      await vscode.press('Escape');
      await vscode.statusMenu();
      await picture('submit', 400, 0, 640, 320);
      await vscode.press('Escape');
      await vscode.command('双翼: 新建文稿…');
      await vscode.reply('工作计划');
      await vscode.reply('云溪县人民检察院');
      await vscode.reply('2026年');
      await vscode.shows('云溪县人民检察院2026年工作计划');
      await picture('new-draft', 50, 66, 820, 560);
    },
  },
];
