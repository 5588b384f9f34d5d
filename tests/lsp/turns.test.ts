import { describe, expect, it } from 'vitest';
import type { Steps } from '../../server/src/base/steps';
import { builtin } from '../../server/src/frame/builtin';
import { Gathering, pause, Turns } from '../../server/src/lsp/turns';
import { openInSteps } from '../../server/src/model/draft/ahead';
import { Doc } from '../../server/src/model/draft/doc';

describe('gathering', () => {
  it('works once on values that keep coming turn by turn', async () => {
    const worked: string[][] = [];
    const gathering = new Gathering<string>(async (values) => void worked.push([...values]));
    for (const value of ['a', 'b', 'a', 'c']) {
      gathering.add(value);
      await pause();
    }
    await gathering.idle();
    expect(worked).toEqual([['a', 'b', 'c']]);
  });

  it('works again on what comes later, also while it is at work', async () => {
    const worked: string[] = [];
    const gathering = new Gathering<string>(async (values) => {
      worked.push(...values);
      if (values.has('a')) gathering.add('b');
    });
    gathering.add('a');
    await gathering.idle();
    expect(worked).toEqual(['a', 'b']);
    gathering.add('c');
    await gathering.idle();
    expect(worked).toEqual(['a', 'b', 'c']);
  });

  it('is idle when nothing waits', async () => {
    await new Gathering(async () => {}).idle();
  });
});

describe('turns', () => {
  /** Work of so many steps, each of which takes so many milliseconds by a clock of its own. */
  function work(steps: number, cost: number) {
    let now = 0;
    const ends: number[] = [];
    const turns = new Turns(
      () => now,
      async () => void ends.push(now),
    );
    const walk = function* (name = 'done'): Steps<string> {
      for (let i = 0; i < steps; i++) {
        now += cost;
        yield;
      }
      return name;
    };
    return { turns, walk, ends };
  }

  it('never take longer than 50 ms where no step does', async () => {
    for (const cost of [1, 5, 20, 29]) {
      const { turns, walk, ends } = work(200, cost);
      expect(await turns.run(walk(), () => true)).toBe('done');
      const lengths = ends.map((end, i) => end - (ends[i - 1] ?? 0));
      expect(Math.max(...lengths)).toBeLessThanOrEqual(50);
      // Nor are they so short that resting takes the time.
      expect(Math.min(...lengths)).toBeGreaterThanOrEqual(20);
    }
  });

  it('need no rest for what is short', async () => {
    const { turns, walk, ends } = work(3, 5);
    expect(await turns.run(walk(), () => false)).toBe('done');
    expect(ends).toEqual([]);
  });

  it('stop when nobody wants the rest', async () => {
    const { turns, walk, ends } = work(200, 20);
    expect(await turns.run(walk(), () => ends.length < 3)).toBeUndefined();
    expect(ends).toEqual([20, 40, 60]);
  });

  it('are taken one after the other, with a rest behind each, by however many works', async () => {
    let now = 0;
    const resting: (() => void)[] = [];
    const turns = new Turns(
      () => now,
      () => new Promise((resolve) => resting.push(resolve)),
    );
    const walk = function* (): Steps<void> {
      for (; now < 2_000; now += 20) yield;
    };
    let left = 3;
    for (let i = 0; i < 3; i++) void turns.run(walk(), () => true).then(() => left--);
    // All that rest are woken at the same time, as timers are.
    while (left > 0) {
      const before = now;
      for (const wake of resting.splice(0)) wake();
      await pause();
      expect(now - before).toBeLessThanOrEqual(20);
    }
  });

  it('are short when a draft is read: no step reads more than a few blocks', () => {
    const text = `# 2026年工作计划\n${'\n开展法治宣传，服务保障大局，把党的领导落到实处。\n'.repeat(500)}`;
    const steps = openInSteps('file:///a.md', text, builtin);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    expect(step.value.text).toBe(text);
    expect(count).toBeGreaterThan(500 / 16);
    const { facts } = Doc.open('file:///a.md', text, builtin);
    expect(step.value.facts).toEqual(facts);
  });
});
