/** Repairs for findings, ways to silence them, and all safe repairs at once. */
import type { Span } from '../base/span';
import { compatibleEdits } from '../check/fix';
import { withIgnored } from '../check/ignore';
import { ignoreFileOf } from '../check/project';
import type { Doc } from '../model/doc';
import { isCited } from '../model/mask';
import type { Edit, Finding, Fix } from '../model/rule';
import type { Suppression } from '../model/types';
import { difference } from './difference';

export interface Action {
  /** Chinese, a command. */
  readonly title: string;
  readonly kind: 'fix' | 'ignore' | 'tie' | 'fix-all';
  /** The finding that it does away with. */
  readonly finding?: Finding;
  readonly preferred?: boolean;
  /** Edits of this document; they do not overlap. */
  readonly edits: readonly Edit[];
  /** Another file that changes instead. `before` is undefined when there is none yet. */
  readonly other?: { readonly uri: string; readonly before: string | undefined; readonly edit: Edit };
}

/** Repairs of the findings given, the preferred first; then the ways to silence each. */
export function codeActions(doc: Doc, findings: readonly Finding[]): Action[] {
  const fixes = findings.flatMap((finding) => (finding.fixes?.() ?? []).map((fix) => fixAction(finding, fix)));
  const preferred = fixes.filter((action) => action.preferred);
  const others = fixes.filter((action) => !action.preferred);
  return [...preferred, ...others, ...findings.flatMap((finding) => ignoreActions(doc, finding))];
}

/** Findings that touch a range; an empty range touches what it stands at. */
export function findingsAt(findings: readonly Finding[], range: Span): Finding[] {
  return findings.filter(({ span }) => span.start <= range.end && range.start <= span.end);
}

function fixAction(finding: Finding, fix: Fix): Action {
  return { title: fix.title, kind: 'fix', finding, preferred: fix.preferred === true, edits: fix.edits };
}

//#region Silence

function ignoreActions(doc: Doc, finding: Finding): Action[] {
  const line = ignoreLine(doc, finding);
  const file = ignoreFile(doc, finding.ruleId);
  return [
    ...(line ? [{ title: `忽略这一行（${finding.ruleId}）`, kind: 'ignore' as const, finding, edits: [line] }] : []),
    { title: `本文件不再提示此规则（${finding.ruleId}）`, kind: 'ignore', finding, edits: [file] },
  ];
}

/**
 * Notes a finding among those that the office ignores. `present` is the text of the file that lists them, undefined
 * where there is none; `root` the workspace folder. Undefined when that file cannot be read.
 */
export function ignoreHere(doc: Doc, finding: Finding, root: string, present: string | undefined): Action | undefined {
  const text = withIgnored(present, finding, doc, root);
  if (text === undefined) return undefined;
  const other = { uri: ignoreFileOf(root), before: present, edit: difference(present ?? '', text) };
  return { title: '此处不再提示（记入 .shuangyi/ignore.json）', kind: 'ignore', finding, edits: [], other };
}

/** The edit that silences a rule on the line of a finding; undefined where a comment would not be one. */
export function ignoreLine(doc: Doc, { ruleId, span }: Finding): Edit | undefined {
  const line = lineAround(doc.text, span.start);
  const index = doc.blockAt(span.start);
  const block = doc.blocks[index];
  if (!block || block.type === 'yaml' || block.type === 'code') return undefined;
  const present = suppressions(doc).find(
    (one) => one.what === 'disable-line' && line.start <= one.start && one.end <= line.end,
  );
  if (present) return extend(doc, present, ruleId);
  const source = doc.text.slice(line.start, line.end);
  if (isOpenComment(doc.text.slice(doc.parsed.starts[index]!, line.end))) return undefined;
  const comment = `<!-- shuangyi-disable-line ${ruleId} -->`;
  if (inTable(doc, span)) {
    const close = /(?<!\\)\|[ \t]*$/.exec(source);
    if (close)
      return insert(line.start + close.index, source[close.index - 1] === ' ' ? `${comment} ` : ` ${comment} `);
  }
  return insert(line.start + source.trimEnd().length, ` ${comment}`);
}

/** The edit that silences a rule in the whole file: behind the front matter, else at the very beginning. */
export function ignoreFile(doc: Doc, ruleId: string): Edit {
  const present = suppressions(doc).find((one) => one.what === 'disable-file' && one.rules.length > 0);
  if (present) return extend(doc, present, ruleId);
  const { text } = doc;
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const comment = `<!-- shuangyi-disable-file ${ruleId} -->`;
  const matter = doc.frontMatterSpan;
  if (!matter) return insert(text.charCodeAt(0) === 0xfeff ? 1 : 0, `${comment}${eol}${eol}`);
  const end = lineAround(text, matter.end).end;
  const next = /^(?:\r\n|\r|\n)/.exec(text.slice(end, end + 2))?.[0];
  // Behind the fence's line; where the file ends with the fence, a line has to be begun.
  return next === undefined ? insert(end, `${eol}${comment}${eol}`) : insert(end + next.length, `${comment}${eol}`);
}

/** Names one more rule in a comment that is there already. */
function extend(doc: Doc, comment: Suppression, ruleId: string): Edit {
  const last = comment.rules.at(-1)?.span.end ?? doc.text.lastIndexOf('-->', comment.end);
  return insert(last, ` ${ruleId}`);
}

function suppressions(doc: Doc): Suppression[] {
  return doc.facts.flatMap((facts, i) =>
    facts.suppressions.map((one) => {
      const by = doc.parsed.starts[i]!;
      const rules = one.rules.map(({ id, span }) => ({ id, span: { start: span.start + by, end: span.end + by } }));
      return { ...one, start: one.start + by, end: one.end + by, rules };
    }),
  );
}

const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });

function inTable(doc: Doc, span: Span): boolean {
  return doc.tables.some((table) => table.start <= span.start && span.start < table.end);
}

/** Whether a text ends inside an HTML comment. */
function isOpenComment(text: string): boolean {
  return text.lastIndexOf('<!--') > text.lastIndexOf('-->');
}

/** The line that holds an offset, without its line end. */
export function lineAround(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return { start, end };
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13;

//#endregion

//#region Fix all

/** Repairing one thing may bring up another, but not for ever. */
const mostRounds = 10;

/**
 * All repairs marked as safe, again and again until none is left. Undefined when there is none.
 * @param findingsOf the check; called for each intermediate document
 */
export function fixAll(doc: Doc, findingsOf: (doc: Doc) => readonly Finding[]): Action | undefined {
  let current = doc;
  let edits: Edit[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const step = compatibleEdits(safeFixes(current, findingsOf(current)).map(({ fix }) => fix));
    if (step.length === 0) break;
    edits = round === 0 ? step : [];
    // From the end, so that the offsets of those in front stay right.
    for (const edit of step.toReversed()) current = current.edit(edit);
  }
  if (current === doc) return undefined;
  // One round: its edits as they are. More: the text is replaced from the first difference to the last.
  const once = edits.length > 0;
  return { title: '修正全部有把握的问题', kind: 'fix-all', edits: once ? edits : [difference(doc.text, current.text)] };
}

/** What may be repaired unseen: the first safe fix of each finding, unless it changes what is only cited. */
export function safeFixes(doc: Doc, findings: readonly Finding[]): { finding: Finding; fix: Fix }[] {
  return findings.flatMap((finding) => {
    const fix = finding.fixes?.().find(({ safe }) => safe);
    return fix && !fix.edits.some((edit) => changesCited(doc, edit)) ? [{ finding, fix }] : [];
  });
}

/** Whether an edit lies in a quotation or a title: right or wrong, its words stand in another text. */
function changesCited(doc: Doc, { start, end }: Edit): boolean {
  const i = doc.blockAt(start);
  const facts = doc.facts[i];
  const by = doc.parsed.starts[i]!;
  return facts !== undefined && [start, Math.max(start, end - 1)].some((at) => isCited(facts, doc.source(i), at - by));
}

//#endregion
