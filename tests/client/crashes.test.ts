import { expect, it } from 'vitest';
import { crashCounter } from '../../client/src/crashes';

const minute = 60_000;

it('starts a server again four times in three minutes, not a fifth time', () => {
  const mayRestart = crashCounter();
  expect([0, 1, 2, 3, 4].map((second) => mayRestart(second * 1000))).toEqual([true, true, true, true, false]);
});

it('forgets crashes of long ago', () => {
  const mayRestart = crashCounter();
  expect([0, 1, 2, 3, 4, 5, 6, 7].every((n) => mayRestart(n * minute))).toBe(true);
});
