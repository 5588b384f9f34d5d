/** Keys in the tables of a draft, as in a word processor; elsewhere they do what they always do. */
import { commands, EndOfLine, languages, Selection, type TextEditor } from 'vscode';
import { behind, typeAt, withDraft } from './documents';
import { assert, assertEqual, test, until } from './kit';

const head = `---
文种: 工作计划
---

# 云溪县人民检察院2026年工作计划

`;
const table = `| 序号 | 业务事项 | 党建措施 | 责任部门 |
| --- | --- | --- | --- |
| 1 | 公益诉讼 | 群众工作能力 | 【待填：责任部门】 |
| 2 | 公开听证 | 政治能力 | 第五检察部 |
`;
const draft = `${head}${table}
压实责任，考核到人。
`;

const put = (editor: TextEditor, text: string) => {
  const place = behind(editor, text);
  editor.selection = new Selection(place, place);
};
const selected = ({ document, selection }: TextEditor) => document.getText(selection);
const row = ({ document, selection }: TextEditor) => document.lineAt(selection.active.line).text;
/** The line up to the cursor. */
const before = ({ document, selection: { active } }: TextEditor) =>
  document.lineAt(active.line).text.slice(0, active.character);
const press = (key: string) => commands.executeCommand(`shuangyi.${key}`);
const rows = ({ document }: TextEditor) => document.getText().replaceAll('\r\n', '\n');

test('one key goes to the next cell, over a prompt, into a new row with its number', () =>
  withDraft(draft, async (editor) => {
    put(editor, '群众工作能力');
    await press('nextCell');
    assertEqual(selected(editor), '【待填：责任部门】', 'the prompt');
    await commands.executeCommand('type', { text: '办' });
    await press('nextCell');
    assertEqual(before(editor), '| 2', 'the next row');
    put(editor, '第五检察部');
    await press('nextCell');
    assertEqual(row(editor), '| 3 |  |  |  |', 'the new row');
    assertEqual(before(editor), '| 3 | ', 'its first empty cell');
    await press('previousCell');
    await press('previousCell');
    assertEqual(before(editor).endsWith('第五检察部'), true, 'back in the row above');
    await commands.executeCommand('undo');
    assert(!rows(editor).includes('| 3 |'), 'one undo takes the row away');
  }));

test('Enter at the end of a row makes the next one, elsewhere a line', () =>
  withDraft(draft, async (editor) => {
    put(editor, '【待填：责任部门】 |');
    await press('nextRow');
    assertEqual(
      rows(editor).slice(head.length),
      `${table.replace('| 2 |', '| 2 |  |  |  |\n| 3 |')}\n压实责任，考核到人。\n`,
      'a row between, numbers that follow',
    );
    await commands.executeCommand('undo');
    assertEqual(rows(editor), draft, 'undone at once');
    put(editor, '压实责任，');
    await press('nextRow');
    assert(rows(editor).includes('压实责任，\n考核到人。'), 'a line break outside of tables');
  }));

test('a row of a table in a list is indented like the others', () =>
  withDraft(`${head}- 任务：\n\n  | 序号 | 事项 |\n  | --- | --- |\n  | 1 | 甲 |\n`, async (editor) => {
    put(editor, '| 甲 |');
    await press('nextRow');
    await commands.executeCommand('type', { text: '乙' });
    assertEqual(row(editor), '  | 2 | 乙 |', 'the row');
  }));

test('rows move within the table, and their numbers stay in order', () =>
  withDraft(draft, async (editor) => {
    put(editor, '公开听证');
    await press('moveRowUp');
    assert(rows(editor).includes('| 1 | 公开听证 | 政治能力 | 第五检察部 |\n| 2 | 公益诉讼'), rows(editor));
    assertEqual(before(editor), '| 1 | 公开听证', 'the cursor goes with it');
    await press('moveRowUp');
    assert(rows(editor).includes('--- |\n| 1 | 公开听证'), 'not over the header');
    await press('moveRowDown');
    assertEqual(rows(editor), draft, 'and back');
  }));

test('a table is aligned, in one undo and with the line ends of the file', () =>
  withDraft(draft, async (editor) => {
    await editor.edit((builder) => builder.setEndOfLine(EndOfLine.CRLF));
    put(editor, '公开听证');
    await press('alignTable');
    assert(rows(editor).includes('| 2    | 公开听证 | 政治能力     | 第五检察部         |'), rows(editor));
    assertEqual(before(editor), '| 2    | 公开听证', 'the cursor stays in its words');
    assertEqual(editor.document.eol, EndOfLine.CRLF, 'line ends');
    await commands.executeCommand('undo');
    assertEqual(rows(editor), draft, 'undone');
  }));

test('to the next place to be filled in, from anywhere', () =>
  withDraft(draft, async (editor) => {
    put(editor, '# 云溪县');
    await press('nextBlank');
    assertEqual(selected(editor), '【待填：责任部门】', 'the prompt');
  }));

test('what a row lacks is told once the cursor leaves it', () =>
  withDraft(draft, async (editor) => {
    put(editor, '第五检察部 |');
    await press('nextRow');
    const { line } = editor.selection.active;
    for (const char of '支持起诉') await commands.executeCommand('type', { text: char });
    const said = () => languages.getDiagnostics(editor.document.uri).filter(({ range }) => range.start.line === line);
    // Longer than any pause that shows what is wrong in the row.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    assertEqual(said().length, 0, 'findings in the row');
    put(editor, '压实责任');
    await until('what is lacking', () => said().length > 0);
  }));

test('a list of suggestions takes Tab, and the next Tab goes on', () =>
  withDraft(draft.replace('政治能力', ''), async (editor) => {
    await typeAt(editor, behind(editor, '| 公开听证 | '), 'fwdj');
    await until('the measure', async () => {
      await commands.executeCommand('acceptSelectedSuggestion');
      return rows(editor).includes('服务大局意识');
    });
    await press('nextCell');
    assertEqual(before(editor).endsWith('第五检察部'), true, 'the next cell');
  }));
