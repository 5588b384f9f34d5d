/** YAML that somebody else wrote: what is told of it, and that no text costs more than its length says. */
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { mostProblems } from '../../server/src/base/limits';
import { readYaml } from '../../server/src/frame/readYaml';
import { assertLinear, fastest } from '../kit/linear';

const codes = (source: string) => readYaml(source).faults.map(({ code, pos }) => `${code}@${pos[0]}`);

describe('a text', () => {
  it('is the document that the library reads', () => {
    for (const source of [
      '',
      '# 空\n',
      'a: 1\nb: [甲, "乙"]\n',
      'a: &x {b: 1}\nc: *x\n',
      '\ufeffa: 1\r\n',
      '- 1\n- 2',
    ]) {
      const { document, faults } = readYaml(source);
      expect(faults, source).toEqual([]);
      expect(document!.toJS()).toEqual(parseDocument(source).toJS());
    }
  });

  it('has the faults that the library finds', () => {
    for (const source of [
      'a:\n\tb: 1',
      '[',
      '{',
      '"',
      'a: 1\n b: 2',
      'a: b: c',
      '? [a]\n: b',
      'a: 1\na: 2\nb: "\\q"',
    ]) {
      const { errors } = parseDocument(source, { prettyErrors: false, stringKeys: true });
      expect(codes(source), source).toEqual(errors.map(({ code, pos }) => `${code}@${pos[0]}`));
      expect(errors.length, source).toBeGreaterThan(0);
    }
  });

  it('has one document only', () => {
    expect(codes('a: 1\n---\nb: 2\n')).toEqual(['MULTIPLE_DOCS@5']);
    expect(codes('---\na: 1\n...\n')).toEqual([]);
  });
});

describe('bounded', () => {
  it('levels', () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(codes(deep(25))).toEqual([]);
    for (const source of [deep(31), deep(50_000), '- '.repeat(50_000), '{a: '.repeat(50_000), '? '.repeat(50_000)])
      expect(codes(source)).toEqual([expect.stringMatching(/^TOO_DEEP@\d+$/)]);
  });

  it('what aliases unfold to, however they are nested', () => {
    const laughs = (levels: number) =>
      Array.from(
        { length: levels },
        (_, i) =>
          `l${i}: &l${i} [${
            i
              ? Array(9)
                  .fill(`*l${i - 1}`)
                  .join()
              : '甲'
          }]\n`,
      ).join('');
    expect(codes(laughs(3))).toEqual([]);
    expect(codes(laughs(9))).toEqual([expect.stringMatching(/^TOO_MANY_ALIASES@/)]);
    const deep = Array.from({ length: 60 }, (_, i) => `l${i}: &l${i} [${i ? `*l${i - 1}` : '甲'}]\n`).join('');
    expect(codes(deep)).toEqual([expect.stringMatching(/^TOO_MANY_ALIASES@/)]);
    expect(codes('a: &a [*a]\n')).toEqual(['TOO_MANY_ALIASES@7']);
    expect(codes('a: *b\n')).toEqual(['BAD_ALIAS@3']);
    expect(codes(`a: &a 甲\nb: [${Array(1_001).fill('*a').join()}]\n`)).toEqual([expect.stringMatching(/^TOO_MANY/)]);
  });

  it('faults that are told', () => {
    for (const piece of [']', ' &a', '"', 'a: 1\n', '%Y\n'])
      expect(codes(piece.repeat(1000)).length, piece).toBeLessThanOrEqual(mostProblems + 1);
  });

  it('time, which grows with the length', () => {
    const sizes = [3_000, 9_000, 27_000];
    const numbered = (size: number, line: (i: number) => string) =>
      Array.from({ length: size / 10 }, (_, i) => line(i)).join('');
    for (const text of [
      (size: number) => numbered(size, (i) => `key${i}: 1\n`),
      (size: number) => `{${numbered(size, (i) => `key${i}: 1, `)}}`,
      (size: number) => numbered(size, (i) => `- &a${i} x\n`),
      (size: number) => 'a: 1\n'.repeat(size / 5),
      (size: number) => ']'.repeat(size),
      (size: number) => '- *a\n'.repeat(size / 5),
      (size: number) => '['.repeat(size),
      (size: number) => '%Y\n'.repeat(size / 3),
    ])
      assertLinear((size) => fastest(() => readYaml(text(size)), 3), { sizes, factor: 4 });
  }, 60_000);
});
