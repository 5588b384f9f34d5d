/** 插入措施… and 标记事项…: what fits the place is chosen from a list and written there. */
import { Range, Selection, type TextEditor, Uri, window, workspace } from 'vscode';
import {
  type ItemChoicesParams,
  type ItemChoicesResult,
  itemChoicesRequest,
  type MeasureChoicesParams,
  type MeasureChoicesResult,
  measureChoicesRequest,
  type TextRange,
} from '../../../server/src/protocol';
import { type Ask, isChanged, markdownEditor, rangeOf } from './ask';
import { type Entry, inform } from '../say';
import { askAll, choose, keep } from './steps';

type Choices = NonNullable<MeasureChoicesResult>;

/** A place that a view or lens names instead of the cursor. */
export interface Target {
  readonly uri: string | Uri;
  readonly range?: TextRange;
}

export async function insertMeasure(ask: Ask, target?: Target): Promise<void> {
  const editor = await editorFor(target);
  if (!editor) return;
  const { version } = editor.document;
  const found = await measures(ask, editor);
  if (!found) return;
  const title = found.item ? `插入措施：${found.item}` : '插入措施';
  const answer = await choose({ at: { title }, placeholder: places[found.place], items: measureItems(found) });
  if (answer && answer !== 'back' && answer.value.choice) await write(editor, version, answer.value.choice);
}

/** What choosing does, by place. */
const places: Record<Choices['place'], string> = {
  cell: '写入这一行的措施栏；可输入文字筛选',
  mark: '写入标记；可输入文字筛选',
  prose: '选名称就在句后加标注，选做法就在句后写成一句；可输入文字筛选',
};

export async function markItem(ask: Ask): Promise<void> {
  const editor = markdownEditor();
  if (!editor) return;
  const { version, uri } = editor.document;
  const params = { uri: uri.toString(), range: wire(editor.selection) };
  const found = await ask<ItemChoicesParams, ItemChoicesResult>(itemChoicesRequest, params);
  if (!found || found.refused !== undefined) {
    if (found?.refused) void inform(found.refused);
    return;
  }
  let item = '';
  let chosen: Chosen | undefined;
  const done = await askAll('标记事项', [
    async (at) => {
      const placeholder = found.sentence
        ? `“${found.sentence}”写的是哪一项业务？可以直接输入`
        : '哪一项业务？可以直接输入';
      const items = found.groups.flatMap(({ name, items }) => [heading(name), ...items.map(itemOf)]);
      const free = { item: (label: string): Entry => ({ label, description: '按输入的名称' }) };
      return keep(await choose<Entry>({ at, placeholder, items, free }), ({ label }) => (item = label));
    },
    async (at) => {
      const choices = await measures(ask, editor, item);
      if (!choices) return undefined;
      const placeholder = `“${item}”由哪条措施带动？可输入文字筛选`;
      const answer = await choose({ at, placeholder, items: measureItems(choices) });
      return keep(answer, ({ choice }) => (chosen = choice));
    },
  ]);
  if (done && chosen) await write(editor, version, chosen);
}

type Chosen = Choices['groups'][number]['choices'][number];
type MeasureItem = Entry & { readonly choice?: Chosen };

/** Measures as headings, each with its name and its wordings below. */
function measureItems({ groups }: Choices): MeasureItem[] {
  return groups.flatMap(({ name, detail, choices }) => [
    heading(name),
    ...choices.map((choice, i) => ({
      label: choice.label,
      icon: i === 0 ? 'tag' : undefined,
      description: i === 0 ? choice.detail : undefined,
      detail: i === 0 ? detail : choice.detail || undefined,
      choice,
    })),
  ]);
}

const heading = (label: string): Entry => ({ label, heading: true });

const itemOf = ({ name, detail }: { name: string; detail?: string }): Entry => ({
  label: name,
  description: detail,
});

function measures(ask: Ask, { document, selection }: TextEditor, item?: string): Promise<MeasureChoicesResult> {
  const params = { uri: document.uri.toString(), range: wire(selection), item };
  return ask<MeasureChoicesParams, MeasureChoicesResult>(measureChoicesRequest, params);
}

/** The active editor, or the one for a target with the cursor there. */
async function editorFor(target: Target | undefined): Promise<TextEditor | undefined> {
  if (!target?.uri) return markdownEditor();
  const uri = typeof target.uri === 'string' ? Uri.parse(target.uri) : target.uri;
  const selection = target.range && rangeOf(target.range);
  return window.showTextDocument(await workspace.openTextDocument(uri), { selection });
}

/** Writes a choice and puts the cursor behind it. What was typed meanwhile wins. */
async function write(editor: TextEditor, version: number, { range, text }: Chosen): Promise<void> {
  if (isChanged(editor.document, version)) return;
  const place = rangeOf(range);
  if (!(await editor.edit((edit) => edit.replace(place, text)))) return;
  const end = editor.document.positionAt(editor.document.offsetAt(place.start) + text.length);
  editor.selection = new Selection(end, end);
  editor.revealRange(new Range(end, end));
}

function wire({ start, end }: Range): TextRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
