/** Word files, asked of the real server over stdio as our own editor asks. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../server/src/base/files/base64';
import {
  type CopyRichParams,
  type CopyRichResult,
  copyRichRequest,
  type ExportWordResult,
  exportWordRequest,
  type ImportWordParams,
  type ImportWordResult,
  importWordRequest,
  type OpenReviewResult,
  openReviewRequest,
  type ReadPictureParams,
  readPictureRequest,
  type ReviewParams,
  type ReviewResult,
  reviewRequest,
} from '../../server/src/protocol';
import { docx } from '../kit/docx/docx';
import { reviewedPaper } from '../kit/docx/offices';
import { type Deed, reviewedBy } from '../kit/word/leader';
import { all, part, textOf, unpack } from '../kit/word/package';
import { officeTemplate } from '../kit/word/template';
import { TextDocument } from 'vscode-languageserver-textdocument';
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

  it('looks and says what the settings ask for', async () => {
    client.reset({ word: { author: '办公室', fonts: 'common', remarks: 'error', annexes: 'health', latin: '错的' } });
    client.open(uri, draft);
    const { parts: files } = await parts(false);
    const comments = all(part(files, 'word/comments.xml'), 'w:comment');
    expect(comments.length).toBeGreaterThan(0);
    for (const comment of comments) {
      expect(comment.attributes['w:author']).toBe('办公室');
      expect(textOf(comment)).toMatch(/^［错误］/);
    }
    expect(textOf(part(files, 'word/document.xml'))).toContain('文稿体检表');
    expect(written([files.get('word/styles.xml')!])).not.toContain('GB2312');
  });

  it('is told for review what 核稿 finds, although it is still written', async () => {
    client.open(uri, draft.replace('---\n\n', '阶段: 起草\n---\n\n'));
    const early = (await parts(false)).made;
    client.reset({});
    client.open(uri, draft);
    expect((await parts(false)).made).toMatchObject({ remarks: early.remarks, proposals: early.proposals });
  });

  it('has to be open', async () => {
    expect(await exported(true)).toBeNull();
  });
});

describe('a draft for the clipboard', () => {
  const copied = (params: CopyRichParams) => client.connection.sendRequest<CopyRichResult>(copyRichRequest, params);

  it('is HTML and plain words, without what only 双翼 reads', async () => {
    client.open(uri, draft);
    const all = (await copied({ uri }))!;
    expect(all.html).toMatch(/<table[\s>]/);
    expect(all.text).toContain('某某县人民检察院2026年工作计划');
    for (const words of [all.html, all.text]) expect(words).not.toMatch(/措施：政治能力|文种/);
  });

  it('is the paragraphs that are chosen', async () => {
    client.open(uri, draft);
    const at = client.text(uri).positionAt(draft.indexOf('围绕中心'));
    const part = (await copied({ uri, range: { start: at, end: { ...at, character: at.character + 2 } } }))!;
    expect(part.text).toContain('围绕中心');
    expect(part.text).not.toContain('支持起诉');
    expect(await copied({ uri: 'untitled:没有.md' })).toBeNull();
  });
});

describe('a file that comes back', () => {
  const deeds: readonly Deed[] = [
    { author: '王检察长', words: '围绕中心', by: '聚焦主责' },
    { author: '李主任', words: '第四检察部', by: '公益诉讼组' },
    { author: '王检察长', words: '支持起诉', comment: '写明由谁牵头' },
  ];
  const answer = <R>(method: string, params: object) => client.connection.sendRequest<R>(method, params);
  const opened = (bytes: Uint8Array, name = '计划（送审）.docx') =>
    answer<OpenReviewResult>(openReviewRequest, { bytes: toBase64(bytes), name });
  const changes = (params: ReviewParams) =>
    answer<Exclude<NonNullable<ReviewResult>, { problem: string }>>(reviewRequest, params);
  const withEdits = ({ edits }: Awaited<ReturnType<typeof changes>>) => {
    const plain = edits.map(({ range, text }) => ({ range, newText: text }));
    return TextDocument.applyEdits(client.text(uri), plain);
  };

  async function back(): Promise<{ id: string }> {
    client.open(uri, draft);
    const { made } = await parts(false);
    const found = await opened(reviewedBy(fromBase64(made.bytes)!, deeds));
    if ('problem' in found) throw new Error(found.problem);
    expect(found.drafts).toEqual([{ uri, title: '某某县人民检察院2026年工作计划' }]);
    return found;
  }

  it('finds its draft, and says who changed what, and where', async () => {
    const { id } = await back();
    const { changes: list, left } = await changes({ id, uri });
    expect(list.map(({ author, where, words }) => [author, where, words])).toEqual([
      ['王检察长', '一、总体要求', '将“围绕中心”改为“聚焦主责”'],
      ['王检察长', '一、总体要求，“支持起诉”一行', '批注“写明由谁牵头”，指“支持起诉”'],
      ['李主任', '一、总体要求，“支持起诉”一行', '将“第四检察部”改为“公益诉讼组”'],
    ]);
    expect(list.map(({ state, date }) => `${state} ${date}`)).toEqual(Array(3).fill('ready 2026-01-19 10:20'));
    expect(left).toEqual([]);
  });

  it('gives the draft with what is accepted; marks and pictures stay', async () => {
    const { id } = await back();
    const all = await changes({ id, uri });
    const text = withEdits(all);
    expect(text).toContain('聚焦主责工作，，抓好落实。<!-- 措施：政治能力 -->');
    expect(text).toMatch(/支持起诉 ?<!-- 批注（王检察长 2026-01-19.*）：写明由谁牵头.* -->/);
    const [first] = all.changes;
    const one = await changes({ id, uri, accepted: [first!.id] });
    expect(withEdits(one)).toBe(draft.replace('围绕中心', '聚焦主责'));
    expect(withEdits(await changes({ id, uri, accepted: [] }))).toBe(draft);
  });

  it('is compared with the draft as it is now, under the same ids', async () => {
    const { id } = await back();
    const before = await changes({ id, uri });
    client.replace(uri, '责任部门', '责任单位');
    client.replace(uri, '围绕中心', '紧扣中心');
    const now = await changes({ id, uri });
    expect(now.version).toBe(3);
    expect(now.changes.map((one) => one.id)).toEqual(before.changes.map((one) => one.id));
    expect(withEdits(now)).toContain('责任单位');
    expect(withEdits(now)).toContain('公益诉讼组');
  });

  it('that is none of ours, or no Word file, is refused with the reason', async () => {
    const old = await opened(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), '旧.doc');
    expect(old).toMatchObject({ problem: expect.stringContaining('.docx') });
    expect(await opened(new TextEncoder().encode('不是'))).toMatchObject({ problem: expect.stringMatching(/。$/) });
    expect(await answer(openReviewRequest, { bytes: '甲', name: '' })).toHaveProperty('problem');
    expect(await answer(reviewRequest, { id: '没有', uri })).toBeNull();
  });

  it('of another draft is refused', async () => {
    const { id } = await back();
    const other = 'untitled:总结.md';
    client.open(other, '# 某某县人民检察院2025年工作总结\n\n一年来，各项工作都有进展，办案质量稳步提升。\n');
    expect(await answer(reviewRequest, { id, uri: other })).toMatchObject({
      problem: expect.stringContaining('某某县人民检察院2026年工作计划'),
    });
  });
});

describe('a Word file of an office', () => {
  const imported = (bytes: Uint8Array, changes: ImportWordParams['changes'] = 'accept') =>
    client.connection.sendRequest<ImportWordResult>(importWordRequest, {
      bytes: toBase64(bytes),
      changes,
      pictures: '旧稿-图片',
    });

  it('becomes a draft; its changes are taken as asked for, and told of', async () => {
    const file = docx(reviewedPaper);
    const [accepted, rejected, noted] = await Promise.all([
      imported(file),
      imported(file, 'reject'),
      imported(file, 'notes'),
    ]);
    if ('problem' in accepted || 'problem' in rejected || 'problem' in noted) throw new Error('it is read');
    expect(accepted.changes).toBeGreaterThan(0);
    expect(accepted.comments).toBeGreaterThan(0);
    expect(accepted.markdown).toContain('<!-- 批注（');
    expect(new Set([accepted.markdown, rejected.markdown, noted.markdown]).size).toBe(3);
    expect(accepted.messages.length).toBeGreaterThan(0);
    for (const message of accepted.messages) expect(message).toMatch(/。$/);
  });

  it('of our own comes back without what is ours, pictures beside it', async () => {
    client.open(uri, draft);
    const { made } = await parts(true);
    const back = await imported(fromBase64(made.bytes)!);
    if ('problem' in back) throw new Error(back.problem);
    expect(back.markdown).toContain('# 某某县人民检察院2026年工作计划');
    expect(back.markdown).not.toContain('措施：');
    const [first] = back.pictures;
    expect(first!.path).toMatch(/^旧稿-图片\//);
    expect(back.markdown).toContain(`](${first!.path})`);
    expect(first!.bytes).toBe(pixel);
  });

  it('that cannot be read is refused with the reason', async () => {
    expect(await imported(new Uint8Array())).toMatchObject({ problem: expect.stringMatching(/。$/) });
  });
});

describe('an office’s template', () => {
  it('is asked for where the project of the draft is', async () => {
    const folder = 'file:///%E9%99%A2';
    const addresses: string[] = [];
    const office = await Client.start({
      folders: [folder],
      initializationOptions: { files: 'client' },
      handle(connection) {
        const own = `${folder}/.shuangyi/${encodeURIComponent('模板.docx')}`;
        // What is larger than was asked for is refused.
        connection.onRequest('shuangyi/readFile', (file: { uri: string }) => {
          if (file.uri === own) throw new Error('文件太大');
          return null;
        });
        connection.onRequest(readPictureRequest, ({ address }: ReadPictureParams) => {
          addresses.push(address);
          return address.includes('.shuangyi') ? { bytes: toBase64(officeTemplate()) } : null;
        });
      },
    });
    try {
      const file = `${folder}/a/b/${encodeURIComponent('计划')}.md`;
      office.open(file, draft);
      const params = { uri: file, final: true, now };
      const made = await office.connection.sendRequest<ExportWordResult>(exportWordRequest, params);
      expect(addresses.map(decodeURIComponent)).toContain('../../.shuangyi/模板.docx');
      const styles = unpack(fromBase64(made!.bytes)!).get('word/styles.xml');
      expect(new TextDecoder().decode(styles)).toContain('C00000');
    } finally {
      await office.stop();
    }
  });
});
