/** What is kept does not grow with the work done: nothing of an earlier revision, draft or framework stays alive. */
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { coverage } from '../../server/src/features/views/status';
import { loadFramework } from '../../server/src/frame/load';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { summarise } from '../../server/src/model/office/summary';
import { heapInUse } from '../kit/heap';
import { draft, random } from '../kit/random';

/** More than chance in a quarter of the work, less than a thousandth of what passes through memory. Bytes. */
const slack = 750_000;

/** Does the work in four quarters: what leaks grows in each of them, what the engine compiles late only in some. */
async function growth(quarter: () => Promise<void>): Promise<number> {
  const grown: number[] = [];
  for (let i = 0; i < 4; i++) {
    const before = heapInUse();
    await quarter();
    grown.push(heapInUse() - before);
  }
  return Math.min(...grown);
}

/** All that an editor asks of a revision after a keystroke. */
function work(doc: Doc, before?: ReturnType<typeof summarise>) {
  for (const { fixes } of check(doc, defaultConfig)) fixes?.();
  coverage(doc);
  return summarise(doc, before);
}

const text = draft(random(5), 300);

it('is flat over 20,000 edits', async () => {
  let doc = Doc.open('file:///a.md', text, builtin, { kind: '工作计划' });
  let summary = work(doc);
  /** Types a letter and takes it back, now here, now there. */
  const type = async (times: number) => {
    for (let i = 0; i < times; i++) {
      if (i % 100 === 0) await setImmediate();
      const back = i % 2;
      const start = ((i - back) * 37) % text.length;
      doc = doc.edit({ start, end: start + back, text: back ? '' : '仍' });
      summary = work(doc, summary);
    }
  };
  await type(2_000);
  expect(await growth(() => type(5_000))).toBeLessThan(slack);
  expect(doc.text).toBe(text);
}, 300_000);

it('is flat over edits of a draft that is read ahead, and over what it is checked under', async () => {
  let doc = Doc.open('file:///a.md', draft(random(5), 20_000), builtin, { kind: '工作计划' });
  const { text } = doc;
  const work = async (times: number) => {
    for (let i = 0; i < times; i++) {
      if (i % 10 === 0) await setImmediate();
      const back = i % 2;
      const start = ((i - back) * 37) % text.length;
      doc = doc.edit({ start, end: start + back, text: back ? '' : '仍' });
      check(doc, i % 20 ? defaultConfig : { ...defaultConfig });
    }
  };
  await work(400);
  expect(await growth(() => work(250))).toBeLessThan(slack);
}, 300_000);

it('is flat over 3,000 drafts opened and closed', async () => {
  const open = async (i: number) => {
    if (i % 100 === 0) await setImmediate();
    work(Doc.open(`file:///${i}.md`, `${text}\n第${i}份。\n`, builtin, { kind: '工作计划' }));
  };
  let opened = 0;
  const some = async (times: number) => {
    for (const end = opened + times; opened < end; opened++) await open(opened);
  };
  await some(100);
  expect(await growth(() => some(750))).toBeLessThan(slack);
}, 300_000);

it('is flat over 300 frameworks read again', async () => {
  const read = async (i: number) => {
    await setImmediate();
    const { frame, problems } = loadFramework(`extends: procuratorate\nname: 第${i}次读\n`);
    expect(problems).toEqual([]);
    work(Doc.open('file:///a.md', text, frame, { kind: '工作计划' }));
  };
  let done = 0;
  const some = async (times: number) => {
    for (const end = done + times; done < end; done++) await read(done);
  };
  await some(10);
  expect(await growth(() => some(75))).toBeLessThan(slack);
}, 300_000);
