/** Whether a sign of ASCII stands behind a backslash that makes a word of it (CommonMark 0.31 2.4). */
export function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && text[from - 1] === '\\') from--;
  return (at - from) % 2 === 1;
}
