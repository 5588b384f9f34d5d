/** 附件, GB/T 9704—2012 7.3.7: each begins a page with its label; its title stands in the third line. */
import type { Grid, Paragraph } from '../../../model/visible/types';
import { textOf } from '../runs';

type Block = Paragraph | Grid;

export type AnnexPart = 'label' | 'title';

/** Alone on its line, or with its title behind it. */
const label = /^附件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：]?$/;
const titled = /^附件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[:：]|\s+)\S.{0,60}$/;

/** What is no title: a sentence, and what has a number. */
const noTitle = /[。；：:;，]$|^(?:[一二三四五六七八九十]+、|[（(]|\d+[.．、])/;

/** The labels and titles of annexes by their place among the blocks. They stand behind the text of the paper. */
export function annexesOf(blocks: readonly Block[]): ReadonlyMap<number, AnnexPart> {
  const found = new Map<number, AnnexPart>();
  let begun = false;
  for (const [i, block] of blocks.entries()) {
    if (block.type === 'table' || !['body', 'heading'].includes(block.role)) {
      begun ||= block.type !== 'table' && ['attachment', 'signature', 'date'].includes(block.role);
      continue;
    }
    // Nothing is annexed to nothing.
    const text = i === 0 || block.end - block.start > 200 ? '' : textOf(block.runs).trim();
    if (label.test(text) || (titled.test(text) && (begun || block.role === 'heading'))) {
      found.set(i, 'label');
      const next = blocks[i + 1];
      if (next && label.test(text) && isTitle(next)) found.set(i + 1, 'title');
    }
  }
  return found;
}

function isTitle(block: Block): boolean {
  if (block.type === 'table' || !['body', 'heading'].includes(block.role) || block.list) return false;
  const text = textOf(block.runs).trim();
  return text.length > 0 && text.length <= 50 && !noTitle.test(text) && !label.test(text);
}

/** Place of the first annex among the blocks; their number where there is none. */
export function annexesStart(blocks: readonly Block[]): number {
  const [first] = annexesOf(blocks).keys();
  return first ?? blocks.length;
}
