/** Which lines are headings, how deep, and which are items of lists. */
import { getOrMake } from '../../base/getOrMake';
import { runAtEnd } from '../../base/span';
import { headingOf } from '../../model/block/lines';
import { type NumberForm, numberAt, rank } from '../../model/grammar/numbering';
import type { Flow, Line } from './types';

/** What a line is below the title. */
export type Shape =
  | { readonly type: 'text' }
  | { readonly type: 'heading'; readonly depth: number }
  /** Of a list of Markdown; `number` undefined for a bullet. So many characters of its words are the number. */
  | { readonly type: 'item'; readonly depth: number; readonly number: number | undefined; readonly typed: number };

/** How the running text of a file looks. */
export interface Usual {
  readonly size: number;
  readonly font: string;
  readonly bold: boolean;
}

const longestHeading = 60;
const longestDistinct = 40;
const longestBold = 30;

/** How most characters of the longer lines look. */
export function usualLook(flow: readonly Flow[]): Usual {
  const counts = new Map<string, { look: Usual; n: number }>();
  for (const line of flow) {
    if (line.type !== 'line' || line.centred) continue;
    const { size, font, bold, text } = line;
    const key = `${size}\n${font}\n${bold}`;
    const found = counts.get(key) ?? { look: { size, font, bold }, n: 0 };
    // Headings are short: what is long counts more than twice.
    found.n += text.length > longestHeading ? 3 * text.length : text.length;
    counts.set(key, found);
  }
  const [most] = [...counts.values()].sort((a, b) => b.n - a.n);
  return most?.look ?? { size: 21, font: '', bold: false };
}

/** A line with what can be told of it alone. */
interface Seen {
  readonly line: Line;
  readonly form: NumberForm | undefined;
  readonly value: number;
  /** It may be a heading. */
  readonly alone: boolean;
  /** Its form says that it is one: style, outline, or another look than the text. */
  readonly formed: boolean;
  /** By style and outline. */
  readonly outline: number | undefined;
}

/** What each line and table of the text is; tables are text here. */
export function shapesOf(flow: readonly (Line | { readonly type: 'sheet' })[], usual: Usual): Shape[] {
  const listed = attachmentsIn(flow);
  // What stands in the middle right below the title says who and when.
  const begun = flow.findIndex((one) => one.type !== 'line' || /[。；：，]/.test(one.text) || numberAt(one.text, 0));
  const seen = flow.map((one, i) => {
    if (one.type !== 'line' || listed.has(i)) return undefined;
    const next = flow[i + 1];
    return look(one, usual, begun >= 0 && i > begun, next?.type === 'line' && next.text.length > longestBold);
  });
  const headings = seen.map((one, i) => one?.alone === true && (one.formed || leads(seen, i)));
  evenOut(seen, headings);
  const depths = depthsOf(seen, headings);
  return seen.map((one, i): Shape => {
    if (one && headings[i]) return { type: 'heading', depth: depths[i]! };
    return (one && itemOf(one.line)) ?? { type: 'text' };
  });
}

function look(line: Line, usual: Usual, below: boolean, leads: boolean): Seen {
  const { text, style } = line;
  const number = numberAt(text, 0);
  const heading = headingOf(text, { start: 0, end: text.length });
  const outline = outlineOf(line);
  const last = text[runAtEnd(text, '”’）)】》') - 1] ?? '';
  const styled =
    outline !== undefined && text.length <= longestHeading && !/[。；！？]./.test(text) && !/[；，,;]/.test(last);
  const distinct =
    text.length <= longestDistinct &&
    !/[。；，：！？,:;]/.test(last) &&
    !/^(?:图|表)\s?\d/.test(text) &&
    (line.size > usual.size + 2 ||
      (line.bold && !usual.bold) ||
      (line.font !== usual.font && /黑|楷|标宋/.test(line.font)));
  // One without a number that stands left is seen by the text below it.
  const bold = leads && text.length <= longestBold && !/^附|[：:\d]/.test(text);
  const isItem = style.startsWith('list') && line.label === '•';
  return {
    line,
    form: number?.form,
    value: number?.value ?? 0,
    alone:
      line.label !== '•' &&
      (styled || !line.text.includes('\n')) &&
      (styled ||
        (heading?.form === 'alone' && (distinct || !/[。；！？]/.test(last))) ||
        (number === undefined && below && distinct && (line.centred || bold))),
    formed: !isItem && (styled || (distinct && text.length > 0)),
    outline,
  };
}

/** Lines of notes of attachments: what is numbered there are names. */
function attachmentsIn(flow: readonly { readonly type: string; readonly text?: string }[]): ReadonlySet<number> {
  const listed = new Set<number>();
  let number: number | undefined;
  for (const [i, { text = '' }] of flow.entries()) {
    const found = Number(/^(?:附件[：:]\s*)?(\d{1,2})[.．、]/.exec(text)?.[1]);
    if (/^附件[：:]/.test(text)) number = found || 1;
    else if (number !== undefined && found === number + 1) number = found;
    else number = undefined;
    if (number !== undefined) listed.add(i);
  }
  return listed;
}

/** By its own outline or the name of its style; 0 is outermost. */
function outlineOf({ outline, style }: Line): number | undefined {
  const named = /^(?:heading|标题) ?([1-9])(?:\D|$)/.exec(style)?.[1];
  return outline ?? (named === undefined ? undefined : Number(named) - 1);
}

/** Whether something stands below a numbered line: text, a table or a deeper number. */
function leads(seen: readonly (Seen | undefined)[], i: number): boolean {
  const { form } = seen[i]!;
  if (form === undefined || i + 1 >= seen.length) return false;
  const next = seen[i + 1];
  return next?.form === undefined || rank(next.form) > rank(form);
}

/**
 * Lines of one series are all headings or all items. The last one shows nothing: what stands below it may belong to all.
 */
function evenOut(seen: readonly (Seen | undefined)[], headings: boolean[]): void {
  const open = new Map<NumberForm, number[]>();
  const close = (form: NumberForm) => {
    const series = open.get(form);
    open.delete(form);
    if (!series) return;
    if (series.length === 1) {
      // One figure alone is no heading by what stands below it.
      const [i] = series as [number];
      if (rank(form) >= rank('1.') && !seen[i]!.formed) headings[i] = false;
      return;
    }
    const decided = series.slice(0, -1);
    const yes = decided.filter((i) => headings[i]).length;
    if (series.some((i) => seen[i]!.formed)) return;
    for (const i of series) headings[i] = yes * 2 > decided.length && seen[i]!.alone;
  };
  for (const [i, one] of seen.entries()) {
    if (!one?.form || !one.alone) continue;
    const last = open.get(one.form)?.at(-1);
    // What begins anew is another series.
    if (last !== undefined && one.value <= seen[last]!.value) close(one.form);
    for (const form of [...open.keys()]) if (rank(form) > rank(one.form)) close(form);
    getOrMake(open, one.form, () => []).push(i);
  }
  for (const form of [...open.keys()]) close(form);
}

/** Depths in `#`; the title has one. Numbers go by their order, other headings by their outline or what is above. */
function depthsOf(seen: readonly (Seen | undefined)[], headings: readonly boolean[]): number[] {
  const all = seen.filter((_, i) => headings[i]) as Seen[];
  const ranks = [...new Set(all.flatMap(({ form }) => (form === undefined ? [] : [rank(form)])))].sort((a, b) => a - b);
  const outlines = all.flatMap(({ form, outline }) => (form === undefined && outline !== undefined ? [outline] : []));
  // Outlines of numbered headings tell how deep the others are.
  const numbered = all.find(({ form, outline }) => form !== undefined && outline !== undefined);
  const top = numbered ? numbered.outline! - ranks.indexOf(rank(numbered.form!)) : Math.min(...outlines);
  let above = 1;
  return seen.map((one, i) => {
    if (!one || !headings[i]) return 0;
    const { form, outline, line } = one;
    if (form === undefined && outline === undefined) return line.centred ? 2 : Math.min(above + 1, 6);
    const below = form === undefined ? Math.max(outline! - top, 0) : ranks.indexOf(rank(form));
    above = Math.min(below + 2, 6);
    return above;
  });
}

/**
 * What Word numbers with plain figures or bullets is an item of a list of Markdown, and what somebody typed as one; every
 * other number is text.
 */
function itemOf({ label, depth, text }: Line): Shape | undefined {
  if (label === '•') return { type: 'item', depth, number: undefined, typed: 0 };
  const figure = /^(\d{1,4})[.．、]?$/.exec(label.trim())?.[1];
  if (figure !== undefined) return { type: 'item', depth, number: Number(figure), typed: 0 };
  const typed = label === '' ? /^(\d{1,3})\. +(?=\S)/.exec(text) : null;
  return typed ? { type: 'item', depth: 0, number: Number(typed[1]), typed: typed[0].length } : undefined;
}
