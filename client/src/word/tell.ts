/** What is said once a file is made or read, with the list of what could not be done. */
import { commands, env, type TextDocument, UIKind, type Uri, window } from 'vscode';
import type { TextRange } from '../../../server/src/protocol';
import { rangeOf } from '../insert/ask';
import { type Entry, inform, pick, warn } from '../say';

/** Something to be looked at, and where. */
export interface Message {
  readonly text: string;
  readonly place?: TextRange;
}

/** A button below what is said. */
export interface Button {
  readonly label: string;
  run(): unknown;
}

/** So many are said at once; of more there is a list. */
const mostAtOnce = 2;

/** Says how it went. What could not be done is said too, in a list where it is long; `document` is where its places are. */
export async function tell(
  head: string,
  messages: readonly Message[],
  buttons: readonly Button[],
  document?: TextDocument,
): Promise<void> {
  const few = messages.length <= mostAtOnce;
  const words = few ? messages.map(({ text }) => text).join('') : `另有 ${messages.length} 处要留意。`;
  const list: Button = { label: '看清单', run: () => show(messages, document) };
  const all = few ? buttons : [list, ...buttons];
  const say = messages.length > 0 ? warn : inform;
  const chosen = await say(`${head}${words}`, ...all.map(({ label }) => label));
  await all.find(({ label }) => label === chosen)?.run();
}

async function show(messages: readonly Message[], document: TextDocument | undefined): Promise<void> {
  const entries = messages.map((of): Entry & { readonly of: Message } => ({ label: of.text, of }));
  const place = (await pick('要留意的地方', entries))?.of.place;
  if (!place || !document) return;
  await window.showTextDocument(document, { selection: rangeOf(place), preview: false });
}

/** Ways to see a file that was written, where the editor runs on the machine that has it. */
export function waysToSee(file: Uri): Button[] {
  if (file.scheme !== 'file' || env.uiKind !== UIKind.Desktop || env.remoteName !== undefined) return [];
  return [
    { label: '打开', run: () => env.openExternal(file) },
    { label: '在文件夹中显示', run: () => commands.executeCommand('revealFileInOS', file) },
  ];
}
