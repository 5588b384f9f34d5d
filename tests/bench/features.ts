/**
 * What each request about one document costs the server on a draft, right behind a keystroke: the feature alone, the
 * facts of the new revision being there, because the check has asked for them. Prints `[{ what, samples }]` as JSON.
 */
import { performance } from 'node:perf_hooks';
import { json } from 'node:stream/consumers';
import { finish } from '../../server/src/base/steps';
import { defaultConfig } from '../../server/src/check/config';
import { formattingConfig, formattingRules } from '../../server/src/check/formatting';
import { check } from '../../server/src/check/run';
import { folds } from '../../server/src/features/shape/folding';
import { formatted } from '../../server/src/features/shape/formatting';
import { type FusionBy, fusion } from '../../server/src/features/views/fusion';
import { health } from '../../server/src/features/views/health';
import { hover } from '../../server/src/features/hover';
import { inlayHints } from '../../server/src/features/shape/inlayHints';
import { fileLinks } from '../../server/src/features/shape/links';
import { afterEnter } from '../../server/src/features/shape/onType';
import { selections } from '../../server/src/features/shape/selection';
import { symbols } from '../../server/src/features/shape/symbols';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import type { Finding } from '../../server/src/model/rule/rule';
import { offered } from '../features/kit';
import { inSteps } from '../kit/steps';
import type { Draft } from './inprocess';

const keystrokes = 60;
const warmUp = 10;
/** As much as a window shows. UTF-16 units. */
const screen = 3000;

const draft = (await json(process.stdin)) as Draft;
const first = Doc.open('file:///draft.md', draft.text, builtin);
check(first, defaultConfig);

/** Behind the last row of a task table, in a cell of it, and on an empty line, near the middle. */
const table = first.tables.find(({ tasks, start }) => tasks && start > draft.cursor)!;
const cell = table.entries.at(-1)!.fields.measure!.start;
const row = table.end;
const empty = draft.text.indexOf('\n\n', table.end + 2) + 1;
/** The empty line behind an item of a numbered list. */
const numbered = /\n\d\.[^\n]+\n(?=\n)/.exec(draft.text.slice(draft.cursor));
const entered = numbered ? draft.cursor + numbered.index + numbered[0].length : empty;
const item = table.entries[0]!.item!.start + 1;
let found: readonly Finding[] = [];
const tree = (by: FusionBy) => (doc: Doc) => fusion(doc, by);
const formattingFindings = inSteps((doc: Doc) => check(doc, formattingConfig(defaultConfig), formattingRules));

const features: Record<string, (doc: Doc, moved: number) => unknown> = {
  'completion, cell': (doc, by) => offered(doc, cell + by),
  'completion, new row': (doc, by) => offered(doc, row + by),
  'completion, empty line': (doc, by) => offered(doc, empty + by),
  'completion, running text': (doc, by) => offered(doc, draft.cursor + by),
  hover: (doc, by) => hover(doc, item + by, () => 1),
  symbols: (doc) => symbols(doc),
  'outline of ties, by measure': tree('measure'),
  'outline of ties, by item': tree('item'),
  'outline of ties, by part': tree('part'),
  health: (doc) => health(doc, found, 'review'),
  folding: (doc) => folds(doc),
  'selection range': (doc, by) => selections(doc, cell + by),
  'inlay hints, one screen': (doc) => inlayHints(doc, { start: draft.cursor, end: draft.cursor + screen }),
  links: (doc) => fileLinks(doc),
  'Enter behind a number': (doc, by) => afterEnter(doc, entered + by),
  'formatting, one paragraph': (doc, by) =>
    finish(formatted(doc, formattingFindings, { start: cell + by, end: cell + by })),
};

const out = Object.entries(features).map(([what, run]) => {
  const samples: number[] = [];
  let doc = first;
  for (let i = 0; i < keystrokes + warmUp; i++) {
    doc = doc.edit({ start: draft.cursor, end: draft.cursor + (i % 2), text: i % 2 ? '' : '仍' });
    found = check(doc, defaultConfig);
    const begun = performance.now();
    run(doc, i % 2 ? 0 : 1);
    if (i >= warmUp) samples.push(performance.now() - begun);
  }
  return { what, samples };
});
console.log(JSON.stringify(out));
