/** `.shuangyi/ignore.json`: findings that the office has decided to live with, known by their fingerprints. */
import { hash } from '../base/hash';
import { brief } from '../base/limits';
import type { Span } from '../base/span';
import type { Doc } from '../model/draft/doc';
import type { Finding } from '../model/rule/rule';
import { type JsonProblem, readLists, record, writeLists } from './jsonLines';

/** One ignored finding. `hash` decides; the rest is there for people who read the file. */
export interface IgnoreEntry {
  readonly rule: string;
  /** Path below the workspace folder, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly hash: string;
}

export interface ReadIgnore {
  readonly entries: readonly IgnoreEntry[];
  readonly problems: readonly JsonProblem[];
}

/** What an office ignores, made ready for looking findings up. */
export interface Ignored {
  readonly entries: readonly IgnoreEntry[];
  /** Fingerprints, and those of them that count alike places. */
  readonly hashes: ReadonlySet<string>;
  readonly bases: ReadonlySet<string>;
  /** Rules that any entry names; undefined where one names none. */
  readonly rules: ReadonlySet<string> | undefined;
}

export function ignoredBy(entries: readonly IgnoreEntry[]): Ignored {
  const hashes = new Set(entries.map(({ hash }) => hash));
  return {
    entries,
    hashes,
    bases: new Set([...hashes].map((one) => one.split(again, 1)[0]!)),
    rules: entries.every(({ rule }) => rule) ? new Set(entries.map(({ rule }) => rule)) : undefined,
  };
}

/** Stands in a fingerprint in front of the number of lines alike that come before. */
const again = '+';

/** UTF-16 units of the line on either side that count; keeps one endless line from being read for each finding. */
const nearby = 200;

/**
 * What a finding is known by: rule, file, the words it stands on, what its message names in quotation marks (several
 * findings may stand on one title) and the words around it on the line, without blanks; of lines that are alike, which
 * one it is. It survives when lines move. `root` is the URI of the workspace folder.
 */
export function fingerprint(finding: Finding, doc: Doc, root: string | undefined): string {
  return exact(base(finding, doc, root), finding, doc);
}

function exact(base: string, { span }: Finding, doc: Doc): string {
  const before = alikeBefore(doc.text, span);
  return before ? `${base}${again}${before}` : base;
}

function base(finding: Finding, doc: Doc, root: string | undefined): string {
  const named = finding.message.match(/“[^”]*”/g)?.join('') ?? '';
  const parts = [finding.ruleId, fileOf(doc.uri, root), doc.slice(finding.span), named, around(doc.text, finding.span)];
  return hash(parts.map((part) => part.replace(/\s+/g, '')).join('\n'));
}

/** Whether a project ignores a finding of a draft; undefined where it ignores none at all. `used` gets what it is known by. */
export function ignores(
  { ignored, root }: { readonly ignored: Ignored; readonly root: string | undefined },
  used?: Set<string>,
): ((doc: Doc) => (finding: Finding) => boolean) | undefined {
  const { hashes, bases, rules } = ignored;
  if (hashes.size === 0) return undefined;
  return (doc) => (finding) => {
    if (rules && !rules.has(finding.ruleId)) return false;
    const known = base(finding, doc, root);
    if (!bases.has(known)) return false;
    const hash = exact(known, finding, doc);
    if (hashes.has(hash)) used?.add(hash);
    return hashes.has(hash);
  };
}

/** Reads the file. Entries without a fingerprint count for nothing and are told. Never throws. */
export function readIgnore(text: string): ReadIgnore {
  const { lists, problems } = readLists(text, ['ignored']);
  if (!lists) return { entries: [], problems };
  const { ignored } = lists;
  const entries = ignored.flatMap((value) => entryOf(value) ?? []);
  const lost = ignored.length - entries.length;
  const message = `有 ${lost} 条没有“hash”，不起作用。请在编辑器里用快速修复重新忽略。`;
  return { entries, problems: lost ? [{ message, span: { start: 0, end: 0 } }] : [] };
}

/**
 * Text of the file with one more finding ignored; `text` is what it holds now, undefined when there is none. Entries
 * are sorted, one a line, so that colleagues' additions seldom collide. Undefined when the present text cannot be
 * read: it must not be overwritten.
 */
export function withIgnored(
  text: string | undefined,
  finding: Finding,
  doc: Doc,
  root: string | undefined,
): string | undefined {
  const { entries, problems } = text?.trim() ? readIgnore(text) : { entries: [], problems: [] };
  if (problems.length) return undefined;
  const words = doc.slice(finding.span).replace(/\s+/g, ' ');
  const entry: IgnoreEntry = {
    rule: finding.ruleId,
    file: fileOf(doc.uri, root),
    text: brief(words),
    hash: fingerprint(finding, doc, root),
  };
  return written(entries.filter(({ hash }) => hash !== entry.hash).concat(entry));
}

/** Text of the file without some of its entries; undefined when it cannot be read, or holds none of them. */
export function withoutIgnored(text: string, hashes: ReadonlySet<string>): string | undefined {
  const { entries, problems } = readIgnore(text);
  const left = entries.filter(({ hash }) => !hashes.has(hash));
  return problems.length || left.length === entries.length ? undefined : written(left);
}

const written = (entries: readonly IgnoreEntry[]): string => writeLists({ ignored: entries.toSorted(byFile) });

/** Path of a file below the workspace folder; its bare name where there is none. */
export function fileOf(uri: string, root: string | undefined): string {
  const path =
    root !== undefined && uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : (uri.split('/').at(-1) ?? '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** How many lines in front of that of a finding are alike where it stands. */
function alikeBefore(text: string, span: Span): number {
  const [before = '', after = ''] = around(text, span).split('\n');
  const words = before + text.slice(span.start, span.end) + after;
  const own = span.start - before.length;
  if (words.trim() === '') return 0;
  let count = 0;
  for (let at = text.indexOf(words); at >= 0 && at < own; at = text.indexOf(words, at + words.length)) {
    if (isBound(text[at - 1], before.length) && isBound(text[at + words.length], after.length)) count++;
  }
  return count;
}

/** Whether a place is where the words around a finding may end. */
const isBound = (beyond: string | undefined, length: number): boolean =>
  length === nearby || beyond === undefined || beyond === '\n' || beyond === '\r';

function around(text: string, { start, end }: Span): string {
  const before = text
    .slice(Math.max(0, start - nearby), start)
    .split(/[\r\n]/)
    .at(-1);
  const after = text.slice(end, end + nearby).split(/[\r\n]/, 1)[0];
  return `${before}\n${after}`;
}

function byFile(a: IgnoreEntry, b: IgnoreEntry): number {
  const [left, right] = [a, b].map(({ file, rule, hash }) => `${file}\n${rule}\n${hash}`) as [string, string];
  return left < right ? -1 : 1;
}

function entryOf(value: unknown): IgnoreEntry | undefined {
  const { rule = '', file = '', text = '', hash } = record(value);
  return typeof hash === 'string' && hash
    ? { rule: String(rule), file: String(file), text: String(text), hash }
    : undefined;
}
