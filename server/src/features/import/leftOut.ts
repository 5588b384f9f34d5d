/** What of a printed paper is left out of a draft: what Word makes by itself, and what stands on every page. */
import type { WordFile } from '../../model/word/types';
import type { Flow, Left } from './types';

const pageNumber =
  /^[-—–－·•\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／，,]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–－·•\s]*$/;

/** Dots that lead to the number of a page. */
const leaders = /(?:…{2,}|\.{5,}|·{5,}|_{5,}|—{3,})\s*\d{1,4}$/;

/** Without a table of contents, made by Word or by hand, and page numbers that stand in the text. */
export function withoutContents(flow: readonly Flow[], left: Left): Flow[] {
  const isContents = (one: Flow | undefined) =>
    one?.type === 'line' && (one.contents || /^(?:toc|目录) ?\d/.test(one.style) || leaders.test(one.text));
  return flow.filter((one, i) => {
    if (one.type !== 'line') return true;
    if (isContents(one) || (/^目\s*录$/.test(one.text) && isContents(flow[i + 1]))) {
      left.add('目录 {n} 行没有带入');
      return false;
    }
    // It is written once more below the picture that it names.
    if (captions(flow[i - 1], one.text)) return false;
    if (/^[（(]此页无正文[）)]$/.test(one.text)) {
      left.add('“此页无正文”没有带入');
      return false;
    }
    if (/^[-—–－]/.test(one.text) && pageNumber.test(one.text)) {
      left.add('正文里的页码 {n} 个没有带入');
      return false;
    }
    return true;
  });
}

/** Whether words are the name of the picture that the line before consists of. */
function captions(before: Flow | undefined, words: string): boolean {
  if (before?.type !== 'line' || before.text !== '') return false;
  const name = words.replace(/^图\s?\d{1,3}[\s\u3000]*/, '').trim();
  return before.inlines.some((inline) => inline.type === 'image' && inline.alt.trim() === name);
}

export function tellMargins({ margins }: WordFile, left: Left): void {
  for (const margin of margins) {
    const words = margin.replace(/\s+/g, ' ');
    if (pageNumber.test(words)) left.add('页码没有带入', 0);
    else left.add(`页眉页脚“${words.length > 40 ? `${words.slice(0, 39)}…` : words}”没有带入`);
  }
}
