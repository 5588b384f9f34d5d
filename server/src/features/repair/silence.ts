/** Ways to silence a finding: the word, the place, the line, the file, the whole office. */
import { fileName } from '../../base/address';
import type { Edit, Span } from '../../base/span';
import { withRuleOff } from '../../project/configEdit';
import { withIgnored } from '../../project/ignore';
import type { OwnFile } from '../../project/project';
import { ruleById } from '../../check/plan';
import { suppressionsOf } from '../../check/suppress';
import { withWord } from '../../check/words';
import type { Doc } from '../../model/draft/doc';
import type { Finding } from '../../model/rule/rule';
import type { Suppression } from '../../model/grammar/suppressions';
import { type Action, lineAround } from './codeActions';
import { difference } from '../shape/difference';

/** One of the office's own files as it is now, for actions that write into it. */
export interface OfficeFile extends OwnFile {
  /** It is reached through a link, which may lead anywhere. */
  readonly linked?: boolean;
}

export interface OfficeFiles {
  /** URI of the folder whose `.shuangyi/` they lie in. */
  readonly root: string;
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
    const line = lineAction(doc, finding);
    const file = fileAction(doc, finding);
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
  return rewriting(`加入本单位词库：“${word}”`, finding, file, withWord(file.text, word));
}

/** Notes a finding among those that the office ignores. */
function ignoreHere(doc: Doc, finding: Finding, { root, ignore }: OfficeFiles): Action | undefined {
  const text = withIgnored(ignore.text, finding, doc, root);
  return rewriting(`本单位不再提示这一处${titleOf(finding)}`, finding, ignore, text);
}

function ruleOff(finding: Finding, file: OfficeFile): Action | undefined {
  const text = withRuleOff(file.text, finding.ruleId);
  return rewriting(`本单位不再提示这类问题：${titleOf(finding)}`, finding, file, text);
}

/** Undefined where the file cannot be read as it stands: it must not be overwritten. */
function rewriting(title: string, finding: Finding, file: OfficeFile, after: string | undefined): Action | undefined {
  if (after === undefined || file.unreadable !== undefined) return undefined;
  if (file.linked) {
    const refused = `${fileName(file.uri)} 是链接，或在链接的文件夹里，不会写入；请换成普通的文件，或自己改链接指向的文件`;
    return { title, kind: 'ignore', finding, edits: [], refused };
  }
  const other = { uri: file.uri, before: file.text, edit: difference(file.text ?? '', after) };
  return { title, kind: 'ignore', finding, edits: [], other };
}

//#endregion

//#region Comments

/** The edit that silences a rule on the line of a finding; undefined where a comment would not be one. */
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
function ignoreFile(doc: Doc, ruleId: string): Edit {
  const present = suppressionsOf(doc).find((one) => one.what === 'disable-file' && one.rules.length > 0);
  if (present) return extend(doc, present, ruleId);
  const { text } = doc;
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const comment = `<!-- shuangyi-disable-file ${ruleId} -->`;
  const { openMatter } = doc;
  if (openMatter) return insert(openMatter.end, `${eol}${eol}${comment}`);
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

/** Whether a text ends inside an HTML comment. */
function isOpenComment(text: string): boolean {
  return text.lastIndexOf('<!--') > text.lastIndexOf('-->');
}

//#endregion
