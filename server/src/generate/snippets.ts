/** Snippets for Markdown files, in VS Code's format, from a framework. In VS Code the server offers the same texts. */
import {
  kindPieces,
  markPieces,
  measurePieces,
  partPieces,
  type Piece,
  sentencePieces,
} from '../features/write/pieces';
import type { Framework } from '../frame/schema';
import { snippetText } from '../model/grammar/skeleton';
import type { Output } from './output';

export function snippetFiles(frame: Framework): Output[] {
  return [
    file('kinds', kindPieces(frame)),
    file('parts', [...partPieces(frame), ...sentencePieces(frame)]),
    file('measures', measurePieces(frame)),
    file('marks', markPieces(frame)),
  ];
}

function file(name: string, pieces: readonly Piece[]): Output {
  const snippets = pieces.map(({ name, prefix, description, skeleton }) => [
    name,
    { scope: 'markdown', prefix, description, body: snippetText(skeleton).split('\n') },
  ]);
  return {
    path: `snippets/${name}.code-snippets`,
    text: `${JSON.stringify(Object.fromEntries(snippets), null, 2)}\n`,
  };
}
