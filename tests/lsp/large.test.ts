import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isLarge, Pauses } from '../../server/src/lsp/large';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a text of two megabytes is large', () => {
  expect(isLarge('字'.repeat(600_000))).toBe(false);
  expect(isLarge('字'.repeat(800_000))).toBe(true);
});

it('values that need not wait pass at once, others after a pause', () => {
  const passed: string[] = [];
  const pauses = new Pauses<{ name: string }>(({ name }) => passed.push(name), 600);
  const [small, big] = [{ name: '小' }, { name: '大' }];
  pauses.add(small, false);
  pauses.add(big, true);
  expect(passed).toEqual(['小']);
  vi.advanceTimersByTime(500);
  pauses.add(big, true);
  vi.advanceTimersByTime(500);
  expect(passed).toEqual(['小']);
  vi.advanceTimersByTime(100);
  expect(passed).toEqual(['小', '大']);
});

it('a value that has become small passes once, and nothing passes after the end', () => {
  const passed: string[] = [];
  const pauses = new Pauses<{ name: string }>(({ name }) => passed.push(name), 600);
  const value = { name: '一' };
  pauses.add(value, true);
  pauses.add(value, false);
  pauses.add({ name: '二' }, true);
  pauses.stop();
  vi.advanceTimersByTime(1000);
  expect(passed).toEqual(['一']);
});
