/** Fixed formulations (四个意识): the name as it is written, and what it stands for. */
import { escapeMarkdown } from '../../base/escape';
import { readings } from '../../base/pinyin';
import type { Span } from '../../base/span';
import type { Formulation } from '../../frame/schema';
import { lineAround } from '../repair/codeActions';
import { type Completion, type CompletionPlace, filterOf } from './entry';

/** Longest name that is looked for in front of the cursor. UTF-16 units. */
const longest = 12;
/** Shorter beginnings of a name are any words. */
const shortest = 2;

/** Entries where a name, its pinyin initials or a quotation mark behind its verb has just been typed. */
export function formulationCompletions({ doc, offset }: CompletionPlace): Completion[] {
  const line = lineAround(doc.text, offset);
  const before = doc.text.slice(Math.max(line.start, offset - 2 * longest), offset);
  const year = doc.period?.year ?? 9999;
  const inUse = doc.frame.formulations.filter(({ from = 0, until = 9999 }) => from <= year && year <= until);
  const found = typedName(before, inUse);
  if (!found) return [];
  const span = { start: offset - found.length, end: offset };
  const opened = doc.text[span.start - 1] === '“';
  const closed = doc.text[offset] === '”';
  return found.formulations.flatMap((one) => entriesOf(one, span, opened, closed));
}

interface Found {
  readonly formulations: readonly Formulation[];
  /** How much of it has been typed. UTF-16 units. */
  readonly length: number;
}

function typedName(before: string, all: readonly Formulation[]): Found | undefined {
  const latin = /(?<![a-z\d])[a-z]{1,8}$/i.exec(before)?.[0].toLowerCase();
  if (latin) {
    const formulations = all.filter(({ name }) => readings(name).some((one) => one.startsWith(latin)));
    return formulations.length ? { formulations, length: latin.length } : undefined;
  }
  if (before.endsWith('“')) {
    const formulations = all.filter(({ verbs }) => verbs?.some((verb) => before.endsWith(`${verb}“`)));
    return formulations.length ? { formulations, length: 0 } : undefined;
  }
  for (let length = Math.min(longest, before.length); length >= shortest; length--) {
    const typed = before.slice(-length);
    const formulations = all.filter(({ name, aliases = [] }) => [name, ...aliases].some((n) => n.startsWith(typed)));
    if (formulations.length) return { formulations, length };
  }
  return undefined;
}

function entriesOf(one: Formulation, span: Span, opened: boolean, closed: boolean): Completion[] {
  const { name, aliases = [], source } = one;
  const members = one.members.map((member) => (typeof member === 'string' ? member : member.text));
  const quoted = opened || isCounted(name);
  const text = quoted ? `${opened ? '' : '“'}${name}${opened && closed ? '' : '”'}` : name;
  const documentation = [members.map((member) => `- ${escapeMarkdown(member)}`).join('\n'), escapeMarkdown(source)];
  const common = { sort: 'formulation', span, documentation: documentation.filter(Boolean).join('\n\n') } as const;
  const filter = filterOf(name, ...aliases);
  const entries: Completion[] = [{ ...common, label: quoted ? `“${name}”` : name, text, detail: '固定提法', filter }];
  if (members.length && !opened) {
    const all = members.join('、');
    entries.push({ ...common, label: `${name}：全部内容`, text: all, detail: all, filter });
  }
  return entries;
}

/** 四个意识, 两个维护: such names are quoted. */
const isCounted = (name: string) => /^[一二两三四五六七八九十]/.test(name);
