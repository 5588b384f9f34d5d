/** Values packed into a line come out again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pack, unpack } from '../../server/src/base/files/pack';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { settled, summarise } from '../../server/src/model/office/summary';
import { manyDrafts } from '../kit/manyDrafts';

const back = (value: unknown) => unpack(pack(value));

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(
      fc.integer(),
      fc.double().map((one) => one + 0),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie('value')),
    fc.dictionary(fc.stringMatching(/^[a-zA-Z一-龥]\w{0,6}$/), tie('value')),
    fc.array(fc.tuple(fc.string(), tie('value'))).map((entries) => new Map(entries)),
  ),
}));

it('of any shape', () => {
  fc.assert(
    // Of a negative nothing JSON makes nothing.
    fc.property(value, (one) => {
      expect(back(one)).toEqual(one);
    }),
    {
      numRuns: 500,
      examples: [[-1], [Number.NaN], [Number.NEGATIVE_INFINITY], [''], [[]], [{}], [new Map()], ['\u2028\n']],
    },
  );
});

it('a line is one line, and fields without a value are left out', () => {
  expect(pack({ a: 'b\nc\r', d: ['\u2028'] })).not.toMatch(/[\n\r]/);
  expect(back({ a: undefined, b: [{ c: undefined }] })).toEqual({ b: [{}] });
});

it('arrays of bytes and figures', () => {
  const bytes = fc.uint8Array({ maxLength: 40 });
  fc.assert(
    fc.property(bytes, fc.uint32Array(), fc.float64Array({ noNaN: true }), (...arrays) => {
      expect(back(arrays)).toEqual(arrays);
    }),
  );
  expect(back([Uint8Array.of(1, 2, 3, 4).subarray(1, 3), Uint16Array.of(65_535), Int32Array.of(-1)])).toEqual([
    Uint8Array.of(2, 3),
    Uint16Array.of(65_535),
    Int32Array.of(-1),
  ]);
  const every = Uint8Array.from({ length: 256 }, (_, i) => i);
  expect(pack(every)).toMatch(/^\[\[\],\[\],\[4,"Uint8Array","[#-[\]-c]+"\]\]$/);
  expect(back(every)).toEqual(every);
});

it('what is one object in two places, and sets', () => {
  const shared = [{ a: 1 }];
  const out = back({ one: shared, other: { in: shared }, set: new Set([shared, 'b', -2]) }) as {
    one: unknown;
    other: { in: unknown };
    set: Set<unknown>;
  };
  expect(out.one).toEqual(shared);
  expect(out.other.in).toBe(out.one);
  expect([...out.set]).toEqual([shared, 'b', -2]);
  expect(out.set.has(out.one)).toBe(true);
});

it('equal words may become one object', () => {
  const shared = new Map<string, string>();
  const words: string[] = [];
  const share = (one: string) => {
    words.push(one);
    if (!shared.has(one)) shared.set(one, one);
    return shared.get(one)!;
  };
  expect(unpack(pack(['甲', '乙', '甲', { 甲: '乙' }]), share)).toEqual(['甲', '乙', '甲', { 甲: '乙' }]);
  expect(words).toEqual(['甲', '乙']);
});

it('what the workspace knows of drafts', () => {
  for (const { path, text } of manyDrafts({ drafts: 12, bytes: 3_000 })) {
    const known = settled(summarise(Doc.open(`file:///w/${path}`, text, builtin))!);
    expect(known.blocks[0]!.tasks.length).toBeGreaterThan(0);
    expect(back(known)).toEqual(known);
  }
});
