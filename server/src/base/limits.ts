/** How much is read of what somebody else wrote: more would keep everybody waiting, or never end. */

/** Bytes of one of a workspace's own files, and of a file that lists what is ignored. UTF-16 units where it is open. */
export const largestOwnFile = 2_000_000;

/** Bytes of a draft that is not open. 5 MB would be a book. */
export const largestDraft = 5_000_000;

/** Problems told of one file: whoever mends these sees the next. */
export const mostProblems = 100;

/** Words of a framework that are taken note of in one stretch of text: no paragraph of a megabyte says more. */
export const mostHits = 200_000;

/** A word for a message: of a long one the beginning. */
export function brief(words: string, longest = 40): string {
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
}
