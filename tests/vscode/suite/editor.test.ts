/** What a writer sees and does with the sample workspace, through VS Code's own commands. */
import markdownIt from 'markdown-it';
import {
  type CodeAction,
  CodeActionKind,
  CompletionItemKind,
  type CompletionList,
  commands,
  type Diagnostic,
  type DocumentSymbol,
  extensions,
  type Hover,
  languages,
  MarkdownString,
  Position,
  Range,
  type SnippetString,
  TabInputWebview,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { behind } from './documents';
import { assert, assertEqual, test, until } from './kit';

/** Whether the extension is to run in the browser's worker; put in by the bundler. */
declare const SUITE_WEB: boolean;

const plan = '2026年党建与业务融合工作计划.md';
const report = '2026年上半年工作报告.md';
const summary = '满是问题的工作总结.md';

async function open(name: string): Promise<TextEditor> {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'no folder is open');
  return window.showTextDocument(await workspace.openTextDocument(Uri.joinPath(folder.uri, name)));
}

/** The rule that reported a diagnostic. */
function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

function findings(editor: TextEditor, rule?: string): Diagnostic[] {
  return languages.getDiagnostics(editor.document.uri).filter((found) => !rule || ruleOf(found) === rule);
}

/** Waits for the first finding of a rule. */
function finding(editor: TextEditor, rule: string): Promise<Diagnostic> {
  return until(`a finding of ${rule}`, () => findings(editor, rule)[0]);
}

function rangeOf(editor: TextEditor, text: string): Range {
  const end = behind(editor, text);
  return new Range(end.translate(0, -text.length), end);
}

async function quickFixes(editor: TextEditor, range: Range): Promise<CodeAction[]> {
  const uri = editor.document.uri;
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    CodeActionKind.QuickFix.value,
    20,
  );
  return actions ?? [];
}

async function symbols(editor: TextEditor): Promise<DocumentSymbol[]> {
  const uri = editor.document.uri;
  return (await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri)) ?? [];
}

async function completions(editor: TextEditor, place: Position): Promise<CompletionList> {
  return commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', editor.document.uri, place);
}

const labelOf = ({ label }: { label: string | { label: string } }) => (typeof label === 'string' ? label : label.label);
const flat = (list: DocumentSymbol[]): DocumentSymbol[] => list.flatMap((one) => [one, ...flat(one.children)]);

test('this is the extension host that was asked for', () => {
  assertEqual(typeof process === 'undefined' || !process.versions?.node, SUITE_WEB, 'in a browser worker');
});

test('the extension starts with the first Markdown file', async () => {
  await open(plan);
  const extension = extensions.getExtension('shuangyi.shuangyi');
  assert(extension, 'the extension is not installed');
  await until('activation', () => extension.isActive);
});

test('the plan shows its findings', async () => {
  const editor = await open(plan);
  const found = await finding(editor, 'untied-item');
  assert(found.message.includes('涉企刑事积案清理'), `message: ${found.message}`);
  assertEqual(found.source, '双翼', 'source');
  assertEqual(findings(editor, 'missing-owner').length, 1, 'missing-owner');
  assertEqual(findings(editor, 'missing-deadline').length, 1, 'missing-deadline');
});

test('a Markdown file that is no draft stays silent', async () => {
  const readme = await open('README.md');
  const draft = await open(summary);
  await until('findings of the draft beside it', () => findings(draft).length > 0);
  assertEqual(findings(readme).length, 0, 'findings in README.md');
});

test('a quick fix ties an item and its finding goes away', async () => {
  const editor = await open(plan);
  const { range } = await finding(editor, 'untied-item');
  const actions = await until('quick fixes', async () => {
    const list = await quickFixes(editor, range);
    return list.length > 0 && list;
  });
  const tie = actions.find(({ title }) => title.startsWith('关联到'));
  assert(tie?.edit, `no fix that ties; offered: ${actions.map(({ title }) => title).join('、')}`);
  assert(await workspace.applyEdit(tie.edit), 'the edit was not applied');
  await until('no untied item', () => findings(editor, 'untied-item').length === 0);
  await commands.executeCommand('undo');
  await finding(editor, 'untied-item');
});

test('what is pasted is checked at once, what is typed once its writer pauses', async () => {
  const editor = await open(plan);
  await finding(editor, 'missing-owner');
  const before = findings(editor, 'placeholder').length;
  const place = behind(editor, '这一基本价值追求');
  for (const text of ['（具体数字待补充）', '（待补充）']) {
    const start = Date.now();
    await editor.edit((edit) => edit.insert(place, text));
    await until('a placeholder', () => findings(editor, 'placeholder').length > before, 5000);
    const took = Date.now() - start;
    console.log(`${text.length} characters to finding: ${took} ms`);
    if (text.length < 8) assert(took > 700, `shown while it is typed, after ${took} ms`);
    await commands.executeCommand('undo');
    await until('the placeholder gone', () => findings(editor, 'placeholder').length === before, 5000);
  }
});

/** Whether the tab in front shows a page, rendered. */
function showsPage(name: string): boolean {
  const tab = window.tabGroups.activeTabGroup.activeTab;
  return tab?.input instanceof TabInputWebview && tab.input.viewType.includes('markdown') && tab.label.includes(name);
}

test('the code of a finding opens the page of its rule, rendered', async () => {
  const editor = await open(plan);
  const { code } = await finding(editor, 'untied-item');
  assert(typeof code === 'object', 'the code is no link');
  // What a click on the code does.
  await commands.executeCommand('vscode.open', code.target);
  await until('the page in a preview', () => showsPage('untied-item'));
  const page = await workspace.openTextDocument(Uri.parse('shuangyi-rule:/docs/rules/untied-item.md'));
  assert(page.getText().includes('# 业务事项没有对应的措施'), `the page holds: ${page.getText().slice(0, 80)}`);
  await commands.executeCommand('workbench.action.closeActiveEditor');
});

test('a quick fix and a command open the page of a rule, and the list of all rules', async () => {
  const editor = await open(plan);
  const { range } = await finding(editor, 'untied-item');
  const actions = await until('quick fixes', async () => {
    const list = await quickFixes(editor, range);
    return list.length > 0 && list;
  });
  const explain = actions.find(({ title }) => title.startsWith('这条规则说明'));
  assert(explain?.command, `no explanation; offered: ${actions.map(({ title }) => title).join('、')}`);
  await commands.executeCommand(explain.command.command, ...(explain.command.arguments ?? []));
  await until('the page in a preview', () => showsPage('untied-item'));
  await commands.executeCommand('workbench.action.closeActiveEditor');
  await commands.executeCommand('shuangyi.openRule');
  await until('the list in a preview', () => showsPage('rules') || showsPage('untied-item'));
  await commands.executeCommand('workbench.action.closeActiveEditor');
});

test('the outline shows parts and items with their ties', async () => {
  const editor = await open(plan);
  const names = await until('symbols of the extension', async () => {
    const list = flat(await symbols(editor)).map(({ name, detail }) => `${name} ${detail}`);
    return list.some((name) => name.includes('涉企刑事积案清理')) && list;
  });
  assert(
    names.some((name) => name.includes('重点任务')),
    `no part 重点任务 in: ${names.join(' | ')}`,
  );
});

test('the hover of a measure says what it means', async () => {
  const editor = await open(summary);
  const place = rangeOf(editor, '服务大局意识').start.translate(0, 2);
  const texts = await until('a hover', async () => {
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', editor.document.uri, place);
    const contents = (hovers ?? []).flatMap(({ contents }) => contents);
    const text = contents.map((part) => (part instanceof MarkdownString ? part.value : String(part))).join('\n');
    return text.includes('服务大局意识') && text;
  });
  assert(texts.length > 30, `too short: ${texts}`);
});

test('completion offers measures inside a mark', async () => {
  const editor = await open(summary);
  const place = behind(editor, '【措施：');
  const labels = await until('measures', async () => {
    const list = (await completions(editor, place)).items.map(labelOf);
    return list.includes('群众工作能力') && list;
  });
  assert(labels.includes('监督制约机制'), labels.join('、'));
});

test('snippets of every document kind are offered and one can be inserted', async () => {
  const document = await workspace.openTextDocument({ language: 'markdown', content: '' });
  const editor = await window.showTextDocument(document);
  const snippets = await until('snippets', async () => {
    const list = (await completions(editor, new Position(0, 0))).items;
    const found = list.filter(({ kind }) => kind === CompletionItemKind.Snippet);
    return found.some((item) => labelOf(item) === '工作计划') && found;
  });
  const labels = snippets.map(labelOf);
  for (const kind of [
    '工作计划',
    '专项方案',
    '工作总结',
    '工作报告',
    '述职报告',
    '对照检查材料',
    '调研文章',
    '典型案例',
  ]) {
    assert(labels.includes(kind), `no snippet ${kind} in ${labels.join('、')}`);
  }
  const plan = snippets.find((item) => labelOf(item) === '工作计划')!;
  await editor.insertSnippet(plan.insertText as SnippetString, new Position(0, 0));
  const text = await until('the skeleton', () => document.getText().includes('文种: 工作计划') && document.getText());
  assert(text.includes('重点任务'), 'the skeleton has no part 重点任务');
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});

/** HTML as in the preview. This VS Code brings no preview for the browser's worker, so there a stand-in asks the extension. */
async function preview({ document }: TextEditor): Promise<string> {
  if (!SUITE_WEB) return commands.executeCommand<string>('markdown.api.render', document);
  const { extendMarkdownIt } = await extensions.getExtension('shuangyi.shuangyi')!.activate();
  return extendMarkdownIt(markdownIt({ html: true })).render(document.getText());
}

test('the preview shows ties as badges and no marks', async () => {
  const html = await preview(await open(report));
  assert(html.includes('class="shuangyi-tie"'), 'no badges in the preview');
  assert(!/<!--\s*(?:事项|措施)/.test(html), 'marks are left in the preview');
  assert(!(await preview(await open('README.md'))).includes('shuangyi-tie'), 'the README was changed');
});
