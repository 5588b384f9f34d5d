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
