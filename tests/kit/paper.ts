/** Papers made by hand: each paragraph is its words, one after the other in a text of their own. */
import type { Cell, Grid, Paper, Paragraph, Role, Run, TextRun } from '../../server/src/model/visible/types';

/** Words of one look; in an array beside others. */
export type Words = string | (Partial<Omit<TextRun, 'type' | 'at'>> & { readonly text: string }) | Run;

export interface Given {
  readonly role?: Role;
  readonly words: Words | readonly Words[];
  readonly more?: Partial<Paragraph>;
}

export interface GivenTable {
  readonly rows: readonly (readonly string[])[];
  readonly align?: Grid['align'];
}

/** Runs of words that begin at `at` in the source, without gaps. */
export function runsOf(words: Words | readonly Words[], at = 0): Run[] {
  let to = at;
  return (Array.isArray(words) ? words : [words]).map((one: Words): Run => {
    if (typeof one !== 'string' && 'type' in one) return one;
    const look = typeof one === 'string' ? { text: one } : one;
    const from = to;
    to += look.text.length;
    return { type: 'text', ...look, at: Int32Array.from({ length: look.text.length + 1 }, (_, i) => from + i) };
  });
}

const plain = (run: Run) => (run.type === 'text' ? run.text : '');

/** A paper of body paragraphs (strings), others and tables. */
export function paperOf(
  given: readonly (string | Given | GivenTable)[],
  more: { readonly matter?: Record<string, string>; readonly notes?: Record<string, string> } = {},
): Paper {
  let text = '';
  const add = (words: Words | readonly Words[]) => {
    const runs = runsOf(words, text.length);
    const start = text.length;
    text += `${runs.map(plain).join('')}\n`;
    return { start, end: text.length - 1, runs };
  };
  const blocks = given.map((one): Paragraph | Grid => {
    if (typeof one === 'string') return { type: 'paragraph', role: 'body', ...add(one) };
    if ('words' in one) return { type: 'paragraph', role: one.role ?? 'body', ...add(one.words), ...one.more };
    const start = text.length;
    const rows = one.rows.map((cells) => {
      const from = text.length;
      const written = cells.map((cell): Cell => add(cell));
      return { start: from, end: text.length, cells: written };
    });
    return { type: 'table', start, end: text.length, align: one.align ?? [], rows };
  });
  const notes = Object.entries(more.notes ?? {}).map(([key, words]): [string, Paragraph] => [
    key,
    { type: 'paragraph', role: 'body', ...add(words) },
  ]);
  return { text, blocks, notes: new Map(notes), hidden: [], matter: new Map(Object.entries(more.matter ?? {})) };
}
