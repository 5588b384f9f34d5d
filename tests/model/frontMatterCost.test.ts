/** Front matter made to keep the server busy: it is read line by line, whatever YAML would make of it. */
import { expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { readFrontMatter } from '../../server/src/model/grammar/frontMatter';
import { assertLinear, fastest } from '../kit/linear';

const hostile: Readonly<Record<string, (size: number) => string>> = {
  'a key that never ends': (size) => `甲${' '.repeat(size)}`,
  'keys that never end': (size) => '甲 \t　\n'.repeat(size / 5),
  'nested lists': (size) => `甲: ${'['.repeat(size)}`,
  'nested maps': (size) => Array.from({ length: Math.sqrt(size) }, (_, i) => `${' '.repeat(i)}甲:`).join('\n'),
  aliases: (size) => '甲: &a [*a, *a]\n'.repeat(size / 15),
  'one key for many lines': (size) => `甲:\n${'- 乙\n'.repeat(size / 4)}`,
  'quotation marks': (size) => `甲: ${'"'.repeat(size)}`,
};

it.each(Object.entries(hostile))('%s: the cost is that of the length', (_, text) => {
  assertLinear((size) => fastest(() => readFrontMatter(text(size)), 3));
  expect(Doc.open('file:///a.md', `---\n文种: 工作计划\n${text(2_000)}\n---\n\n# 题\n`, builtin).kind?.name).toBe(
    '工作计划',
  );
});
