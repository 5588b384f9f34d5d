/** Sharing out questions: answers in order, nobody too far ahead, failures told where they belong. */
import { expect, it } from 'vitest';
import { type Helper, shareOut, Waiting } from '../../server/src/base/crew/crew';
import { random } from '../kit/random';

/** A helper that takes so many turns for each question. */
function helper(turns: () => number, seen: number[] = []): Helper<number, string> {
  return {
    async ask(question) {
      seen.push(question);
      for (let left = turns(); left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
      if (question < 0) throw new Error(`no answer to ${question}`);
      return `answer ${question}`;
    },
    stop() {},
  };
}

const questions = Array.from({ length: 200 }, (_, i) => i);

it('answers come in the order of the questions, whoever is slow', async () => {
  const next = random(5);
  const seen: number[] = [];
  const crew = [helper(() => next.int(9), seen), helper(() => next.int(3), seen), helper(() => 0, seen)];
  const answers: string[] = [];
  for await (const answer of shareOut(questions, crew, 20)) answers.push(answer);
  expect(answers).toEqual(questions.map((i) => `answer ${i}`));
  expect(seen.toSorted((a, b) => a - b)).toEqual(questions);
});

it('nobody works further ahead than is allowed', async () => {
  const seen: number[] = [];
  let taken = 0;
  for await (const _ of shareOut(questions, [helper(() => 0, seen), helper(() => 1, seen)], 7)) {
    for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(seen.length - ++taken).toBeLessThanOrEqual(7);
  }
  expect(taken).toBe(questions.length);
});

it('a failure is told in its place, after the answers before it', async () => {
  const answers: string[] = [];
  const all = async () => {
    for await (const answer of shareOut([1, 2, 3, -4, 5, 6], [helper(() => 0), helper(() => 2)], 4))
      answers.push(answer);
  };
  await expect(all()).rejects.toThrow('no answer to -4');
  expect(answers).toEqual(['answer 1', 'answer 2', 'answer 3']);
});

it('without questions there is nothing to wait for', async () => {
  for await (const _ of shareOut([], [helper(() => 0)], 4)) expect.unreachable();
});

it('who waits when all is over is told so, and who asks later', async () => {
  const waiting = new Waiting<number>();
  const [first, second] = [waiting.next(), waiting.next()];
  waiting.answer(1);
  waiting.fail(new Error('over'));
  expect(await first).toBe(1);
  await expect(second).rejects.toThrow('over');
  await expect(waiting.next()).rejects.toThrow('over');
});
