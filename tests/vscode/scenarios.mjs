/** What the driven session plays: each scenario gets a fresh VS Code on a copy of the sample. */
const plan = '2026年党建与业务融合工作计划.md';
const summary = '满是问题的工作总结.md';

function expect(condition, message) {
  if (!condition) throw new Error(message);
}

export const scenarios = [
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
    name: 'typing',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      await vscode.squiggles('warning', 3);
      await vscode.press('End');
      await vscode.press('Enter');
      await vscode.type('| 11 | 公益诉讼检察听证 | | 第四检察部 | 第四检察部主任 | 2026年10月底前 | 听证场次 |');
      await vscode.screenshot('6-typed-row');
      await vscode.press('Mod+End');
      await vscode.press('Enter');
      await vscode.type('【事项：公开听证；措施：');
      const labels = await vscode.suggest();
      expect(
        labels.some((label) => label.includes('群众工作能力')),
        `suggested: ${labels.join('、')}`,
      );
      await vscode.screenshot('7-completion');
    },
  },
  {
    name: 'snippet',
    emptyFiles: ['新总结.md'],
    async run(vscode) {
      await vscode.open('新总结.md');
      await vscode.press('Mod+Home');
      await vscode.type('gzzj');
      const labels = await vscode.suggest();
      expect(labels.includes('gzzj'), `suggested: ${labels.join('、')}`);
      await vscode.screenshot('8-snippet');
      await vscode.press('Enter');
      await vscode.shows('文种: 工作总结');
      await vscode.screenshot('9-skeleton');
    },
  },
  {
    name: 'completing',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      await vscode.squiggles('warning', 3);
      for (let step = 0; step < 4; step++) await vscode.press('ArrowRight');
      await vscode.type('fwdj', 100);
      const measures = await vscode.suggested('服务大局意识');
      expect(measures[0] === '服务大局意识', `suggested: ${measures.join('、')}`);
      await vscode.screenshot('11-pinyin');
      await vscode.press('Enter');
      await vscode.shows('| 服务大局意识 |');
      await vscode.find('党组每季度听取一次评查情况');
      await vscode.press('End');
      await vscode.press('Enter');
      await vscode.suggest();
      await vscode.suggested('新的一行');
      await vscode.screenshot('12-row');
      await vscode.press('Enter');
      await vscode.shows('| 11 | ');
      await vscode.suggested('公开听证');
      await vscode.screenshot('13-row-item');
    },
  },
  {
    name: 'numbering',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find('评查发现的问题当季整改');
      // The server is there once the outline knows the parts.
      await vscode.outline();
      await vscode.click('评查发现的问题当季整改');
      await vscode.press('End');
      await vscode.press('Enter');
      await vscode.shows('5. ');
      await vscode.screenshot('14-next-number');
      await vscode.press('Enter');
      await vscode.type('##');
      const parts = await vscode.suggested('责任分工');
      expect(parts[0].endsWith('责任分工'), `suggested: ${parts.join('、')}`);
      await vscode.screenshot('15-parts');
      await vscode.press('Enter');
      await vscode.shows('## 三、责任分工');
      await vscode.press('Escape');
      await vscode.command('Format Document');
      await vscode.shows('## 四、重点任务');
      await vscode.screenshot('16-formatted');
    },
  },
  {
    name: 'hints-and-folding',
    async run(vscode) {
      await vscode.open('2026年上半年工作报告.md');
      await vscode.shows('⟵');
      for (const theme of ['light', 'dark']) {
        await vscode.setTheme(theme);
        await vscode.screenshot(`17-hints-${theme}`);
      }
      await vscode.command('Fold Level 3');
      await vscode.screenshot('18-folded');
    },
  },
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
      for (const theme of ['light', 'dark', 'hc']) {
        await vscode.setTheme(theme);
        await vscode.screenshot(`health-2-${theme}`);
      }
      // By keyboard: the first step leads to its place.
      await panel.locator('[data-target="step:0"]').press('Enter');
      await vscode.shows('期间');
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
    name: 'themes',
    async run(vscode) {
      await vscode.open(summary);
      await vscode.squiggles('warning');
      for (const theme of ['dark', 'hc']) {
        await vscode.setTheme(theme);
        await vscode.screenshot(`10-${theme}`);
      }
    },
  },
  {
    name: 'new-draft',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.command('双翼: 新建文稿…');
      const kinds = await vscode.choices();
      expect(kinds.includes('工作总结'), `kinds: ${kinds.join('、')}`);
      await vscode.screenshot('20-new-draft-kind');
      await vscode.reply('专项方案');
      await vscode.screenshot('21-new-draft-unit');
      await vscode.reply('云溪县人民检察院');
      await vscode.screenshot('22-new-draft-period');
      await vscode.reply('今年', { refused: true });
      await vscode.seen('请写成');
      await vscode.screenshot('23-new-draft-wrong-period');
      await vscode.reply('2026年');
      await vscode.shows('云溪县人民检察院2026年专项方案');
      await vscode.screenshot('24-new-draft');
    },
  },
  {
    name: 'insert-measure',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      await vscode.squiggles('warning', 3);
      await vscode.press('Control+Alt+D');
      const labels = await vscode.choices();
      expect(labels.length > 5, `offered: ${labels.join('、')}`);
      await vscode.screenshot('25-insert-measure');
      await vscode.reply();
      await vscode.screenshot('26-inserted-measure');
      await vscode.open(summary);
      await vscode.press('Mod+End');
      await vscode.press('Enter');
      await vscode.type('全年办理公益诉讼案件12件。');
      await vscode.press('Control+Alt+E');
      await vscode.choices();
      await vscode.screenshot('27-mark-item');
      await vscode.reply();
      await vscode.screenshot('28-mark-measure');
      await vscode.reply();
      await vscode.screenshot('29-marked');
    },
  },
  {
    name: 'paste-table',
    emptyFiles: ['新计划.md'],
    async run(vscode) {
      await vscode.open('新计划.md');
      await vscode.press('Mod+Home');
      await vscode.type('# 2026年工作计划');
      await vscode.press('Enter');
      await vscode.copy(table.html, table.text);
      await vscode.press('Mod+V');
      await vscode.shows('| 序号 | 业务事项 |');
      await vscode.shows('同上');
      await vscode.squiggles('warning');
      await vscode.screenshot('30-pasted-table');
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
      const picture = (name, x, y, width, height) => {
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

/** A table as Excel puts it on the clipboard: a title over its width, a merged department. */
const table = {
  html: `<html><body><table><tr><td colspan=5>2026年重点任务清单</td></tr>
    <tr><td>序号</td><td>业务事项</td><td>融合举措</td><td>责任部门</td><td>完成时限</td></tr>
    <tr><td>1</td><td>流域生态环境公益诉讼</td><td>党员先锋岗每季度开展一次现场听证</td><td rowspan=2>第四检察部</td><td>2026年6月底前</td></tr>
    <tr><td>2</td><td>行政争议实质性化解</td><td>支部与司法局支部联学共建，一案一策释法说理</td><td>2026年9月底前</td></tr>
    <tr><td>3</td><td>涉企刑事积案清理</td><td></td><td>第一检察部</td><td>2026年12月底前</td></tr></table></body></html>`,
  text: '2026年重点任务清单\t\t\t\t\n序号\t业务事项\t融合举措\t责任部门\t完成时限\n',
};
