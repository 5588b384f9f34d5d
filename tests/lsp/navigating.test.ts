/** Requests from one draft to another, against the real server over stdio, with files on disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CodeLens,
  type Hover,
  type Location,
  type Position,
  ShowMessageNotification,
  type SymbolInformation,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { buildServer, Client, type ClientOptions } from './client';

beforeAll(buildServer);

let client: Client;
let folder: string;
let files: Record<string, string>;

const plan = `---
文种: 工作计划
期间: 2026年
---

# 2026年工作计划

| 业务事项 | 党建措施 | 责任部门 |
| --- | --- | --- |
| 涉企积案清理 | 服务大局意识：党员每月走访涉案企业 | 第一检察部 |
`;

const report = `---
文种: 工作总结
期间: 2026年
计划: plan.md
---

# 2026年工作总结

涉企积案清理完成九成。<!-- 事项：涉企积案清理；措施：政治能力 -->
`;

/** Starts a server on a folder with these files and waits until it has read them. */
async function start(texts: Record<string, string>, drafts: number, options: ClientOptions = {}): Promise<void> {
  files = texts;
  folder = mkdtempSync(join(tmpdir(), 'shuangyi-'));
  for (const [name, text] of Object.entries(texts)) write(name, text);
  client = await Client.start({ folders: [pathToFileURL(folder).toString()], ...options });
  await indexed(drafts);
}

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const uriOf = (name: string) => pathToFileURL(join(folder, name)).toString();
const symbols = (query: string) => client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query });

/** Waits until so many drafts are in the index. */
async function indexed(drafts: number): Promise<void> {
  const end = Date.now() + 8_000;
  for (;;) {
    const found = await symbols('');
    if (found.length === drafts) return;
    if (Date.now() > end) throw new Error(`${found.length} drafts instead of ${drafts}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

function placeOf(name: string, words: string): { textDocument: { uri: string }; position: Position } {
  const text = TextDocument.create('', '', 0, files[name]!);
  return { textDocument: { uri: uriOf(name) }, position: text.positionAt(files[name]!.indexOf(words) + 1) };
}

/** The words at a place, with the file. */
function words({ uri, range }: Location): string {
  const name = Object.keys(files).find((one) => uriOf(one) === uri)!;
  return `${name}: ${TextDocument.create('', '', 0, files[name]!).getText(range)}`;
}

afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

describe('rename', () => {
  it('changes an open draft at its version and a closed one as it is on disk now', async () => {
    await start({ 'plan.md': plan, 'report.md': report }, 2);
    client.open(uriOf('plan.md'), plan);
    await client.checked(uriOf('plan.md'));
    // The closed file has changed, and nobody has told the server.
    files['report.md'] = report.replace('完成九成', '已经完成。涉企积案清理还要继续');
    write('report.md', files['report.md']!);
    const at = placeOf('plan.md', '涉企积案清理');
    const asked = await client.connection.sendRequest('textDocument/prepareRename', at);
    expect(asked).toMatchObject({ placeholder: '涉企积案清理', range: { start: { line: 9, character: 2 } } });
    const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      ...at,
      newName: '涉企旧案清仓',
    });
    const changes = edit.documentChanges as TextDocumentEdit[];
    const after = Object.fromEntries(
      changes.map(({ textDocument, edits }) => {
        const name = textDocument.uri.endsWith('plan.md') ? 'plan.md' : 'report.md';
        const text = TextDocument.create('', '', 0, files[name]!);
        return [name, [textDocument.version, TextDocument.applyEdits(text, edits as never)]];
      }),
    );
    expect(after).toEqual({
      'plan.md': [1, plan.replaceAll('涉企积案清理', '涉企旧案清仓')],
      'report.md': [null, files['report.md']!.replaceAll('涉企积案清理', '涉企旧案清仓')],
    });
  });

  it('changes a draft that was never saved', async () => {
    await start({ 'plan.md': plan }, 1);
    const untitled = 'untitled:Untitled-1';
    for (const uri of [uriOf('plan.md'), untitled]) client.open(uri, plan);
    await Promise.all([client.checked(uriOf('plan.md')), client.checked(untitled)]);
    const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      ...placeOf('plan.md', '涉企积案清理'),
      newName: '涉企旧案清仓',
    });
    const changes = edit.documentChanges as TextDocumentEdit[];
    expect(changes.map(({ textDocument }) => textDocument.uri).sort()).toEqual([uriOf('plan.md'), untitled]);
  });

  describe('of an item that a report calls otherwise', () => {
    const other = report.replaceAll('涉企积案清理', '涉企积案清理专项工作');
    const rename = () =>
      client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
        ...placeOf('plan.md', '涉企积案清理'),
        newName: '涉企旧案清仓',
      });

    it('offers to change that too, and asks', async () => {
      await start({ 'plan.md': plan, 'report.md': other }, 2, {
        capabilities: {
          workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
        },
      });
      client.open(uriOf('plan.md'), plan);
      await client.checked(uriOf('plan.md'));
      const { documentChanges, changeAnnotations } = await rename();
      const [own, offered] = documentChanges as TextDocumentEdit[];
      expect(own!.edits.some((edit) => 'annotationId' in edit)).toBe(false);
      expect(offered!.edits.map((edit) => 'annotationId' in edit)).toEqual([true, true]);
      expect(Object.values(changeAnnotations!)).toEqual([
        { label: '同一项的另一种叫法：涉企积案清理专项工作', needsConfirmation: true },
      ]);
      const text = TextDocument.applyEdits(TextDocument.create('', '', 0, other), offered!.edits as never);
      expect(text).toBe(report.replaceAll('涉企积案清理', '涉企旧案清仓'));
    });

    it('says so to an editor that cannot ask', async () => {
      const messages: string[] = [];
      await start({ 'plan.md': plan, 'report.md': other }, 2, {
        handle: (connection) => {
          connection.onNotification(ShowMessageNotification.type, ({ message }) => void messages.push(message));
        },
      });
      client.open(uriOf('plan.md'), plan);
      await client.checked(uriOf('plan.md'));
      const { documentChanges } = await rename();
      expect(documentChanges).toHaveLength(1);
      expect(messages).toEqual(['对照时认作同一项的“涉企积案清理专项工作”没有改动，要改请分别改名。']);
    });
  });

  it('says why it refuses', async () => {
    await start({ 'plan.md': plan }, 1);
    client.open(uriOf('plan.md'), plan);
    await client.checked(uriOf('plan.md'));
    const measure = placeOf('plan.md', '服务大局意识');
    await expect(client.connection.sendRequest('textDocument/prepareRename', measure)).rejects.toThrow('框架里规定');
    const item = { ...placeOf('plan.md', '涉企积案清理'), newName: '甲|乙' };
    await expect(client.connection.sendRequest('textDocument/rename', item)).rejects.toThrow('新名称不能含有“|”');
  });

  it('tells of drafts of other years that it leaves alone', async () => {
    const messages: string[] = [];
    await start({ 'plan.md': plan, 'old.md': plan.replaceAll('2026', '2020') }, 2, {
      handle: (connection) => {
        connection.onNotification(ShowMessageNotification.type, ({ message }) => {
          messages.push(message);
        });
      },
    });
    client.open(uriOf('plan.md'), plan);
    await client.checked(uriOf('plan.md'));
    const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      ...placeOf('plan.md', '涉企积案清理'),
      newName: '旧案',
    });
    expect(edit.documentChanges).toHaveLength(1);
    expect(messages).toEqual(['另有 1 份其他年度或其他单位的文稿也写了“涉企积案清理”，没有改动。']);
  });
});

describe('the index', () => {
  it('follows editor, disk, ignore files and folders', async () => {
    await start({ 'plan.md': plan, 'note.md': '# 随笔\n', '.gitignore': 'out/\n', 'out/copy.md': plan }, 1);
    // An open draft counts as the editor shows it.
    client.open(uriOf('plan.md'), plan.replace('涉企积案清理', '旧案清仓'));
    await client.checked(uriOf('plan.md'));
    expect((await symbols('旧案')).map(({ name }) => name)).toEqual(['旧案清仓']);
    client.close(uriOf('plan.md'));
    await client.connection.sendRequest('workspace/symbol', { query: '' });
    for (let i = 0; i < 100 && (await symbols('积案')).length === 0; i++);
    expect((await symbols('积案')).map(({ location }) => words(location))).toEqual(['plan.md: 涉企积案清理']);
    // A new file, and one that is ignored.
    write('report.md', report);
    files['report.md'] = report;
    const changes = ['report.md', 'out/copy.md'].map((name) => ({ uri: uriOf(name), type: 1 }));
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await indexed(2);
    rmSync(join(folder, 'report.md'));
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('report.md'), type: 3 }],
    });
    await indexed(1);
    const removed = [{ uri: pathToFileURL(folder).toString(), name: '' }];
    void client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed } });
    await indexed(0);
  });

  it('holds nothing where the check is switched off', async () => {
    await start({ 'plan.md': plan }, 0, { settings: { enable: false } });
    client.configure({});
    await indexed(1);
  });

  it('leaves out a file that is too large, and says so', async () => {
    const logged: string[] = [];
    await start({ 'plan.md': plan, 'large.md': plan + '办好案件。'.repeat(400_000) }, 1, {
      handle: (connection) => {
        connection.onNotification('window/logMessage', ({ message }) => {
          logged.push(message);
        });
      },
    });
    await client.until('a line in the log', () => logged.length > 0 || undefined).catch(() => undefined);
    expect(logged.join()).toContain('文件超过 5 MB，没有读取');
  });

  it('shows its progress over many files', async () => {
    const seen: string[] = [];
    const many = Object.fromEntries(Array.from({ length: 220 }, (_, i) => [`${i}.md`, '# 随笔\n']));
    await start({ ...many, 'plan.md': plan }, 1, {
      capabilities: { window: { workDoneProgress: true } } as ClientCapabilities,
      handle: (connection) => {
        connection.onRequest('window/workDoneProgress/create', () => null);
        connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
          seen.push(value.kind);
        });
      },
    });
    for (let i = 0; i < 100 && !seen.includes('end'); i++) await new Promise((resolve) => setTimeout(resolve, 30));
    expect(seen[0]).toBe('begin');
    expect(seen.at(-1)).toBe('end');
  });
});

describe('places', () => {
  it('definition, references and hover lead to files that are not open', async () => {
    await start({ 'plan.md': plan, 'report.md': report }, 2);
    client.open(uriOf('report.md'), report);
    await client.checked(uriOf('report.md'));
    const at = placeOf('report.md', '涉企积案清理；');
    const definition = await client.connection.sendRequest<Location[]>('textDocument/definition', at);
    expect(definition.map(words)).toEqual(['plan.md: 涉企积案清理']);
    const references = await client.connection.sendRequest<Location[]>('textDocument/references', {
      ...at,
      context: { includeDeclaration: true },
    });
    expect(references.map(words)).toContain('plan.md: 涉企积案清理');
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', at);
    expect(JSON.stringify(hover.contents)).toContain(`${uriOf('plan.md')}#L10`);
  });

  it('symbols of the workspace stand at their names', async () => {
    await start({ 'plan.md': plan, 'report.md': report }, 2);
    const found = await symbols('积案');
    expect(found.map((symbol) => `${words(symbol.location)} · ${symbol.containerName}`)).toEqual([
      'plan.md: 涉企积案清理 · 2026年工作计划',
      'report.md: 涉企积案清理 · 2026年工作总结',
    ]);
  });
});

describe('code lens', () => {
  const lensesOf = async (name: string) => {
    const params = { textDocument: { uri: uriOf(name) } };
    const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', params);
    return Promise.all(lenses.map((lens) => client.connection.sendRequest<CodeLens>('codeLens/resolve', lens)));
  };

  it('says how the items of a table stand, and can be switched off', async () => {
    await start({ 'plan.md': plan, 'report.md': report }, 2, { initializationOptions: { files: 'disk' } });
    client.open(uriOf('plan.md'), plan);
    await client.checked(uriOf('plan.md'));
    const [lens, ...more] = await lensesOf('plan.md');
    expect(more).toEqual([]);
    expect(lens).toMatchObject({ range: { start: { line: 7, character: 0 } } });
    expect(lens!.command).toMatchObject({
      title: '事项 1 · 都有对应措施 · 已报告 1',
      command: 'shuangyi.showReferences',
    });
    expect(lens!.command!.arguments![2].map(words)).toContain('report.md: 涉企积案清理');
    client.configure({ codeLens: false });
    expect(await lensesOf('plan.md')).toEqual([]);
  });

  it('has no command for another editor', async () => {
    await start({ 'plan.md': plan }, 1);
    client.open(uriOf('plan.md'), plan);
    await client.checked(uriOf('plan.md'));
    expect((await lensesOf('plan.md')).map(({ command }) => command!.command)).toEqual(['']);
  });
});
