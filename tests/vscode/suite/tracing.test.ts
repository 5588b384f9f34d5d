/** From plan to report in the sample workspace: findings, hovers, quick fixes and the panel, in a real VS Code. */
import {
  type CodeAction,
  commands,
  type Diagnostic,
  type Hover,
  languages,
  type MarkdownString,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { assert, test, until } from './kit';

const plan = '2026年党建与业务融合工作计划.md';
const halfYear = '2026年上半年工作报告.md';
const ofDepartment = '2026年上半年第三检察部工作小结.md';
const lastYear = '2025年党建与业务融合工作总结.md';

async function open(name: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'no folder is open');
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, name));
  await window.showTextDocument(document, { preview: false });
  return document;
}

const idOf = ({ code }: Diagnostic) => String(typeof code === 'object' ? code.value : code);

function finding(document: TextDocument, rule: string): Promise<Diagnostic> {
  return until(rule, async () => languages.getDiagnostics(document.uri).find((one) => idOf(one) === rule));
}

test('trace: what the reports owe their plans is told in them', async () => {
  const behind = await finding(await open(lastYear), 'overdue');
  assert(behind.message.includes('社区矫正检察监督'), behind.message);
  const copied = await finding(await open(ofDepartment), 'reused-text');
  assert(copied.message.includes('2025年'), copied.message);
  const doubtful = await finding(await open(halfYear), 'suspect-link');
  assert(doubtful.message.includes('农民工讨薪支持起诉'), doubtful.message);
});

test('trace: what is changed in the plan is seen in the open report, saved or not', async () => {
  const report = await open(ofDepartment);
  const unplanned = await finding(report, 'unplanned-item');
  assert(report.getText(unplanned.range) === '行政违法行为监督', report.getText(unplanned.range));
  const document = await open(plan);
  const words = '社区矫正检察监督';
  const start = document.getText().indexOf(`| ${words}`) + 2;
  const editor = await window.showTextDocument(document);
  const range = new Range(document.positionAt(start), document.positionAt(start + words.length));
  await editor.edit((edit) => edit.replace(range, '行政违法行为监督'));
  await until('the item is in the plan', async () => {
    const texts = languages
      .getDiagnostics(report.uri)
      .filter((one) => idOf(one) === 'unplanned-item')
      .map((one) => report.getText(one.range));
    return texts.length === 1 && texts[0] === words;
  });
  await commands.executeCommand('undo');
  await until('the plan is as before', async () =>
    languages
      .getDiagnostics(report.uri)
      .some((one) => idOf(one) === 'unplanned-item' && report.getText(one.range) === '行政违法行为监督'),
  );
});

test('trace: an item of the plan says what each report tells of it', async () => {
  const document = await open(plan);
  const place = document.positionAt(document.getText().indexOf('| 行政争议实质性化解') + 4);
  const words = await until('a hover', async () => {
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, place);
    const text = hovers
      .flatMap(({ contents }) => contents.map((one) => (one as MarkdownString).value ?? ''))
      .join('\n');
    return text.includes('报告情况') && text;
  });
  assert(words.includes('推进中'), words);
});

test('trace: a doubtful link is cleared by a quick fix, which writes the decision down', async () => {
  const report = await open(halfYear);
  const { range } = await finding(report, 'suspect-link');
  const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', report.uri, range);
  const titles = actions.map(({ title }) => title);
  const clear = actions.find(({ title }) => title.startsWith('已核对'));
  assert(clear, titles.join(' | '));
});

test('trace: the panel opens beside the draft', async () => {
  await open(plan);
  await commands.executeCommand('shuangyi.showTrace');
  await until('the panel', async () =>
    window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes('计划与报告')),
  );
});
