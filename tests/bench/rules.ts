/** What each rule costs on the generated 1 MB draft: its part of a first check, and of one keystroke. Prints a table. */
import { performance } from 'node:perf_hooks';
import { json } from 'node:stream/consumers';
import { type CheckConfig, defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { rules } from '../../server/src/rules/index.gen';
import type { Draft } from './inprocess';

const keystrokes = 60;

const median = (samples: readonly number[]) => samples.toSorted((a, b) => a - b)[samples.length >> 1] ?? 0;

/** Milliseconds of a first check by one rule, facts being there, and of a check after a keystroke. */
function cost(base: Doc, cursor: number, id: string): { id: string; first: number; keystroke: number } {
  const config: CheckConfig = { ...defaultConfig };
  const begun = performance.now();
  check(base, config, [id]);
  const first = performance.now() - begun;
  const samples: number[] = [];
  let doc = base;
  for (let i = 0; i < keystrokes; i++) {
    doc = doc.edit({ start: cursor, end: cursor + (i % 2), text: i % 2 ? '' : '仍' });
    // What every rule shares is not this one's cost.
    void [doc.facts, doc.sections, doc.kind, doc.period];
    const start = performance.now();
    check(doc, config, [id]);
    samples.push(performance.now() - start);
  }
  return { id, first, keystroke: median(samples) };
}

const draft = (await json(process.stdin)) as Draft;
const doc = Doc.open('file:///draft.md', draft.text, builtin);
void doc.sections;
const idle = cost(doc, draft.cursor, '');
const rows = rules.map((rule) => cost(doc, draft.cursor, rule.id));
for (const { id, first, keystroke } of rows.sort((a, b) => b.keystroke - a.keystroke)) {
  const own = (ms: number, without: number) =>
    Math.max(0, ms - without)
      .toFixed(2)
      .padStart(9);
  console.log(`${id.padEnd(26)} ${own(first, idle.first)} ${own(keystroke, idle.keystroke)}`);
}
