/** Plans and reports, asked of the real server over stdio, with files on disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SymbolInformation } from 'vscode-languageserver/node';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  traceChangedNotification,
  traceFileRequest,
  type TraceFileResult,
  type TraceParams,
  type TracePlace,
  traceRequest,
  type TraceResult,
} from '../../server/src/protocol';
import { files } from '../features/traceKit';
import { buildServer, Client } from './client';

beforeAll(buildServer);

let client: Client;
let folder: string;
let changes: number;

const uriOf = (name: string) => pathToFileURL(join(folder, name)).toString();
const trace = (params: TraceParams) => client.connection.sendRequest<TraceResult>(traceRequest, params);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuangyi-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, '便条.md'), '# 买米\n');
  mkdirSync(join(folder, '.shuangyi'));
  writeFileSync(join(folder, '.shuangyi/config.yaml'), '今天: 2026年6月1日\n');
  changes = 0;
  client = await Client.start({
    folders: [pathToFileURL(folder).toString()],
    initializationOptions: { files: 'disk' },
    handle: (connection) => connection.onNotification(traceChangedNotification, () => void changes++),
  });
  await until(async () => {
    const found = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: '' });
    return found.length === Object.keys(files).length;
  });
});

afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The words at a place of a file as it is on disk. */
function words(place: TracePlace | undefined, texts: Record<string, string> = files): string | undefined {
  const name = Object.keys(texts).find((one) => uriOf(one) === place?.uri);
  if (!place || name === undefined) return undefined;
  const { start, end } = place.range;
  return texts[name]!.split('\n')[start.line]!.slice(start.character, end.character);
}

describe('the trace', () => {
  it('is that of a plan with its reports, none of which is open', async () => {
    const found = (await trace({ uri: uriOf('计划.md') }))!;
    const [plan] = found.plans;
    expect(plan!.items.map((item) => [item.name, item.words, words(item.place)])).toEqual([
      ['公开听证', '完成', '公开听证'],
      ['涉企刑事积案清理', '推进中', '涉企刑事积案清理'],
      ['社区矫正检察监督', '未报告（没有到期）', '社区矫正检察监督'],
      ['检察建议落实回访', '完成', '检察建议落实回访'],
      ['机房设备更新', '未报告', '机房设备更新'],
    ]);
    expect(plan!.reports.map(({ title }) => title)).toEqual([
      '第四检察部2026年第二季度工作总结',
      '白塔县人民检察院2026年上半年工作报告',
    ]);
    expect(plan!.extras.map(({ place }) => words(place))).toEqual(['旧案卷宗数字化', '公开听证']);
    expect(found.versions).toEqual({});
    expect(found.choices).toMatchObject({ units: ['白塔县人民检察院'], periods: expect.arrayContaining(['2026年']) });
  });

  it('is that of a report alone, and of all plans', async () => {
    const one = (await trace({ uri: uriOf('四部小结.md') }))!;
    expect(one.plans.map(({ reports }) => reports.length)).toEqual([1]);
    const all = (await trace({ uri: pathToFileURL(folder).toString(), all: true }))!;
    expect(all.plans).toEqual((await trace({ uri: uriOf('计划.md') }))!.plans);
  });

  it('is none where nothing is planned', async () => {
    expect(await trace({ uri: uriOf('便条.md') })).toBeNull();
    expect(await trace({ uri: uriOf('没有.md') })).toBeNull();
  });

  it('takes what the editor shows, with its version, and says when it would be another', async () => {
    const uri = uriOf('上半年报告.md');
    client.open(uri, files['上半年报告.md']);
    client.replace(uri, '| 旧案卷宗', '| 机房设备更新 | | 已完成 |\n| 旧案卷宗');
    const found = (await trace({ uri: uriOf('计划.md') }))!;
    const item = found.plans[0]!.items[4]!;
    expect(item).toMatchObject({ name: '机房设备更新', words: '完成', missing: false });
    expect(found.versions).toEqual({ [uri]: 2 });
    expect(words(item.cells[1]!.place, { '上半年报告.md': client.text(uri).getText() })).toBe('机房设备更新');
    await until(() => changes > 0);
  });

  it('is narrowed down', async () => {
    const found = (await trace({
      uri: uriOf('计划.md'),
      filter: { department: '第四检察部', period: '2026年第二季度' },
    }))!;
    expect(found.plans[0]!.items.map(({ name }) => name)).toEqual(['检察建议落实回访']);
    expect(found.plans[0]!.reports).toHaveLength(1);
  });

  it('is written as a file', async () => {
    const file = await client.connection.sendRequest<TraceFileResult>(traceFileRequest, {
      uri: uriOf('计划.md'),
      format: 'csv',
    });
    expect(file!.fileName).toBe('白塔县人民检察院2026年工作计划计划与报告对照.csv');
    expect(file!.text).toContain('旧案卷宗数字化');
    const wrong = { uri: uriOf('计划.md'), format: 'exe' };
    expect(await client.connection.sendRequest<TraceFileResult>(traceFileRequest, wrong)).toBeNull();
  });
});
