/** Marked text: `⟦…⟧` marks a span, `⟦⟧` a place. */

export interface MarkedText {
  readonly text: string;
  /** UTF-16 spans in the text without the marks, in order of their opening. */
  readonly spans: readonly { start: number; end: number }[];
}

/** Takes the marks out of a text. Marks may nest. */
export function readSpans(marked: string): MarkedText {
  const spans: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  for (const piece of marked.split(/([⟦⟧])/)) {
    if (piece === '⟦') {
      const span = { start: text.length, end: -1 };
      open.push(span);
      spans.push(span);
    } else if (piece === '⟧') {
      const span = open.pop();
      if (!span) throw new Error('⟧ without ⟦');
      span.end = text.length;
    } else text += piece;
  }
  if (open.length) throw new Error('⟦ without ⟧');
  return { text, spans };
}

/** Puts the marks back; spans must not cross. */
export function writeSpans(text: string, spans: readonly { start: number; end: number }[]): string {
  const at: [number, number, string][] = [];
  for (const { start, end } of spans) at.push([start, 1, start === end ? '⟦⟧' : '⟦']);
  for (const { start, end } of spans) if (start !== end) at.push([end, 0, '⟧']);
  at.sort((a, b) => b[0] - a[0] || b[1] - a[1]);
  let out = text;
  for (const [offset, , mark] of at) out = out.slice(0, offset) + mark + out.slice(offset);
  return out;
}
