/** Ways to silence a finding: the word, the place, the line, the file, the whole office. */
import type { Edit, Span } from '../../base/span';
import { withRuleOff } from '../../project/configEdit';
import { withIgnored } from '../../project/ignore';
import { ruleById } from '../../check/plan';
import { suppressionsOf } from '../../check/suppress';
import { withWord } from '../../check/words';
import type { Doc } from '../../model/draft/doc';
import { sameShape } from '../../model/draft/shape';
import type { SyntaxNode } from '../../model/text/types';
import type { Finding } from '../../model/rule/rule';
import type { Suppression } from '../../model/grammar/comments/suppressions';
import { type Action, lineAround } from './codeActions';
import { type OfficeFile, rewritten } from './officeFile';

export interface OfficeFiles {
  /** URI of the folder whose `.shuangyi/` they lie in. */
  readonly root: string;
  readonly trace: OfficeFile;
  readonly words: OfficeFile;
  readonly ignore: OfficeFile;
  readonly config: OfficeFile;
}

/** More than one rule at a place: the list would grow too long to read. */
const mostRules = 3;

/**
 * Ways to silence findings, the narrowest first. A single rule has them all; several rules at one place only the place
 * and the file. `office` is undefined where its files cannot be written.
 */
export function silenceActions(doc: Doc, findings: readonly Finding[], office: OfficeFiles | undefined): Action[] {
  const byRule = new Map(findings.toReversed().map((finding) => [finding.ruleId, finding]));
  const chosen = findings.filter((finding) => byRule.get(finding.ruleId) === finding).slice(0, mostRules);
  return chosen.flatMap((finding) => {
    const word = office && addWord(doc, finding, office.words);
    const here = office && ignoreHere(doc, finding, office);
    // What is said of a comment cannot be silenced by one.
    const byComment = finding.ruleId !== 'unknown-suppression';
    const line = byComment ? lineAction(doc, finding) : undefined;
    const file = byComment ? fileAction(doc, finding) : undefined;
    const all = office && ruleOff(finding, office.config);
    const wanted = chosen.length === 1 ? [word, here, line, file, all] : [word, here ?? line, file];
    return wanted.filter((action) => action !== undefined);
  });
}

const titleOf = ({ ruleId }: Finding): string => `“${ruleById.get(ruleId)?.title ?? ruleId}”`;

function lineAction(doc: Doc, finding: Finding): Action | undefined {
  const edit = ignoreLine(doc, finding);
  return edit && { title: `这一行不再提示${titleOf(finding)}`, kind: 'ignore', finding, edits: [edit] };
}

function fileAction(doc: Doc, finding: Finding): Action {
  const edits = [ignoreFile(doc, finding.ruleId)];
  return { title: `本文件不再提示${titleOf(finding)}`, kind: 'ignore', finding, edits };
}

//#region The office's files

/** Takes what a rule about words found into the office's own list. */
function addWord(doc: Doc, finding: Finding, file: OfficeFile): Action | undefined {
  if (!ruleById.get(finding.ruleId)?.words) return undefined;
  const word = doc.slice(finding.span);
  return silencing(`加入本单位词库：“${word}”`, finding, file, withWord(file.text, word));
}

/** Notes a finding among those that the office ignores. */
function ignoreHere(doc: Doc, finding: Finding, { root, ignore }: OfficeFiles): Action | undefined {
  const text = withIgnored(ignore.text, finding, doc, root);
  return silencing(`本单位不再提示这一处${titleOf(finding)}`, finding, ignore, text);
}

function ruleOff(finding: Finding, file: OfficeFile): Action | undefined {
  const text = withRuleOff(file.text, finding.ruleId);
  return silencing(`本单位不再提示这类问题：${titleOf(finding)}`, finding, file, text);
}

function silencing(title: string, finding: Finding, file: OfficeFile, after: string | undefined): Action | undefined {
  const change = rewritten(file, after);
  return change && { title, kind: 'ignore', finding, edits: [], ...change };
}

//#endregion

//#region Comments

/** The edit that silences a rule on the line of a finding; undefined where no comment can stand without changing the text. */
function ignoreLine(doc: Doc, { ruleId, span }: Finding): Edit | undefined {
  const line = lineAround(doc.text, span.start);
  const index = doc.blockAt(span.start);
  const block = doc.blocks[index];
  if (!block || block.type === 'yaml' || block.type === 'code') return undefined;
  if (doc.openMatter && span.start < doc.openMatter.end) return undefined;
  const present = suppressionsOf(doc).find(
    (one) => one.what === 'disable-line' && line.start <= one.start && one.end <= line.end,
  );
  if (present) return extend(doc, present, ruleId);
  for (const edit of places(doc, line, index, ruleId)) if (isHarmless(doc, edit)) return edit;
  return undefined;
}

/** Where a comment may be written, the likeliest first. */
function* places(doc: Doc, line: Span, index: number, ruleId: string): Generator<Edit> {
  const comment = `<!-- shuangyi-disable-line ${ruleId} -->`;
  const source = doc.slice(line);
  const bar = inTable(doc, line) ? /(?<!\\)\|[ \t]*$/.exec(source) : null;
  if (bar) yield insert(line.start + bar.index, source[bar.index - 1] === ' ' ? `${comment} ` : ` ${comment} `);
  // In front of the signs that close a heading, which would be words with something behind them.
  const closing = /[ \t]#{1,6}[ \t]*$/.exec(source);
  if (closing) yield insert(line.start + closing.index, ` ${comment}`);
  yield insert(line.start + source.trimEnd().length, ` ${comment}`);
  if (source.endsWith('\\')) yield insert(line.end - 1, ` ${comment}`);
  // In front of what goes on over the end of the line: code, a tag, the target of a link.
  const by = doc.parsed.starts[index]!;
  const crossing = crossed(doc.blocks[index]!.node, line.end - by);
  if (crossing !== undefined && crossing + by > line.start) yield insert(crossing + by, ` ${comment}`);
  // On the line above.
  const next = `<!-- shuangyi-disable-next-line ${ruleId} -->`;
  const eol = /\r\n|\r|\n/.exec(doc.text)?.[0] ?? '\n';
  if (line.start > 0) yield insert(line.start - (doc.text.startsWith('\r\n', line.start - 2) ? 2 : 1), ` ${next}`);
  if (doc.blocks.findIndex(({ type }) => type !== 'yaml') < index) yield insert(line.start, `${next}${eol}`);
}

/** Where the outermost piece begins, inside a paragraph or heading, that goes on over an offset. */
function crossed(node: SyntaxNode, offset: number): number | undefined {
  const over = node.children?.find(({ start, end }) => start < offset && offset < end);
  if (!over) return undefined;
  const inside = node.type === 'paragraph' || node.type === 'heading';
  return inside && over.type !== 'text' ? over.start : crossed(over, offset);
}

/** Whether the comment is read as one, and all else stays what it is. */
function isHarmless(doc: Doc, edit: Edit): boolean {
  const next = doc.edit(edit);
  const words = ({ title }: Doc, { text }: Doc) => title && text.slice(title.start, title.end);
  return (
    sameShape(doc, next) &&
    next.kind === doc.kind &&
    words(doc, doc) === words(next, next) &&
    suppressionsOf(next).some(({ start }) => edit.start <= start && start < edit.start + edit.text.length)
  );
}

/** The edit that silences a rule in the whole file: behind the front matter, else at the very beginning. */
function ignoreFile(doc: Doc, ruleId: string): Edit {
  const present = suppressionsOf(doc).find((one) => one.what === 'disable-file' && one.rules.length > 0);
  if (present) return extend(doc, present, ruleId);
  const { text } = doc;
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const comment = `<!-- shuangyi-disable-file ${ruleId} -->`;
  const { openMatter } = doc;
  if (openMatter) {
    // Behind the paragraph that its last line goes on in.
    const block = doc.blockAt(openMatter.end - 1);
    const at = Math.max(openMatter.end, doc.parsed.starts[block]! + doc.blocks[block]!.length);
    return insert(at, `${eol}${eol}${comment}`);
  }
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

const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });

function inTable(doc: Doc, span: Span): boolean {
  return doc.tables.some((table) => table.start <= span.start && span.start < table.end);
}

//#endregion
