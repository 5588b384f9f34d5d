/** Pieces of lines: joined, trimmed and split. */
import { isBlank } from '../../base/span';
import type { Inline } from './types';

/** The words that a reader sees. */
export const wordsOf = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');

/** Whether there is anything to see. */
export const isNothing = (inlines: readonly Inline[]): boolean =>
  inlines.every((inline) => inline.type === 'text' && blankText(inline.text));

export const blankText = (text: string) => !/[^\s\u200b-\u200d]/.test(text);

/** Neighbours that look alike as one. */
export function merged(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    const last = out.at(-1);
    if (inline.type === 'text' && inline.text === '') continue;
    if (
      inline.type === 'text' &&
      last?.type === 'text' &&
      inline.strong === last.strong &&
      inline.struck === last.struck
    ) {
      out[out.length - 1] = { ...last, text: last.text + inline.text };
    } else out.push(inline);
  }
  return out;
}

/** Without blanks at both ends, full-width ones too. */
export function trimmed(inlines: readonly Inline[]): Inline[] {
  const first = inlines.findIndex(hasWords);
  const last = inlines.findLastIndex(hasWords);
  return merged(
    inlines.map((inline, i) => {
      if (inline.type !== 'text') return inline;
      let { text } = inline;
      if (first < 0 || i <= first) text = text.slice(blanksAtStart(text));
      if (first < 0 || i >= last) text = text.slice(0, text.length - blanksAtEnd(text));
      return { ...inline, text };
    }),
  );
}

const hasWords = (inline: Inline) => inline.type !== 'text' || !blankText(inline.text);

function blanksAtStart(text: string): number {
  let n = 0;
  while (n < text.length && isBlank(text.charCodeAt(n))) n++;
  return n;
}

function blanksAtEnd(text: string): number {
  let n = 0;
  while (n < text.length && isBlank(text.charCodeAt(text.length - 1 - n))) n++;
  return n;
}

/** The lines that breaks within a paragraph make. */
export function linesOf(inlines: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.type !== 'text') {
      lines.at(-1)!.push(inline);
      continue;
    }
    for (const [i, text] of inline.text.split('\n').entries()) {
      if (i > 0) lines.push([]);
      lines.at(-1)!.push({ ...inline, text });
    }
  }
  return lines;
}

/** Without the first `n` characters of its words. */
export function without(inlines: readonly Inline[], n: number): Inline[] {
  let rest = n;
  return inlines.flatMap((inline): Inline[] => {
    if (inline.type !== 'text' || rest === 0) return [inline];
    const cut = Math.min(rest, inline.text.length);
    rest -= cut;
    return cut < inline.text.length ? [{ ...inline, text: inline.text.slice(cut) }] : [];
  });
}
