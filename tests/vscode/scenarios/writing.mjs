/** Scenarios: what helps while writing: completion, numbering, snippets, new drafts, measures, pasted tables. */
import { expect, plan, summary, table } from './kit.mjs';

/** @type {import('./kit.mjs').Scenario[]} */
export const writing = [
  {
    name: 'typing',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      await vscode.squiggles('warning', 3);
      await vscode.press('End');
      await vscode.press('Enter');
      await vscode.shows('| 11 | ');
      await vscode.type('公益诉讼检察听证');
      // What is suggested meanwhile is declined.
      await vscode.press('Escape');
      await vscode.press('Tab');
      await vscode.press('Tab');
      // No person types as soon as that.
      await vscode.statusShows('Ln 38, Col 21');
      await vscode.type('第四检察部');
      await vscode.press('Escape');
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
      expect(labels.includes('工作总结'), `suggested: ${labels.join('、')}`);
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
      await vscode.shows('| 11 | ');
      await vscode.screenshot('12-row');
      await vscode.suggest();
      await vscode.suggested('公开听证');
      await vscode.screenshot('13-row-item');
    },
  },
  {
    name: 'tables',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      await vscode.squiggles('warning', 3);
      await vscode.press('ArrowRight');
      // The words behind the cursor, in as few keys as there are cells.
      await vscode.press('Tab');
      await vscode.screenshot('15-next-cell');
      await vscode.press('Alt+ArrowUp');
      await vscode.screenshot('16-row-moved');
      await vscode.press('Alt+ArrowDown');
      await vscode.command('双翼: 对齐表格');
      await vscode.screenshot('17-aligned');
      await vscode.press('Mod+Z');
      await vscode.press('Control+Alt+J');
      await vscode.screenshot('18-next-blank');
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
      expect(parts[0]?.endsWith('责任分工'), `suggested: ${parts.join('、')}`);
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
];
