/** Word files, asked of the real server over stdio as our own editor asks. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../server/src/base/files/base64';
import {
  type ExportWordResult,
  exportWordRequest,
  type ReadPictureParams,
  readPictureRequest,
} from '../../server/src/protocol';
import { all, part, textOf, unpack } from '../kit/word/package';
import { buildServer, Client } from './client';

const uri = 'untitled:计划.md';
const now = '2026-01-18T09:30:00Z';

/** A slip with a safe fix, a doubtful row, a mark, and pictures that are there, are missing and stand in the text. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
const draft = `---
文种: 工作计划
单位: 某某县人民检察院
---

# 某某县人民检察院2026年工作计划

一、总体要求。围绕中心工作，，抓好落实。<!-- 措施：政治能力 -->

| 业务事项 | 融合举措 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| 支持起诉 | | 第四检察部 | 2026年6月底前 |

![办案流程](流程.png)

![没有的图](没有.png)

![图章](data:image/png;base64,${pixel})
`;

let client: Client;
let asked: string[];

beforeAll(async () => {
  await buildServer();
  client = await Client.start({
    initializationOptions: { files: 'client' },
    handle(connection) {
      connection.onRequest('shuangyi/readFile', () => null);
      connection.onRequest(readPictureRequest, ({ address }: ReadPictureParams) => {
        asked.push(address);
        return address === '流程.png' ? { bytes: pixel } : null;
      });
    },
  });
});
afterAll(() => client.stop());

beforeEach(() => {
  client.reset({});
  asked = [];
});

const exported = (final: boolean) =>
  client.connection.sendRequest<ExportWordResult>(exportWordRequest, { uri, final, now });

async function parts(final: boolean) {
  const made = await exported(final);
  return { made: made!, parts: unpack(fromBase64(made!.bytes)!) };
}

const written = (bytes: Iterable<Uint8Array>) => [...bytes].map((one) => new TextDecoder().decode(one)).join('\n');

describe('a draft that goes out', () => {
  it('for review carries findings, proposals and its own source', async () => {
    client.open(uri, draft);
    const { made, parts: files } = await parts(false);
    expect(made.title).toBe('某某县人民检察院2026年工作计划');
    expect(made.remarks).toBeGreaterThan(0);
    expect(made.proposals).toBeGreaterThan(0);
    const document = part(files, 'word/document.xml');
    expect(all(document, '//w:ins').length + all(document, '//w:del').length).toBeGreaterThan(0);
    expect(all(part(files, 'word/comments.xml'), 'w:comment')).toHaveLength(made.remarks);
    expect(written(files.values())).toContain('措施：政治能力');
  });

  it('as the final one holds nothing of ours, and the answer says how many errors are left', async () => {
    client.open(uri, draft);
    const { made, parts: files } = await parts(true);
    const { findings } = await client.checked(uri);
    expect(made).toMatchObject({ remarks: 0, proposals: 0, errors: findings!.error });
    expect(made.errors).toBeGreaterThan(0);
    expect(files.has('word/comments.xml')).toBe(false);
    expect(written(files.values())).not.toMatch(/urn:shuangyi|双翼|措施：/);
    expect(textOf(part(files, 'word/document.xml'))).toContain('支持起诉');
  });

  it('takes its pictures along; of those that are missing it tells where they are wanted', async () => {
    client.open(uri, draft);
    const { made, parts: files } = await parts(true);
    expect(asked).toEqual(['流程.png', '没有.png']);
    const pictures = [...files.keys()].filter((name) => name.startsWith('word/media/'));
    expect(pictures).toHaveLength(2);
    expect(toBase64(files.get(pictures[0]!)!)).toBe(pixel);
    expect(made.messages.map(({ text }) => text)).toEqual([expect.stringContaining('没有.png')]);
    expect(client.text(uri).getText(made.messages[0]!.place)).toBe('![没有的图](没有.png)');
  });

  it('is as it stands in the editor, and without findings where the check is off', async () => {
    client.reset({ enable: false });
    client.open(uri, draft);
    client.replace(uri, '抓好落实', '一抓到底');
    const { made, parts: files } = await parts(false);
    expect(made).toMatchObject({ remarks: 0, proposals: 0 });
    expect(textOf(part(files, 'word/document.xml'))).toContain('一抓到底');
  });

  it('has to be open', async () => {
    expect(await exported(true)).toBeNull();
  });
});
