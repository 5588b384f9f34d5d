/**
 * What every edit that the product makes by itself must keep: the words that are not its own, and what the text means as
 * Markdown; made twice it changes nothing more, and it brings up nothing new.
 */
import type { Edit, Span } from '../../server/src/base/span';
import { finish } from '../../server/src/base/steps';
import { type CheckConfig, defaultConfig, passByName } from '../../server/src/check/config';
import { compatibleEdits } from '../../server/src/check/fix';
import { formattingConfig, formattingRules } from '../../server/src/check/formatting';
import { mostRelated } from '../../server/src/check/group';
import { ruleById } from '../../server/src/check/plan';
import { check } from '../../server/src/check/run';
import { codeActions, fixAll, safeFixes } from '../../server/src/features/repair/codeActions';
import { silenceActions } from '../../server/src/features/repair/silence';
import { formatted } from '../../server/src/features/shape/formatting';
import { afterEnter } from '../../server/src/features/shape/onType';
import { Doc } from '../../server/src/model/draft/doc';
import { numbersOf } from '../../server/src/model/draft/series';
import type { Finding, Fix } from '../../server/src/model/rule/rule';
import { inSteps } from '../kit/steps';
import { meaning } from '../kit/meaning';

/** How often each property was put to the test. */
export const counts = { documents: 0, formats: 0, ranges: 0, fixAlls: 0, quickFixes: 0, silences: 0, enters: 0 };

const config: CheckConfig = { ...defaultConfig, pass: passByName('报审') ?? 'submit' };
const findingsOf = (doc: Doc) => check(doc, config);
const formattingFindings = (doc: Doc) => check(doc, formattingConfig(config), formattingRules);

/** Fixes that are there to change the structure, the front matter or a comment. */
const restructuring = new Set([
  'heading-level',
  'missing-part',
  'missing-stage',
  'front-matter',
  'unknown-suppression',
]);
/** Fixes that write words: what they may touch is what their finding names. */
const wording = (id: string) => !ruleById.get(id)?.formatting && !signs.has(id);
const signs = new Set(['enumeration-comma', 'inner-space', 'leading-punctuation', 'percent-sign', 'fullwidth-digit']);

/** All that is wrong with the edits of a draft, a line each. */
export function editFaults(doc: Doc): string[] {
  if (!doc.kind) return [];
  counts.documents++;
  const faults = new Faults();
  formats(doc, faults);
  fixesAll(doc, faults);
  quickFixes(doc, faults);
  silences(doc, faults);
  enters(doc, faults);
  return faults.list;
}

class Faults {
  readonly list: string[] = [];

  add(what: string, edits: readonly Edit[], doc: Doc): void {
    const shown = edits.slice(0, 3).map(({ start, end, text }) => {
      const [from, to] = [Math.max(0, start - 12), Math.min(doc.text.length, end + 12)];
      return `${start}:${JSON.stringify(doc.text.slice(from, start))}{${JSON.stringify(doc.text.slice(start, end).slice(0, 300))}→${JSON.stringify(text.slice(0, 300))}}${JSON.stringify(doc.text.slice(end, to))}`;
    });
    this.list.push(`${what} at ${shown.join(' ')}`);
  }
}

const reopened = (doc: Doc, text: string) => Doc.open(doc.uri, text, doc.frame, doc.options);

export function withEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((out, edit) => out.slice(0, edit.start) + edit.text + out.slice(edit.end), text);
}

//#region Comparing

/** Signs, blanks, figures and what numerals are written with: the rest are words. */
const form = /[\s\p{P}\p{S}\d０-９零〇○◯一二三四五六七八九十百千两①-⑳⑴-⒛㈠-㈩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩＯOo]+/gu;
const letters = (text: string) => text.replace(form, '');

function sameMeaning(
  doc: Doc,
  text: string,
  edits: readonly Edit[],
  what: string,
  faults: Faults,
  own = false,
  plain = doc.text,
): void {
  const ignoring = { comments: own, depth: what === 'fix all' };
  const [before, after] = [meaning(doc.text, ignoring), meaning(text, ignoring)];
  if (before.tree !== after.tree)
    faults.add(`${what}: other Markdown (${firstDifference(before.tree, after.tree)})`, edits, doc);
  const inline = plain === doc.text ? before.inline : meaning(plain, ignoring).inline;
  if (inline !== after.inline)
    faults.add(`${what}: other inline (${firstDifference(inline, after.inline)})`, edits, doc);
}

function firstDifference(a: string, b: string): string {
  const [left, right] = [a.split('\n'), b.split('\n')];
  const at = left.findIndex((line, i) => line !== right[i]);
  return `${left[at < 0 ? left.length : at]?.trim().slice(0, 120)} → ${right[at < 0 ? left.length : at]?.trim().slice(0, 120)}`;
}

/** How many findings of each rule there are, those that were made one counted singly. */
function tally(findings: readonly Finding[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const { ruleId, related = [], message } of findings) {
    const many = /同样的问题全文共 (\d+) 处/.exec(message);
    out.set(
      ruleId,
      (out.get(ruleId) ?? 0) + (many ? Number(many[1]) : message.includes('全文') ? 1 + related.length : 1),
    );
  }
  return out;
}

function nothingNew(
  before: readonly Finding[],
  after: readonly Finding[],
  what: string,
  faults: Faults,
  doc: Doc,
  edits: readonly Edit[],
): void {
  const [old, now] = [tally(before), tally(after)];
  for (const [id, count] of now) {
    if (count <= (old.get(id) ?? 0)) continue;
    // What is counted can be compared with what was promised once its numbers are in order.
    if (id === 'count-mismatch' && old.has('heading-number')) continue;
    const known = new Set(before.map(({ ruleId, message }) => ruleId + message));
    const fresh = after.find((one) => one.ruleId === id && !known.has(one.ruleId + one.message));
    faults.add(`${what}: brings up ${id} (${fresh?.message})`, edits, doc);
  }
}

//#endregion

function formats(doc: Doc, faults: Faults): void {
  const run = inSteps(formattingFindings);
  const edits = finish(formatted(doc, run));
  counts.formats++;
  if (edits.length > 0) {
    const text = withEdits(doc.text, edits);
    sameMeaning(doc, text, edits, 'format', faults);
    if (letters(text) !== letters(doc.text)) faults.add('format: changes words', edits, doc);
    const next = reopened(doc, text);
    const again = finish(formatted(next, run));
    if (again.length > 0) faults.add('format: not the same twice', again, next);
    nothingNew(findingsOf(doc), findingsOf(next), 'format', faults, doc, edits);
  }
  // Of ranges some: a third, and single blocks.
  const starts = [...doc.parsed.starts];
  const step = Math.max(1, Math.floor(starts.length / 8));
  for (let i = 0; i < starts.length; i += step) {
    const range: Span = { start: starts[i]!, end: starts[Math.min(i + 2, starts.length - 1)]! + 1 };
    if (range.end < range.start) continue;
    counts.ranges++;
    const some = finish(formatted(doc, run, range));
    if (some.length === 0) continue;
    const text = withEdits(doc.text, some);
    sameMeaning(doc, text, some, 'range', faults);
    if (letters(text) !== letters(doc.text)) faults.add('range: changes words', some, doc);
    const next = reopened(doc, text);
    const again = finish(formatted(next, run, { start: range.start, end: range.end + text.length - doc.text.length }));
    if (again.length > 0) faults.add('range: not the same twice', again, next);
  }
}

function fixesAll(doc: Doc, faults: Faults): void {
  const action = finish(fixAll(doc, inSteps(findingsOf)));
  if (!action) return;
  counts.fixAlls++;
  const text = withEdits(doc.text, action.edits);
  sameMeaning(doc, text, action.edits, 'fix all', faults);
  const next = reopened(doc, text);
  const again = finish(fixAll(next, inSteps(findingsOf)));
  if (again) faults.add('fix all: not the same twice', again.edits, next);
  const [before, after] = [findingsOf(doc), findingsOf(next)];
  for (const { finding, fix } of safeFixes(next, after))
    faults.add(`fix all: leaves ${finding.ruleId}`, fix.edits, next);
  nothingNew(before, after, 'fix all', faults, doc, action.edits);
}

/** Every fix of every finding, each by itself. */
function quickFixes(doc: Doc, faults: Faults): void {
  const findings = findingsOf(doc);
  for (const finding of findings) {
    // What the editor offers: fixes that would make other Markdown of the text are not among them.
    const offered = new Set(codeActions(doc, [finding]).map(({ edits }) => JSON.stringify(edits)));
    for (const fix of finding.fixes?.() ?? []) {
      if (!offered.has(JSON.stringify(fix.edits))) continue;
      // It only brings the cursor or a list to the place.
      if (fix.sequel && fix.edits.length === 0) continue;
      counts.quickFixes++;
      quickFix(doc, findings, [finding, fix], faults);
    }
  }
}

function quickFix(doc: Doc, findings: readonly Finding[], [finding, fix]: [Finding, Fix], faults: Faults): void {
  const id = finding.ruleId;
  const what = `${id} “${fix.title}”`;
  const edits = compatibleEdits([fix]);
  if (edits.length < fix.edits.length) {
    faults.add(`${what}: edits of its own clash`, fix.edits, doc);
    return;
  }
  const text = withEdits(doc.text, edits);
  if (text === doc.text) {
    faults.add(`${what}: changes nothing`, edits, doc);
    return;
  }
  const column = /^增加“.*”一栏$/.test(fix.title);
  const emptied = edits.some(({ start, end, text: words }) => words === '' && isWhole(doc, { start, end }));
  if (!restructuring.has(id) && !column && !emptied) {
    // Escapes and entities in words that give way as a whole go with them.
    const whole =
      wording(id) && edits.every((edit) => edit.start <= finding.span.start && finding.span.end <= edit.end);
    const plain = whole
      ? withEdits(
          doc.text,
          edits.map((edit) => ({ ...edit, text: '甲' })),
        )
      : doc.text;
    sameMeaning(doc, text, edits, what, faults, true, plain);
  }
  if (!wording(id) && letters(text) !== letters(doc.text)) faults.add(`${what}: changes words`, edits, doc);
  if (!isFarReaching(id)) {
    const strange = edits.find((edit) => !isNamed(finding, edit));
    if (strange) faults.add(`${what}: changes what it does not name`, [strange], doc);
  }
  const after = findingsOf(reopened(doc, text));
  const [old, now] = [tally(findings).get(id) ?? 0, tally(after).get(id) ?? 0];
  if (fix.safe && now >= old) faults.add(`${what}: is still there`, edits, doc);
  // A table without a column becomes rows without a measure.
  if (now > old && !column) faults.add(`${what}: more of the same`, edits, doc);
  if (fix.safe) nothingNew(findings, after, what, faults, doc, edits);
}

/** A paragraph of its own: without its words it is not there. */
function isWhole(doc: Doc, { start, end }: Span): boolean {
  const i = doc.blockAt(start);
  const at = doc.parsed.starts[i]!;
  return start <= at && end >= at + doc.blocks[i]!.length;
}

/** What is missing is written where it belongs, in the row or mark of what is found. */
const filling = new Set(['untied-item', 'vague-measure', 'missing-owner', 'missing-deadline']);

/** Renumbering goes on behind the finding. */
const isFarReaching = (id: string) =>
  id === 'heading-number' ||
  // The numbers below, the other notes.
  id === 'row-number' ||
  id === 'open-note' ||
  restructuring.has(id) ||
  filling.has(id) ||
  id === 'heading-form' ||
  id === 'unpaired-punctuation';

function isNamed({ span, related = [] }: Finding, edit: Span): boolean {
  if (related.length >= mostRelated) return true;
  return [span, ...related.map((one) => one.span)].some((place) => place.start <= edit.end && edit.start <= place.end);
}

function silences(doc: Doc, faults: Faults): void {
  const findings = findingsOf(doc);
  const kinds = new Set<string>();
  for (const finding of findings) {
    // One of a rule in a block of a kind is enough.
    const block = doc.blocks[doc.blockAt(finding.span.start)];
    const key = `${finding.ruleId} ${block?.type} ${lineEnd(doc, finding)}`;
    if (kinds.has(key)) continue;
    kinds.add(key);
    for (const { edits, title } of silenceActions(doc, [finding], undefined)) {
      counts.silences++;
      const what = `${title}`;
      const text = withEdits(doc.text, edits);
      sameMeaning(doc, text, edits, what, faults, true);
      const next = reopened(doc, text);
      if (next.kind !== doc.kind) faults.add(`${what}: another kind`, edits, doc);
      const after = findingsOf(next);
      const [old, now] = [tally(findings).get(finding.ruleId) ?? 0, tally(after).get(finding.ruleId) ?? 0];
      if (now >= old) faults.add(`${what}: is still there`, edits, doc);
      for (const [id, count] of tally(findings)) {
        if (id !== finding.ruleId && (tally(after).get(id) ?? 0) !== count)
          faults.add(`${what}: ${id} is another`, edits, doc);
      }
      nothingNew(findings, after, what, faults, doc, edits);
    }
  }
}

const lineEnd = ({ text }: Doc, { span }: Finding) =>
  /[^\p{Script=Han}\r\n]*(?=\r|\n|$)/u.exec(text.slice(span.end, span.end + 300).split(/[\r\n]/)[0]!)?.[0].slice(-3);

/** Inline but for the escapes that numbers of items are written with. */
const withoutNumbers = (text: string) => meaning(text).inline.replace(/^\\[.)]\n?/gm, '');

/** Without what numbers of items are written with. */
const items = (text: string) => letters(text).replace(/第|章|节|部分|是|要/g, '');

function enters(doc: Doc, faults: Faults): void {
  const numbers = numbersOf(doc);
  const eol = /\r\n|\r|\n/.exec(doc.text)?.[0] ?? '\n';
  for (let i = 0; i < numbers.arrangement.numerals.length && i < 60; i++) {
    const numeral = numbers.numeral(i);
    const rest = /[\r\n]|$/.exec(doc.text.slice(numeral.end))!;
    const at = numeral.end + rest.index;
    const broken = doc.edit({ start: at, end: at, text: eol });
    const edits = afterEnter(broken, at + eol.length);
    counts.enters++;
    if (edits.length === 0) continue;
    const text = withEdits(broken.text, edits);
    if (items(text) !== items(doc.text)) faults.add('enter: changes words', edits, broken);
    if (withoutNumbers(text) !== withoutNumbers(doc.text)) faults.add('enter: other inline', edits, broken);
  }
}
