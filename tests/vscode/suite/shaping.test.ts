/** Completion by pinyin, numbering, formatting, folding: what changes the shape of a draft. */
import { commands, type FoldingRange, type InlayHint, Range, workspace } from 'vscode';
import { behind, typeAt, withDraft } from './documents';
import { assert, assertEqual, test, until } from './kit';

const draft = `---
文种: 工作计划
---

# 云溪县人民检察院2026年工作计划

## 一、重点任务

| 业务事项 | 党建措施 | 完成时限 |
| --- | --- | --- |
| 公益诉讼 |  |  |

通过公开听证办好刑事申诉案件。

1. 办好案件；

## 三、组织保障

压实责任,考核到人。
`;

test('pinyin initials in a cell choose a measure and replace just what was typed', () =>
  withDraft(draft, async (editor) => {
    await typeAt(editor, behind(editor, '| 公益诉讼 | '), 'fwdj');
    await until('the measure', async () => {
      await commands.executeCommand('acceptSelectedSuggestion');
      return editor.document.getText().includes('服务大局意识');
    });
    assertEqual(editor.document.lineAt(10).text, '| 公益诉讼 | 服务大局意识 |  |', 'row');
  }));

test('Enter behind an item goes on with the next number, and takes it away again', () =>
  withDraft(draft, async (editor) => {
    await typeAt(editor, behind(editor, '1. 办好案件；'), '\n');
    await until('the next number', () => editor.document.getText().includes('1. 办好案件；\n2. \n'));
    await typeAt(editor, behind(editor, '2. '), '\n');
    await until('no number', () => !editor.document.getText().includes('2. '));
  }));

test('Format Document puts numbers in sequence and signs in their form', () =>
  withDraft(draft, async (editor) => {
    await commands.executeCommand('editor.action.formatDocument');
    await until('the right number', () => editor.document.getText().includes('## 二、组织保障'));
    const wanted = draft.replace('三、组织', '二、组织').replace('责任,考核', '责任，考核');
    assertEqual(editor.document.getText().replaceAll('\r\n', '\n'), wanted, 'text');
  }));

test('parts and tables fold', () =>
  withDraft(draft, async (editor) => {
    const { uri } = editor.document;
    const ranges = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
    const all = ranges.map(({ start, end }) => `${start}-${end}`);
    for (const wanted of ['0-2', '6-14', '8-10']) assert(all.includes(wanted), `${wanted} not in ${all.join(' ')}`);
  }));

test('ties that the words do not spell out are hinted at, unless switched off', () =>
  withDraft(draft, async ({ document }) => {
    const range = new Range(0, 0, document.lineCount, 0);
    const hints = async () => {
      const list = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, range);
      return (list ?? []).map(({ label }) => String(label));
    };
    assertEqual(await until('a hint', async () => (await hints())[0]), '⟵ 群众工作能力', 'hint');
    const settings = workspace.getConfiguration('shuangyi');
    await settings.update('inlayHints', false, true);
    try {
      await until('no hint', async () => (await hints()).length === 0);
    } finally {
      await settings.update('inlayHints', undefined, true);
    }
  }));
