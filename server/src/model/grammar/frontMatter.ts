/**
 * Front matter: a flat list of `key: value`, read leniently so that a slip never hides the document's kind. What 双翼 knows
 * of a key is one record in `records`; a new key is written nowhere else.
 */
import { type Span, trim } from '../../base/span';
import type { Framework } from '../../frame/schema';
import { fences } from './fences';
import {
  copyNumberFault,
  dateFault,
  documentNumberFault,
  type PaperFault,
  secrecyFault,
  urgencyFault,
} from './paper/faults';
import { kindByName } from './kind';
import { passByName, passNames } from './pass';
import { isPeriod } from './period';

//#region Keys

/** A place to fill in. Holes of the same `key` are filled in together. `{year}` in a text stands for the year. */
export interface Hole {
  /** What stands there until it is filled in. */
  readonly text: string;
  readonly choices?: readonly string[];
  readonly key?: 'unit' | 'period' | 'stage';
}

/** What a draft says in its front matter and again in its title. */
export const unit: Hole = { key: 'unit', text: '××单位' };
export const period: Hole = { key: 'period', text: '{year}年' };

/** What 双翼 knows of a key. */
export interface KeyRecord {
  /** What it is for, in a few words for the writer. */
  readonly purpose: string;
  /** What may be written, the likeliest first. Keys without have nothing to choose from. */
  readonly values?: (known: Known) => readonly Value[];
  /** What is wrong with a value, if anything. */
  readonly fault?: (value: string, frame: Framework) => Fault | undefined;
  /** Keys of other drafts whose values may be meant here too. */
  readonly others?: readonly ('单位' | '署名')[];
  /** The plans of the workspace may be meant. */
  readonly plans?: true;
  /** The value names files. */
  readonly files?: true;
  /** What stands behind it in a new draft, which has no other keys; the name of the draft's kind is known there. */
  readonly fresh?: Hole | 'kind';
}

export interface Value {
  readonly name: string;
  readonly detail?: string;
}

export interface Fault {
  /** Chinese. */
  readonly message: string;
  /** What can be written instead; what comes near is offered. */
  readonly instead: readonly string[];
  /** It is about how something is printed: what is checked, and how, does not depend on it. */
  readonly printed?: true;
}

/** What is known where a value is to be chosen. */
export interface Known {
  readonly frame: Framework;
  /** Of the draft, else the present one. */
  readonly year: number | undefined;
  readonly today: { readonly year: number; readonly month: number; readonly day: number } | undefined;
  /** What the draft itself calls its unit. */
  readonly units: readonly string[];
  /** What other drafts say behind the keys that the record names. */
  readonly others: readonly string[];
  /** Files that may be its plan. */
  readonly plans: readonly { readonly path: string; readonly title: string }[];
}

/** What is wrong with a value that is printed on the paper. */
function printed(fault: (value: string) => PaperFault | undefined): NonNullable<KeyRecord['fault']> {
  return (value) => {
    const found = fault(value);
    return found && { message: found.message, instead: found.right ? [found.right] : [], printed: true };
  };
}

const passes = Object.values(passNames);

const records = {
  文种: {
    purpose: '按哪一种文稿检查',
    values: ({ frame }) => frame.kinds.map(({ name, aliases }) => ({ name, detail: aliases.slice(0, 3).join('、') })),
    fault: (value, frame) =>
      kindByName(frame, value)
        ? undefined
        : {
            message: `不认识文种“${value}”。可写：${frame.kinds.map(({ name }) => name).join('、')}。`,
            instead: frame.kinds.flatMap(({ name, aliases }) => [name, ...aliases]),
          },
    fresh: 'kind',
  },
  单位: {
    purpose: '写明是哪个单位的文稿',
    others: ['单位'],
    values: ({ units, others }) => named([...units, ...others]),
    fresh: unit,
  },
  部门: { purpose: '写的是哪个部门、党支部的工作；写全院的不用填' },
  期间: {
    purpose: '年度、半年、季度或月份',
    values: ({ year }) => named(year === undefined ? [] : periodsAround(year)),
    fault: (value) =>
      isPeriod(value)
        ? undefined
        : {
            message: `看不懂期间“${value}”。可写：2026年、2026年上半年、2026年第三季度、2026年5月。`,
            instead: [],
          },
    fresh: period,
  },
  计划: {
    purpose: '这份总结、报告对应的计划文件',
    plans: true,
    values: ({ plans }) => plans.map(({ path, title }) => ({ name: path, detail: title })),
    files: true,
  },
  主送: { purpose: '主送机关' },
  署名: {
    purpose: '落款单位',
    others: ['署名', '单位'],
    values: ({ units, others }) => named([...units, ...others]),
  },
  成文日期: {
    purpose: '落款日期',
    values: ({ today }) => todayOf(today),
    fault: printed(dateFault),
  },
  附件: { purpose: '附件名称或文件', files: true },
  // GB/T 9704—2012 7.2 and 7.4: what stands on the paper above its title and at its foot.
  发文机关标志: {
    purpose: '红头：发文机关名称加“文件”，导出 Word 时套红',
    values: ({ units }) => named(units.map((name) => `${name}文件`)),
  },
  发文字号: { purpose: '红头下的文号，如 青检〔2026〕1号', fault: printed(documentNumberFault) },
  签发人: { purpose: '上行文的签发人，几人用顿号隔开' },
  份号: { purpose: '涉密公文的份号，6位数字', fault: printed(copyNumberFault) },
  密级: {
    purpose: '密级和保密期限，如 机密★1年',
    values: () => named(['绝密', '机密', '秘密']),
    fault: printed(secrecyFault),
  },
  紧急程度: { purpose: '要求办得多快', values: () => named(['特急', '加急']), fault: printed(urgencyFault) },
  抄送: { purpose: '版记里的抄送机关' },
  印发机关: {
    purpose: '版记里的印发机关',
    others: ['单位'],
    values: ({ units, others }) => named([...units, ...others]),
  },
  印发日期: {
    purpose: '版记里的印发日期',
    values: ({ today }) => todayOf(today),
    fault: printed(dateFault),
  },
  阶段: {
    purpose: '严格程度：起草、核稿、报审',
    values: () => named(passes),
    fault: (value) =>
      passByName(value) ? undefined : { message: `“阶段”只能写：${passes.join('、')}。`, instead: passes },
    fresh: { key: 'stage', text: passNames.draft, choices: passes },
  },
} as const satisfies Readonly<Record<string, KeyRecord>>;

export type FrontMatterKey = keyof typeof records;

/** Keys that 双翼 reads, in the order in which they are written. */
export const frontMatterKeys = Object.keys(records) as FrontMatterKey[];

/** What is known of a key; undefined for those of other tools. */
export function recordOf(key: string): KeyRecord | undefined {
  return Object.hasOwn(records, key) ? records[key as FrontMatterKey] : undefined;
}

/** What a new draft says. */
export const freshKeys = frontMatterKeys.flatMap((key) => {
  const fresh = recordOf(key)?.fresh;
  return fresh ? [{ key, fresh }] : [];
});

function named(names: readonly string[]): Value[] {
  return [...new Set(names)].map((name) => ({ name }));
}

const todayOf = (today: Known['today']): Value[] =>
  today ? [{ name: `${today.year}年${today.month}月${today.day}日`, detail: '今天' }] : [];

function periodsAround(year: number): string[] {
  const quarters = ['一', '二', '三', '四'].map((quarter) => `${year}年第${quarter}季度`);
  return [`${year}年`, `${year}年上半年`, `${year}年下半年`, ...quarters, `${year + 1}年`];
}

//#endregion

//#region Reading

export interface FrontMatterEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** Trimmed, without quotation marks around it or a comment behind it; lists keep their source. */
  readonly value: Span;
  /** The colon is full-width: a slip with a fix. */
  readonly colon: Span;
}

/** Entries of a front-matter block whose source is `text`; spans are relative to it. Indented lines belong to the value above. */
export function readFrontMatter(text: string): FrontMatterEntry[] {
  const entries: FrontMatterEntry[] = [];
  for (const line of text.matchAll(
    /^([^\s:：#-][^:：\r\n]*)[:：][^\r\n]*(?:(?:\r\n?|\n)[ \t]+[^\r\n]*|(?:\r\n?|\n)-(?!-)[^\r\n]*)*/gm,
  )) {
    const start = line.index;
    const key = line[1]!.trimEnd();
    const colon = start + line[1]!.length;
    entries.push({
      key,
      keySpan: { start, end: start + key.length },
      colon: { start: colon, end: colon + 1 },
      value: bare(text, trim(text, { start: colon + 1, end: start + line[0].length })),
    });
  }
  return entries;
}

/**
 * Front matter that is begun and never closed: from its fence to the last line of its keys. Undefined where a rule across
 * the page stands at the beginning, with no key of 双翼 below it.
 */
export function openMatter(text: string): Span | undefined {
  const found = fences(text);
  const end = found && !found.closed ? keysEnd(text, found.start) : undefined;
  return end === undefined ? undefined : { start: text.startsWith('\ufeff') ? 1 : 0, end };
}

// Nothing that was meant to close it: `...`, dashes that are indented, too many or not those of the keyboard.
const keyLine = /(?![ \t]*(?:\.{3}|[-—–－]{2}))(?:([^\s:：#-][^:：\r\n]*)[:：][^\r\n]*|[ \t]+\S[^\r\n]*|[#-][^\r\n]*)/y;
const lineBreak = /\r\n?|\n/y;

/** Where the run of lines that starts there ends, `key: value`, lists and comments; undefined where it has no key of 双翼. */
export function keysEnd(text: string, start: number): number | undefined {
  let known = false;
  let end = start;
  for (let at = start; ; ) {
    keyLine.lastIndex = at;
    const line = keyLine.exec(text);
    if (!line) break;
    known ||= recordOf(line[1]?.trimEnd() ?? '') !== undefined;
    // A heading behind the keys is no comment among them.
    if (!line[0].startsWith('#')) end = keyLine.lastIndex;
    lineBreak.lastIndex = keyLine.lastIndex;
    if (!lineBreak.test(text)) break;
    at = lineBreak.lastIndex;
  }
  return known ? end : undefined;
}

/** Entries of a whole text, none where it has no front matter. */
export function frontMatterOf(text: string): FrontMatterEntry[] {
  const closed = fences(text)?.closed;
  return closed ? readFrontMatter(text.slice(0, closed.start)) : [];
}

/** Without quotation marks, and without a comment behind a single line. */
function bare(text: string, span: Span): Span {
  const value = text.slice(span.start, span.end);
  const quoted = /^(["'])[\s\S]*?\1(?=$|[ \t]+(?:#|$))/.exec(value)?.[0];
  if (quoted) return { start: span.start + 1, end: span.start + quoted.length - 1 };
  const comment = /[\r\n]/.test(value) ? -1 : value.search(/(?<![^ \t])#/);
  return comment < 0 ? span : trim(text, { start: span.start, end: span.start + comment });
}

//#endregion
