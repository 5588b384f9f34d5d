/** Bytes as text and back. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../server/src/base/files/base64';

it('bytes come back as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  );
});

it('many bytes are no trouble', () => {
  const bytes = Uint8Array.from({ length: 200_001 }, (_, i) => i % 251);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
});

it('what is no base64 gives nothing', () => {
  expect(fromBase64('甲乙')).toBeUndefined();
});
