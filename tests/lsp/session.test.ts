/** Open drafts while they are read: whoever asks is answered. */
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { Session } from '../../server/src/lsp/session';
import { Turns } from '../../server/src/lsp/turns';
import { draft, random } from '../kit/random';

it('answers two askers under two frameworks during one reading', async () => {
  const session = new Session(new Turns());
  const text = draft(random(3), 60_000);
  const open = session.open({ uri: 'file:///a.md', languageId: 'markdown', version: 1, text });
  await session.doc(open, builtin);
  const first = session.doc(open, { ...builtin });
  await setTimeout(5);
  const last = { ...builtin };
  const [, doc] = await Promise.all([first, session.doc(open, last)]);
  expect(doc?.frame).toBe(last);
  expect(doc?.text).toBe(text);
}, 60_000);

it('tells all who wait that a text cannot be read, and tries again for who asks later', async () => {
  let broken = true;
  const session = new Session(new Turns(), async () => {
    if (broken) throw new Error('broken');
  });
  const text = `---\n文种: 工作计划\n---\n\n${draft(random(4), 30_000)}`;
  const open = session.open({ uri: 'file:///b.md', languageId: 'markdown', version: 1, text });
  const asked = [session.doc(open, builtin), session.doc(open, builtin, 'facts'), session.doc(open, builtin, 'facts')];
  for (const one of asked) await expect(one).rejects.toThrow('broken');
  broken = false;
  expect((await session.doc(open, builtin, 'facts'))?.text).toBe(text);
  expect((await session.doc(open, builtin))?.isRead).toBe(true);
}, 60_000);
