/** Front matter is read in one way wherever it is looked at. */
import { describe, expect, it } from 'vitest';
import { literalPlaces } from '../../server/src/features/across/literal';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { fences } from '../../server/src/model/grammar/fences';
import { frontMatterKeys, readFrontMatter, recordOf } from '../../server/src/model/grammar/frontMatter';
import { offered } from '../features/kit';

const bodies: readonly [name: string, text: string, closed: boolean][] = [
  ['plain', '---\n单位: 云溪县人民检察院\n---\n', true],
  ['CRLF', '---\r\n单位: 云溪县人民检察院\r\n---\r\n', true],
  ['lone CR', '---\r单位: 云溪县人民检察院\r---\r', true],
  ['byte order mark', '\ufeff---\n单位: 云溪县人民检察院\n---\n', true],
  ['blanks behind the fences', '--- \t\n单位: 云溪县人民检察院\n---  \n', true],
  ['nothing behind it', '---\n单位: 云溪县人民检察院\n---', true],
  ['two ends', '---\n单位: 云溪县人民检察院\n---\n---\n', true],
  ['another end of YAML', '---\n单位: 云溪县人民检察院\n...\n', false],
  ['an end with more behind it', '---\n单位: 云溪县人民检察院\n---甲\n', false],
  ['an indented end', '---\n单位: 云溪县人民检察院\n ---\n', false],
  ['no end', '---\n单位: 云溪县人民检察院\n', false],
  ['a longer beginning', '----\n单位: 云溪县人民检察院\n---\n', false],
  ['something in front', '\n---\n单位: 云溪县人民检察院\n---\n', false],
];

describe.each(bodies)('%s', (_name, text, closed) => {
  const doc = Doc.open('file:///a.md', text, builtin, { kind: '工作计划' });

  it('is front matter or not, for the parser as for all others', () => {
    expect(fences(text)?.closed !== undefined).toBe(closed);
    expect(doc.blocks[0]?.type === 'yaml').toBe(closed);
    // What is begun counts, closed or not.
    expect(doc.meta('单位')).toBe(fences(text) ? '云溪县人民检察院' : undefined);
  });

  it('holds no running text', () => {
    expect(literalPlaces(text, '云溪县人民检察院', [], [])).toHaveLength(closed ? 0 : 1);
  });

  it('is offered its keys between the fences only', () => {
    const labels = (at: number) => offered(doc, at).map(({ label }) => label);
    const found = fences(text);
    if (!found?.closed) return;
    expect(labels(found.start)).toContain('期间');
    expect(labels(found.closed.start)).toContain('期间');
    expect(labels(text.length)).not.toContain('期间');
  });
});

it.each([
  ['bare', '甲县院', '甲县院'],
  ['quoted', '"甲县院"', '甲县院'],
  ['a comment behind it', '甲县院 # 待定', '甲县院'],
  ['quoted, a comment behind it', `'甲县院'\t# "乙"`, '甲县院'],
  ['a sharp inside', '甲#1号', '甲#1号'],
  ['a sharp inside quotation marks', '"甲 # 乙"', '甲 # 乙'],
  ['two in quotation marks', '"甲"和"乙"', '甲"和"乙'],
  ['a comment only', '# 待定', ''],
  ['a list', '\n  - 甲 # 一\n  - 乙', '- 甲 # 一\n  - 乙'],
])('a value: %s', (_name, written, read) => {
  const text = `---\n单位: ${written}\n---\n`;
  const [{ value } = { value: { start: 0, end: 0 } }] = readFrontMatter(text);
  expect(text.slice(value.start, value.end)).toBe(read);
});

it('what may be written behind a key is right', () => {
  const today = { year: 2026, month: 5, day: 4 };
  for (const key of frontMatterKeys) {
    const { purpose, values, fault } = recordOf(key)!;
    expect(purpose, key).not.toBe('');
    const known = { frame: builtin, year: 2026, today, units: [], others: [], plans: [] };
    for (const { name } of values?.(known) ?? []) expect(fault?.(name, builtin), name).toBeUndefined();
  }
});
