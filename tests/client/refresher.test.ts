import { describe, expect, it } from 'vitest';
import { patience, Refresher } from '../../client/src/views/refresher';
import { HandClock } from '../kit/clock';

const { delay: calm, longest } = patience;

/** A view whose server answers when the test says so. */
function view() {
  const questions: ((answer: string | undefined) => void)[] = [];
  const shown: string[] = [];
  const state = { visible: true };
  const source = {
    visible: () => state.visible,
    ask: () => new Promise<string | undefined>((resolve) => questions.push(resolve)),
    take: (data: string) => shown.push(data),
  };
  const clock = new HandClock();
  return { questions, shown, state, clock, refresher: new Refresher<string>(source, clock) };
}

/** Lets answers arrive. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a view', () => {
  it('asks once, when it has been calm for a while', async () => {
    const { questions, clock, refresher } = view();
    for (let i = 0; i < 3; i++) {
      refresher.soon();
      clock.turn(calm - 50);
    }
    expect(questions.length).toBe(0);
    clock.turn(50);
    expect(questions.length).toBe(1);
  });

  it('is not kept waiting by something that never stops', async () => {
    const { questions, clock, refresher } = view();
    for (let waited = 0; waited < longest; waited += calm / 3) {
      refresher.soon();
      clock.turn(calm / 3);
    }
    expect(questions.length).toBe(1);
  });

  it('asks nothing while nobody looks, and at once when it is shown again', async () => {
    const { questions, state, clock, refresher } = view();
    state.visible = false;
    refresher.soon();
    clock.turn(10 * calm);
    refresher.shown();
    expect(questions.length).toBe(0);
    state.visible = true;
    refresher.shown();
    expect(questions.length).toBe(1);
  });

  it('is not asked again when it is shown again and nothing has changed', async () => {
    const { questions, refresher } = view();
    refresher.shown();
    questions[0]!('甲');
    await settle();
    refresher.shown();
    expect(questions.length).toBe(1);
  });

  it('drops an answer that a newer question has overtaken', async () => {
    const { questions, shown, refresher } = view();
    void refresher.now();
    void refresher.now();
    questions[1]!('新');
    await settle();
    questions[0]!('旧');
    await settle();
    expect(shown).toEqual(['新']);
  });

  it('keeps what it shows when the answer is out of date, and asks again when it can', async () => {
    const { questions, shown, refresher } = view();
    void refresher.now();
    questions[0]!(undefined);
    await settle();
    expect(shown).toEqual([]);
    refresher.shown();
    expect(questions.length).toBe(2);
  });

  it('asks no more once it is gone', async () => {
    const { questions, shown, clock, refresher } = view();
    void refresher.now();
    refresher.soon();
    refresher.dispose();
    questions[0]!('甲');
    clock.turn(2 * calm);
    expect([questions.length, shown.length]).toEqual([1, 0]);
  });
});

it('a question that fails shows nothing', async () => {
  const shown: string[] = [];
  const refresher = new Refresher<string>({
    visible: () => true,
    ask: () => Promise.reject(new Error('stopped')),
    take: (data) => shown.push(data),
  });
  await refresher.now();
  expect(shown).toEqual([]);
});
