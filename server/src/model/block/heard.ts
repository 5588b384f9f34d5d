/** A block as rules read it: the comments that silence them are blank, so that they silence and do nothing else. */
import type { Framework } from '../../frame/schema';
import { findSuppressions } from '../grammar/comments/suppressions';
import type { Block } from '../text/types';
import { readFacts } from './facts';
import type { Recogniser } from './recognise/recogniser';
import type { BlockFacts } from './types';

/**
 * The source of a block without the comments at the end of its lines and cells, as long as before: rules that look how a
 * line ends see its words.
 */
export function withoutSuppressions({ type }: Block, raw: string): string {
  if (type === 'yaml' || type === 'code' || !raw.includes('shuangyi-')) return raw;
  let out = raw;
  for (const { start, end } of findSuppressions(raw, { start: 0, end: raw.length }).toReversed()) {
    if (lineOrCellEnd.test(out.slice(end, end + longestGap)))
      out = out.slice(0, start) + ' '.repeat(end - start) + out.slice(end);
  }
  return out;
}

/** More than the blanks that anybody leaves behind a comment, with a comment that is blank by now. */
const longestGap = 500;
const lineOrCellEnd = /^[ \t]*(?:\\?[\r\n]|\||#*[ \t]*[\r\n]|#*$)/;

/** The facts of a block by its source without such comments, and what the comments say. */
export function readHeard(
  block: Block,
  source: string,
  raw: string,
  frame: Framework,
  recogniser: Recogniser,
): BlockFacts {
  const facts = readFacts(block, source, frame, recogniser);
  if (raw === source) return facts;
  return { ...facts, suppressions: readFacts(block, raw, frame, recogniser).suppressions };
}
