/** The paper of a draft: what a reader of it sees, and what each paragraph is in it. */
import { contains, overlaps, type Span } from '../../base/span';
import { finish, type Steps } from '../../base/steps';
import type { Doc } from '../draft/doc';
import { type FrontMatterKey, recordOf } from '../grammar/frontMatter';
import { oursIn, withTraces } from './ours';
import { rolesOf } from './roles';
import { sketchesOf } from './sketch';
import type { Paper } from './types';

/** The paper of a text, whether it is a draft or not. Linear. */
export function paperOf(doc: Doc): Paper {
  return finish(paperInSteps(doc));
}

/** The same in steps between which others may go first. */
export function* paperInSteps(doc: Doc): Steps<Paper> {
  const ours = oursIn(doc);
  const { frontMatterSpan, openMatter } = doc;
  const matter = frontMatterSpan ?? openMatter;
  const removed = withTraces(doc.text, ours);
  const { blocks, notes, tags } = yield* sketchesOf(doc, openMatter ? united([openMatter, ...removed]) : removed);
  yield;
  return {
    text: doc.text,
    blocks: rolesOf(doc, blocks),
    notes,
    hidden: united([...(matter ? [matter] : []), ...ours, ...tags]),
    matter: matterOf(doc),
  };
}

/** Ranges in order, those that overlap as one. */
function united(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (!last || !overlaps(last, span)) out.push(span);
    else if (!contains(last, span)) out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return out;
}

/** Keys that say what a draft is, not what its paper shows. */
const unprinted = new Set<FrontMatterKey>(['文种', '部门', '期间', '计划', '阶段']);

function matterOf(doc: Doc): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const { key, value } of doc.frontMatter) {
    const words = doc.slice(value);
    if (words === '' || out.has(key) || !recordOf(key) || unprinted.has(key as FrontMatterKey)) continue;
    out.set(key, words);
  }
  return out;
}
