/**
 * One piece of work from the empty file to the last check, as a writer does it, with a picture of each step.
 * Pictures go to `tests/screenshots/`, which git ignores.
 *
 *   node tests/vscode/journey.mjs [--themes light,dark,hc] [--version 1.139.1] [--web]
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { expect, plan, summary } from './scenarios/kit.mjs';
import { startSession } from './session.mjs';

/** @typedef {import('./session.mjs').Session} Session */

const report = '2026年上半年工作报告.md';
const unit = '青岚县人民检察院';
const period = '2026年第四季度';
const draft = `${unit}${period}工作计划`;

/** Rows of the new plan: items by their pinyin initials. The first stands in the other files of the sample too. */
const items = [
  { initials: 'sqxsja', name: '涉企刑事积案清理', writes: '党员检察官对涉企积案', measure: '群众工作能力' },
  { initials: 'zcqs', name: '支持起诉', writes: '党员检察官', measure: '群众工作能力' },
  { initials: 'gyssjc', name: '公益诉讼检察', writes: '公益诉讼检察部', measure: '群众工作能力' },
];
const renamed = '涉企刑事案件专项清理';

/**
 * Replaces the first place of `text` in the document with what is offered for the initials that are typed there.
 * @param {Session} vscode
 * @param {string} text
 * @param {string} initials
 * @param {string} label
 */
async function complete(vscode, text, initials, label) {
  await vscode.find(text);
  await vscode.type(initials);
  await vscode.suggest();
  await vscode.accept(label);
  await vscode.shows(label);
}

/**
 * Ties an item of the open draft to a measure by the first quick fix of its finding, which writes what is to be done.
 * @param {Session} vscode
 * @param {string} name
 * @param {string} writes how the sentence begins
 */
async function tie(vscode, name, writes) {
  await vscode.find(name);
  await vscode.press('ArrowRight');
  await vscode.squiggles('warning');
  const fixes = await vscode.quickFix();
  expect(fixes[0]?.startsWith(`写成“${writes}`), `offered: ${fixes.join('、')}`);
  await vscode.choose(`写成“${writes}`);
  await vscode.shows(`${name} | ${writes}`);
}

/**
 * The rows of one of the views of 双翼.
 * @param {Session} vscode
 * @param {string} view
 */
function rowsOf(vscode, view) {
  return vscode.page
    .locator('.pane', { has: vscode.page.locator(`.pane-header[aria-label^="${view}"]`) })
    .locator('.monaco-list-row');
}

/**
 * Closes what was opened beside the drafts.
 * @param {Session} vscode
 */
async function closeAside(vscode) {
  await vscode.command('View: Focus First Editor Group');
  await vscode.command('View: Close Editors in Other Groups');
}

/**
 * Each step works on what the ones before it left open.
 * @type {import('./scenarios/kit.mjs').Scenario[]}
 */
const steps = [
  {
    name: 'new-draft',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.command('双翼: 新建文稿…');
      expect((await vscode.choices()).includes('工作计划'), 'no plan among the kinds');
      await vscode.reply('工作计划');
      await vscode.reply(unit);
      await vscode.reply(period);
      await vscode.shows(draft);
      await vscode.press('Escape');
      await vscode.statusShows('起草');
    },
  },
  {
    name: 'table',
    async run(vscode) {
      for (const { initials, name } of items) {
        await complete(vscode, '【待填：业务事项】', initials, name);
        await complete(vscode, '【待填：责任部门】', 'dyjcb', '第一检察部');
        await complete(vscode, '【待填：完成时限】', '12', '12月');
      }
    },
  },
  {
    name: 'tie',
    async run(vscode) {
      await vscode.command('双翼: 选择严格程度');
      await vscode.reply('核稿');
      await vscode.statusShows('核稿');
      await vscode.statusShows('0/3');
      await vscode.squiggles('warning', 3);
      for (const { name, writes } of items) await tie(vscode, name, writes);
      await vscode.statusShows('3/3');
    },
  },
  {
    name: 'outline',
    async run(vscode) {
      await vscode.command('双翼: Focus on 融合大纲 View');
      await vscode.command('双翼: 融合大纲按措施排列');
      // Rows that are out of sight are not there.
      await vscode.collapse('体检');
      const rows = rowsOf(vscode, '融合大纲');
      await rows.filter({ hasText: '群众工作能力' }).filter({ hasText: '事项 3' }).waitFor();
    },
  },
  {
    name: 'grid',
    async run(vscode) {
      await vscode.command('双翼: 打开体检');
      const body = await vscode.webview('体检');
      for (const { measure } of items) await body.locator('.cell.tied', { hasText: measure }).waitFor();
      expect((await body.locator('.cell').count()) === 9, 'a cell for each measure');
      // In one go: the page may be drawn anew at any time.
      await body.evaluate((page) => page.querySelector('.grid')?.scrollIntoView({ block: 'end' }));
    },
  },
  {
    name: 'rename',
    async run(vscode) {
      await closeAside(vscode);
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      await vscode.press('F2');
      const input = vscode.page.locator('.rename-box input');
      await input.waitFor();
      await input.fill(renamed);
      await vscode.press('Enter');
      await vscode.shows(renamed);
      await vscode.open(report);
      await vscode.find(renamed);
      await rowsOf(vscode, '融合大纲').filter({ hasText: renamed }).waitFor();
    },
  },
  {
    name: 'renumber',
    async run(vscode) {
      await vscode.open(summary);
      await vscode.find('（三）抓会议');
      await vscode.command('Format Document');
      await vscode.find('（二）抓会议');
      await vscode.shows('（三）抓发展');
    },
  },
  {
    name: 'preview',
    async run(vscode) {
      await vscode.open(report);
      await vscode.goTo(23);
      const body = await vscode.preview();
      await body.locator('.shuangyi-tie').first().waitFor();
      const badges = await body.locator('.shuangyi-tie').allInnerTexts();
      expect(badges.includes('服务大局意识'), `badges: ${badges.join('、')}`);
      const text = await body.textContent();
      expect(!text?.includes('措施：'), 'a mark is to be seen in the preview');
    },
  },
  {
    name: 'stage',
    async run(vscode) {
      await closeAside(vscode);
      // VS Code has saved it: all files that a rename changes are.
      await vscode.open(`${draft}.md`);
      await vscode.command('双翼: 选择严格程度');
      await vscode.reply('报审');
      await vscode.statusShows('报审');
      await vscode.find('总体要求');
      await vscode.squiggles('error');
      await rowsOf(vscode, '五类问题').locator('.codicon-error').first().waitFor();
    },
  },
  {
    name: 'clean-copy',
    async run(vscode) {
      await vscode.open(report);
      await vscode.command('双翼: 清除标记，另开清样');
      await vscode.page.locator('.tabs-container .tab.active', { hasText: '清样' }).waitFor();
      await vscode.seen('去掉了');
      await vscode.find('典型案例印发各部门学习。');
      const text = await vscode.page.locator('.editor-group-container.active .view-lines').textContent();
      expect(!text?.includes('<!--'), 'a mark is left in the clean copy');
      await rowsOf(vscode, '融合大纲').first().waitFor();
    },
  },
];

/**
 * How the settings call the themes.
 * @type {Record<string, string | undefined>}
 */
const themes = { light: undefined, dark: 'Dark 2026', hc: 'Default High Contrast' };

/**
 * Plays the journey in one theme; counts its steps.
 * @param {import('./session.mjs').SessionOptions & { theme?: string }} [options]
 */
export async function playJourney({ theme = 'light', ...options } = {}) {
  const settings = { 'workbench.colorTheme': themes[theme] };
  const vscode = await startSession({ ...options, settings });
  let passed = 0;
  try {
    for (const [index, { name, run }] of steps.entries()) {
      const start = Date.now();
      const picture = `journey-${theme}-${String(index + 1).padStart(2, '0')}-${name}`;
      try {
        await run(vscode);
        await vscode.screenshot(picture);
        passed++;
        console.log(`  ✓ ${name}, ${theme} (${Date.now() - start} ms)`);
      } catch (error) {
        const path = await vscode.screenshot(`${picture}-failed`).catch(() => 'no picture');
        console.log(`  ✗ ${name}, ${theme}: ${error.stack ?? error}\n    ${path}`);
        // What follows builds on this step.
        return { passed, failed: steps.length - passed };
      }
    }
    return { passed, failed: 0 };
  } finally {
    await vscode.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const string = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    options: { version: string, themes: { ...string, default: 'light,dark,hc' }, web: { type: 'boolean' } },
  });
  let failed = 0;
  for (const theme of values.themes.split(',')) failed += (await playJourney({ ...values, theme })).failed;
  process.exit(failed > 0 ? 1 : 0);
}
