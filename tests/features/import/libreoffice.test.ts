/** A page that LibreOffice saved as a Word file, where LibreOffice is installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps';
import { importWord } from '../../../server/src/features/import/importWord';
import { builtin } from '../../../server/src/frame/builtin';
import { readWord } from '../../../server/src/model/word/read';

const page = `<html><head><meta charset="utf-8"></head><body>
<h1 align="center">云溪县人民检察院2026年党建与业务融合工作要点</h1>
<p align="center">（征求意见稿）</p>
<h2>一、总体要求</h2>
<p>　　坚持<b>党建</b>和业务同部署，听证室20m<sup>2</sup>。</p>
<h2>二、主要任务</h2>
<h3>（一）办好案件</h3>
<ol><li>支持起诉。</li><li>公开听证。</li></ol>
<ul><li>甲</li><li>乙</li></ul>
<table border="1"><tr><th rowspan="2">序号</th><th rowspan="2">重点任务</th><th colspan="2">党建措施</th></tr>
<tr><th>内容</th><th>次数</th></tr><tr><td>1</td><td rowspan="2">群众来信回复</td><td>包案</td><td>12</td></tr>
<tr><td>2</td><td>接访</td><td>48</td></tr></table>
<p align="right">云溪县人民检察院</p><p align="right">2026年2月3日</p></body></html>`;

const installed = spawnSync('soffice', ['--version']).status === 0;
if (!installed) console.log('skipped: LibreOffice is not installed');

it.runIf(installed)('is read like any other', { timeout: 170_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shuangyi-office-'));
  try {
    writeFileSync(join(folder, 'page.html'), page);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const filter = 'docx:MS Word 2007 XML';
    spawnSync('soffice', [
      profile,
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      folder,
      join(folder, 'page.html'),
    ]);
    const file = finish(readWord(readFileSync(join(folder, 'page.docx'))));
    if ('problem' in file) expect.fail(file.problem);
    const { text } = finish(
      importWord(file, { frame: builtin, changes: 'accept', comments: 'notes', pictures: '图片' }),
    );
    await expect(text).toMatchFileSnapshot('libreOffice.md');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
