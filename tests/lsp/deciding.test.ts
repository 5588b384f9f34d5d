/** What people decide between a plan and a report, by quick fixes of the real server, with files on disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Range, TextDocumentEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { buildServer, Client } from './client';

const head = (period: string, kind: string) =>
  `---\n文种: ${kind}\n单位: 白塔县人民检察院\n期间: ${period}\n---\n\n# 白塔县人民检察院${period}${kind}\n\n`;
const plan = `${head('2026年', '工作计划')}| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| 公开听证 | 支部书记主持听证 | 第三检察部 | 12月底前 |
| 涉企刑事积案清理 | 第一党支部包案 | 第一检察部 | 12月20日前 |
`;
const report = `${head('2026年上半年', '工作报告')}| 业务事项 | 党建措施 | 完成情况 |
| --- | --- | --- |
| 公开听证 | 支部书记主持听证9场 | 已完成 |
| 企业积案攻坚 | 第一党支部包案3件 | 已完成 |
`;

let folder: string;
let root: string;
let uri: string;
let client: Client;

beforeAll(() => buildServer());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuangyi-'));
  root = pathToFileURL(folder).toString();
  uri = `${root}/report.md`;
  writeFileSync(join(folder, 'plan.md'), plan);
  writeFileSync(join(folder, 'report.md'), report);
  client = await Client.start({ folders: [root], initializationOptions: { files: 'disk' } });
  client.open(uri, report);
});
afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

const shown = (rule: string) => (client.shown(uri) ?? []).filter(({ code }) => code === rule);
const wait = (rule: string, count: number) => client.until(rule, () => shown(rule).length === count);

let decided: string | undefined;
beforeEach(() => (decided = undefined));

/** Does what an editor does with an action that changes `trace.json`. */
async function choose(range: Range, title: string) {
  const actions = await client.codeActions(uri, range);
  const action = actions.find((one) => one.title.includes(title))!;
  expect(action, actions.map((one) => one.title).join()).toBeDefined();
  const change = action.edit!.documentChanges!.at(-1) as TextDocumentEdit;
  const document = TextDocument.create(change.textDocument.uri, 'json', 0, decided ?? '');
  decided = TextDocument.applyEdits(document, change.edits as Parameters<typeof TextDocument.applyEdits>[1]);
  notify(change.textDocument.uri, decided);
}

function notify(changed: string, text: string): void {
  mkdirSync(dirname(fileURLToPath(changed)), { recursive: true });
  writeFileSync(fileURLToPath(changed), text);
  void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: changed, type: 2 }] });
}

it('the same item under another name; once noted, a change of the plan is asked about until it is looked at', async () => {
  await wait('unplanned-item', 1);
  await choose(shown('unplanned-item')[0]!.range, '是同一项');
  await wait('unplanned-item', 0);
  expect(decided).toContain('"plan": "涉企刑事积案清理", "report": "企业积案攻坚", "same": true');

  const title = { start: { line: 6, character: 4 }, end: { line: 6, character: 4 } };
  await choose(title, '已与计划核对全部 1 项');
  notify(`${root}/plan.md`, plan.replace('主持听证', '每月主持听证').replace('包案', '逐件包案'));
  await wait('suspect-link', 2);

  await choose(shown('suspect-link')[0]!.range, '已核对全部 2 项');
  await wait('suspect-link', 0);
});
