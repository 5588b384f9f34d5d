/** Paragraphs, items, rows and tables that come, go, part, meet or move, one kind at a time. */
import { describe, expect, it } from 'vitest';
import { all, elements, textOf } from '../../kit/word/package';
import { everything } from './drafts';
import { type Body, behind, edited, fresh } from './edited';

const added = (words: string, style: string, at: string) =>
  edited(everything, ({ body, paragraph }) => behind(body, paragraph(at), fresh(words, style))).text;

describe('a new paragraph', () => {
  it('is what its style says', () => {
    expect(added('四、其他事项', 'Heading1', '结果计入年度评分')).toContain('[^1]。\n\n## 四、其他事项\n');
    expect(added('另行通知。', 'GwBody', '为推动')).toContain('支部书记领办】\n\n另行通知。\n\n## 一、');
  });

  it('in a list is an item, in the note of attachments a line of it', () => {
    expect(added('4.建立销号制度。', 'GwBody', '年底前全部')).toContain('3. 年底前全部清理完毕。\n4. 建立销号制度。\n');
    expect(added('4.新增的表', 'GwAttachment', '听证安排')).toContain('　　　3.听证安排\n　　　4.新增的表\n');
  });

  it('is words, whatever it looks like', () => {
    for (const words of ['# 号', '- 横线', '1. 一', '> 引', '| a | b |', '---', '<!-- x -->', '```', '*a*']) {
      const { text, left } = edited(everything, ({ body, paragraph }) =>
        behind(body, paragraph('为推动'), fresh(words)),
      );
      expect(left, words).toEqual([]);
      expect(text, words).toContain('\\');
    }
  });
});

describe('a paragraph', () => {
  it('that goes takes its marks along, and that is said', () => {
    const { text, reviewed } = edited(everything, ({ body, paragraph }) => {
      body.children.splice(body.children.indexOf(paragraph('为推动')), 1);
    });
    expect(text).toContain('各部门：\n\n## 一、');
    expect(reviewed.changes.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['drop-paragraph', expect.stringContaining('<!-- 措施：政治能力 -->')],
    ]);
  });

  it('that moves takes its marks along, too', () => {
    const { text, reviewed } = edited(everything, ({ body, paragraph }) => {
      const moved = paragraph('为推动');
      body.children.splice(body.children.indexOf(moved), 1);
      behind(body, paragraph('加强领导'), moved);
    });
    expect(reviewed.changes.map(({ kind }) => kind)).toEqual(['move']);
    expect(text).toContain('听取一次汇报。\n\n为推动**党建与业务**深度融合，<!-- 措施：政治能力 -->');
    expect(text.indexOf('为推动')).toBe(text.lastIndexOf('为推动'));
  });

  it('of a list whose number is changed stays an item; without one it stands apart', () => {
    const number = (to: string) =>
      edited(everything, ({ paragraph }) => {
        for (const words of all(paragraph('按月通报'), '//w:t')) {
          const [own] = words.children;
          if (typeof own === 'string' && own.startsWith('2.')) words.children[0] = own.replace('2.', to);
        }
      }).text;
    expect(number('3.')).toContain('\n3. 明确**责任人**，按月通报。<!-- 事项：积案清理 -->\n');
    expect(number('（2）')).toContain('\n\n（2）明确**责任人**，按月通报。<!-- 事项：积案清理 -->\n\n3. ');
    expect(number('')).toContain('\n\n明确**责任人**，按月通报。<!-- 事项：积案清理 -->\n\n3. ');
  });

  it('emptied of its emphasis keeps no signs without words', () => {
    const { text } = edited(everything, ({ paragraph }) => {
      for (const run of all(paragraph('抓实公开听证'), '//w:t')) if (run.children[0] === '每季度') run.children[0] = '';
    });
    expect(text).toContain('牵头，开展一次');
  });
});

describe('a table', () => {
  const table = ({ body }: Body) => all(body, 'w:tbl')[0]!;
  const rows = (body: Body) => all(table(body), 'w:tr');

  it('whose columns are others is told and left alone', () => {
    const { text, reviewed } = edited(everything, (body) => {
      for (const row of rows(body)) row.children.push(structuredClone(all(row, 'w:tc').at(-1)!));
    });
    expect(text).toBe(everything);
    expect(reviewed.changes.map(({ state, reason }) => [state, reason])).toEqual([
      ['conflict', expect.stringContaining('从4栏变成了5栏')],
    ]);
  });

  it('that goes, goes altogether; a new one is written as such', () => {
    const gone = edited(everything, (body) => {
      body.body.children.splice(body.body.children.indexOf(table(body)), 1);
    });
    expect(gone.text).toContain('照录。\n\n## 三、');
    const twice = edited(everything, (body) => {
      const copy = structuredClone(table(body));
      for (const start of all(copy, '//w:p')) {
        const kept = elements(start).filter(({ name }) => !name.startsWith('w:bookmark'));
        start.children.splice(0, Number.POSITIVE_INFINITY, ...kept);
        for (const words of all(start, '//w:t')) words.children[0] = `新${words.children[0] as string}`;
      }
      behind(body.body, body.paragraph('加强领导'), copy);
    });
    expect(twice.left).toEqual([]);
    expect(twice.text).toContain(
      '一次汇报。\n\n| 新业务事项 | 新融合举措 | 新责任部门 | 新完成时限 |\n| --- | --- | --- | --- |\n',
    );
  });

  it('takes breaks and bars into its cells', () => {
    const { text } = edited(everything, (body) => {
      const words = all(body.paragraph('党员包片走访'), '//w:t')[0]!;
      words.children[0] = '包片|走访';
      const cell = all(body.body, '//w:tc').find((one) => textOf(one).includes('包片|走访'))!;
      cell.children.push(fresh('第二段'));
    });
    expect(text).toContain('| 包片\\|走访<br>第二段 |');
  });
});
