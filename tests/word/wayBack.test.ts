/** What comes home of Word files: nothing where nothing was done, and nothing else than was done, or it is told. */
import { describe, expect, it } from 'vitest';
import { canConvert } from '../kit/word/office';
import { samples } from './drafts';
import { randomReviews, uneditedFigures } from './wayBack';

describe('a paper that nobody touched', () => {
  it('comes home as the same bytes', async () => {
    expect((await uneditedFigures('samples', samples)).filter(({ met }) => !met)).toEqual([]);
  });

  it.skipIf(!canConvert)('does so after LibreOffice saved it', { timeout: 300_000 }, async () => {
    expect((await uneditedFigures('samples', samples, true)).filter(({ met }) => !met)).toEqual([]);
  });
});

describe('reviews by chance', () => {
  it('come home exactly or say what did not, with all marks', { timeout: 240_000 }, async () => {
    const outcomes = await randomReviews(120, samples);
    expect(outcomes.filter(({ result, lost }) => lost > 0 || !['exact', 'told'].includes(result))).toEqual([]);
    expect(outcomes.filter(({ result }) => result === 'told').length).toBeLessThanOrEqual(3);
  });
});
