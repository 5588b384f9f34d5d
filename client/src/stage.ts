/** Where a file itself says how strictly it wants to be checked. */

/** A half-open range of UTF-16 offsets. */
interface Range {
  start: number;
  end: number;
}

/**
 * The value of `阶段:` in the front matter of `text`, without quotes around it or a comment behind it; empty where the
 * key has no value. Undefined when there is no front matter or no such key.
 */
export function findStage(text: string): Range | undefined {
  const frontMatter = /^\uFEFF?---[ \t]*\r?\n(?:[\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/.exec(text);
  if (!frontMatter) return undefined;
  const line = /^阶段[ \t]*[:：][ \t]*["']?([^\s"'#]*)/m.exec(frontMatter[0]);
  if (!line) return undefined;
  const end = line.index + line[0].length;
  return { start: end - line[1]!.length, end };
}

/** What to insert at `range` of `text` so that the key has `stage` as its value. */
export function stageText(text: string, range: Range, stage: string): string {
  // YAML wants a blank after a half-width colon.
  return text[range.start - 1] === ':' ? ` ${stage}` : stage;
}
