/**
 * A reviewer by chance, the same for the same seed: it edits the XML of a Word file as Word would, with 修订 on or off, and
 * knows nothing of the product. Runs are cut anywhere; bookmarks and the ranges of comments stay where they stood.
 */
import type { Random } from '../random';
import { type Element, all, elements, first, parseXml, textOf, valueAt, withParts, xmlOf } from './package';

export interface Reviewing {
  /** 1 to 8 are usual. */
  readonly edits: number;
  /** Share of the edits that leave a trace. */
  readonly tracked: number;
  /** Author of our proposals, which may be taken or turned down. */
  readonly ours: string;
}

const words = [
  '应当',
  '由专人负责',
  '（试行）',
  '，并于月底前报告',
  '100%',
  '“三个善于”',
  '全面',
  '案件',
  '《办法》',
  '—',
];
/** What Markdown would take for its own signs. */
const signs = [
  '|',
  '*',
  '**',
  '<b>',
  '#',
  '1.',
  '1、',
  '- ',
  '`',
  '\\',
  '_',
  '~~',
  '[1]',
  '&amp;',
  '【】',
  '<!--',
  '^',
  '$',
];
const whole = [
  '新增一项工作由办公室负责。',
  '（四）开展“回头看”。每半年一次。',
  '3. 建立台账，逐项销号。',
  '# 号开头的一段。',
  '- 横线开头的一段。',
];

const date = '2026-01-18T09:30:00Z';
const reviewers = ['王检察长', '李副检察长'];

type Edit = (body: Element, r: Random, how: Trace) => boolean;

/** How the next edit is traced; without an author it is not. */
interface Trace {
  readonly author: string | undefined;
  readonly ours: string;
  id(): string;
}

const node = (name: string, attributes: Record<string, string> = {}, ...children: (Element | string)[]): Element => ({
  name,
  attributes,
  children,
});

const marked = (name: string, { author, id }: Trace, ...children: Element[]) =>
  node(name, { 'w:id': id(), 'w:author': author!, 'w:date': date }, ...children);

const isText = (child: Element | string): child is Element =>
  typeof child !== 'string' &&
  child.name === 'w:r' &&
  all(child, 'w:t').length === 1 &&
  elements(child).every(({ name }) => name === 'w:t' || name === 'w:rPr');

const textIn = (run: Element): string => first(run, 'w:t')!.children.join('');

function runOf(like: Element | undefined, text: string, deleted = false): Element {
  const properties = like && first(like, 'w:rPr');
  const content = node(deleted ? 'w:delText' : 'w:t', { 'xml:space': 'preserve' }, text);
  return node('w:r', {}, ...(properties ? [structuredClone(properties)] : []), content);
}

const isCaption = (paragraph: Element) => valueAt(paragraph, 'w:pPr/w:pStyle') === 'GwCaption';

/** Paragraphs of the text that say something, but for captions, which are made of the draft's own words for a picture. */
const written = (body: Element) =>
  all(body, '//w:p').filter(
    (one) => !isCaption(one) && one.children.some((child) => isText(child) && textIn(child) !== ''),
  );

/** Cuts a run of the paragraph at a character of its plain text; the place among its children where the right part stands. */
function cut(paragraph: Element, at: number): number {
  let before = 0;
  for (let i = 0; i < paragraph.children.length; i++) {
    const child = paragraph.children[i]!;
    if (!isText(child)) continue;
    const text = textIn(child);
    if (before === at) return i;
    if (before + text.length > at) {
      const place = at - before;
      paragraph.children.splice(i, 1, runOf(child, text.slice(0, place)), runOf(child, text.slice(place)));
      return i + 1;
    }
    before += text.length;
    if (before === at) return i + 1;
  }
  return paragraph.children.length;
}

const plain = (paragraph: Element) => paragraph.children.filter(isText).map(textIn).join('');

/** A place that is no half of a character. */
function place(text: string, r: Random): number {
  const at = r.int(text.length + 1);
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at;
}

const some = (r: Random) => (r.chance(0.25) ? r.pick(signs).trim() : r.pick(words));

function put(paragraph: Element, at: number, text: string, how: Trace): void {
  const i = cut(paragraph, at);
  const run = runOf(paragraph.children.findLast(isText), text);
  paragraph.children.splice(i, 0, how.author ? marked('w:ins', how, run) : run);
}

function take(paragraph: Element, from: number, to: number, how: Trace): void {
  const start = cut(paragraph, from);
  cut(paragraph, to);
  let length = to - from;
  for (let i = start; i < paragraph.children.length && length > 0; i++) {
    const run = paragraph.children[i]!;
    if (!isText(run)) continue;
    const text = textIn(run);
    length -= text.length;
    const gone = how.author ? [marked('w:del', how, runOf(run, text, true))] : [];
    paragraph.children.splice(i, 1, ...gone);
    i += gone.length - 1;
  }
}

const insert: Edit = (body, r, how) => {
  const paragraph = r.pick(written(body));
  put(paragraph, place(plain(paragraph), r), some(r), how);
  return true;
};

const remove: Edit = (body, r, how) => {
  const paragraph = r.pick(written(body));
  const text = plain(paragraph);
  const from = place(text, r);
  const to = Math.min(text.length, from + 1 + r.int(6));
  if (from === to || to - from === text.length || /[\udc00-\udfff]/.test(text[to] ?? '')) return false;
  take(paragraph, from, to, how);
  return true;
};

const replace: Edit = (body, r, how) => {
  const paragraph = r.pick(written(body));
  const text = plain(paragraph);
  const from = r.int(text.length);
  const to = Math.min(text.length, from + 1 + r.int(4));
  if (/[\ud800-\udfff]/.test(text.slice(from, to + 1))) return false;
  put(paragraph, to, some(r), how);
  take(paragraph, from, to, how);
  return true;
};

/** Paragraphs that stand in the text itself: neither in a cell nor the title, whose form is not the reviewer's. */
const free = (body: Element) =>
  elements(body).filter(
    (one) =>
      one.name === 'w:p' &&
      valueAt(one, 'w:pPr/w:pStyle') !== 'Title' &&
      !isCaption(one) &&
      one.children.some((child) => isText(child) && textIn(child) !== ''),
  );

/** The mark of a paragraph, as inserted or deleted. */
function mark(paragraph: Element, what: 'w:ins' | 'w:del', how: Trace): void {
  let properties = first(paragraph, 'w:pPr');
  if (!properties) {
    properties = node('w:pPr');
    paragraph.children.unshift(properties);
  }
  let run = first(properties, 'w:rPr');
  if (!run) {
    run = node('w:rPr');
    const behind = properties.children.findIndex(
      (one) => typeof one !== 'string' && /^w:(?:sectPr|pPrChange)$/.test(one.name),
    );
    properties.children.splice(behind < 0 ? properties.children.length : behind, 0, run);
  }
  // An inserted mark stands before a deleted one.
  run.children.splice(what === 'w:del' && first(run, 'w:ins') ? 1 : 0, 0, marked(what, how));
}

/** Properties of a paragraph for another one beside it, whose mark is neither inserted nor deleted. */
function likewise(paragraph: Element): Element[] {
  const properties = first(paragraph, 'w:pPr');
  if (!properties) return [];
  const copy = structuredClone(properties);
  const run = first(copy, 'w:rPr');
  run?.children.splice(0, Infinity, ...elements(run).filter(({ name }) => !/^w:(?:ins|del)$/.test(name)));
  return [copy];
}

const split: Edit = (body, r, how) => {
  const paragraph = r.pick(free(body));
  const text = plain(paragraph);
  if (text.length < 4 || hasSection(paragraph)) return false;
  const at = cut(paragraph, 1 + place(text.slice(2), r));
  const tail = paragraph.children.splice(at);
  const front = paragraph.children.filter((one) => typeof one === 'string' || one.name !== 'w:pPr');
  // The old mark stays behind the second half. A bookmark that would be left open ends in front.
  const own = elements(paragraph).filter(({ name }) => name === 'w:pPr');
  const next = node('w:p', {}, ...own, ...tail.filter((one) => !isEnd(one)));
  paragraph.children.splice(0, Infinity, ...likewise(paragraph), ...front, ...tail.filter(isEnd));
  if (how.author) mark(paragraph, 'w:ins', how);
  body.children.splice(body.children.indexOf(paragraph) + 1, 0, next);
  return true;
};

const isEnd = (child: Element | string) => typeof child !== 'string' && child.name === 'w:bookmarkEnd';
const hasSection = (paragraph: Element) => first(paragraph, 'w:pPr/w:sectPr') !== undefined;

const join: Edit = (body, r, how) => {
  const paragraph = r.pick(free(body));
  const next = body.children[body.children.indexOf(paragraph) + 1];
  if (
    typeof next === 'string' ||
    next === undefined ||
    !free(body).includes(next) ||
    hasSection(paragraph) ||
    hasSection(next)
  )
    return false;
  if (how.author) {
    mark(paragraph, 'w:del', how);
  } else {
    paragraph.children.push(...next.children.filter((one) => typeof one !== 'string' && one.name !== 'w:pPr'));
    body.children.splice(body.children.indexOf(next), 1);
  }
  return true;
};

const add: Edit = (body, r, how) => {
  const paragraph = r.pick(free(body));
  if (hasSection(paragraph)) return false;
  const run = runOf(undefined, r.pick(whole));
  const fresh = node('w:p', {}, ...likewise(paragraph), how.author ? marked('w:ins', how, run) : run);
  if (how.author) mark(fresh, 'w:ins', how);
  body.children.splice(body.children.indexOf(paragraph) + 1, 0, fresh);
  return true;
};

const drop: Edit = (body, r, how) => {
  const paragraph = r.pick(free(body));
  const next = body.children[body.children.indexOf(paragraph) + 1];
  if (hasSection(paragraph) || typeof next === 'string' || next?.name !== 'w:p' || !paragraph.children.every(isBare))
    return false;
  if (how.author) {
    take(paragraph, 0, plain(paragraph).length, how);
    mark(paragraph, 'w:del', how);
  } else {
    body.children.splice(body.children.indexOf(paragraph), 1);
  }
  return true;
};

/** Nothing in it but text and bookmarks, so that it can be taken or moved without leaving half of something. */
const isBare = (child: Element | string) =>
  typeof child === 'string' || /^w:(?:pPr|bookmark(?:Start|End))$/.test(child.name) || isText(child);

const move: Edit = (body, r) => {
  const all = free(body).filter((one) => one.children.every(isBare) && !hasSection(one));
  const paragraph = r.pick(all);
  const behind = r.pick(free(body));
  if (behind === paragraph || hasSection(behind)) return false;
  body.children.splice(body.children.indexOf(paragraph), 1);
  body.children.splice(body.children.indexOf(behind) + 1, 0, paragraph);
  return true;
};

const rows = (body: Element) =>
  all(body, 'w:tbl').flatMap((table) =>
    all(table, 'w:tr')
      .slice(1)
      .map((row) => ({ table, row })),
  );

const rowOut: Edit = (body, r, how) => {
  const list = rows(body);
  if (list.length < 3) return false;
  const { table, row } = r.pick(list);
  if (all(table, 'w:tr').length < 3) return false;
  if (!how.author) table.children.splice(table.children.indexOf(row), 1);
  else {
    for (const paragraph of all(row, '//w:p')) take(paragraph, 0, plain(paragraph).length, how);
    properties(row).children.push(marked('w:del', how));
  }
  return true;
};

function properties(row: Element): Element {
  const found = first(row, 'w:trPr');
  if (found) return found;
  const made = node('w:trPr');
  row.children.unshift(made);
  return made;
}

const rowIn: Edit = (body, r, how) => {
  const list = rows(body);
  if (!list.length) return false;
  const { table, row } = r.pick(list);
  const fresh = structuredClone(row);
  delete fresh.attributes['w14:paraId'];
  properties(fresh).children.splice(0, Infinity, ...(how.author ? [marked('w:ins', how)] : []));
  for (const paragraph of all(fresh, '//w:p')) {
    const run = runOf(paragraph.children.find(isText), r.pick(words));
    const kept = paragraph.children.filter((one) => typeof one !== 'string' && one.name === 'w:pPr');
    paragraph.children.splice(0, Infinity, ...kept, how.author ? marked('w:ins', how, run) : run);
    delete paragraph.attributes['w14:paraId'];
  }
  table.children.splice(table.children.indexOf(row) + 1, 0, fresh);
  return true;
};

/** One of our proposals is taken or turned down, as by the buttons of Word. */
const decide: Edit = (body, r, { ours }) => {
  const changes = all(body, '//w:p').flatMap((paragraph) =>
    elements(paragraph)
      .filter(({ name, attributes }) => /^w:(?:ins|del)$/.test(name) && attributes['w:author'] === ours)
      .map((change) => ({ paragraph, change })),
  );
  if (!changes.length) return false;
  const { paragraph, change } = r.pick(changes);
  const kept = (change.name === 'w:ins') === r.chance(0.5);
  const runs = elements(change).map((run) =>
    runOf(
      run,
      all(run, change.name === 'w:ins' ? 'w:t' : 'w:delText')
        .flatMap((one) => one.children)
        .join(''),
    ),
  );
  paragraph.children.splice(paragraph.children.indexOf(change), 1, ...(kept ? runs : []));
  return true;
};

/** How often each is done. */
const kinds: Readonly<Record<string, readonly [weight: number, edit: Edit]>> = {
  insert: [5, insert],
  remove: [4, remove],
  replace: [5, replace],
  split: [2, split],
  join: [2, join],
  add: [2, add],
  drop: [2, drop],
  move: [2, move],
  'row in': [1, rowIn],
  'row out': [1, rowOut],
  decide: [2, decide],
};
const lots = Object.entries(kinds).flatMap(([name, [weight, edit]]) =>
  Array.from({ length: weight }, () => ({ name, edit })),
);

/** A comment on some words of a paragraph, as an element of comments.xml; its marks are put there. */
function comment(body: Element, r: Random, id: string, text: string): Element {
  const paragraph = r.pick(written(body));
  const words = plain(paragraph);
  const from = place(words, r);
  const start = cut(paragraph, from);
  paragraph.children.splice(start, 0, node('w:commentRangeStart', { 'w:id': id }));
  const end = cut(paragraph, Math.min(words.length, from + 1 + r.int(6)));
  const reference = node('w:r', {}, node('w:commentReference', { 'w:id': id }));
  paragraph.children.splice(Math.max(end, start + 1), 0, node('w:commentRangeEnd', { 'w:id': id }), reference);
  const said = node('w:p', {}, runOf(undefined, text));
  return node('w:comment', { 'w:id': id, 'w:author': r.pick(reviewers), 'w:date': date, 'w:initials': '审' }, said);
}

const commentsPart = 'word/comments.xml';

export interface Left {
  readonly bytes: Uint8Array;
  /** What was done, by the names of the edits. */
  readonly done: readonly string[];
  /** What was said in comments. */
  readonly said: readonly string[];
}

/** The file as a reviewer leaves it. Where it has comments, there may be more. */
export function reviewedBy(bytes: Uint8Array, r: Random, { edits, tracked, ours }: Reviewing): Left {
  const done: string[] = [];
  const comments: Element[] = [];
  let next = 500_000;
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const changed = withParts(bytes, {
    'word/document.xml': (xml) => {
      const root = parseXml(xml);
      const body = first(root, 'w:body')!;
      for (let tries = 0; done.length < edits && tries < 100 * edits; tries++) {
        const { name, edit } = r.pick(lots);
        const traced = r.chance(tracked);
        const trace = { author: traced ? r.pick(reviewers) : undefined, ours, id: () => String(next++) };
        if (edit(body, r, trace)) done.push(`${name}${traced ? '' : ' untraced'}`);
      }
      while (xml.includes('<w:commentReference ') && r.chance(0.3)) {
        const id = String(9000 + comments.length);
        comments.push(comment(body, r, id, `请再核实一遍${id}`));
      }
      return head + xmlOf(root);
    },
  });
  const said = comments.map((one) => textOf(one));
  if (!comments.length) return { bytes: changed, done, said };
  const withComments = withParts(changed, {
    [commentsPart]: (xml) => {
      const root = parseXml(xml);
      root.children.push(...comments);
      return head + xmlOf(root);
    },
  });
  return { bytes: withComments, done, said };
}
