/** Repairs for findings, and all safe repairs at once. */
import type { Edit, Span } from '../../base/span';
import type { Steps } from '../../base/steps';
import { compatibleEdits, editedDoc } from '../../check/fix';
import type { Doc } from '../../model/draft/doc';
import { isReviewNote } from '../../model/grammar/comments/reviewNotes';
import { isCited } from '../../model/block/mask';
import { sameShape } from '../../model/draft/shape';
import type { Decision } from '../../model/office/trace/decisions';
import type { Finding, Fix, Sequel } from '../../model/rule/rule';
import { difference } from '../shape/difference';

export interface Action {
  /** Chinese, a command. */
  readonly title: string;
  readonly kind: 'fix' | 'ignore' | 'tie' | 'fix-all';
  /** The finding that it does away with. */
  readonly finding?: Finding;
  readonly preferred?: boolean;
  /** Edits of this document; they do not overlap. */
  readonly edits: readonly Edit[];
  /** What our own client does then. */
  readonly sequel?: Sequel;
  /** What the office is to keep of it; becomes a change of its file, see `decided`. */
  readonly decision?: Decision;
  /** Chinese: why it cannot be done. */
  readonly refused?: string;
  /** Another file that changes instead. `before` is undefined when there is none yet. */
  readonly other?: { readonly uri: string; readonly before: string | undefined; readonly edit: Edit };
}

/** Repairs of the findings given: the preferred first, then the others of the same findings, then the rest. */
export function codeActions(doc: Doc, findings: readonly Finding[]): Action[] {
  const all = findings.map((finding) =>
    (finding.fixes?.() ?? []).filter((fix) => keepsShape(doc, fix)).map((fix) => fixAction(finding, fix)),
  );
  const preferred = all.flatMap((fixes) => fixes.filter((action) => action.preferred));
  const [sure, others] = [true, false].map((has) => {
    return all.filter((fixes) => fixes.some((action) => action.preferred) === has).flat();
  }) as [Action[], Action[]];
  return [...preferred, ...[...sure, ...others].filter((action) => !action.preferred)];
}

/** Findings that touch a range; an empty range touches what it stands at. */
export function findingsAt(findings: readonly Finding[], range: Span): Finding[] {
  return findings.filter(({ span }) => span.start <= range.end && range.start <= span.end);
}

function fixAction(finding: Finding, fix: Fix): Action {
  const { title, edits, sequel, decision } = fix;
  const more = { ...(sequel && { sequel }), ...(decision && { decision }) };
  return { title, kind: 'fix', finding, preferred: fix.preferred === true, edits, ...more };
}

/** Whether a text stays the Markdown that it is: a fix that writes no line and no cell of its own has only words to change. */
function keepsShape(doc: Doc, { edits }: Fix): boolean {
  if (edits.some(({ text }) => /[\r\n|#]/.test(text)) || edits.some((edit) => removesAll(doc, edit))) return true;
  return sameShape(doc, editedDoc(doc, compatibleEdits([{ title: '', edits }])));
}

/** A whole block goes, or what a reviewer said and its own line with it. */
function removesAll(doc: Doc, { start, end, text }: Edit): boolean {
  const removed = text === '' ? doc.slice({ start, end }) : '';
  if (isReviewNote(removed, removed.indexOf('<!--'))) return true;
  const i = doc.blockAt(start);
  const at = doc.parsed.starts[i] ?? 0;
  return text === '' && start <= at && at + (doc.blocks[i]?.length ?? 0) <= end;
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

//#region Fix all

/** The check of a document. */
export type FindingsOf = (doc: Doc) => Steps<readonly Finding[]>;

/** Repairing one thing may bring up another, but not for ever, and not more and more of it. */
const mostRounds = 10;
const mostGrowth = 2;

/**
 * All repairs marked as safe, again and again until none is left. Undefined when there is none.
 * @param findingsOf the check; called for each intermediate document
 */
export function* fixAll(doc: Doc, findingsOf: FindingsOf): Steps<Action | undefined> {
  const edits = yield* repaired(doc, function* (current) {
    return safeFixes(current, yield* findingsOf(current)).map(({ fix }) => fix);
  });
  return edits.length > 0 ? { title: '修正全部有把握的问题', kind: 'fix-all', edits } : undefined;
}

/** The edits of fixes, again and again until none is left. `fixesOf` is asked for each intermediate document. */
export function* repaired(doc: Doc, fixesOf: (doc: Doc) => Steps<readonly Fix[]>): Steps<readonly Edit[]> {
  let current = doc;
  let edits: readonly Edit[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const fixes = yield* fixesOf(current);
    let step = compatibleEdits(fixes);
    if (step.length === 0) break;
    let next = editedDoc(current, step);
    if (!sameShape(current, next)) {
      // One of them makes other Markdown of the text: each is tried by itself.
      const kept = fixes.filter((fix) => keepsShape(current, fix));
      step = compatibleEdits(kept);
      if (step.length === 0) break;
      next = editedDoc(current, step);
    }
    if (next.text.length > mostGrowth * doc.text.length + 1_000) break;
    current = next;
    yield;
    // One round: its edits as they are. More: the text is replaced from the first difference to the last.
    edits = round === 0 ? step : [difference(doc.text, current.text)];
  }
  return edits;
}

/** What may be repaired unseen: the first safe fix of each finding, unless it changes what is only cited. */
export function safeFixes(doc: Doc, findings: readonly Finding[]): { finding: Finding; fix: Fix }[] {
  return findings.flatMap((finding) => {
    const fix = finding.fixes?.().find(({ safe }) => safe);
    return fix && !fix.edits.some((edit) => changesCited(doc, edit)) ? [{ finding, fix }] : [];
  });
}

/** Whether an edit lies in a quotation or a title: right or wrong, its words stand in another text. */
export function changesCited(doc: Doc, { start, end }: Edit): boolean {
  const i = doc.blockAt(start);
  const facts = doc.facts[i];
  const by = doc.parsed.starts[i]!;
  return facts !== undefined && [start, Math.max(start, end - 1)].some((at) => isCited(facts, doc.source(i), at - by));
}

//#endregion
