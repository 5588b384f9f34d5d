/** The built-in framework's files: whole, and a slip in one of them is told by `npm run generate` at its place. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { dataProblems } from '../../server/src/generate/data';
import { frameworkFileSchema } from '../../server/src/generate/schema';
import { rules } from '../../server/src/rules/index.gen';

const folder = fileURLToPath(new URL('../../server/src/frame/data/procuratorate/', import.meta.url));
const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(folder + name, 'utf8')]));
const schema = frameworkFileSchema();
const ruleIds = rules.map(({ id }) => id);

/** What is told once a piece of a file is another one. */
function told(name: string, piece: string, by: string): readonly string[] {
  const source = files.get(name)!;
  expect(source).toContain(piece);
  return dataProblems(new Map(files).set(name, source.replace(piece, by)), schema, ruleIds);
}

it('nothing is wrong: shape, categories, rules of problems and kinds', () => {
  expect(dataProblems(files, schema, ruleIds)).toEqual([]);
});

it.each([
  [
    'a key',
    'problems.yaml',
    'advice:',
    'advise:',
    /^problems\.yaml:8:5: problems 第 1 项的 advise：没有“advise”这一项。/,
  ],
  ['a type', 'form.yaml', 'requests:', 'requests: 1\n  x:', /^form\.yaml:\d+:\d+: form的 requests：应是列表/],
  ['a rule of a problem', 'problems.yaml', '[vague-measure,', '[vague,', /^problems\.yaml:9:13: .*没有规则“vague”。$/],
  [
    'a rule of a kind',
    'kinds.yaml',
    'single-effect,',
    'none,',
    /^kinds\.yaml:\d+:\d+: kinds .*的 off .*没有规则“none”。$/,
  ],
  [
    'a category',
    'casework.yaml',
    'category: criminal',
    'category: none',
    /^casework\.yaml:.*没有编号为“none”的业务类别/,
  ],
  ['an ending', 'kinds.yaml', '[情况通报, ', '["通报$", ', /^kinds\.yaml:\d+:\d+: .*这里不用正则表达式/],
  ['the syntax', 'signs.yaml', 'signs:', 'signs: [', /^signs\.yaml:\d+:\d+: /],
  ['a section', 'form.yaml', 'form:', 'signs:', /signs 已经写在|没有一个文件写了 form/],
])('%s that is wrong is told at its place', (_, name, piece, by, message) => {
  const problems = told(name, piece, by);
  expect(
    problems.some((problem) => message.test(problem)),
    problems.join('\n'),
  ).toBe(true);
});
