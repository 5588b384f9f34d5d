/**
 * Findings by the blocks in which their places lie. So they stay what they are while those blocks do, wherever the text
 * moves, and say where they stand only when asked.
 */
import { type Span, shift } from '../base/span';
import type { Doc } from '../model/draft/doc';
import type { Finding, Fix, Related, Severity } from '../model/rule/rule';

export interface Anchored {
  /** Spans are relative to the blocks. */
  readonly finding: Finding;
  /** Index of the block of its span, then those of its related places; -1 for a place in no single block, which is absolute. */
  readonly blocks: readonly number[];
  /** Makes the fixes for a revision. Without it there are none. */
  readonly fixes: ((doc: Doc) => readonly Fix[]) | undefined;
}

/** What a block rule has found in the block of that index. */
export function inBlock(finding: Finding, block: number): Anchored {
  const { related = [], fixes } = finding;
  return {
    finding,
    blocks: [block, ...related.map(() => block)],
    fixes: fixes && ((doc) => fixes().map((fix) => moved(fix, doc.parsed.starts[block]!))),
  };
}

const moved = (fix: Fix, by: number): Fix => ({
  ...fix,
  edits: fix.edits.map((edit) => ({ ...edit, ...shift(edit, by) })),
});

/** What a document rule has found. `fixes` makes those of a later revision, for which the finding stands as it is. */
export function inDocument(doc: Doc, finding: Finding, fixes: (doc: Doc) => readonly Fix[]): Anchored {
  const { ruleId, severity, message, slip, span, related = [] } = finding;
  const blocks = [span, ...related.map((one) => one.span)].map((one) => blockOf(doc, one));
  const place = (one: Span, k: number) => shift(one, -startOfBlock(doc, blocks[k]!));
  return {
    finding: {
      ruleId,
      severity,
      message,
      slip,
      span: place(span, 0),
      related: finding.related && related.map((one, k) => ({ span: place(one.span, k + 1), message: one.message })),
    },
    blocks,
    fixes: finding.fixes && fixes,
  };
}

/** Index of the block that holds a span; -1 when none does. */
function blockOf(doc: Doc, { start, end }: Span): number {
  const { starts } = doc.parsed;
  const i = doc.blockAt(start);
  const holds = i < starts.length && starts[i]! <= start && end <= starts[i]! + doc.blocks[i]!.length;
  return holds ? i : -1;
}

const startOfBlock = (doc: Doc, block: number): number => (block < 0 ? 0 : doc.parsed.starts[block]!);

/** The same findings in a revision, by its blocks; undefined when a block that holds one of them differs from the origin's. */
export function carried(doc: Doc, findings: readonly Anchored[]): readonly Anchored[] | undefined {
  const { head, tail } = doc.same;
  const before = doc.origin!.blocks.length;
  const by = doc.blocks.length - before;
  for (const { blocks } of findings) {
    if (blocks.some((i) => i < 0 || (i >= head && i < before - tail))) return undefined;
  }
  if (by === 0) return findings;
  return findings.map((one) => ({ ...one, blocks: one.blocks.map((i) => (i < head ? i : i + by)) }));
}

/** Whether two lists say the same of the same places. */
export function sameFindings(a: readonly Anchored[], b: readonly Anchored[]): boolean {
  return a.length === b.length && a.every((one, i) => sameFinding(one, b[i]!));
}

function sameFinding(a: Anchored, b: Anchored): boolean {
  const [one, other] = [a.finding, b.finding];
  return (
    one.message === other.message &&
    one.severity === other.severity &&
    one.slip === other.slip &&
    sameSpan(one.span, other.span) &&
    (a.fixes === undefined) === (b.fixes === undefined) &&
    a.blocks.length === b.blocks.length &&
    a.blocks.every((block, k) => block === b.blocks[k]) &&
    (one.related ?? []).every(({ span, message }, k) => {
      const its = other.related![k]!;
      return message === its.message && sameSpan(span, its.span);
    })
  );
}

const sameSpan = (a: Span, b: Span) => a.start === b.start && a.end === b.end;

/** Where a finding starts in a revision. */
export function startOf(doc: Doc, { finding, blocks }: Anchored): number {
  return startOfBlock(doc, blocks[0]!) + finding.span.start;
}

/** Below zero when `a` stands before `b`. */
function compare(doc: Doc, a: Anchored, b: Anchored): number {
  const length = ({ finding: { span } }: Anchored) => span.end - span.start;
  const [one, other] = [a.finding.ruleId, b.finding.ruleId];
  const byRule = one === other ? 0 : one < other ? -1 : 1;
  return startOf(doc, a) - startOf(doc, b) || length(a) - length(b) || byRule;
}

/** The finding where it stands in a revision. */
export function placed(doc: Doc, anchored: Anchored): Finding {
  return new Placed(doc, anchored);
}

class Placed implements Finding {
  #span: Span | undefined;

  constructor(
    private readonly doc: Doc,
    private readonly anchored: Anchored,
  ) {}

  get ruleId(): string {
    return this.anchored.finding.ruleId;
  }

  get severity(): Severity {
    return this.anchored.finding.severity;
  }

  get message(): string {
    return this.anchored.finding.message;
  }

  get slip(): string | undefined {
    return this.anchored.finding.slip;
  }

  get span(): Span {
    return (this.#span ??= this.#place(this.anchored.finding.span, 0));
  }

  get related(): readonly Related[] | undefined {
    return this.anchored.finding.related?.map(({ span, message }, k) => ({ span: this.#place(span, k + 1), message }));
  }

  get fixes(): (() => readonly Fix[]) | undefined {
    const { doc, anchored } = this;
    return anchored.fixes && (() => anchored.fixes!(doc));
  }

  get key(): object | undefined {
    return this.anchored.blocks.includes(-1) ? undefined : this.anchored;
  }

  #place(span: Span, k: number): Span {
    return shift(span, startOfBlock(this.doc, this.anchored.blocks[k]!));
  }
}

//#region One finding for many

/** As many related places as anybody looks at. */
export const mostRelated = 20;

/** One finding in place of all those of one rule about the same slip. All have a slip, and stand in order of text. */
function grouped(findings: readonly Anchored[]): Anchored[] {
  const groups = new Map<string, Anchored[]>();
  for (const one of findings) {
    const key = `${one.finding.ruleId} ${one.finding.slip}`;
    if (!groups.get(key)?.push(one)) groups.set(key, [one]);
  }
  return [...groups.values()].map((all) => (all.length > 1 ? asOne(all) : all[0]!));
}

/** What findings were made one, by the first of them. */
const merged = new WeakMap<Anchored, { readonly all: readonly Anchored[]; readonly one: Anchored }>();

/** The same object as long as all of them are. */
function asOne(all: readonly Anchored[]): Anchored {
  const first = all[0]!;
  const known = merged.get(first);
  if (known?.all.length === all.length && known.all.every((one, i) => one === all[i])) return known.one;
  const related = all.slice(1, 1 + mostRelated);
  const one: Anchored = {
    finding: {
      ...first.finding,
      message: `${first.finding.message}同样的问题全文共 ${all.length} 处。`,
      related: related.map(({ finding: { span, message } }) => ({ span, message })),
    },
    blocks: [first, ...related].map(({ blocks }) => blocks[0]!),
    fixes: (doc) => fixesOf(doc, all),
  };
  merged.set(first, { all, one });
  return one;
}

/** One fix for all of them, where each has one, then those of the first alone. */
function fixesOf(doc: Doc, findings: readonly Anchored[]): Fix[] {
  const own = findings[0]!.fixes?.(doc) ?? [];
  const each = findings.flatMap((one) => one.fixes?.(doc).slice(0, 1) ?? []);
  if (each.length < findings.length) return [...own];
  const edits = each.flatMap((fix) => fix.edits);
  const all = { title: `全部改正（${each.length} 处）`, edits, safe: each.every((fix) => fix.safe), preferred: true };
  return [all, ...own.map((fix) => ({ ...fix, title: `只改这一处：${fix.title}`, preferred: false }))];
}

//#endregion

//#region All findings of a revision

/** In order of text each: findings that stand for themselves, findings about slips, and what is shown of both. */
export interface Findings {
  readonly plain: readonly Anchored[];
  readonly slips: readonly Anchored[];
  readonly shown: readonly Anchored[];
}

export function inOrder(doc: Doc, all: readonly Anchored[]): Findings {
  const sorted = [...all].sort((a, b) => compare(doc, a, b));
  return shown(
    doc,
    sorted.filter(({ finding }) => finding.slip === undefined),
    sorted.filter(({ finding }) => finding.slip !== undefined),
  );
}

/** The same with `fresh` in place of what began in the blocks that differ from the origin's. There are as many blocks. */
export function renewed(doc: Doc, before: Findings, fresh: readonly Anchored[]): Findings {
  const plain = replaced(
    doc,
    before.plain,
    fresh.filter(({ finding }) => finding.slip === undefined),
  );
  const slips = replaced(
    doc,
    before.slips,
    fresh.filter(({ finding }) => finding.slip !== undefined),
  );
  return plain === before.plain && slips === before.slips ? before : shown(doc, plain, slips);
}

function replaced(doc: Doc, list: readonly Anchored[], fresh: readonly Anchored[]): readonly Anchored[] {
  const { head, tail } = doc.same;
  const from = list.findIndex(({ blocks }) => blocks[0]! >= head);
  const begin = from < 0 ? list.length : from;
  let end = begin;
  while (end < list.length && list[end]!.blocks[0]! < doc.blocks.length - tail) end++;
  if (begin === end && fresh.length === 0) return list;
  return list.slice(0, begin).concat(
    [...fresh].sort((a, b) => compare(doc, a, b)),
    list.slice(end),
  );
}

function shown(doc: Doc, plain: readonly Anchored[], slips: readonly Anchored[]): Findings {
  const out: Anchored[] = [];
  let next = 0;
  for (const one of grouped(slips)) {
    let low = next;
    let high = plain.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(doc, plain[middle]!, one) < 0) low = middle + 1;
      else high = middle;
    }
    while (next < low) out.push(plain[next++]!);
    out.push(one);
  }
  return { plain, slips, shown: out.concat(plain.slice(next)) };
}

//#endregion
