import { expect, it } from 'vitest';
import { setValue } from '../../client/src/frontMatter';

it.each([
  ['no front matter', '# 材料\n', '---\n文种: 工作计划\n---\n\n# 材料\n'],
  ['empty file', '', '---\n文种: 工作计划\n---\n\n'],
  ['BOM and CRLF', '\uFEFF# 材料\r\n', '\uFEFF---\r\n文种: 工作计划\r\n---\r\n\r\n# 材料\r\n'],
  ['other keys', '---\n单位: 甲县院\n---\n', '---\n文种: 工作计划\n单位: 甲县院\n---\n'],
  ['empty front matter', '---\n---\n正文', '---\n文种: 工作计划\n---\n正文'],
  ['no value', '---\n文种:\n---\n', '---\n文种: 工作计划\n---\n'],
  ['another value', '---\n文种: 总结 # 旧\n---\n', '---\n文种: 工作计划 # 旧\n---\n'],
  ['full-width colon', '---\n文种：总结\n---\n', '---\n文种：工作计划\n---\n'],
  ['a rule, no front matter', '---\n正文\n', '---\n文种: 工作计划\n---\n\n---\n正文\n'],
])('the kind is written into the front matter: %s', (_name, before, after) => {
  const { start, end, text } = setValue(before, '文种', '工作计划');
  expect(before.slice(0, start) + text + before.slice(end)).toBe(after);
});
