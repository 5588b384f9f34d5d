/** Short texts that outlive the document they come from. */

/** Distinct texts kept; more than an office's names are not worth it. */
const mostKnown = 50_000;
let known = new Map<string, string>();

/**
 * An equal text that keeps nothing else alive: engines hold the whole document for the sake of a slice of it. Equal
 * texts become one object.
 */
export function copy(slice: string): string {
  const found = known.get(slice);
  if (found !== undefined) return found;
  // Joining builds a new string; a shorter way might only refer to the old one.
  return remember(slice.split('').join(''));
}

/** No name is longer. UTF-16 units. */
const longest = 200;

/** The same for a text that keeps nothing else alive. */
export function shared(text: string): string {
  if (text.length > longest) return text;
  return known.get(text) ?? remember(text);
}

function remember(own: string): string {
  if (known.size >= mostKnown) known = new Map();
  known.set(own, own);
  return own;
}

/** The same for longer texts, and without a look at those known already. */
export function detached(slice: string): string {
  // Cutting what was joined copies it first; the copy is all that the cut keeps alive.
  return ` ${slice}`.slice(1);
}
