/** Ignore files: what they leave out, as a well-known reader of them has it, at a cost that no line can drive up. */
import fc from 'fast-check';
import ignore from 'ignore';
import { describe, expect, it } from 'vitest';
import { IgnoreRules } from '../../server/src/base/files/gitignore';
import { assertLinear, fastest } from '../kit/linear';

const left = (rules: string, ...paths: string[]) => paths.filter((path) => new IgnoreRules(rules).ignores(path));

describe('an ignore file', () => {
  it('names files and folders anywhere, or in its own folder, or on a path', () => {
    expect(left('草稿.md', '草稿.md', '甲/草稿.md', '草稿.md.md')).toEqual(['草稿.md', '甲/草稿.md']);
    expect(left('/草稿.md', '草稿.md', '甲/草稿.md')).toEqual(['草稿.md']);
    expect(left('甲/草稿.md', '甲/草稿.md', '乙/甲/草稿.md')).toEqual(['甲/草稿.md']);
    expect(left('归档/', '归档/', '归档', '归档/甲.md', '乙/归档/丙/甲.md')).toEqual([
      '归档/',
      '归档/甲.md',
      '乙/归档/丙/甲.md',
    ]);
    expect(left('甲/**', '甲/', '甲/乙.md')).toEqual(['甲/乙.md']);
    expect(left('甲/**/乙.md', '甲/乙.md', '甲/丙/丁/乙.md', '丙/乙.md')).toEqual(['甲/乙.md', '甲/丙/丁/乙.md']);
  });

  it('takes back what an earlier line left out, but nothing in a folder that is left out', () => {
    const rules = new IgnoreRules('*.md\n!要.md\n归档/\n!归档/要.md');
    expect(['甲.md', '要.md', '归档/要.md', '甲.txt'].map((path) => rules.ignores(path))).toEqual([
      true,
      false,
      true,
      undefined,
    ]);
  });

  it('knows comments, blanks at the end, signs taken literally, and no case', () => {
    expect(left('# 甲.md\r\n乙.md  \r\n\\#丙.md\n\\!丁.md', '甲.md', '乙.md', '#丙.md', '!丁.md', '\ufeff')).toEqual([
      '乙.md',
      '#丙.md',
      '!丁.md',
    ]);
    expect(left('\ufeffREADME.*\nx[0-9a].md', 'readme.md', 'x7.md', 'xA.md', 'xb.md')).toEqual([
      'readme.md',
      'x7.md',
      'xA.md',
    ]);
    expect(left('[甲.md', '[甲.md', '甲.md')).toEqual([]);
  });

  it('says the same as the library', () => {
    const piece = fc.constantFrom('a', 'b', 'ab', '*', '?', '**', '[ab]', '[!a]', '[a-b]', '.md', '\\*', '#', '!', ' ');
    const name = fc.constantFrom('a', 'b', 'ab', 'aab', 'a.md', 'b.md', '.a', '*', '#a', 'a b', ' a');
    const line = fc
      .tuple(
        fc.constantFrom('', '', '!', '/'),
        fc.array(fc.array(piece, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '', '/'),
      )
      .map(([before, names, after]) => before + names.map((parts) => parts.join('')).join('/') + after);
    const path = fc
      .tuple(fc.array(name, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '/'))
      .map(([names, end]) => names.join('/') + end);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), path, (lines, path) => {
        const { ignored, unignored } = ignore().add(lines.join('\n')).test(path);
        expect(new IgnoreRules(lines.join('\n')).ignores(path)).toBe(ignored || (unignored ? false : undefined));
      }),
      { numRuns: 3_000 },
    );
  });

  it('costs what its lines and the paths cost, however many stars they have', () => {
    const sizes = [40, 120, 360];
    const path = 'a'.repeat(250);
    for (const line of [
      (size: number) => `${'*a'.repeat(size)}b`,
      (size: number) => `${'**/'.repeat(size)}b`,
      (size: number) => `${'*a*/'.repeat(size)}b`,
      (size: number) => '[a-'.repeat(size),
      (size: number) => `${'?*'.repeat(size)}b`,
    ]) {
      const deep = `${Array(60).fill('aaaa').join('/')}/c`;
      assertLinear((size) => fastest(() => left(line(size), path, deep), 3), { sizes });
    }
    assertLinear((size) => fastest(() => new IgnoreRules(`${' '.repeat(size)}a`), 3), {
      sizes: [10_000, 30_000, 90_000],
    });
    const rules = new IgnoreRules(`${'*a'.repeat(20)}b\n${'**/a*/'.repeat(20)}b`);
    assertLinear((size) => fastest(() => rules.ignores(`${'a'.repeat(size)}.md`), 3), { sizes: [300, 900, 2_700] });
  });
});
