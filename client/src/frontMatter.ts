/** Reads what a file says of itself between the two lines `---` at its beginning. */

/** A half-open range of UTF-16 offsets. */
export interface Range {
  start: number;
  end: number;
}

/**
 * The value of a key in the front matter of `text`, without quotes around it or a comment behind it; empty where the
 * key has no value. Undefined when there is no front matter or no such key.
 */
export function findValue(text: string, key: string): Range | undefined {
  const frontMatter = /^\uFEFF?---[ \t]*\r?\n(?:[\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/.exec(text);
  if (!frontMatter) return undefined;
  const line = new RegExp(`^${key}[ \\t]*[:：][ \\t]*["']?([^\\s"'#]*)`, 'm').exec(frontMatter[0]);
  if (!line) return undefined;
  const end = line.index + line[0].length;
  return { start: end - line[1]!.length, end };
}

/** What to insert at the `range` of a value of `text` so that the key has another one. */
export function valueText(text: string, range: Range, value: string): string {
  // YAML wants a blank after a half-width colon.
  return text[range.start - 1] === ':' ? ` ${value}` : value;
}

/** What to write where so that the file says `key: value`; a front matter is begun where there is none. */
export function setValue(text: string, key: string, value: string): Range & { text: string } {
  const range = findValue(text, key);
  if (range) return { ...range, text: valueText(text, range, value) };
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const fence = /^\uFEFF?---[ \t]*\r?\n(?=(?:[\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$))/.exec(text);
  const at = fence ? fence[0].length : text.startsWith('\uFEFF') ? 1 : 0;
  const line = `${key}: ${value}${eol}`;
  return { start: at, end: at, text: fence ? line : `---${eol}${line}---${eol}${eol}` };
}
