/** Tables from the clipboard become Markdown that the model reads as task tables. */
import { describe, expect, it } from 'vitest';
import { type Row, taskTable } from '../../server/src/features/write/taskTable';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';

/** Rows as one types them: cells between `|`, `^` covered from above, `<` covered from the left. */
function rows(text: string): Row[] {
  return text.split('\n').map((line) =>
    line.split('|').map((cell) => {
      const words = cell.trim().replaceAll('¶', '\n');
      if (words === '^') return { text: '', merged: 'above' as const };
      if (words === '<') return { text: '', merged: 'left' as const };
      return { text: words };
    }),
  );
}

const markdown = (text: string) => taskTable(builtin, rows(text)).markdown;

describe('a table from the clipboard', () => {
  it('is read as a task table', () => {
    const { markdown: text, tasks } = taskTable(
      builtin,
      rows('序号|工作任务|融合举措|责任部门|完成时限\n1|公益诉讼|公开听证|第四检察部|6月底前'),
    );
    expect(tasks).toBe(true);
    expect(text).toBe(
      '| 序号 | 工作任务 | 融合举措 | 责任部门 | 完成时限 |\n| --- | --- | --- | --- | --- |\n' +
        '| 1 | 公益诉讼 | 公开听证 | 第四检察部 | 6月底前 |\n',
    );
    const [entry] = Doc.open('file:///a.md', text, builtin).entries;
    expect(Object.keys(entry!.fields)).toEqual(['number', 'item', 'measure', 'department', 'deadline']);
  });

  it('with an unknown header is kept as it is', () => {
    const { markdown: text, tasks } = taskTable(builtin, rows('甲|乙\n1|2'));
    expect([text, tasks]).toEqual(['| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n', false]);
  });

  it('says again what a merged cell says, but for items', () => {
    expect(markdown('业务事项|党建措施|责任部门\n公益诉讼|公开听证|四部\n^|案例复盘|^\n刑事申诉|^|^')).toBe(
      '| 业务事项 | 党建措施 | 责任部门 |\n| --- | --- | --- |\n| 公益诉讼 | 公开听证 | 四部 |\n' +
        '|  | 案例复盘 | 同上 |\n| 刑事申诉 | 同上 | 同上 |\n',
    );
  });

  it('with a title row over its whole width', () => {
    expect(markdown('2026年任务清单|<|<\n业务事项|党建措施|<\n甲|乙|丙')).toBe(
      '2026年任务清单\n\n| 业务事项 | 党建措施 |  |\n| --- | --- | --- |\n| 甲 | 乙 | 丙 |\n',
    );
  });

  it('with a header of two rows', () => {
    expect(markdown('序号|业务事项|责任|<\n^|^|领导|部门\n1|甲|张三|一部')).toBe(
      '| 序号 | 业务事项 | 责任领导 | 责任部门 |\n| --- | --- | --- | --- |\n| 1 | 甲 | 张三 | 一部 |\n',
    );
  });

  it('with line breaks, pipes, tags and odd blanks in its cells', () => {
    expect(markdown('业务¶事项|党建措施\n甲\u00a0 乙¶¶丙|<b>5件\u3000').split('\n')[2]).toBe(
      '| 甲 乙<br>丙 | \\<b>5件 |',
    );
    expect(taskTable(builtin, [[{ text: 'a|b' }, { text: 'c' }]]).markdown.split('\n')[0]).toBe('| a\\|b | c |');
  });

  it('without the empty rows and columns around it', () => {
    expect(markdown('业务事项||党建措施|\n||| \n甲||乙|')).toBe(
      '| 业务事项 | 党建措施 |\n| --- | --- |\n| 甲 | 乙 |\n',
    );
  });

  it('of nothing is nothing', () => {
    expect(taskTable(builtin, []).markdown).toBe('');
    expect(markdown(' | ')).toBe('');
    expect(markdown('仅一行标题|<')).toBe('| 仅一行标题 |\n| --- |\n');
  });
});

it('takes a table of any length', () => {
  const table = Array.from({ length: 150_000 }, (_, i): Row => [{ text: `${i}` }, { text: '甲' }]);
  expect(taskTable(builtin, table).markdown.split('\n').length).toBe(150_002);
});

it('a backslash in front of a bar stays one, and the bar stays in its cell', () => {
  const rows = [
    [{ text: '业务事项' }, { text: '党建措施' }],
    [{ text: '甲' }, { text: 'C:\\目录\\|乙' }],
  ];
  expect(taskTable(builtin, rows).markdown).toContain('| 甲 | C:\\目录\\\\\\|乙 |');
});
