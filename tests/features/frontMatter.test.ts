/** What a file is made to say in its front matter. */
import { describe, expect, it } from 'vitest';
import { stated } from '../../server/src/features/write/frontMatter';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import type { FrontMatterKey } from '../../server/src/model/grammar/frontMatter';
import { edited } from './kit';

/** The text that says it, or undefined where nothing is written. */
function said(text: string, key: FrontMatterKey, value: string, add: boolean): string | undefined {
  const edit = stated(Doc.open('file:///a.md', text, builtin), key, value, add);
  return edit && edited(text, [edit]);
}

describe('the kind is written', () => {
  it.each([
    ['no front matter', '# 材料\n', '---\n文种: 工作计划\n---\n\n# 材料\n'],
    ['empty file', '', '---\n文种: 工作计划\n---\n\n'],
    ['BOM and CRLF', '\uFEFF# 材料\r\n', '\uFEFF---\r\n文种: 工作计划\r\n---\r\n\r\n# 材料\r\n'],
    ['lone CR', '# 材料\r', '---\r文种: 工作计划\r---\r\r# 材料\r'],
    ['other keys', '---\n单位: 甲县院\n---\n', '---\n文种: 工作计划\n单位: 甲县院\n---\n'],
    ['other keys and CRLF', '---\r\n单位: 甲县院\r\n---\r\n', '---\r\n文种: 工作计划\r\n单位: 甲县院\r\n---\r\n'],
    ['empty front matter', '---\n---\n正文', '---\n文种: 工作计划\n---\n正文'],
    ['no value', '---\n文种:\n---\n', '---\n文种: 工作计划\n---\n'],
    ['no value, a comment', '---\n文种: # 待定\n---\n', '---\n文种: 工作计划 # 待定\n---\n'],
    ['another value', '---\n文种: 总结 # 旧\n---\n', '---\n文种: 工作计划 # 旧\n---\n'],
    ['full-width colon', '---\n文种：总结\n---\n', '---\n文种：工作计划\n---\n'],
    ['a rule, no front matter', '---\n正文\n', '---\n文种: 工作计划\n---\n\n---\n正文\n'],
    ['another end of YAML, no front matter', '---\n甲: 乙\n...\n', '---\n文种: 工作计划\n---\n\n---\n甲: 乙\n...\n'],
  ])('%s', (_name, before, after) => {
    expect(said(before, '文种', '工作计划', true)).toBe(after);
    expect(Doc.open('file:///a.md', after, builtin).kind?.name).toBe('工作计划');
  });
});

describe('the stage is replaced where the file states it', () => {
  it.each([
    ['plain', '---\n文种: 工作计划\n阶段: 起草\n---\n', '---\n文种: 工作计划\n阶段: 报审\n---\n'],
    ['first key', '---\n阶段: 起草\n---\n', '---\n阶段: 报审\n---\n'],
    ['comment kept', '---\n阶段: 起草 # 月底前\n---\n', '---\n阶段: 报审 # 月底前\n---\n'],
    ['quotes kept', '---\n阶段: "起草"\n---\n', '---\n阶段: "报审"\n---\n'],
    ['quotes and comment kept', `---\n阶段: '起草' # "甲"\n---\n`, `---\n阶段: '报审' # "甲"\n---\n`],
    ['no value', '---\n阶段:\n单位: 甲县院\n---\n', '---\n阶段: 报审\n单位: 甲县院\n---\n'],
    ['full-width colon', '---\n阶段：起草\n---\n', '---\n阶段：报审\n---\n'],
    ['no blank', '---\n阶段:起草\n---\n', '---\n阶段: 报审\n---\n'],
    ['CRLF', '---\r\n阶段: 起草\r\n---\r\n', '---\r\n阶段: 报审\r\n---\r\n'],
    ['lone CR', '---\r阶段: 起草\r---\r', '---\r阶段: 报审\r---\r'],
    ['BOM', '\uFEFF---\n阶段: 起草\n---\n', '\uFEFF---\n阶段: 报审\n---\n'],
  ])('%s', (_name, before, after) => {
    expect(said(before, '阶段', '报审', false)).toBe(after);
    expect(Doc.open('file:///a.md', after, builtin).meta('阶段')).toBe('报审');
  });

  it.each([
    ['no front matter', '# 工作计划\n\n阶段: 起草\n'],
    ['not at the start', '正文\n\n---\n阶段: 起草\n---\n'],
    ['only in the text', '---\n文种: 工作计划\n---\n\n阶段: 起草\n'],
    ['a longer key', '---\n工作阶段: 起草\n---\n'],
    ['empty', ''],
  ])('and only there: %s', (_name, text) => {
    expect(said(text, '阶段', '报审', false)).toBeUndefined();
  });

  it('also where nobody has closed the front matter', () => {
    expect(said('---\n阶段: 起草\n\n正文。\n', '阶段', '报审', false)).toBe('---\n阶段: 报审\n\n正文。\n');
    expect(said('---\n阶段: 起草\n\n正文。\n', '文种', '工作计划', true)).toBe(
      '---\n文种: 工作计划\n阶段: 起草\n\n正文。\n',
    );
  });
});
