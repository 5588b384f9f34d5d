/** What went out behind a paper on request (tables of plan and report …) stands nowhere in the draft: nothing of it comes back. */
import { annexMark } from '../../model/visible/carried';
import { paragraphsOf, textOf } from '../../model/word/comments';
import type { WordComment, WordFile, WordPlace } from '../../model/word/types';

/** The file without its annexes. What somebody says about them is said at the end of the paper. */
export function withoutAnnexes(file: WordFile): WordFile {
  const at = file.blocks.findIndex(
    (block) => block.type === 'paragraph' && block.bookmarks.some(({ name }) => name === annexMark),
  );
  if (at < 0) return file;
  const blocks = file.blocks.slice(0, at);
  const kept = paragraphsOf(blocks);
  const last = kept.at(-1);
  const end: WordPlace | undefined = last && { paragraph: kept.length - 1, at: textOf(last).length };
  const inside = (place: WordPlace | undefined) => place !== undefined && place.paragraph < kept.length;
  const comments = file.comments.map((comment): WordComment => {
    if (inside(comment.end ?? comment.start)) return comment;
    return { ...comment, ...(end && { start: end, end }) };
  });
  return { ...file, blocks, comments };
}
