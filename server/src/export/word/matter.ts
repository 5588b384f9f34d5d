/** What front matter says and the text does not: 主送, 附件, 署名 and 成文日期 are put where they belong, never twice. */
import type { Grid, Paper, Paragraph, Role } from '../../model/visible/types';
import { annexesStart } from './official/annexes';

type Block = Paragraph | Grid;

/** The blocks of a paper with what its front matter adds. What is added has no source: it stands at offset 0. */
export function withMatter({ blocks, matter }: Paper): readonly Block[] {
  const given = (key: string, role: Role): string[] =>
    blocks.some((block) => roleOf(block) === role) ? [] : listed(matter.get(key) ?? '');
  const addressees = given('主送', 'addressee');
  const names = given('附件', 'attachment');
  const organs = given('署名', 'signature');
  const [date] = given('成文日期', 'date');
  const head = headLength(blocks);
  const { start, end } = closingIn(blocks, head, annexesStart(blocks));
  return [
    ...blocks.slice(0, head),
    ...(addressees.length > 0 ? [added('addressee', `${addressees.join('、').replace(/[：:]$/, '')}：`)] : []),
    ...blocks.slice(head, start),
    ...names.map((name, i) => attachment(name, i + 1, names.length)),
    ...organs.map((organ) => added('signature', organ)),
    ...blocks.slice(start, end),
    ...(date ? [added('date', writtenDate(date))] : []),
    ...blocks.slice(end),
  ];
}

export const roleOf = (block: Block | undefined): Role | undefined =>
  block?.type === 'paragraph' ? block.role : undefined;

/** Whether it says who signs, or when. */
export const signs = (block: Block | undefined) => ['signature', 'date'].includes(roleOf(block) ?? '');

/** How many blocks the title and what stands right below it take. */
function headLength(blocks: readonly Block[]): number {
  let length = 0;
  while (roleOf(blocks[length]) === 'title' || (length > 0 && signs(blocks[length]))) length++;
  return length;
}

/** Where signature and date stand or would stand between two places. */
function closingIn(
  blocks: readonly Block[],
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  const last = blocks.findLastIndex((block, i) => i >= from && i < to && signs(block));
  if (last < 0) return { start: Math.max(from, to), end: Math.max(from, to) };
  let start = last;
  while (start > from && signs(blocks[start - 1])) start--;
  return { start, end: last + 1 };
}

function added(role: Role, text: string, more: Partial<Paragraph> = {}): Paragraph {
  const at = new Int32Array(text.length + 1);
  return { type: 'paragraph', role, start: 0, end: 0, runs: [{ type: 'text', text, at }], ...more };
}

/** 附件说明, 7.3.4: one is not numbered. */
function attachment(name: string, nth: number, of: number): Paragraph {
  // A file goes by its name.
  const file = /([^/\\]+)\.(?:md|docx?|xlsx?|pdf)$/i.exec(name)?.[1] ?? name;
  const plain = file.replace(/^附件[：:]?\s*/, '').replace(/^\d{1,2}[.．、]\s*/, '');
  const number = of > 1 ? `${nth}.` : '';
  return added('attachment', `${nth === 1 ? '附件：' : ''}${number}${plain}`, { nth, of });
}

/** The values of a key: a list of YAML, lines, or parts between semicolons. */
export function listed(value: string): string[] {
  const whole = value.trim();
  const bracketed = whole.startsWith('[') && whole.endsWith(']');
  const parts = bracketed ? whole.slice(1, -1).split(/[,，]/) : whole.split(/[\n；;]/);
  const plain = parts.map((part) => part.trim().replace(/^-\s+/, ''));
  return plain.map((part) => part.replace(/^(["'])(.*)\1$/, '$2').trim()).filter((part) => part !== '');
}

/** Names in one value. */
export const split = (value: string) =>
  listed(value)
    .flatMap((part) => part.split(/[、，,\s]+/))
    .filter((part) => part !== '');

/** A day as papers print it, 7.3.5.4: no leading zeros. Other words stay. */
export function writtenDate(date: string): string {
  const [, year, month, day] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(date) ?? [];
  return year ? `${year}年${Number(month)}月${Number(day)}日` : date;
}
