/**
 * One piece of work from the empty file to the last check, as a writer does it, with a picture of each step.
 * Pictures go to `tests/screenshots/`, which git ignores.
 *
 *   node tests/vscode/journey.mjs [--themes light,dark,hc] [--version 1.139.1] [--web]
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { startSession } from './session.mjs';

const plan = '2026年党建与业务融合工作计划.md';
const summary = '满是问题的工作总结.md';
const report = '2026年上半年工作报告.md';
const item = '涉企刑事积案清理';
const renamed = '涉企刑事案件专项清理';

function expect(condition, message) {
  if (!condition) throw new Error(message);
}

/** Replaces the first place of `text` in the document with what is offered for the initials that are typed there. */
async function complete(vscode, text, initials, label) {
  await vscode.find(text);
  await vscode.type(initials);
  await vscode.suggest();
  await vscode.accept(label);
  await vscode.shows(label);
}

/** Each step works on what the ones before it left open. It throws when something is not shown. */
const steps = [
  {
    name: 'new-draft',
    async run(vscode) {
      await vscode.open('新计划.md');
      await vscode.press('Mod+Home');
      await vscode.type('gzjh');
      await vscode.suggest();
      await vscode.accept('gzjh');
      await vscode.shows('文种: 工作计划');
      await vscode.press('Escape');
      await vscode.statusShows('起草');
    },
  },
  {
    name: 'table',
    async run(vscode) {
      await complete(vscode, '【待填：业务事项】', 'gktz', '公开听证');
      await complete(vscode, '【待填：责任部门】', 'dsjcb', '第四检察部');
      await complete(vscode, '【待填：完成时限】', '6', '6月底前');
    },
  },
  {
    name: 'tie',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find(item);
      await vscode.press('ArrowRight');
      const before = await vscode.squiggles('warning', 3);
      const fixes = await vscode.quickFix();
      expect(fixes.filter((title) => title.startsWith('关联到')).length > 1, `offered: ${fixes.join('、')}`);
      await vscode.choose('关联到');
      await vscode.squigglesGone('warning', before);
    },
  },
  {
    name: 'rename',
    async run(vscode) {
      await vscode.find(item);
      await vscode.press('F2');
      const input = vscode.page.locator('.rename-box input');
      await input.waitFor();
      await input.fill(renamed);
      await vscode.press('Enter');
      await vscode.shows(renamed);
      await vscode.open(report);
      await vscode.find(renamed);
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
      expect(!text.includes('措施：'), 'a mark is to be seen in the preview');
    },
  },
  {
    name: 'stage',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.command('双翼: 选择严格程度');
      await vscode.pick('报审');
      await vscode.statusShows('报审');
    },
  },
];

/** How the settings call the themes. */
const themes = { light: undefined, dark: 'Dark 2026', hc: 'Default High Contrast' };

/** Plays the journey in one theme; counts its steps. */
export async function playJourney({ theme = 'light', ...options } = {}) {
  const settings = { 'workbench.colorTheme': themes[theme] };
  const vscode = await startSession({ ...options, settings, emptyFiles: ['新计划.md'] });
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

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const string = { type: 'string' };
  const { values } = parseArgs({
    options: { version: string, themes: { ...string, default: 'light,dark,hc' }, web: { type: 'boolean' } },
  });
  let failed = 0;
  for (const theme of values.themes.split(',')) failed += (await playJourney({ ...values, theme })).failed;
  process.exit(failed > 0 ? 1 : 0);
}
