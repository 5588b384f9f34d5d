/** The command line as a value, and what is wrong with it. */
import { expect, it } from 'vitest';
import { readArgs } from '../../server/src/cli/args.node';

it.each([
  [[], '没有写命令'],
  [['chek'], '没有命令“chek”，是不是“check”？'],
  [['a.md'], '没有命令“a.md”；要检查它，请写：shuangyi check a.md'],
  [['check', '--formt', 'json'], '没有选项 --formt，是不是 --format？'],
  [['check', '-x'], '没有选项 -x'],
  [['check', '--kind'], '选项 --kind 后面要写值'],
  [['check', '--kind', '--quiet'], '选项 --kind 后面要写值'],
  [['check', '--quiet=1'], '选项 --quiet 后面不能写值'],
  [['check', '--format', 'xml'], '--format 只能写 text 或 json，不能写“xml”'],
  [['check', '--stage', '定稿'], '--stage 只能写：起草、核稿、报审，不能写“定稿”'],
  [['check', '--stage', 'toString'], '--stage 只能写：起草、核稿、报审，不能写“toString”'],
  [['inspect'], 'inspect 后面要写一个文件'],
  [['inspect', 'a.md', 'b.md'], 'inspect 后面要写一个文件'],
  [['word'], 'word 后面要写文稿'],
  [['word', 'a.md', '--annex', 'trace,x'], '--annex 只能写 trace、health 或 trace,health，不能写“trace,x”'],
  [['word', 'a.md', '--annex', 'trace', '--alone'], '--alone 不看别的文稿，附不了计划与报告对照表'],
  [['merge', 'a.md'], 'merge 后面要写审阅过的 Word 文件'],
  [['merge', 'a.docx', 'a.md', 'b.md'], 'merge 一次只合入一份文稿'],
  [['merge', 'a.docx', '--accept', '、'], '--accept 写 all、none 或者姓名'],
  [['words', 'a.md'], '没有命令“words”，是不是“word”？'],
  [['word', 'a.md', '-o'], '选项 --out 后面要写值'],
])('wrong: %j', (args, message) => {
  expect(readArgs(args)).toEqual({ name: 'wrong', message });
});

it('reads commands with their options, in any order', () => {
  const all = ['--stage', '报审', 'check', 'a.md', '-q', '--kind=工作总结', 'b', '--format', 'json'];
  expect(readArgs(all)).toEqual({
    name: 'check',
    paths: ['a.md', 'b'],
    pass: 'submit',
    kind: '工作总结',
    format: 'json',
    quiet: true,
    ignored: false,
    alone: false,
    today: undefined,
  });
  expect(readArgs(['check'])).toMatchObject({ paths: ['.'], pass: undefined, format: 'text', quiet: false });
  expect(readArgs(['check', '--', '-a.md'])).toMatchObject({ paths: ['-a.md'] });
  expect(readArgs(['inspect', 'a.md'])).toEqual({ name: 'inspect', path: 'a.md', kind: undefined, format: 'text' });
  expect(readArgs(['word', 'a.md', '-o', 'b.docx', '--final', '--seal', '--force'])).toMatchObject({
    name: 'word',
    paths: ['a.md'],
    out: 'b.docx',
    final: true,
    seal: true,
    force: true,
  });
  for (const [annex, annexes] of [
    ['health', 'health'],
    ['trace,health', 'both'],
    ['health、trace', 'both'],
  ]) {
    expect(readArgs(['word', 'a.md', '--annex', annex!])).toMatchObject({ annexes });
  }
  expect(readArgs(['word', 'a.md'])).toMatchObject({ out: undefined, final: false, seal: undefined, force: false });
  expect(readArgs(['merge', 'a.docx', 'b.docx', 'c.md', '--accept', '王检察长、李主任', '--dry-run'])).toEqual({
    name: 'merge',
    reviewed: ['a.docx', 'b.docx'],
    draft: 'c.md',
    accept: ['王检察长', '李主任'],
    dry: true,
    format: 'text',
  });
  expect(readArgs(['merge', 'a.docx', '--format', 'json'])).toMatchObject({
    draft: undefined,
    accept: 'all',
    dry: false,
  });
  expect(readArgs(['check', '--help'])).toEqual({ name: 'help' });
  expect(readArgs(['-V'])).toEqual({ name: 'version' });
});
