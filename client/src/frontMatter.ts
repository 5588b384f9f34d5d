/** Writing into the front matter of an open file: the server says what, so that both read it in one way. */
import { type TextDocument, WorkspaceEdit, workspace } from 'vscode';
import { type FrontMatterParams, type FrontMatterResult, frontMatterRequest } from '../../server/src/protocol';
import { type Ask, isChanged, rangeOf } from './insert/ask';

/**
 * Makes an open file say `key: value`, unsaved, so that it can be undone. False when the file does not state the key and
 * `add` is false. Rejects when the server does not answer.
 */
export async function writeFrontMatter(
  ask: Ask,
  document: TextDocument,
  said: Omit<FrontMatterParams, 'uri'>,
): Promise<boolean> {
  const { version } = document;
  const params = { uri: document.uri.toString(), ...said };
  const found = await ask<FrontMatterParams, FrontMatterResult>(frontMatterRequest, params);
  if (!found) return false;
  if (isChanged(document, version)) return true;
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(found.range), found.text);
  return workspace.applyEdit(edit);
}
