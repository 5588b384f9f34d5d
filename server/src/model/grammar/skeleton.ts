/**
 * Text to start from: a whole draft of a kind, one part, a task table, a row, a mark. Snippets, fixes and commands all
 * take it from here, so that they write the same words. What the writer has to fill in is a hole.
 */
import type { Framework, Kind, Part, Role } from '../../frame/schema';
import { type FrontMatterKey, frontMatterKeys, type Hole, period, recordOf, unit } from './frontMatter';

/** Literal text and holes in order; lines end in `\n`. */
export type Skeleton = readonly (string | Hole)[];

/** The form of what is still to be written: the placeholder rule finds it, and it is no mark. */
export const blank = (what: string) => `【待填：${what}】`;

/** What a new draft already knows. */
export interface Given {
  /** More of the front matter. */
  readonly keys?: Readonly<Partial<Record<FrontMatterKey, string | Hole>>>;
  /** What stands below the heading of the part that tells the work. */
  readonly work?: Skeleton;
}

/** A whole draft: front matter, title, opening, all parts with their prompts, closing. */
export function kindSkeleton(frame: Framework, kind: Kind, { keys, work }: Given = {}): Skeleton {
  const parts = kind.parts.filter((part) => !isFrame(part));
  const told = parts.find(({ role }) => role === 'work');
  return [
    ...frontMatterSkeleton(kind.name, keys),
    ...['\n# ', unit, period, `${kind.name}\n\n`],
    ...sentenceSkeleton(kind.opening),
    ...parts.flatMap((part, index) => [
      ...partSkeleton(frame, kind, part, index + 1, part === told ? work : undefined),
      '\n',
    ]),
    ...sentenceSkeleton(kind.closing),
  ];
}

/** The front matter of a new draft, which begins at the quietest stage. */
export function frontMatterSkeleton(kind: string | Hole, keys: Given['keys'] = {}): Skeleton {
  const lines = frontMatterKeys.flatMap((key) => {
    const fresh = keys[key] ?? recordOf(key)?.fresh;
    return fresh === undefined ? [] : [`${key}: `, fresh === 'kind' ? kind : fresh, '\n'];
  });
  return ['---\n', ...lines, '---\n'];
}

/**
 * One part with its heading `## 一、…`. `number` counts from 1; a hole asks for it when it is left out. `body`: what stands
 * below the heading, where that is known.
 */
export function partSkeleton(frame: Framework, kind: Kind, part: Part, number?: number, body?: Skeleton): Skeleton {
  const numeral: string | Hole = number === undefined ? { text: '一', choices: numerals } : chineseNumber(number);
  return ['## ', numeral, `、${part.name}\n\n`, ...(body ?? partBody(frame, kind, part))];
}

/** What stands below the heading of a part: its prompt, a task table, paragraphs to fill in. Ends in a line break. */
export function partBody(frame: Framework, kind: Kind, part: Part): Skeleton {
  const prompt: Hole = { text: blank(part.prompt) };
  if (part.role === 'tasks' && kind.tense === 'plan') return [prompt, '\n\n', ...tableSkeleton(frame, 3)];
  if (part.role !== 'work') return [prompt, '\n'];
  return [
    '### （一）',
    { text: blank('第一件事') },
    '\n\n',
    prompt,
    '\n\n### （二）',
    { text: blank('第二件事') },
    '\n\n',
    prompt,
    '\n',
  ];
}

/** Columns of the task table, in this order, where the framework has them. */
const tableRoles: readonly Role[] = ['number', 'item', 'measure', 'department', 'deadline', 'assessment'];

/** A task table with so many rows to fill in. */
export function tableSkeleton(frame: Framework, rows: number): Skeleton {
  const headers = tableRoles.flatMap((role) => frame.columns[role]?.[0] ?? []);
  const head = `| ${headers.join(' | ')} |\n|${' --- |'.repeat(headers.length)}\n`;
  return [head, ...Array.from({ length: rows }, (_, index) => rowSkeleton(frame, index + 1)).flat()];
}

/** One row of that table, ending in a line break. `number` fills the first column; without it a hole does. */
export function rowSkeleton(frame: Framework, number?: number): Skeleton {
  const cells = tableRoles.flatMap((role) => {
    const header = frame.columns[role]?.[0];
    if (header === undefined) return [];
    if (role === 'number') return [number === undefined ? { text: '1' } : String(number)];
    return [{ text: blank(header), choices: choicesOf(frame, role, header) }];
  });
  return [...cells.flatMap((cell) => ['| ', cell, ' ']), '|\n'];
}

/** Columns of the table of a report, in this order: what the plan says of an item, then what came of it. */
const toldRoles: readonly Role[] = ['number', 'item', 'measure', 'department', 'result'];

/** A table that tells what came of items, a row for each; what is not given is to be filled in. */
export function toldSkeleton(frame: Framework, items: readonly Partial<Record<Role, string>>[]): Skeleton {
  const roles = toldRoles.filter((role) => frame.columns[role]?.[0] !== undefined);
  const header = (role: Role) => frame.columns[role]![0]!;
  const head = `| ${roles.map(header).join(' | ')} |\n|${' --- |'.repeat(roles.length)}\n`;
  const rows = items.map((item, i) => {
    const cells = roles.flatMap((role) => {
      const known = role === 'number' ? String(i + 1) : item[role];
      return ['| ', known === undefined ? { text: blank(header(role)) } : cellText(known), ' '];
    });
    return [...cells, '|\n'];
  });
  return [head, ...rows.flat()];
}

/** Words as they stand in a cell. */
const cellText = (words: string): string => words.replace(/[\r\n]+/g, '<br>').replace(/(?<!\\)\|/g, '\\|');

/** Usual ends of a task; the year is that of the draft. */
const deadlines = ['3月底前', '6月底前', '9月底前', '12月底前', '每季度末', '每月底'];

/** Usual values of a column, behind the blank that stands for none of them. */
function choicesOf(frame: Framework, role: Role, header: string): string[] | undefined {
  if (role === 'measure') return [blank(header), ...measureNames(frame)];
  if (role === 'deadline') return [blank(header), ...deadlines];
  if (role === 'department') return frame.values.department && [blank(header), ...frame.values.department];
  return undefined;
}

/** What a mark says, in this order. */
const markRoles: readonly Role[] = ['item', 'measure', 'department', 'deadline'];

/**
 * A mark, in the form that a setting chooses: `<!-- 事项：…；措施：… -->`, which is never printed, or `【事项：…】`. Values
 * given are written, the others are holes; `roles` says what is in it.
 */
export function markSkeleton(
  frame: Framework,
  style: 'comment' | 'visible',
  values: Partial<Record<Role, string>> = {},
  roles: readonly Role[] = markRoles,
): Skeleton {
  const fields = roles.flatMap((role) => {
    const key = frame.markKeys[role]?.[0];
    return key === undefined ? [] : [['；', `${key}：`, values[role] ?? markHole(frame, role, key)]];
  });
  const inner = fields.flat().slice(1);
  return style === 'comment' ? ['<!-- ', ...inner, ' -->'] : ['【', ...inner, '】'];
}

/** Brackets would end a visible mark, so its holes are ×× . */
function markHole(frame: Framework, role: Role, key: string): Hole {
  if (role === 'measure') return { text: `××${key}`, choices: [`××${key}`, ...measureNames(frame)] };
  return { text: role === 'deadline' ? '{year}年××月底' : `××${key}` };
}

/** Behind the blank: which measure fits is for the writer to choose. */
function measureNames(frame: Framework): string[] {
  return frame.dimensions.flatMap((dimension) => dimension.measures.map((measure) => measure.name));
}

/** Opening and closing have no heading of their own. */
export function isFrame(part: Part): boolean {
  return part.role === 'opening' || part.role === 'closing';
}

/** A sentence of the framework with `${unit}`, `${period}` and 【holes】; nothing for an empty one. */
export function sentenceSkeleton(sentence: string): Skeleton {
  if (sentence === '') return [];
  const pieces = sentence.split(/(\$\{unit\}|\$\{period\}|【[^】]*】)/).filter((piece) => piece !== '');
  const known: Readonly<Record<string, Hole>> = { '${unit}': unit, '${period}': period };
  return [...pieces.map((piece) => known[piece] ?? (piece.startsWith('【') ? { text: piece } : piece)), '\n\n'];
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 1–99 as a heading writes it. */
function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10 === 0 ? '' : numerals[(value % 10) - 1];
  return tens === 0 ? `${ones}` : `${tens === 1 ? '' : numerals[tens - 1]}十${ones}`;
}

/** Values of the holes that a caller knows. */
export interface Known {
  readonly year: number;
  readonly unit?: string;
  readonly period?: string;
  readonly stage?: string;
}

/** The skeleton as text: known values where there are any, otherwise what stands in the hole. */
export function plainText(skeleton: Skeleton, known: Known): string {
  const text = skeleton.map((piece) =>
    typeof piece === 'string' ? piece : ((piece.key && known[piece.key]) ?? piece.text),
  );
  return text.join('').replaceAll('{year}', String(known.year));
}

/**
 * The skeleton in VS Code's snippet syntax: tab stops in order, mirrored for holes of the same key, `$0` at the end.
 * Holes whose values are known are filled in.
 */
export function snippetText(skeleton: Skeleton, known: Partial<Known> = {}): string {
  const stops = new Map<string, number>();
  let last = 0;
  const pieces = skeleton.map((piece) => {
    if (typeof piece === 'string') return withYear(escapeSnippet(piece));
    const value = piece.key && known[piece.key];
    if (value) return escapeSnippet(value);
    const earlier = piece.key && stops.get(piece.key);
    if (earlier) return `\${${earlier}}`;
    last++;
    if (piece.key) stops.set(piece.key, last);
    if (piece.choices && piece.choices.length > 0) return `\${${last}|${piece.choices.map(escapeChoice).join(',')}|}`;
    return `\${${last}:${withYear(escapeSnippet(piece.text))}}`;
  });
  return `${pieces.join('')}$0`;
}

/** Words inside a snippet, as they stand: no place to fill in, no variable such as the clipboard. */
export const escapeSnippet = (text: string) => text.replace(/[\\$}]/g, '\\$&');
const escapeChoice = (text: string) => text.replace(/[\\,|]/g, '\\$&');

/** `{year}`, whose closing brace has just been escaped, becomes the editor's own variable. */
const withYear = (escaped: string) => escaped.replaceAll('{year\\}', '$$CURRENT_YEAR');
