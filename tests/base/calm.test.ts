import { expect, it } from 'vitest';
import { Calm, realClock } from '../../server/src/base/calm';
import { HandClock } from '../kit/clock';

function waiting(patience: { delay: number; longest?: number }) {
  const clock = new HandClock();
  const acted: number[] = [];
  const calm = new Calm(() => acted.push(clock.now()), { ...patience, clock });
  return { clock, acted, calm };
}

it('acts once, when nothing new has come for a while', () => {
  const { clock, acted, calm } = waiting({ delay: 300 });
  for (let i = 0; i < 4; i++) {
    calm.stir();
    clock.turn(299);
  }
  expect(acted).toEqual([]);
  clock.turn(1);
  expect(acted).toEqual([3 * 299 + 300]);
  clock.turn(10_000);
  expect(acted).toHaveLength(1);
});

it('is not kept waiting by something that never stops, again and again', () => {
  const { clock, acted, calm } = waiting({ delay: 300, longest: 1000 });
  for (let i = 0; i < 25; i++) {
    calm.stir();
    clock.turn(100);
  }
  expect(acted).toEqual([1000, 2000]);
});

it('forgets what waits', () => {
  const { clock, acted, calm } = waiting({ delay: 300, longest: 1000 });
  calm.stir();
  clock.turn(200);
  calm.stop();
  clock.turn(900);
  expect([acted, clock.waiting]).toEqual([[], 0]);
  calm.stir();
  clock.turn(299);
  expect(acted).toEqual([]);
  clock.turn(1);
  expect(acted).toEqual([1400]);
});

it('may begin again while it acts', () => {
  const clock = new HandClock();
  const acted: number[] = [];
  const calm = new Calm(
    () => {
      acted.push(clock.now());
      if (acted.length < 3) calm.stir();
    },
    { delay: 10, clock },
  );
  calm.stir();
  clock.turn(100);
  expect(acted).toEqual([10, 20, 30]);
});

it('goes by the real clock where nothing else is said', async () => {
  const before = realClock.now();
  await new Promise<void>((resolve) => new Calm(resolve, { delay: 0 }).stir());
  expect(realClock.now()).toBeGreaterThanOrEqual(before);
});
