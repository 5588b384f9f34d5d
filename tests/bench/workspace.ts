/**
 * The index of a workspace and what the editor asks of it: drafts read from nothing, one edit, memory, and the time of
 * each request on a large draft in the midst of them. Reads `{ small, large, count }` as JSON from standard input and
 * prints `{ index: [what, figure, figure for 10,000][], requests: { what, samples }[] }`. Run with `--expose-gc`.
 */
import { performance } from 'node:perf_hooks';
import { json } from 'node:stream/consumers';
import { finish } from '../../server/src/base/steps';
import { usedElsewhere } from '../../server/src/features/across/hoverWorkspace';
import { lenses, lensText } from '../../server/src/features/across/lenses';
import { references } from '../../server/src/features/across/navigation';
import type { Here } from '../../server/src/features/across/here';
import { workspaceSymbols } from '../../server/src/features/across/workspaceSymbols';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { headOfOther } from '../../server/src/model/draft/head/candidate';
import { type Summary, settled, summarise } from '../../server/src/model/office/summary';
import { noDecisions } from '../../server/src/model/office/trace/decisions';
import { Trace } from '../../server/src/model/office/trace/trace';
import { Workspace } from '../../server/src/model/office/workspace';

interface Job {
  readonly small: { readonly text: string };
  readonly large: { readonly text: string; readonly cursor: number };
  /** How many small drafts the workspace holds. */
  readonly count: number;
}

declare const gc: (() => void) | undefined;

const { small, large, count } = (await json(process.stdin)) as Job;

/** Drafts of four years, each with names of its own. */
const textOf = (i: number) =>
  small.text
    .replaceAll('2026年', `${2023 + (i % 4)}年`)
    .replaceAll(/^\| (\S+) \|/gm, (row, name, at) => (at % 3 === 0 ? `| ${name}第${i % 97}批 |` : row));

function heap(): number {
  gc?.();
  return process.memoryUsage().heapUsed;
}

function timed<T>(action: () => T): [value: T, ms: number] {
  const begun = performance.now();
  const value = action();
  return [value, performance.now() - begun];
}

const kilobytes = (text: string) => Math.round(Buffer.byteLength(text) / 1000);

//#region Cold index

let workspace = Workspace.empty;
const add = (i: number) => {
  const text = textOf(i);
  if (headOfOther('', text, builtin)) return;
  const summary = summarise(Doc.open(`file:///bench/${i}.md`, text, builtin));
  if (summary) workspace = workspace.with(settled(summary));
};
for (let i = 0; i < 50; i++) add(i);
workspace = Workspace.empty;
const before = heap();
const [, cold] = timed(() => {
  for (let i = 0; i < count; i++) add(i);
});
const bytes = heap() - before;
const index = [
  ['cold', `${(cold / count).toFixed(2)} ms`, `${((cold / count) * 10).toFixed(1)} s`],
  ['memory', `${(bytes / count / 1000).toFixed(1)} KB`, `${(bytes / count / 100).toFixed(0)} MB`],
];

//#endregion

//#region One edit, and requests on the large draft

let doc = Doc.open('file:///bench/large.md', large.text, builtin);
let summary: Summary = summarise(doc)!;
workspace = workspace.with(summary);

/** A character typed at the cursor. What the check reads of every revision is there when a request comes. */
let typed = false;
function press(): void {
  const at = large.cursor;
  doc = doc.edit(typed ? { start: at, end: at + 1, text: '' } : { start: at, end: at, text: '仍' });
  typed = !typed;
  void [doc.facts, doc.sections];
}

const rounds = 60;
const requests: { what: string; samples: number[] }[] = [];
function measure(what: string, prepare: () => void, action: () => unknown): void {
  const samples: number[] = [];
  for (let i = -10; i < rounds; i++) {
    prepare();
    const [, time] = timed(action);
    if (i >= 0) samples.push(time);
  }
  requests.push({ what, samples });
}

measure('index after a keystroke', press, () => {
  summary = summarise(doc, summary)!;
  workspace = workspace.with(summary);
});

const here = (): Here => {
  summary = summarise(doc, summary)!;
  workspace = workspace.with(summary);
  const trace = new Trace(workspace, { frame: builtin, decisions: noDecisions, today: 20260710 });
  return { doc, summary, workspace, trace };
};
const item = large.text.indexOf('| ', large.text.indexOf('| --- ') + 40) + 3;
measure('code lens: places', press, () => lenses(here()));
measure('code lens: words of one', press, () => {
  const now = here();
  return finish(lensText(now, lenses(now)[3]!.at));
});
measure('hover: where else', press, () => finish(usedElsewhere(here(), item, () => '')));
measure('references', press, () => finish(references(here(), item)));
measure('symbols of the workspace', press, () => finish(workspaceSymbols(workspace, '公益')));
const sizes = { drafts: count, small: kilobytes(small.text), large: kilobytes(large.text) };
console.log(JSON.stringify({ ...sizes, index, requests }));

//#endregion
