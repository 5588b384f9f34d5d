/** Writes an item of the plan that a report leaves out: as a row of its table, else as a paragraph of its part. */
import type { Role } from '../../frame/schema';
import type { Table } from '../block/types';
import type { Section } from '../draft/outline';
import { withValue } from '../grammar/numbering';
import type { Task } from '../office/blockSummary';
import type { Pair } from '../office/trace/pair';
import { adjustmentMark, reason } from './adjust';
import type { Fix, TracedContext } from './rule';
import { cellWords, markWords } from './writeField';

/** What is still to be written of it. */
const open = '【待填：写明进展和结果】';

/** To tell the item with its measure and a place for the result, or to say why it is no longer done. */
export function tellItem(context: TracedContext, pair: Pair, item: number): Fix[] {
  const task = pair.plan.tasks[item]!;
  const told = toldAt(context, pair);
  const table = tableAt(context, told);
  if (table) return rowFixes(context, table, task);
  const section = sectionOf(context, told[0]);
  if (!section) return [];
  const at = endOf(context, section, told);
  const mark = adjustmentMark(context, task.name);
  const fixes = [selecting(context, '补写这一项', at, paragraph(context, section, task), open)];
  return mark === undefined ? fixes : [...fixes, selecting(context, '说明调整理由…', at, mark, reason)];
}

/** Where the report tells other items of the plan, in order of the plan. */
function toldAt({ doc, placeOf }: TracedContext, { rows }: Pair): number[] {
  return rows.flatMap(({ answers, prose }) => {
    if (answers.length > 0) return answers.map((answer) => doc.spanOf(placeOf(answer)).start);
    return prose ? [prose.start] : [];
  });
}

function selecting({ doc }: TracedContext, title: string, at: number, words: string, chosen: string): Fix {
  const line = /\r\n|\r|\n/.exec(doc.text)?.[0] ?? '\n';
  const text = `${line}${line}${words.replaceAll('\n', line)}`;
  const start = at + text.indexOf(chosen);
  const span = { start, end: start + chosen.length };
  return { title, edits: [{ start: at, end: at, text }], sequel: { sort: 'select', span } };
}

//#region A row

/** The task table that tells most of them. */
function tableAt({ doc }: TracedContext, told: readonly number[]): Table | undefined {
  const count = ({ start, end }: Table) => told.filter((at) => start <= at && at < end).length;
  const tables = doc.tables.filter((table) => table.tasks && table.entries.length > 0 && count(table) > 0);
  return tables.toSorted((a, b) => count(b) - count(a))[0];
}

function rowFixes(context: TracedContext, table: Table, task: Task): Fix[] {
  const has = (role: Role) => table.columns.some((column) => column.role === role);
  const key = context.frame.markKeys.adjustment?.[0];
  const tell = rowFix(context, table, task, '补写这一项', has('result') ? { result: open } : {}, '');
  if (key === undefined) return [tell];
  const title = '说明调整理由…';
  if (has('adjustment')) return [tell, rowFix(context, table, task, title, { adjustment: reason }, '')];
  const mark = context.markStyle === 'visible' ? `【${key}：${reason}】` : `<!-- ${key}：${reason} -->`;
  return [tell, rowFix(context, table, task, title, {}, mark)];
}

/** Columns that the plan answers. */
const planned: ReadonlySet<Role> = new Set([
  'measure',
  'department',
  'support',
  'leader',
  'person',
  'deadline',
  'target',
]);

function rowFix(
  { doc }: TracedContext,
  { columns, entries }: Table,
  { name, said }: Task,
  title: string,
  given: Partial<Record<Role, string>>,
  mark: string,
): Fix {
  const last = entries.at(-1)!;
  const words = columns.map(({ role }) => {
    if (role === undefined) return '';
    if (role === 'item') return cellWords(name);
    if (role === 'number') return nextNumber(last.fields.number && doc.slice(last.fields.number));
    if (role === 'action' && !columns.some((column) => column.role === 'measure')) return cellWords(said.measure ?? '');
    return given[role] ?? (planned.has(role) ? cellWords(said[role] ?? '') : '');
  });
  if (mark) words.push(`${words.pop()!} ${mark}`.trim());
  const line = doc.text.lastIndexOf('\n', last.start - 1) + 1;
  const before = /^[ \t>]*/.exec(doc.text.slice(line, last.start))![0];
  const eol = doc.text[line - 2] === '\r' ? '\r\n' : '\n';
  const text = `${eol}${before}| ${words.map((cell) => cell || ' ').join(' | ')} |`;
  const chosen = Object.values(given)[0] ?? reason;
  const start = last.end + text.lastIndexOf(chosen);
  const sequel = text.includes(chosen) && { sort: 'select' as const, span: { start, end: start + chosen.length } };
  return { title, edits: [{ start: last.end, end: last.end, text }], ...(sequel && { sequel }) };
}

const nextNumber = (number = ''): string => (/^\d+$/.test(number) ? String(Number(number) + 1) : '');

//#endregion

//#region A paragraph

/** The chapter that tells what was done. */
function sectionOf({ doc }: TracedContext, told: number | undefined): Section | undefined {
  let section = told === undefined ? undefined : doc.sectionAt(told);
  while (section?.parent) section = section.parent;
  return section ?? doc.parts.find(({ part }) => part.role === 'work')?.section;
}

/** Behind its last words; in the last chapter, which the signature follows, behind the last item that is told. */
function endOf({ doc }: TracedContext, section: Section, told: readonly number[]): number {
  const { start, end } = doc.extentOf(section);
  const last = Math.max(start, ...told.filter((at) => start <= at && at < end));
  const block = doc.blockAt(section.end === undefined ? last : end - 1);
  const from = doc.parsed.starts[block]!;
  return from + doc.text.slice(from, Math.min(end, from + doc.blocks[block]!.length)).trimEnd().length;
}

function paragraph(context: TracedContext, section: Section, { name, said }: Task): string {
  const { frame, markStyle } = context;
  const owner = said.department ?? said.person;
  const measure = said.measure?.replace(/[。；;，,\s]+$/, '');
  const planned = [
    owner && `由${owner}负责`,
    measure && `党建措施是“${measure.replace(/“/g, '‘').replace(/”/g, '’')}”`,
  ];
  const lead = planned.some(Boolean) ? `按照计划，${planned.filter(Boolean).join('，')}。` : '';
  const role = measure === undefined && said.exempt !== undefined ? 'exempt' : 'measure';
  const [itemKey, key] = [frame.markKeys.item?.[0], frame.markKeys[role]?.[0]];
  const value = role === 'exempt' ? said.exempt : measure;
  const pairs = [itemKey && `${itemKey}：${markWords(name)}`, key && value && `${key}：${markWords(value)}`];
  const words = pairs.filter(Boolean).join('；');
  const mark = words && (markStyle === 'visible' ? `【${words}】` : `<!-- ${words} -->`);
  return `${headed(context, section, name)}${lead}${open}${mark}`;
}

/** The name as the headings around it are written, with the next number. */
function headed({ doc }: TracedContext, { children }: Section, name: string): string {
  const last = children.at(-1);
  if (!last) return `${name}。`;
  const { form, depth, number } = doc.headingOf(last);
  const next = number ? withValue(doc.slice(number), number.form, number.value + 1) : '';
  if (form === 'atx') return `${'#'.repeat(depth ?? 3)} ${next}${name}\n\n`;
  return form === 'bold' ? `**${next}${name}。**` : `${next}${name}。`;
}

//#endregion
