/** Whether a file may be a draft, from its first lines: a workspace has many Markdown files that are none. */
import type { Framework } from '../../../frame/schema';
import { mayNameKind } from '../../grammar/title/kindByTitle';
import { Doc, type DocOptions } from '../doc';
import { openingBlocks } from './title';

/** UTF-16 units. The head of most files fits into the first, front matter and title of any draft into the last. */
const headLengths = [500, 3_000];

/** UTF-16 units in which nothing but the words of kinds is looked for. */
const lookedThrough = 8_000;

/** The head of a text that is certainly no draft, which tells why; undefined for one that has to be read whole. */
export function headOfOther(uri: string, text: string, frame: Framework, options?: DocOptions): Doc | undefined {
  const start = text.slice(0, lookedThrough);
  // Most files of other people hold no such word at all.
  if (!options?.kind && !/^\s*文种/m.test(start) && !mayNameKind(frame, start))
    return Doc.open(uri, '', frame, options);
  // Who writes a kind means it: the head would be read for nothing.
  if (/^---\r?\n(?:[^-\n].*\n)*?文种[:：]/.test(text.slice(0, headLengths[0]))) return undefined;
  for (const length of headLengths.filter((one) => one < text.length)) {
    const head = Doc.open(uri, text.slice(0, text.lastIndexOf('\n', length) + 1), frame, options);
    if (head.kind) return undefined;
    // The kind is known once all blocks that may hold the title are complete. The last one may go on behind the cut.
    if (head.blocks.length > openingBlocks + 1) return head;
  }
  return undefined;
}
