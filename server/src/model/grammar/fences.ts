/** Front matter stands between two lines `---` at the very beginning of a file. The one reading of them for all rooms. */

export interface Fences {
  /** Behind the line of the opening fence. */
  readonly start: number;
  /** Where the closing fence begins, and the line behind it. Undefined while there is none: then it is no front matter. */
  readonly closed: { readonly start: number; readonly body: number } | undefined;
}

const opening = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)/;
const closing = /(?<=[\r\n])---[ \t]*(?:\r\n|\r|\n|$)/g;

/** The fences of a text; undefined where it does not begin with one. Lines end in `\n`, `\r\n` or a lone `\r`. */
export function fences(text: string): Fences | undefined {
  const start = opening.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  closing.lastIndex = start;
  const close = closing.exec(text);
  return { start, closed: close ? { start: close.index, body: close.index + close[0].length } : undefined };
}
