/** What is no change of the words of a paragraph: taken home where that is plain, else told with its place. */
import { describe, expect, it } from 'vitest';
import { review } from '../../../server/src/features/review/review';
import type { Change } from '../../../server/src/features/review/types';
import { type Element, all, first, textOf, valueAt, withParts } from '../../kit/word/package';
import { exported } from '../../kit/word/product';
import { broughtHome, type Home, readPaper, us, wordFile } from '../../kit/word/roundTrip';
import { type Body, behind, edited, fresh, node } from './edited';

const draft = `# 云溪县人民检察院工作计划

## 一、总体要求

前面的一段话，说明有关情况[^甲]。

### （一）基本原则

![流程图](流程.png)

后面的一段话，说明另外的情况。

## 二、重点任务

| 事项 | 部门 | 时限 |
| --- | --- | --- |
| 公开听证 | 第三检察部 | 六月底前 |
| 积案清理 | 第一检察部 | 九月底前 |

最后的一段话，到这里就结束了。

[^甲]: 评分的**办法**另行印发。
`;
const out = (text: string) => exported(text, { review: true, silent: true }).bytes;
const sent = out(draft);

/** Texts are set. */
const say = (element: Element, words: string) => void element.children.splice(0, Number.POSITIVE_INFINITY, words);

type Parts = Parameters<typeof edited>[3];
const change = (edit: (body: Body) => void, parts: Parts = {}): Home => edited(draft, edit, sent, parts);
const nothing = () => undefined;
const notes = (edit: (xml: string) => string): Parts => ({ 'word/footnotes.xml': edit });
const told = ({ reviewed, text }: Home): readonly Change[] => {
  expect(text).toBe(draft);
  expect(reviewed.changes.map(({ kind, state }) => [kind, state])).toEqual([['other', 'conflict']]);
  return reviewed.changes;
};
const run = (words: string) => node('w:r', {}, node('w:t', { 'xml:space': 'preserve' }, words));
const styled = (paragraph: Element, style: string) => {
  first(paragraph, 'w:pPr/w:pStyle')!.attributes['w:val'] = style;
};
const drawing = (body: Element): Element =>
  body.children.find((one): one is Element => typeof one !== 'string' && first(one, '//w:drawing') !== undefined)!;

describe('a footnote', () => {
  it('comes home into its definition, with signs kept plain', () => {
    const home = change(
      nothing,
      notes((xml) => xml.replace('另行印发', '由*办公室*另行印发')),
    );
    expect(home.left).toEqual([]);
    expect(home.text).toBe(draft.replace('另行印发', '由\\*办公室\\*另行印发'));
  });

  it('comes home with who changed it', () => {
    const trace = `<w:ins w:id="990" w:author="王检察长" w:date="2026-01-18T09:30:00Z"><w:r><w:t>（试行）</w:t></w:r></w:ins>`;
    const home = change(
      nothing,
      notes((xml) => xml.replace('</w:p></w:footnote></w:footnotes>', `${trace}</w:p></w:footnote></w:footnotes>`)),
    );
    expect(home.text).toBe(draft.replace('另行印发。', '另行印发。（试行）'));
    expect(home.reviewed.changes.map(({ author, tracked }) => [author, tracked])).toEqual([['王检察长', true]]);
  });

  it('that goes is told, and so is a new one', () => {
    const isReference = (one: Element | string) =>
      typeof one !== 'string' && first(one, 'w:footnoteReference') !== undefined;
    const [gone] = told(
      change(({ paragraph }) => {
        const holder = paragraph('前面的');
        holder.children.splice(holder.children.findIndex(isReference), 1);
      }),
    );
    expect(gone!.before).toContain('评分的办法另行印发');
    const [added] = told(
      change(
        ({ paragraph }) => {
          paragraph('最后的').children.push(node('w:r', {}, node('w:footnoteReference', { 'w:id': '7' })));
        },
        notes((xml) =>
          xml.replace(
            '</w:footnotes>',
            '<w:footnote w:id="7"><w:p><w:r><w:t>另见附件。</w:t></w:r></w:p></w:footnote></w:footnotes>',
          ),
        ),
      ),
    );
    expect(added!.after).toBe('脚注：另见附件。');
    expect(draft.slice(0, added!.place.start).endsWith('| 九月底前 |\n\n')).toBe(true);
  });

  it('goes with its paragraph, and only that is said', () => {
    const by = { 'w:id': '990', 'w:author': '王检察长', 'w:date': '2026-01-18T09:30:00Z' };
    const home = change(({ paragraph }) => {
      const holder = paragraph('前面的');
      const words = node('w:r', {}, node('w:delText', {}, textOf(holder)));
      const reference = node('w:r', {}, node('w:footnoteReference', { 'w:id': '1' }));
      const properties = first(holder, 'w:pPr')!;
      properties.children.push(node('w:rPr', {}, node('w:del', by)));
      const marks = holder.children.filter((one) => typeof one !== 'string' && one.name.startsWith('w:bookmark'));
      holder.children.splice(0, Number.POSITIVE_INFINITY, properties, ...marks, node('w:del', by, words, reference));
    });
    expect(home.reviewed.changes.map(({ kind, state }) => [kind, state])).toEqual([['drop-paragraph', 'ready']]);
  });

  it('of several paragraphs is told', () => {
    const [one] = told(
      change(
        nothing,
        notes((xml) =>
          xml.replace(
            '</w:footnote></w:footnotes>',
            '<w:p><w:r><w:t>又一段。</w:t></w:r></w:p></w:footnote></w:footnotes>',
          ),
        ),
      ),
    );
    expect(one!.after).toContain('又一段');
  });
});

describe('a heading', () => {
  const style = (words: string, id: string) => change(({ paragraph }) => styled(paragraph(words), id));

  it('becomes text, and text a heading', () => {
    expect(style('基本原则', 'GwBody').text).toBe(draft);
    expect(style('后面的', 'Heading2').text).toBe(draft.replace('后面的', '### 后面的'));
    const plain = draft.replaceAll(/（一）|[一二]、/g, '');
    const home = edited(plain, ({ paragraph }) => styled(paragraph('基本原则'), 'GwBody'), out(plain));
    expect(home.text).toBe(plain.replace('### 基本', '基本'));
    expect(edited(plain, ({ paragraph }) => styled(paragraph('基本原则'), 'Heading1'), out(plain)).text).toBe(
      plain.replace('### 基本', '## 基本'),
    );
  });

  it('that its number makes one is told', () => {
    const [one] = told(style('基本原则', 'GwBody'));
    expect([one!.before, one!.after]).toEqual(['二级标题：（一）基本原则', '正文：（一）基本原则']);
  });

  it('is none of anybody where a program drops all styles', () => {
    const home = change(({ body }) => {
      for (const one of all(body, '//w:p'))
        if (/^Heading/.test(valueAt(one, 'w:pPr/w:pStyle') ?? '')) styled(one, 'GwBody');
    });
    expect(home.reviewed.changes).toEqual([]);
  });
});

it('what came home already is not proposed again', () => {
  const plain = draft.replaceAll(/（一）|[一二]、/g, '');
  const both = withParts(out(plain), {
    'word/document.xml': (xml) => xml.replace(/<w:pStyle w:val="Heading2"\/>/, '<w:pStyle w:val="GwBody"/>'),
    'word/footnotes.xml': (xml) => xml.replace('另行印发', '另行下发'),
  });
  const once = broughtHome(both, plain);
  if ('problem' in once) throw new Error(once.problem);
  expect(once.text).toBe(plain.replace('### 基本', '基本').replace('另行印发', '另行下发'));
  const again = broughtHome(both, once.text);
  if ('problem' in again) throw new Error(again.problem);
  expect(again.reviewed.changes).toEqual([]);
});

describe('a picture', () => {
  it('that goes, comes or is another is told', () => {
    const [gone] = told(change(({ body }) => void drawing(body).children.splice(1)));
    expect(gone!.before).toBe('图片：流程图');
    const alt = (picture: Element, words: string) => {
      first(picture, '//wp:docPr')!.attributes.descr = words;
    };
    const [other] = told(change(({ body }) => alt(drawing(body), '另一张图')));
    expect([other!.before, other!.after]).toEqual(['图片：流程图', '图片：另一张图']);
    const [added] = told(
      change(({ body, paragraph }) => {
        const copy = structuredClone(drawing(body));
        alt(copy, '现场照片');
        copy.children.splice(
          0,
          Number.POSITIVE_INFINITY,
          ...copy.children.filter((one) => typeof one === 'string' || !/bookmark/.test(one.name)),
        );
        behind(body, paragraph('最后的'), copy);
      }),
    );
    expect(added!.after).toBe('图片：现场照片');
    expect(draft.slice(0, added!.place.start).endsWith('就结束了。')).toBe(true);
  });

  it('whose name has a number of its own is as it went out', () => {
    const numbered = draft.replace('![流程图]', '![图 3 流程图]');
    expect(edited(numbered, nothing, out(numbered)).reviewed.changes).toEqual([]);
  });

  it('whose caption was changed is told', () => {
    const [one] = told(
      change(({ paragraph }) => {
        const caption = paragraph('图1');
        const text = all(caption, '//w:t').at(-1)!;
        say(text, `${text.children.join('')}（修订）`);
      }),
    );
    expect(one!.after).toContain('流程图（修订）');
  });
});

describe('what the export puts in', () => {
  const official = `---\n抄送: 云溪县委办公室\n印发机关: 云溪县人民检察院办公室\n印发日期: 2026年1月8日\n署名: 云溪县人民检察院\n成文日期: 2026年1月8日\n---\n\n${draft}`;

  it('and was changed with a trace is told', () => {
    const by = { 'w:id': '990', 'w:author': '王检察长', 'w:date': '2026-01-18T09:30:00Z' };
    for (const words of ['云溪县人民检察院', '印发']) {
      const home = edited(
        official,
        ({ body }) => {
          const holder = all(body, '//w:p').findLast(
            (one) => textOf(one).includes(words) && !textOf(one).includes('计划'),
          );
          holder?.children.push(node('w:ins', by, run('（代）')));
          expect(holder, words).toBeDefined();
        },
        out(official),
      );
      expect(home.reviewed.changes.length, words).toBeGreaterThan(0);
      expect(JSON.stringify(home.reviewed.changes), words).toContain('（代）');
    }
  });
});

describe('what Markdown has no place for', () => {
  it('in a text box is told', () => {
    const [one] = told(
      change(({ paragraph }) => {
        const box = node('w:txbxContent', {}, fresh('框里的话。'));
        paragraph('后面的').children.push(
          node('w:r', {}, node('w:pict', {}, node('v:shape', {}, node('v:textbox', {}, box)))),
        );
      }),
    );
    expect(one!.after).toBe('文本框：框里的话。');
    expect(draft.slice(one!.place.start).startsWith('后面的')).toBe(true);
  });

  it('as a number that Word counts itself is told', () => {
    const file = wordFile(sent);
    const blocks = file.blocks.map((block) =>
      block.type === 'paragraph' && block.pieces.some(({ text }) => text.startsWith('最后的'))
        ? { ...block, label: '1.' }
        : block,
    );
    const found = review({ file: { ...file, blocks }, present: draft, read: readPaper, author: us });
    expect('changes' in found && found.changes.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['other', '这一段加了自动编号“1.”，取不回来，请对照审阅稿修改'],
    ]);
  });

  it('as an equation is told', () => {
    const [one] = change(({ paragraph }) => {
      const math = node('m:oMath', {}, node('m:r', {}, node('m:t', {}, 'x=1')));
      paragraph('后面的').children.push(math);
    }).reviewed.changes.filter(({ kind }) => kind === 'other');
    expect(one!.reason).toContain('公式');
    expect(draft.slice(one!.place.start).startsWith('后面的')).toBe(true);
  });

  it('as merged cells is told', () => {
    const span = node('w:gridSpan', { 'w:val': '2' });
    const merged = change(({ body }) => {
      const row = all(body, '//w:tr')[1]!;
      const [cell, next] = all(row, 'w:tc') as [Element, Element];
      first(cell, 'w:tcPr')!.children.splice(1, 0, span);
      row.children.splice(row.children.indexOf(next), 1);
    });
    expect(told(merged)[0]!.reason).toContain('合并了单元格');
    const down = change(({ body }) => {
      const [, above, below] = all(body, '//w:tr');
      for (const [row, value] of [
        [above!, 'restart'],
        [below!, 'continue'],
      ] as const)
        first(row, 'w:tc/w:tcPr')!.children.splice(1, 0, node('w:vMerge', { 'w:val': value }));
    });
    expect(told(down)[0]!.reason).toContain('合并了单元格');
  });

  it('in a table of too many columns is told', () => {
    const cells = (word: string) => `|${Array.from({ length: 70 }, (_, i) => ` ${word}${i} |`).join('')}`;
    const wide = `# 标题\n\n开头的一段话。\n\n${cells('栏')}\n|${' --- |'.repeat(70)}\n${cells('格')}\n\n结尾的一段话。\n`;
    const home = edited(
      wide,
      ({ body }) => {
        const text = all(body, '//w:t').find((one) => textOf(one) === '格5')!;
        say(text, '格五');
      },
      out(wide),
    );
    expect(home.text).toBe(wide);
    expect(home.reviewed.changes.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['other', expect.stringContaining('最多63栏')],
    ]);
    const beside = edited(wide, ({ paragraph }) => void paragraph('结尾的').children.push(run('完。')), out(wide));
    expect(beside.text).toBe(wide.replace('结尾的一段话。', '结尾的一段话。完。'));
    expect(beside.left).toEqual([]);
  });
});
