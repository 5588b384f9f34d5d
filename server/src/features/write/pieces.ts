/** Pieces of text that can be written as a whole: the snippets of a framework, offered where they fit. */
import { initials } from '../../base/pinyin';
import type { Framework, Kind } from '../../frame/schema';
import { freshKeys } from '../../model/grammar/frontMatter';
import {
  blank,
  frontMatterSkeleton,
  kindSkeleton,
  markSkeleton,
  partSkeleton,
  rowSkeleton,
  type Skeleton,
  sentenceSkeleton,
  tableSkeleton,
} from '../../model/grammar/skeleton';

export interface Piece {
  readonly name: string;
  /** What it is found by: pinyin initials, then words. */
  readonly prefix: readonly string[];
  readonly description: string;
  readonly skeleton: Skeleton;
  /** Where it fits: an empty file, the head of a file, a line of its own, or behind words. */
  readonly where: 'file' | 'head' | 'line' | 'words';
  /** The kind of draft that it is for; for all of them where absent. */
  readonly kind?: Kind;
}

/** Whole drafts, and their front matter alone. */
export function kindPieces(frame: Framework): Piece[] {
  const names = frame.kinds.map(({ name }) => name);
  const whole = frame.kinds.map((kind): Piece => {
    const description = `整篇${kind.name}：文件头、标题和各部分`;
    return {
      name: kind.name,
      prefix: [kind.initials, kind.name],
      description,
      skeleton: kindSkeleton(frame, kind),
      where: 'file',
    };
  });
  const heads = freshKeys.map(({ key }) => key);
  const description = `写在文件最前面：${heads.slice(0, -1).join('、')}和${heads.at(-1)}`;
  const skeleton = frontMatterSkeleton({ text: names[0] ?? '', choices: names });
  return [...whole, { name: '文件头', prefix: ['wjt', '文件头'], description, skeleton, where: 'head' }];
}

/** The sentences that open and close a kind, where it has some. */
export function sentencePieces(frame: Framework): Piece[] {
  return frame.kinds.flatMap((kind) =>
    [
      { name: '开头', initials: 'kt', sentence: kind.opening },
      { name: '结尾', initials: 'jw', sentence: kind.closing },
    ]
      .filter(({ sentence }) => sentence !== '')
      .map(
        (one): Piece => ({
          name: `${kind.name}：${one.name}`,
          prefix: [`${kind.initials}${one.initials}`, `${kind.name}${one.name}`],
          description: `${kind.name}的${one.name}语`,
          skeleton: sentenceSkeleton(one.sentence),
          where: 'line',
          kind,
        }),
      ),
  );
}

/** The parts of all kinds. In a draft they are offered with the number that comes next, see `complete/heading`. */
export function partPieces(frame: Framework): Piece[] {
  return frame.kinds.flatMap((kind) =>
    kind.parts
      .filter((part) => part.role !== 'opening' && part.role !== 'closing')
      .map(
        (part): Piece => ({
          name: `${kind.name}：${part.name}`,
          prefix: [initials(part.name), part.name],
          description: `${kind.name}的一部分。${part.prompt}`,
          skeleton: partSkeleton(frame, kind, part),
          where: 'line',
          kind,
        }),
      ),
  );
}

/** Concrete wordings of the measures. */
export function measurePieces(frame: Framework): Piece[] {
  return frame.dimensions.flatMap(({ measures }) =>
    measures
      .filter(({ suggestions }) => suggestions.length > 0)
      .map(({ name, summary, suggestions }): Piece => {
        const choices = suggestions.map(({ text }) => text);
        const skeleton = [{ text: choices[0]!, choices }];
        return { name, prefix: [initials(name), name], description: summary, skeleton, where: 'words' };
      }),
  );
}

/** Tables, rows and marks. */
export function markPieces(frame: Framework): Piece[] {
  const item = { text: blank('业务事项、做法和目标') };
  return [
    {
      name: '任务清单',
      prefix: ['rwqd', '任务清单'],
      description: '一件业务事项对应一条党建措施的表',
      skeleton: tableSkeleton(frame, 3),
      where: 'line',
    },
    {
      name: '任务行',
      prefix: ['rwh', '任务行'],
      description: '任务清单中的一行',
      skeleton: rowSkeleton(frame),
      where: 'line',
    },
    {
      name: '融合事项',
      prefix: ['rhsx', '融合事项'],
      description: '一件业务事项，措施写在注释里，导出时看不见',
      skeleton: [item, '。', ...markSkeleton(frame, 'comment')],
      where: 'line',
    },
    {
      name: '融合事项（可见）',
      prefix: ['rhsxkj', '融合事项可见'],
      description: '一件业务事项，措施写在方括号里，导出时看得见',
      skeleton: [item, '。', ...markSkeleton(frame, 'visible')],
      where: 'line',
    },
    {
      name: '对应措施',
      prefix: ['dycs', '对应措施'],
      description: '接在一句话后面，注明它对应的党建措施',
      skeleton: markSkeleton(frame, 'comment', {}, ['measure']),
      where: 'words',
    },
  ];
}
