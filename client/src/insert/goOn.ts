/** Where a quick fix leads: the list of measures, words to type over, a cell with the list of what may stand there. */
import { commands, Selection, Uri, window } from 'vscode';
import type { TextRange } from '../../../server/src/protocol';
import { rangeOf } from './ask';
import type { Target } from './measures';

export async function goOn(
  uri: string,
  sort: 'insert-measure' | 'select' | 'choose',
  range: TextRange,
  insert: (target: Target) => Promise<void>,
): Promise<void> {
  if (sort === 'insert-measure') return insert({ uri, range: { start: range.end, end: range.end } });
  const editor = await window.showTextDocument(Uri.parse(uri));
  const place = rangeOf(range);
  editor.selection = new Selection(place.start, place.end);
  editor.revealRange(place);
  if (sort === 'choose') await commands.executeCommand('editor.action.triggerSuggest');
}
