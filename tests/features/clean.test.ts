/** The clean copy: what only 双翼 reads is gone, everything else stands as it stood. */
import { describe, expect, it } from 'vitest';
import { cleanCopy } from '../../server/src/features/write/clean';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';

function clean(text: string, frontMatter: 'ours' | 'all' = 'ours'): string {
  return cleanCopy(Doc.open('file:///a.md', text, builtin), frontMatter).text;
}

describe('marks and comments', () => {
  const cases: Record<string, [before: string, after: string]> = {
    'behind a sentence': ['办案30件。<!-- 措施：服务大局意识 -->另有5件。\n', '办案30件。另有5件。\n'],
    'visible, in front of a stop': ['办案30件【措施：服务大局意识】。\n', '办案30件。\n'],
    'between blanks': ['甲 <!-- 措施：政治能力 --> 乙\n', '甲 乙\n'],
    'at the end of a line': ['甲 【措施：政治能力】 \n乙\n', '甲\n乙\n'],
    'in front of a hard line break': ['甲 【措施：政治能力】  \n乙\n', '甲  \n乙\n'],
    'in front of a backslash that breaks the line': ['甲<!-- 措施：政治能力 -->\\\n乙\n', '甲\\\n乙\n'],
    'two in one line': ['甲<!-- 措施：政治能力 -->乙【措施：政治能力】丙\n', '甲乙丙\n'],
    'alone between paragraphs': ['甲\n\n<!-- 措施：政治能力 -->\n\n乙\n', '甲\n\n乙\n'],
    'alone, with a stop behind it': ['甲\n\n【事项：公益诉讼；措施：政治能力】。\n\n乙\n', '甲\n\n乙\n'],
    'alone below a paragraph': ['甲\n<!-- 措施：政治能力 -->\n乙\n', '甲\n乙\n'],
    'over several lines': ['甲\n\n<!--\n措施：政治能力\n-->\n\n乙\n', '甲\n\n乙\n'],
    'at the end of the file': ['甲\n\n<!-- 措施：政治能力 -->\n', '甲\n'],
    'at the end of a file without line end': ['甲\n\n<!-- 措施：政治能力 -->', '甲\n'],
    'at the beginning': ['<!-- shuangyi-disable -->\n\n# 标题\n', '# 标题\n'],
    'in a list item': ['- 甲<!-- 措施：政治能力 -->\n- 乙\n', '- 甲\n- 乙\n'],
    'being a whole list item': ['- 甲\n- 【事项：公益诉讼；措施：政治能力】\n- 乙\n', '- 甲\n- 乙\n'],
    'in a quotation': ['> 甲\n> <!-- 措施：政治能力 -->\n> 乙\n', '> 甲\n> 乙\n'],
    'in a table cell': [
      '| 业务事项 | 党建措施 |\n| --- | --- |\n| 公益诉讼 <!-- 时限：6月底 --> | 政治能力【责任：一部】 |\n',
      '| 业务事项 | 党建措施 |\n| --- | --- |\n| 公益诉讼 | 政治能力 |\n',
    ],
    'with brackets inside': ['甲【事项：【待填：事项】；措施：政治能力】乙\n', '甲乙\n'],
    'suppressions of every kind': [
      '<!-- shuangyi-disable-file -->\n甲<!-- shuangyi-disable-line vague-measure -->\n<!-- shuangyi-no-such -->\n乙\n',
      '甲\n乙\n',
    ],
    'with Windows line ends': [
      '甲。<!-- 措施：政治能力 -->\r\n\r\n<!-- shuangyi-enable -->\r\n\r\n乙\r\n',
      '甲。\r\n\r\n乙\r\n',
    ],
  };
  for (const [name, [before, after]] of Object.entries(cases)) {
    it(name, () => {
      expect(clean(before)).toBe(after);
      expect(clean(after)).toBe(after);
    });
  }

  it('leaves alone what is no mark', () => {
    for (const text of [
      '甲【待填：事项】乙。\n\n\n丙  \n丁 <!-- 领导看过 -->\n',
      '甲【措施：政治能力\n\n乙<!-- 措施：政治能力\n',
      '`【措施：政治能力】`和`<!-- 措施：政治能力 -->`\n',
      '```\n【措施：政治能力】\n```\n\n- 甲\n\n  ```\n  <!-- shuangyi-disable -->\n  ```\n',
      '    <!-- 措施：政治能力 -->\n',
      '',
    ]) {
      expect(clean(text)).toBe(text);
    }
  });

  it('and notes of reviewers are taken out, those that are not finished stay', () => {
    expect(
      clean(
        '召开调度会<!-- 批注（王）：谁召集 -->，研究案件。 <!-- 批注（李）：补 -->\n\n<!-- 批注（李）：删 -->\n\n乙\n',
      ),
    ).toBe('召开调度会，研究案件。\n\n乙\n');
    expect(clean('甲<!-- 批注（王）：谁召集\n\n`<!-- 批注（王）：甲 -->`\n')).toBe(
      '甲<!-- 批注（王）：谁召集\n\n`<!-- 批注（王）：甲 -->`\n',
    );
  });

  it('are counted', () => {
    const text =
      '---\n文种: 工作计划\n---\n\n甲<!-- 措施：政治能力 -->乙<!-- shuangyi-disable-line -->【措施：政治能力】\n';
    expect(cleanCopy(Doc.open('file:///a.md', text, builtin), 'ours').removed).toBe(3);
  });
});

describe('front matter', () => {
  const mixed = '---\ntitle: 计划\n文种: "工作计划" # 注\n附件:\n  - 甲\n  - 乙\ntags: [a]\n---\n\n# 计划\n';

  it('goes when all its keys are ours', () => {
    expect(clean('---\n文种: 工作计划\n单位：甲\n---\n\n\n# 计划\n')).toBe('# 计划\n');
    expect(clean('\ufeff---\r\n文种: 工作计划\r\n---\r\n\r\n# 计划\r\n')).toBe('\ufeff# 计划\r\n');
  });

  it('keeps the keys of other tools', () => {
    expect(clean(mixed)).toBe('---\ntitle: 计划\ntags: [a]\n---\n\n# 计划\n');
    expect(cleanCopy(Doc.open('file:///a.md', mixed, builtin), 'ours').otherKeys).toBe(true);
  });

  it('goes altogether where that is wanted', () => {
    expect(clean(mixed, 'all')).toBe('# 计划\n');
  });

  it('of another tool alone stays', () => {
    expect(clean('---\ntitle: a\n---\n\n甲\n')).toBe('---\ntitle: a\n---\n\n甲\n');
  });
});

it('takes a text of any length, however often a mark is not closed', () => {
  const body = '甲。<!-- 措施：政治能力 -->\n\n【事项：公益诉讼；措施：政治能力】\n\n- 【措施：\n\n';
  expect(clean(body.repeat(500))).toBe('甲。\n\n- 【措施：\n\n'.repeat(500));
  const line = '【措施：'.repeat(20_000);
  expect(clean(line)).toBe(line);
});
