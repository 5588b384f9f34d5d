import { expect, it } from 'vitest';
import { isLarge, Pauses, pauseLength } from '../../server/src/lsp/large';
import { HandClock } from '../kit/clock';

it('a text of two megabytes is large', () => {
  expect(isLarge('字'.repeat(600_000))).toBe(false);
  expect(isLarge('字'.repeat(800_000))).toBe(true);
});

it('values that need not wait pass at once, others after a pause', () => {
  const passed: string[] = [];
  const clock = new HandClock();
  const pauses = new Pauses<{ name: string }>(({ name }) => passed.push(name), clock);
  const [small, big] = [{ name: '小' }, { name: '大' }];
  pauses.add(small, false);
  pauses.add(big, true);
  expect(passed).toEqual(['小']);
  clock.turn(pauseLength - 100);
  pauses.add(big, true);
  clock.turn(pauseLength - 100);
  expect(passed).toEqual(['小']);
  clock.turn(100);
  expect(passed).toEqual(['小', '大']);
});

it('a value that has become small passes once, and nothing passes after the end', () => {
  const passed: string[] = [];
  const clock = new HandClock();
  const pauses = new Pauses<{ name: string }>(({ name }) => passed.push(name), clock);
  const value = { name: '一' };
  pauses.add(value, true);
  pauses.add(value, false);
  pauses.add({ name: '二' }, true);
  pauses.stop();
  clock.turn(10 * pauseLength);
  expect(passed).toEqual(['一']);
});
