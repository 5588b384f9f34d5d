/** The layout, measured on paper where LibreOffice is there (`tests/word/install.mjs` puts it there for `npm test`). */
import { describe, expect, it } from 'vitest';
import { canPrint } from '../kit/word/office';
import { exported } from '../kit/word/product';
import { sample, wide } from './drafts';
import { layoutFigures } from './layout';

describe('layout by GB/T 9704', () => {
  it.skipIf(!canPrint)('is met in every figure', { timeout: 300_000 }, async () => {
    const figures = await layoutFigures(
      (text, how = {}) => exported(text, { ...how, silent: true, settings: { seal: how.seal === true } }).bytes,
      sample,
      wide,
    );
    expect(figures.length).toBeGreaterThan(20);
    expect(figures.filter(({ met }) => !met)).toEqual([]);
  });
});
