/** Marks (`【事项：…；措施：…】` and the same in a comment): whole ones, their keys, their values. */
import type { Span } from '../../base/span';
import type { Steps } from '../../base/steps';
import type { Role } from '../../frame/schema';
import type { Doc } from '../../model/draft/doc';
import { isReviewNote } from '../../model/grammar/comments/reviewNotes';
import { roleOfKey } from '../../model/block/marks';
import { placeholderLength } from '../../model/grammar/placeholder';
import { escapeSnippet } from '../../model/grammar/skeleton';
import { lineAround } from '../repair/codeActions';
import type { Completion, CompletionPlace } from './entry';
import { compared, lastMatch, valueCompletions, valuePlace } from './value';

interface MarkPlace {
  readonly comment: boolean;
  /** Behind the opening sign. */
  readonly inner: number;
  /** Something closes the mark already. */
  readonly closed: boolean;
  /** Between opening and closing, or up to the end of the line. */
  readonly body: Span;
}

/** No mark is longer. UTF-16 units. */
const longestMark = 500;

/** Entries inside a mark; undefined outside. */
export function* markCompletions(place: CompletionPlace): Steps<Completion[] | undefined> {
  const mark = markAt(place.doc, place.offset);
  // What a reviewer says is not ours to fill in.
  if (mark?.comment && isReviewNote(place.doc.text, mark.inner - '<!--'.length)) return [];
  return mark && !isPrompt(place.doc, mark) ? yield* inMark(place, mark) : undefined;
}

function markAt(doc: Doc, offset: number): MarkPlace | undefined {
  const { text } = doc;
  const from = Math.max(0, offset - longestMark);
  const before = text.slice(from, offset);
  const bracket = before.lastIndexOf('【');
  const open = before.lastIndexOf('<!--');
  const comment = open > bracket;
  const at = comment ? open : bracket;
  if (at < 0) return undefined;
  const inner = from + at + (comment ? 4 : 1);
  const typed = text.slice(inner, offset);
  if (typed.includes(comment ? '-->' : '】') || /\n\s*\n|shuangyi-/.test(typed)) return undefined;
  const line = lineAround(text, offset).end;
  const close = text.slice(offset, line).search(comment ? /-->/ : /】/);
  // A closing sign behind another opening one belongs to that.
  const other = text.slice(offset, line).search(comment ? /<!--/ : /【/);
  const closed = close >= 0 && (other < 0 || close < other);
  return { comment, inner, closed, body: { start: inner, end: closed ? offset + close : offset } };
}

/** 【待填：…】 looks like a mark, but only keeps a place. */
function isPrompt(doc: Doc, { comment, closed, body }: MarkPlace): boolean {
  return !comment && closed && placeholderLength(doc.frame, doc.slice(body)) > 0;
}

function* inMark(place: CompletionPlace, mark: MarkPlace): Steps<Completion[]> {
  const { doc, offset } = place;
  const typed = doc.text.slice(mark.inner, offset);
  const piece = typed.slice(lastMatch(typed, /[；;\r\n]/g) + 1);
  const colon = piece.search(/[：:]/);
  if (colon >= 0) {
    const role = roleOfKey(doc.frame, piece.slice(0, colon).trim());
    if (!role) return [];
    const after = doc.text.slice(offset, Math.max(offset, mark.body.end)).split(/[；;\r\n]/, 1)[0]!;
    const { span, lead } = valuePlace(doc.frame, role, piece.slice(colon + 1), after, offset);
    return compared(yield* valueCompletions(place, role, span, itemsOfMark(doc, mark)), lead);
  }
  const span = { start: offset - piece.trimStart().length, end: offset };
  const keys = missingKeys(doc, mark).map((role): Completion => {
    const key = doc.frame.markKeys[role]![0]!;
    return { label: key, sort: 'key', text: `${key}：`, span, detail: doc.frame.columns[role]?.[0], more: true };
  });
  return piece.length === typed.length ? [...wholeMarks(doc, mark, span), ...keys] : keys;
}

/** Roles in the order in which a mark is usually written; others follow. */
const usual: readonly Role[] = [
  'item',
  'measure',
  'department',
  'deadline',
  'result',
  'assessment',
  'deploy',
  'implement',
  'exempt',
];

function missingKeys(doc: Doc, mark: MarkPlace): Role[] {
  const { markKeys } = doc.frame;
  const present = new Set(
    doc
      .slice(mark.body)
      .split(/[；;\r\n]/)
      .map((piece) => roleOfKey(doc.frame, piece.split(/[：:]/)[0]!.trim())),
  );
  const rest = (Object.keys(markKeys) as Role[]).filter((role) => !usual.includes(role));
  return [...usual, ...rest].filter((role) => markKeys[role]?.length && !present.has(role));
}

/** What whole marks consist of, and what each is for. */
const patterns: readonly { roles: readonly Role[]; detail: string }[] = [
  { roles: ['measure'], detail: '说明上文用哪项措施带动' },
  { roles: ['item', 'measure'], detail: '事项与措施' },
  { roles: ['item', 'measure', 'department', 'deadline'], detail: '事项、措施、责任和时限' },
  { roles: ['item', 'measure', 'result', 'assessment'], detail: '总结用：成效和考核' },
  { roles: ['item', 'exempt'], detail: '确不需要融合，写明理由' },
  { roles: ['item', 'adjustment'], detail: '报告用：不再做或者改了，写明理由' },
];

function wholeMarks(doc: Doc, mark: MarkPlace, span: Span): Completion[] {
  const { markKeys } = doc.frame;
  const space = mark.comment && doc.text[span.start - 1] !== ' ' ? ' ' : '';
  const close = mark.closed ? '' : mark.comment ? ' -->' : '】';
  return patterns.flatMap(({ roles, detail }) => {
    const keys = roles.map((role) => markKeys[role]?.[0]);
    if (keys.includes(undefined)) return [];
    const text = keys.map((key, i) =>
      `${escapeSnippet(key!)}：$\{${i + 1}:${i === 0 ? '' : ' '}}`.replace(': }', '}').replace(':}', '}'),
    );
    const label = keys.map((key) => `${key}：…`).join('；');
    return [{ label, sort: 'mark', text: `${space}${text.join('；')}${close}$0`, snippet: true, span, detail }];
  });
}

/** Ids of the items that a mark speaks of: those that it names, else those of the words in front of it. */
function itemsOfMark(doc: Doc, mark: MarkPlace): (string | undefined)[] {
  const own = doc.recogniser.items(doc.text, mark.body);
  if (own.length) return own.map((item) => item.id);
  const before = doc.segments({ start: Math.max(0, mark.inner - 5), end: mark.inner }).at(-1);
  return before?.items.map((item) => item.id) ?? [];
}
