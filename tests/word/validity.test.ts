/** Word opens what we write, whatever the draft is like, and nothing of ours is in a 定稿件. */
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { acceptedTexts } from '../kit/word/accepted';
import { faultsOf } from '../kit/word/faults';
import { unpack } from '../kit/word/package';
import { exported, ours } from '../kit/word/product';
import { canValidate, validate } from '../kit/word/validator';
import { hostile, hostileTogether, sample, samples } from './drafts';

const inside = (bytes: Uint8Array) =>
  [...unpack(bytes)].map(([name, content]) => name + strFromU8(content, true)).join();

describe.each([...samples, ...hostile])('%s', (_, text) => {
  it('becomes two sound files that say the same, and the same bytes twice', () => {
    const review = exported(text, { review: true }).bytes;
    const final = exported(text).bytes;
    expect([faultsOf(review), faultsOf(final)]).toEqual([[], []]);
    expect(acceptedTexts(review, ours)).toEqual(acceptedTexts(final, ours));
    expect(Buffer.compare(review, exported(text, { review: true }).bytes)).toBe(0);
    expect(inside(final)).not.toMatch(/shuangyi|双翼|customXml|w:comment|w:ins\b|w:del\b|bookmark/);
  });
});

describe('the validator of the Open XML SDK', () => {
  it.skipIf(!canValidate)('has nothing to say', { timeout: 120_000 }, async () => {
    const drafts = [sample, hostileTogether];
    const files = drafts.flatMap((text, i) =>
      [true, false].map((review) => [`${i} ${review}`, exported(text, { review }).bytes] as const),
    );
    expect(Object.fromEntries(await validate(new Map(files)))).toEqual(
      Object.fromEntries(files.map(([name]) => [name, []])),
    );
  });
});
