/** What to write so that a file says something in its front matter. */
import type { Doc } from '../../model/draft/doc';
import { fences } from '../../model/grammar/fences';
import type { FrontMatterKey } from '../../model/grammar/frontMatter';
import type { Edit } from '../../base/span';

/**
 * The edit that makes a file say `key: value`; quotation marks and comments stay. Where it does not state the key yet, a
 * line is added if `add`, and front matter is begun where there is none.
 */
export function stated(doc: Doc, key: FrontMatterKey, value: string, add: boolean): Edit | undefined {
  const entry = doc.frontMatter.find((one) => one.key === key);
  if (entry) return replaced(doc, entry, value);
  return add ? added(doc, key, value) : undefined;
}

function replaced({ text }: Doc, { colon, value }: Doc['frontMatter'][number], words: string): Edit {
  const { start, end } = value.start < value.end ? value : { start: colon.end, end: colon.end };
  // YAML wants a blank after a half-width colon.
  return { start, end, text: text[start - 1] === ':' ? ` ${words}` : words };
}

function added({ text, openMatter }: Doc, key: FrontMatterKey, value: string): Edit {
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const line = `${key}: ${value}${eol}`;
  const found = fences(text);
  if (found?.closed || (found && openMatter)) return { start: found.start, end: found.start, text: line };
  const start = text.startsWith('\ufeff') ? 1 : 0;
  return { start, end: start, text: `---${eol}${line}---${eol}${eol}` };
}
