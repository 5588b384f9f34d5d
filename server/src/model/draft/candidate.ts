/** Whether a file may be a draft, from its first lines: a workspace has many Markdown files that are none. */
import type { Framework } from '../../frame/schema';
import { Doc } from './doc';

/** UTF-16 units. Front matter and title of any draft fit in. */
const headLength = 3_000;

/** False when a text is certainly no draft; otherwise it has to be read whole. */
export function mayBeDraft(text: string, frame: Framework): boolean {
  if (text.length <= headLength) return true;
  const head = Doc.open('', text.slice(0, text.lastIndexOf('\n', headLength) + 1), frame);
  // The last block may go on behind the cut; the kind is known once the first block of the body is complete.
  const body = head.blocks.findIndex((block) => block.type !== 'yaml' && block.type !== 'html');
  return head.kind !== undefined || body < 0 || body === head.blocks.length - 1;
}
