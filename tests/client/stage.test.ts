import { describe, expect, it } from 'vitest';
import { findStage, stageText } from '../../client/src/stage';

/** The text after the stage was set to 报审, or undefined when the file does not state one. */
function set(text: string): string | undefined {
  const range = findStage(text);
  return range && text.slice(0, range.start) + stageText(text, range, '报审') + text.slice(range.end);
}

describe('the stage in the front matter', () => {
  it.each([
    ['plain', '---\n文种: 工作计划\n阶段: 起草\n---\n', '---\n文种: 工作计划\n阶段: 报审\n---\n'],
    ['first key', '---\n阶段: 起草\n---\n', '---\n阶段: 报审\n---\n'],
    ['comment kept', '---\n阶段: 起草 # 月底前\n---\n', '---\n阶段: 报审 # 月底前\n---\n'],
    ['quotes kept', '---\n阶段: "起草"\n---\n', '---\n阶段: "报审"\n---\n'],
    ['no value', '---\n阶段:\n单位: 甲县院\n---\n', '---\n阶段: 报审\n单位: 甲县院\n---\n'],
    ['full-width colon', '---\n阶段：起草\n---\n', '---\n阶段：报审\n---\n'],
    ['no blank', '---\n阶段:起草\n---\n', '---\n阶段: 报审\n---\n'],
    ['CRLF', '---\r\n阶段: 起草\r\n---\r\n', '---\r\n阶段: 报审\r\n---\r\n'],
    ['BOM', '\uFEFF---\n阶段: 起草\n---\n', '\uFEFF---\n阶段: 报审\n---\n'],
  ])('is replaced: %s', (_name, before, after) => {
    expect(set(before)).toBe(after);
  });

  it.each([
    ['no front matter', '# 工作计划\n\n阶段: 起草\n'],
    ['not at the start', '正文\n\n---\n阶段: 起草\n---\n'],
    ['only in the text', '---\n文种: 工作计划\n---\n\n阶段: 起草\n'],
    ['open front matter', '---\n阶段: 起草\n'],
    ['a longer key', '---\n工作阶段: 起草\n---\n'],
    ['empty', ''],
  ])('is not found: %s', (_name, text) => {
    expect(set(text)).toBeUndefined();
  });
});
