import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { calm, longest, Refresher } from '../../client/src/views/refresher';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A view whose server answers when the test says so. */
function view() {
  const questions: ((answer: string | undefined) => void)[] = [];
  const shown: string[] = [];
  const state = { visible: true };
  const refresher = new Refresher<string>({
    visible: () => state.visible,
    ask: () => new Promise((resolve) => questions.push(resolve)),
    take: (data) => shown.push(data),
  });
  return { questions, shown, state, refresher };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('a view', () => {
  it('asks once, when it has been calm for a while', async () => {
    const { questions, refresher } = view();
    for (let i = 0; i < 3; i++) {
      refresher.soon();
      await vi.advanceTimersByTimeAsync(calm - 50);
    }
    expect(questions.length).toBe(0);
    await vi.advanceTimersByTimeAsync(50);
    expect(questions.length).toBe(1);
  });

  it('is not kept waiting by something that never stops', async () => {
    const { questions, refresher } = view();
    for (let waited = 0; waited < longest; waited += calm / 3) {
      refresher.soon();
      await vi.advanceTimersByTimeAsync(calm / 3);
    }
    expect(questions.length).toBe(1);
  });

  it('asks nothing while nobody looks, and at once when it is shown again', async () => {
    const { questions, state, refresher } = view();
    state.visible = false;
    refresher.soon();
    await vi.advanceTimersByTimeAsync(10 * calm);
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
    const { questions, shown, refresher } = view();
    void refresher.now();
    refresher.soon();
    refresher.dispose();
    questions[0]!('甲');
    await vi.advanceTimersByTimeAsync(2 * calm);
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
