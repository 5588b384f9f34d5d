/** What reviewers say becomes notes behind the words meant; what went out and came back is not doubled. */
import { describe, expect, it } from 'vitest';
import { applied, review } from '../../../server/src/features/review/review';
import type { Reviewed } from '../../../server/src/features/review/types';
import type { WordBlock, WordComment, WordFile, WordParagraph } from '../../../server/src/model/word/types';
import { readPaper, sentOut, us, wordFile } from '../../kit/word/roundTrip';
import { everything } from './drafts';

const paragraphsOf = (blocks: readonly WordBlock[]): WordParagraph[] =>
  blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? [block]
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsOf(cell.blocks))),
  );
const wordsOf = ({ pieces }: WordParagraph) => pieces.map(({ text }) => text).join('');

/** A comment on words of the file. */
function on(file: WordFile, words: string, more: Partial<WordComment> = {}): WordComment {
  const paragraphs = paragraphsOf(file.blocks);
  const paragraph = paragraphs.findIndex((one) => wordsOf(one).includes(words));
  expect(paragraph, words).toBeGreaterThanOrEqual(0);
  const at = wordsOf(paragraphs[paragraph]!).indexOf(words);
  return {
    id: '900',
    author: '王检察长',
    date: '2026-01-18T09:30:00Z',
    text: '请写明时限',
    resolved: false,
    start: { paragraph, at },
    end: { paragraph, at: at + words.length },
    quoted: words,
    ...more,
  };
}

const file = wordFile(sentOut(everything));
const said = (comments: readonly WordComment[], present = everything): Reviewed => {
  const found = review({
    file: { ...file, comments: [...file.comments, ...comments] },
    present,
    read: readPaper,
    author: us,
  });
  if ('problem' in found) throw new Error(found.problem);
  return found;
};
const home = (comments: readonly WordComment[], present = everything): string =>
  applied(present, said(comments, present).changes, readPaper).text;
const note = '<!-- 批注（王检察长 2026-01-18）：请写明时限';

describe('a comment becomes a note', () => {
  it('behind the words meant, outside of their signs', () => {
    expect(home([on(file, '办案')])).toBe(everything.replace('*办案*', `*办案*${note}〔指“办案”〕 -->`));
    expect(home([on(file, '公开听证。')])).toContain(`公开听证。${note}〔指“公开听证。”〕 -->由第三检察部`);
  });

  it('in a cell, where a bar is escaped', () => {
    const text = home([on(file, '主持听证', { text: '甲|乙' })]);
    expect(text).toContain('主持听证<!-- 批注（王检察长 2026-01-18）：甲\\|乙〔指“主持听证”〕 --> | 第三检察部 |');
  });

  it('never inside code', () => {
    expect(home([on(file, '按月')])).not.toContain('`按月<!--');
    expect(home([on(file, '按月')])).toContain(note);
  });

  it('what ends a comment or breaks a line does neither', () => {
    const text = home([on(file, '逐案登记', { text: '一--\n二-->三' })]);
    expect(readPaper(text).blocks).toHaveLength(readPaper(everything).blocks.length);
    expect(text).toContain('批注（王检察长 2026-01-18）：一—— 二——>三');
  });

  it('with what was changed at the same place', () => {
    const words = '逐案登记';
    const blocks = JSON.parse(JSON.stringify(file.blocks).replace('逐案登记', '逐案登记造册')) as WordFile['blocks'];
    const changed: WordFile = { ...file, blocks };
    const comments = [...file.comments, on(changed, words)];
    const found = review({ file: { ...changed, comments }, present: everything, read: readPaper, author: us });
    if ('problem' in found) throw new Error(found.problem);
    const { text, left } = applied(everything, found.changes, readPaper);
    expect(left).toEqual([]);
    expect(text).toMatch(/逐案登记(?:造册<!--|<!--[^>]*-->造册)/);
  });
});

describe('threads', () => {
  it('an answer to one of our findings names it', () => {
    const ours = file.comments.find(({ author }) => author === us);
    expect(ours).toBeDefined();
    const { id, text, start, end } = ours!;
    const answer = on(file, '逐案登记', { id: '901', parent: id, text: '不改', start: start!, end: end! });
    const back = home([answer]);
    expect(back).toContain('批注（王检察长 2026-01-18）：不改〔答“');
    expect(back).toContain(text.replace(/\s+/g, ' ').slice(0, 8));
  });

  it('what is resolved is only listed', () => {
    const { changes } = said([on(file, '逐案登记', { resolved: true })]);
    expect(changes.map(({ kind, state, reason }) => [kind, state, reason])).toEqual([
      ['comment', 'listed', '在 Word 里已标为解决'],
    ]);
  });
});

describe('notes that went out', () => {
  const mine = (resolved: boolean): WordFile => ({
    ...file,
    comments: file.comments.map((one) => (one.text === '写明由谁调度' ? { ...one, resolved } : one)),
  });
  const back = (resolved: boolean) => {
    const found = review({ file: mine(resolved), present: everything, read: readPaper, author: us });
    if ('problem' in found) throw new Error(found.problem);
    return found.changes;
  };

  it('come back once', () => {
    expect(file.comments.map(({ text }) => text)).toContain('写明由谁调度');
    expect(back(false)).toEqual([]);
  });

  it('are taken out where they were resolved in Word', () => {
    const changes = back(true);
    expect(changes.map(({ kind, state }) => [kind, state])).toEqual([['comment-done', 'ready']]);
    expect(applied(everything, changes, readPaper).text).toBe(everything.replace(/<!-- 批注.*? -->/, ''));
  });

  it('are taken out where they were deleted in Word, and only they', () => {
    const comments = file.comments.filter(({ text }) => text !== '写明由谁调度');
    const found = review({ file: { ...file, comments }, present: everything, read: readPaper, author: us });
    if ('problem' in found) throw new Error(found.problem);
    expect(found.changes.map(({ kind, state, tracked, after }) => [kind, state, tracked, after])).toEqual([
      ['comment-done', 'ready', false, '写明由谁调度'],
    ]);
    const { text } = applied(everything, found.changes, readPaper);
    expect(text).toBe(everything.replace(/<!-- 批注.*? -->/, ''));
    const again = review({ file: { ...file, comments }, present: text, read: readPaper, author: us });
    expect('changes' in again && again.changes).toEqual([]);
  });

  it('stay where the file does not say what went out', () => {
    const comments = file.comments.filter(({ text }) => text !== '写明由谁调度');
    const bare = { ...file, comments, custom: new Map() };
    const found = review({ file: bare, present: everything, read: readPaper, author: us });
    expect('changes' in found && found.changes).toEqual([]);
  });

  it('in the same words about other things are all kept', () => {
    const both = [
      on(file, '逐案登记'),
      on(file, '全部清理', { id: '901' }),
      on(file, '主持听证', { text: '写明由谁调度' }),
    ];
    const text = home(both);
    expect(text.split('：请写明时限')).toHaveLength(3);
    expect(text.split('：写明由谁调度')).toHaveLength(3);
    expect(home(both, text)).toBe(text);
  });

  it('of a second file about the same thing are not doubled', () => {
    const once = home([on(file, '逐案登记')]);
    expect(home([on(file, '逐案登记')], once)).toBe(once);
  });
});
