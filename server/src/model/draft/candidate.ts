/** Whether a file may be a draft, from its first lines: a workspace has many Markdown files that are none. */
import type { Framework } from '../../frame/schema';
import { Doc, type DocOptions } from './doc';

/** UTF-16 units. The head of most files fits into the first, front matter and title of any draft into the last. */
const headLengths = [500, 3_000];

/** The head of a text that is certainly no draft, which tells why; undefined for one that has to be read whole. */
export function headOfOther(uri: string, text: string, frame: Framework, options?: DocOptions): Doc | undefined {
  for (const length of headLengths.filter((one) => one < text.length)) {
    const head = Doc.open(uri, text.slice(0, text.lastIndexOf('\n', length) + 1), frame, options);
    if (head.kind) return undefined;
    // The last block may go on behind the cut; the kind is known once the first block of the body is complete.
    const body = head.blocks.findIndex((block) => block.type !== 'yaml' && block.type !== 'html');
    if (body >= 0 && body < head.blocks.length - 1) return head;
  }
  return undefined;
}
