import { expect, it } from 'vitest';
import { overlapping } from '../../server/src/base/search';
import { overlaps } from '../../server/src/base/span';
import { random } from '../kit/random';

it('finds among many what a look at each of them finds', () => {
  const r = random(5);
  for (let i = 0; i < 300; i++) {
    const spans = Array.from({ length: r.int(40) }, () => {
      const start = r.int(60);
      return { start, end: start + r.int(r.chance(0.1) ? 50 : 6) };
    }).sort((a, b) => a.start - b.start);
    const find = overlapping(spans);
    for (let at = 0; at < 60; at++) {
      const span = { start: at, end: at + r.int(10) };
      expect(find(span)).toEqual(spans.filter((one) => overlaps(one, span)));
    }
  }
});
