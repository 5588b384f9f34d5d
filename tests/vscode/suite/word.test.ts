/** A draft goes out for review, comes back, is answered, and goes out as the final one: in a real VS Code. */
import { strFromU8, unzipSync } from 'fflate';
import {
  type CodeAction,
  commands,
  type Diagnostic,
  extensions,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { docx } from '../../kit/docx/docx';
import { furnishedPaper } from '../../kit/docx/offices';
import { reviewedBy } from '../../kit/word/leader';
import { withDraft } from './documents';
import { assert, assertEqual, test, until } from './kit';

interface Node {
  readonly label: string;
  readonly detail: string;
  readonly checked: boolean | undefined;
  readonly change?: { readonly id: string };
  readonly children: readonly Node[];
}
interface Reviews {
  readonly nodes: readonly Node[];
  check(ids: readonly string[], checked: boolean): void;
}

/** Milliseconds. */
const longStory = 90_000;

const draft = `---
文种: 工作计划
阶段: 报审
单位: 青岚县人民检察院
---

# 青岚县人民检察院2026年清理积案工作计划

## 一、总体要求

坚持党建引领，把积案清理摆上重要日程。<!-- 措施：政治能力 -->每月调度一次，季度通报一次。

## 二、工作任务

| 业务事项 | 融合举措 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| 涉企刑事积案清理 | 党员检察官每周下访一次 | 第一检察部 | 2026年8月底前 |

各部门每季度末向机关党委报告进展。
`;

async function reviews(): Promise<Reviews> {
  const extension = extensions.getExtension<{ readonly views: { readonly reviews: Reviews } }>('shuangyi.shuangyi');
  assert(extension, 'the extension is there');
  return (await extension.activate()).views.reviews;
}

/** Answers questions of the window, as long as `work` lasts. */
async function answering(answers: Partial<typeof window>, work: () => PromiseLike<unknown>): Promise<void> {
  const before = Object.fromEntries(Object.keys(answers).map((key) => [key, window[key as keyof typeof window]]));
  Object.assign(window, answers);
  try {
    await work();
  } finally {
    Object.assign(window, before);
  }
}

const inFolder = (name: string) => Uri.joinPath(workspace.workspaceFolders![0]!.uri, name);

async function exported(command: string, name: string): Promise<Uri> {
  const target = inFolder(name);
  await answering({ showSaveDialog: async () => target }, () => commands.executeCommand(command));
  return target;
}

const partsOf = async (file: Uri) => unzipSync(await workspace.fs.readFile(file));
const leaves = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => (node.children.length > 0 ? leaves(node.children) : node));
const idOf = ({ code }: Diagnostic) => String(typeof code === 'object' ? code.value : code);
const comparison = (side: string) =>
  workspace.textDocuments.find(({ uri }) => uri.scheme === 'shuangyi-review' && uri.path.includes(`/${side}/`));

/** The list of a file that comes back with what a leader changed. */
async function fetched(name: string, deeds: Parameters<typeof reviewedBy>[1]): Promise<[Uri, Reviews, Node[]]> {
  const file = await exported('shuangyi.exportReview', name);
  await workspace.fs.writeFile(file, reviewedBy(await workspace.fs.readFile(file), deeds));
  await commands.executeCommand('shuangyi.fetchReview', file);
  const list = await reviews();
  return [file, list, await until('the list of changes', () => list.nodes.length > 0 && leaves(list.nodes))];
}

async function clear(document: TextDocument, finding: string, title: string): Promise<void> {
  const { range } = await until(finding, () =>
    languages.getDiagnostics(document.uri).find((one) => idOf(one) === finding),
  );
  const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
  const action = actions.find((one) => one.title.includes(title));
  assert(action?.edit, actions.map((one) => one.title).join(' | '));
  assert(await workspace.applyEdit(action.edit), 'the fix is applied');
}

test(
  'word: a draft goes out, comes back, is answered, and goes out as the final one',
  async () => {
    await withDraft(draft, async ({ document }) => {
      const [file, list, changes] = await fetched('积案（送审）.docx', [
        { author: '王检察长', words: '每月调度一次', by: '每半月调度一次' },
        { author: '王检察长', words: '每周下访一次', by: '每周下访两次' },
        { author: '李副检察长', words: '季度通报一次', by: '年底通报一次' },
        { author: '王检察长', words: '机关党委', comment: '是否还要报党组' },
      ]);
      assertEqual(
        list.nodes.map(({ label, detail }) => `${label} ${detail}`),
        ['王检察长 修改 2 处，批注 1 条', '李副检察长 修改 1 处'],
      );
      assert(
        changes.every(({ checked }) => checked === true),
        'everything is ticked at first',
      );
      assert(document.getText() === draft, 'nothing is written yet');
      const result = await until('the comparison', () => comparison('result'));
      await until('all of it in the result', () => result.getText().includes('年底通报一次'));
      assertEqual(comparison('present')?.getText(), draft, 'the left side');

      const refused = changes.find(({ label }) => label.includes('年底'));
      assert(refused?.change, changes.map(({ label }) => label).join(' | '));
      list.check([refused.change.id], false);
      await until('the result without it', () => result.getText().includes('季度通报一次'));
      await commands.executeCommand('shuangyi.applyReview');
      const text = document.getText();
      assert(text.includes('摆上重要日程。<!-- 措施：政治能力 -->每半月调度一次，季度通报一次。'), text);
      assert(text.includes('| 党员检察官每周下访两次 |'), text);
      assert(/机关党委 ?<!-- 批注（王检察长 .*）：是否还要报党组/.test(text), text);
      assert(list.nodes.length === 0, 'the list is closed');
      await until(
        'the comparison is closed',
        () => !window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes('现稿')),
      );

      await commands.executeCommand('undo');
      assertEqual(document.getText(), draft, 'one undo');
      await commands.executeCommand('redo');
      assertEqual(document.getText(), text, 'one redo');

      await clear(document, 'open-note', '已处理');
      assert(!document.getText().includes('批注'), document.getText());
      const final = await exported('shuangyi.exportFinal', '积案.docx');
      const parts = await partsOf(final);
      const all = Object.values(parts)
        .map((bytes) => strFromU8(bytes))
        .join('\n');
      for (const words of ['urn:shuangyi', '双翼', '措施：', '批注', '年底通报']) assert(!all.includes(words), words);
      const words = strFromU8(parts['word/document.xml']!).replace(/<[^>]*>/g, '');
      assert(words.includes('每半月调度一次') && words.includes('每周下访两次'), words);
      for (const made of [file, final]) await workspace.fs.delete(made);
    });
  },
  longStory,
);

test('word: what is written meanwhile is compared anew, and never overwritten', async () => {
  await withDraft(draft, async (editor) => {
    const { document } = editor;
    const [file, list] = await fetched('积案（送审）.docx', [
      { author: '王检察长', words: '每月调度一次', by: '每半月调度一次' },
      { author: '王检察长', words: '每周下访一次', by: '每周下访两次' },
    ]);
    const at = document.positionAt(document.getText().indexOf('每月调度'));
    const own = await window.showTextDocument(document);
    await own.edit((edit) => edit.replace(document.lineAt(at.line).range, '坚持党建引领，清理积案按旬调度。'));
    await until('a conflict', () => list.nodes.some(({ label }) => label.startsWith('有冲突')));
    await commands.executeCommand('shuangyi.applyReview');
    await until('the rest is written', () => document.getText().includes('每周下访两次'));
    assert(document.getText().includes('清理积案按旬调度。'), document.getText());
    assert(!document.getText().includes('每半月'), document.getText());
    await workspace.fs.delete(file);
  });
});

test('word: a file that nobody changed, or that is no Word file, opens no list', async () => {
  await withDraft(draft, async ({ document }) => {
    const file = await exported('shuangyi.exportReview', '没有改.docx');
    await commands.executeCommand('shuangyi.fetchReview', file);
    const list = await reviews();
    assert(list.nodes.length === 0, 'nothing to look at');
    await workspace.fs.writeFile(file, new TextEncoder().encode('这不是 Word 文件'));
    void commands.executeCommand('shuangyi.fetchReview', file);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert(list.nodes.length === 0, 'no list is open');
    assertEqual(document.getText(), draft, 'the draft');
    await workspace.fs.delete(file);
  });
});

test('word: an old Word file becomes an untitled draft; nothing is written', async () => {
  await withDraft(draft, async () => {
    const file = await exported('shuangyi.exportFinal', '旧稿.docx');
    await commands.executeCommand('shuangyi.importWord', file);
    const { document } = window.activeTextEditor!;
    assert(document.isUntitled && document.languageId === 'markdown', 'it is an untitled Markdown document');
    assert(document.uri.path.endsWith('旧稿.md'), document.uri.toString());
    const text = document.getText();
    assert(text.includes('# 青岚县人民检察院2026年清理积案工作计划'), text);
    assert(/\| 涉企刑事积案清理 \|/.test(text) && !text.includes('措施：政治能力'), text);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    const names = (await workspace.fs.readDirectory(Uri.joinPath(file, '..'))).map(([name]) => name);
    assert(!names.includes('旧稿.md'), names.join(' '));
    await workspace.fs.delete(file);
  });
});

test('word: pictures of an old file are written once its draft is saved, and only when asked for', async () => {
  const file = inFolder('带图 旧稿.docx');
  await workspace.fs.writeFile(file, docx(furnishedPaper));
  await commands.executeCommand('shuangyi.importWord', file);
  const { document } = window.activeTextEditor!;
  const picture = inFolder('带图 旧稿-图片/图1.png');
  const isThere = () =>
    workspace.fs.stat(picture).then(
      () => true,
      () => false,
    );
  assert(!(await isThere()), 'nothing is written yet');
  const said: string[] = [];
  const showInformationMessage = async (message: string, button: string) => {
    said.push(message);
    return button;
  };
  await answering({ showInformationMessage: showInformationMessage as never }, async () => {
    await document.save();
    await until('the picture', isThere);
  });
  assert(said[0]?.includes('带图 旧稿-图片'), said.join(' | '));
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  for (const name of ['带图 旧稿.docx', '带图 旧稿.md', '带图 旧稿-图片']) {
    await workspace.fs.delete(inFolder(name), { recursive: true });
  }
});

test(
  'word: several files that came back are looked at one after the other',
  async () => {
    await withDraft(draft, async ({ document }) => {
      const first = await exported('shuangyi.exportReview', '甲.docx');
      const second = inFolder('乙.docx');
      const paper = await workspace.fs.readFile(first);
      await workspace.fs.writeFile(first, reviewedBy(paper, [{ author: '甲主任', words: '每月', by: '每旬' }]));
      await workspace.fs.writeFile(second, reviewedBy(paper, [{ author: '乙主任', words: '每季度末', by: '每月底' }]));
      await commands.executeCommand('shuangyi.fetchReview', first, [first, second]);
      const list = await reviews();
      const shows = (name: string) => until(name, () => list.nodes[0]?.label === name);
      await shows('甲主任');
      await commands.executeCommand('shuangyi.applyReview');
      await shows('乙主任');
      await commands.executeCommand('shuangyi.leaveReview');
      assert(list.nodes.length === 0, 'nothing is left');
      assertEqual(document.getText(), draft.replace('每月', '每旬'), 'the first is in, the second is not');
      for (const file of [first, second]) await workspace.fs.delete(file);
    });
  },
  longStory,
);

test('word: files that are chosen in the explorer go out without being opened', async () => {
  const chosen = ['2025年党建与业务融合工作计划.md', '2025年党建与业务融合工作总结.md'].map(inFolder);
  const made = [inFolder('甲.docx'), inFolder('乙.docx')];
  const tabs = () => window.tabGroups.all.flatMap((group) => group.tabs).map(({ label }) => label);
  const before = tabs();
  const left = [...made];
  await answering({ showSaveDialog: async () => left.shift() }, () =>
    commands.executeCommand('shuangyi.exportFinal', chosen[0], chosen),
  );
  const texts = await Promise.all(made.map(async (file) => strFromU8((await partsOf(file))['word/document.xml']!)));
  assert(texts[0]?.includes('工作计划') && texts[1]?.includes('工作总结'), 'each is in its own file');
  assertEqual(tabs(), before, 'tabs');
  for (const file of made) await workspace.fs.delete(file);
});
