/** How much is read of what somebody else wrote: more would keep everybody waiting, or never end. */

/** Bytes of one of the files in `.shuangyi`, or UTF-16 units where it is open in an editor. */
export const largestOwnFile = 2_000_000;

/** Bytes of a file that lists what is ignored. */
export const largestIgnoreFile = 200_000;

/** Bytes of a draft that is not open. 5 MB would be a book. */
export const largestDraft = 5_000_000;

/** Bytes of a picture that goes into a Word file: a photograph of a camera has less. */
export const largestPicture = 20_000_000;

/** Bytes of all pictures of one Word file. */
export const mostPictures = 60_000_000;

/** Bytes of a Word file. What is larger is no paper. */
export const largestWord = 64_000_000;

/** Problems told of one file: whoever mends these sees the next. */
export const mostProblems = 100;

/** Words of a framework that are taken note of in one stretch of text: no paragraph of a megabyte says more. */
export const mostHits = 200_000;

/** A word for a message: of a long one the beginning. */
export function brief(words: string, longest = 40): string {
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
}

/** Chinese: a file that is larger than that was not read. */
export function tooLarge(bytes: number): string {
  return `文件超过 ${bytes / 1_000_000} MB，没有读取`;
}
