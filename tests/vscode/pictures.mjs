/**
 * Takes the pictures of README.md anew, from the real thing: `npm run pictures` writes `media/picture-*.png`.
 *
 *   node tests/vscode/pictures.mjs [--only name]
 */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
// @ts-expect-error: without types
import UPNG from 'upng-js';
import { root } from './places.mjs';
import { startSession } from './session.mjs';

const plan = '2026年党建与业务融合工作计划.md';
const report = '2026年上半年工作报告.md';

/** Nothing on the picture but the draft and what 双翼 says of it. */
const settings = {
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.editor.editorActionsLocation': 'hidden',
  'breadcrumbs.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.surroundWithSnippets': false,
  'editor.lineNumbersMinChars': 2,
  'editor.folding': false,
  'editor.glyphMargin': false,
  'editor.fontSize': 14,
  'editor.lineHeight': 24,
};

/** @type {{ name: string, take(vscode: import('./session.mjs').Session): Promise<void> }[]} */
const pictures = [
  {
    name: 'findings',
    async take(vscode) {
      await vscode.command('View: Close Primary Side Bar');
      await vscode.open(plan);
      await vscode.find('涉企刑事积案清理');
      await vscode.squiggles('warning', 3);
      await vscode.press('ArrowRight');
      for (let line = 0; line < 7; line++) await vscode.press('Control+ArrowDown');
      await vscode.quickFix();
    },
  },
  {
    name: 'views',
    async take(vscode) {
      await vscode.open(plan);
      await vscode.command('双翼: Focus on 融合大纲 View');
      await vscode.command('双翼: 打开体检');
      const body = await vscode.webview('体检');
      await body.locator('.cell').nth(8).waitFor();
      await body.evaluate((page) => page.querySelector('.grid')?.scrollIntoView({ block: 'center' }));
    },
  },
  {
    name: 'trace',
    async take(vscode) {
      await vscode.command('View: Close Primary Side Bar');
      await vscode.open(plan);
      await vscode.command('双翼: 计划与报告对照');
      const body = await vscode.webview('计划与报告对照');
      await body.locator('[role=grid]').waitFor();
    },
  },
  {
    name: 'preview',
    async take(vscode) {
      await vscode.command('View: Close Primary Side Bar');
      await vscode.open(report);
      await vscode.goTo(23);
      await vscode.press('PageDown');
      await vscode.press('PageUp');
      const body = await vscode.preview();
      const badge = body.locator('.shuangyi-tie');
      await badge.first().waitFor();
      await badge.nth(2).scrollIntoViewIfNeeded();
    },
  },
];

/**
 * The same picture with 64 colours, which is plenty for text, and a third of the bytes.
 * @param {Uint8Array} png
 */
function smaller(png) {
  const image = UPNG.decode(png);
  return new Uint8Array(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, 64));
}

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
let bytes = 0;
for (const { name, take } of pictures.filter((picture) => picture.name.includes(values.only))) {
  const vscode = await startSession({ settings, size: { width: 1040, height: 580 } });
  try {
    await take(vscode);
    const path = join(root, `media/picture-${name}.png`);
    await vscode.page.mouse.move(0, 0);
    const picture = smaller(await vscode.page.screenshot());
    writeFileSync(path, picture);
    bytes += picture.length;
    console.log(relative(root, path));
  } finally {
    await vscode.close();
  }
}
console.log(`${Math.round(bytes / 1024)} KB`);
process.exit(0);
