/** Scenarios: what a reader of a draft is shown: findings, hovers, hints, the outline; a server that dies. */
import { expect, plan, summary } from './kit.mjs';

/** @type {import('./kit.mjs').Scenario[]} */
export const reading = [
  {
    name: 'findings-and-quick-fix',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      const before = await vscode.squiggles('warning', 3);
      await vscode.screenshot('1-findings');
      const fixes = await vscode.quickFix();
      expect(
        fixes.some((title) => title.startsWith('关联到')),
        `offered: ${fixes.join('、')}`,
      );
      await vscode.screenshot('2-quick-fix');
      await vscode.choose('关联到');
      await vscode.squigglesGone('warning', before);
      await vscode.screenshot('3-tied');
    },
  },
  {
    name: 'silencing',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      await vscode.squiggles('warning', 3);
      const fixes = await vscode.quickFix();
      // VS Code's own come behind it.
      const last = fixes.findLastIndex((title) => /^(?:关联到|这条规则说明)/.test(title));
      expect(fixes[last + 1] === '不再提示…', `offered: ${fixes.join('、')}`);
      await vscode.choose('不再提示…');
      const ways = await vscode.choices();
      expect(ways.length >= 4, `ways: ${ways.join('、')}`);
      await vscode.reply('本单位不再提示这一处');
      await vscode.statusShows('已忽略 1 处');
      await vscode.command('Notifications: Show Notifications');
      await vscode.seen('撤销');
      await vscode.command('Notifications: Hide Notifications');
      await vscode.screenshot('4-silenced');
      await vscode.command('双翼: 已忽略的提示');
      const ignored = await vscode.choices();
      expect(
        ignored.some((label) => label.includes('涉企刑事积案清理')),
        `ignored: ${ignored.join('、')}`,
      );
      await vscode.screenshot('5-ignored');
      await vscode.reply('涉企刑事积案清理');
      await vscode.reply('收回');
      await vscode.squiggles('warning', 3);
    },
  },
  {
    name: 'outline',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      await vscode.squiggles('warning');
      const rows = await vscode.outline();
      expect(
        rows.some((row) => row.includes('重点任务')),
        `outline: ${rows.join(' | ')}`,
      );
      await vscode.screenshot('4-outline');
    },
  },
  {
    name: 'hover',
    async run(vscode) {
      await vscode.open(summary);
      await vscode.squiggles('warning');
      const text = await vscode.hover('服务大局意识');
      expect(text.includes('服务大局意识'), `hover: ${text}`);
      await vscode.screenshot('5-hover');
    },
  },
  {
    name: 'hints-and-folding',
    async run(vscode) {
      await vscode.open('2026年上半年工作报告.md');
      await vscode.shows('⟵');
      for (const theme of /** @type {const} */ (['light', 'dark'])) {
        await vscode.setTheme(theme);
        await vscode.screenshot(`17-hints-${theme}`);
      }
      await vscode.command('Fold Level 3');
      await vscode.screenshot('18-folded');
    },
  },
  {
    name: 'themes',
    async run(vscode) {
      await vscode.open(summary);
      await vscode.squiggles('warning');
      for (const theme of /** @type {const} */ (['dark', 'hc'])) {
        await vscode.setTheme(theme);
        await vscode.screenshot(`10-${theme}`);
      }
    },
  },
  {
    name: 'server-dies',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      const before = await vscode.squiggles('warning', 3);
      await vscode.press('End');
      await vscode.type('还没有保存的话');
      await vscode.killServer();
      await vscode.seen('已自动重新启动');
      await vscode.squiggles('warning', before);
      await vscode.shows('还没有保存的话');
      await vscode.screenshot('34-restarted');
    },
  },
];
