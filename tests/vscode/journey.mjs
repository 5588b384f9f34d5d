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
const report = '2026年上半年工作报告.md';

function expect(condition, message) {
  if (!condition) throw new Error(message);
}

/** Each step works on what the ones before it left open. It throws when something is not shown. */
const steps = [
  {
    name: 'tie',
    async run(vscode) {
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      const before = await vscode.squiggles('warning', 3);
      const fixes = await vscode.quickFix();
      expect(fixes.filter((title) => title.startsWith('关联到')).length > 1, `offered: ${fixes.join('、')}`);
      await vscode.screenshot('journey-tie-menu');
      await vscode.choose('关联到');
      await vscode.squigglesGone('warning', before);
    },
  },
  {
    name: 'preview',
    async run(vscode) {
      await vscode.open(report);
      const body = await vscode.preview();
      await body.locator('.shuangyi-tie').first().waitFor();
      const badges = await body.locator('.shuangyi-tie').allInnerTexts();
      expect(badges.includes('服务大局意识'), `badges: ${badges.join('、')}`);
      const text = await body.textContent();
      expect(!text.includes('措施：'), 'a mark is to be seen in the preview');
    },
  },
];

/** Plays the journey in one theme; counts its steps. */
export async function playJourney({ theme = 'light', ...options } = {}) {
  const vscode = await startSession(options);
  let passed = 0;
  try {
    if (theme !== 'light') await vscode.setTheme(theme);
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
