/** What comes home of Word files: nothing where nothing was done, and nothing else than was done, or it is told. */
import { describe, expect, it } from 'vitest';
import { canConvert } from '../kit/word/office';
import { samples } from './drafts';
import { type Outcome, randomReview, sentOut, uneditedFigures } from './wayBack';

describe('a paper that nobody touched', () => {
  it('comes home as the same bytes', () => {
    expect(uneditedFigures('samples', samples).filter(({ met }) => !met)).toEqual([]);
  });

  it.skipIf(!canConvert)('does so after LibreOffice saved it', { timeout: 300_000 }, () => {
    expect(uneditedFigures('samples', samples, true).filter(({ met }) => !met)).toEqual([]);
  });
});

describe('reviews by chance', () => {
  it('come home exactly or say what did not, with all marks', { timeout: 240_000 }, () => {
    const sent = sentOut(samples);
    const outcomes: Outcome[] = Array.from({ length: 120 }, (_, i) => randomReview(i + 1, sent));
    expect(outcomes.filter(({ result, lost }) => lost > 0 || !['exact', 'told'].includes(result))).toEqual([]);
    expect(outcomes.filter(({ result }) => result === 'told').length).toBeLessThanOrEqual(3);
  });
});
