/** All matches of a pattern, without the copy of the pattern that `matchAll` makes at every call. */
const none: readonly RegExpExecArray[] = [];

/** Matches of a global pattern in `text`, in order. Most texts have none: that costs one search and nothing else. */
export function matches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (!match) return none;
  const all: RegExpExecArray[] = [];
  for (; match; match = pattern.exec(text)) {
    all.push(match);
    if (match[0] === '') pattern.lastIndex++;
  }
  return all;
}
