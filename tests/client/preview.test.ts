import fc from 'fast-check';
import markdownIt, { type MarkdownIt } from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { MarkKeys } from '../../client/src/preview/keys';
import { previewPlugin } from '../../client/src/preview/plugin';
import { builtin } from '../../server/src/frame/builtin';

const keys = new MarkKeys();
keys.take({ keys: builtin.markKeys });
const extendMarkdownIt = previewPlugin(keys.roleOf);

/** As VS Code sets it up. */
const plain = markdownIt({ html: true });
const extended: MarkdownIt = extendMarkdownIt(markdownIt({ html: true }));

/** HTML of a draft, badges written as `[name]` or `[name|title]`. */
function shown(text: string, titles = false): string {
  return extended
    .render(text)
    .replace(/<span class="shuangyi-tie[^"]*" title="([^"]*)">(.*?)<\/span>/g, (_, title: string, name: string) => {
      return titles ? `[${name}|${title}]` : `[${name}]`;
    })
    .trim();
}

const draft = (text: string) => `---\n文种: 工作计划\n---\n\n${text}`;
const inDraft = (text: string) => shown(draft(text)).split('\n').slice(2).join('\n');

describe('a note of a reviewer', () => {
  const note = (html: string) =>
    html.replace(/<span class="shuangyi-note" title="([^"]*)">(.*?)<\/span>/g, '[$2|$1]').trim();

  it('is a badge with the name, and says all of it in the tooltip', () => {
    expect(
      note(extended.render('召开调度会<!-- 批注（王检察长 2026-01-18）：谁召集〔指“调度会”〕 -->，研究案件。')),
    ).toBe('<p>召开调度会[批注 王检察长|王检察长（2026-01-18）：谁召集（指“调度会”）]，研究案件。</p>');
  });

  it('stands beside marks, and its words mark nothing', () => {
    expect(note(shown('办案。<!-- 批注：补；措施：甲 --><!-- 措施：乙 -->'))).toBe(
      '<p>办案。[批注|未署名：补；措施：甲][乙]</p>',
    );
  });

  it('is not shown where it is not finished or no note', () => {
    expect(note(shown('办案。<!-- 批注部分 -->'))).toBe('<p>办案。<!-- 批注部分 --></p>');
    expect(note(shown('办案。<!-- 批注（王）：补'))).toBe('<p>办案。&lt;!-- 批注（王）：补</p>');
  });
});

describe('a mark in a comment', () => {
  it('becomes badges, one for each measure', () => {
    expect(shown('全年办案30件。<!-- 措施：服务大局意识、监督制约机制 -->')).toBe(
      '<p>全年办案30件。[服务大局意识][监督制约机制]</p>',
    );
  });

  it('says all of it in the tooltip', () => {
    expect(shown('办案。<!-- 事项：支持起诉;措施:甲 ; 成效：28件 -->', true)).toBe(
      '<p>办案。[甲|事项：支持起诉；措施:甲；成效：28件]</p>',
    );
  });

  it('keeps together what stands in quotes or brackets', () => {
    expect(shown('办案。<!-- 措施：“评查、讲评”一体（季度；年度）、乙 -->')).toBe(
      '<p>办案。[“评查、讲评”一体（季度；年度）][乙]</p>',
    );
  });

  it('may go over lines, and stand on lines of its own', () => {
    expect(shown('办案。<!-- 事项：听证\n措施：甲 -->')).toBe('<p>办案。[甲]</p>');
    expect(shown('<!-- 措施：甲 -->')).toBe('<p class="shuangyi-line">[甲]</p>');
    expect(shown('<!-- 措施：甲 -->同一行')).toBe('[甲]同一行');
  });

  it('shows that an item needs none', () => {
    expect(shown('机房改造。<!-- 免融合：纯技术工作 -->', true)).toBe('<p>机房改造。[免融合|免融合：纯技术工作]</p>');
    expect(shown('不再开展。<!-- 事项：机房改造；调整：职责划转 -->', true)).toBe(
      '<p>不再开展。[调整|事项：机房改造；调整：职责划转]</p>',
    );
  });

  it('stands in headings, lists and tables', () => {
    expect(shown('## 公开听证<!-- 措施：甲 -->')).toBe('<h2>公开听证[甲]</h2>');
    expect(shown('- 公开听证<!-- 措施：甲 -->')).toContain('<li>公开听证[甲]</li>');
    expect(shown('|事项|\n|---|\n|听证<!-- 措施：甲 -->|')).toContain('<td>听证[甲]</td>');
  });
});

describe('a mark in brackets', () => {
  it('becomes its item, badges and the rest', () => {
    expect(inDraft('【事项：公益诉讼；措施：甲、乙；责任：第四检察部；时限：6月底】其余')).toBe(
      '<p><span class="shuangyi-mark">公益诉讼[甲][乙]<small class="shuangyi-rest">责任：第四检察部；时限：6月底</small></span>其余</p>',
    );
  });

  it('without an item becomes badges only', () => {
    expect(inDraft('办案。【措施：甲】')).toBe('<p>办案。<span class="shuangyi-mark">[甲]</span></p>');
  });

  it('may go over lines; the lines around it stay', () => {
    expect(inDraft('前一行\n【事项：听证；\n措施：甲】\n后一行')).toBe(
      '<p>前一行\n<span class="shuangyi-mark">听证[甲]</span>\n后一行</p>',
    );
  });

  it('keeps formatting around it', () => {
    expect(inDraft('**重点**【措施：甲】*其余*')).toBe(
      '<p><strong>重点</strong><span class="shuangyi-mark">[甲]</span><em>其余</em></p>',
    );
  });

  it('outside of drafts must say both what is tied and to what', () => {
    expect(shown('笔记【措施：甲】')).toBe('<p>笔记【措施：甲】</p>');
    expect(shown('笔记【事项：听证；措施：甲】')).toContain('听证[甲]');
    expect(shown('---\n文种:\n---\n\n笔记【措施：甲】')).toContain('【措施：甲】');
  });
});

describe('what is no mark is rendered as without the plugin', () => {
  it.each([
    ['an ordinary bracket', draft('请【务必】报送，【注意：】【】')],
    ['a key that is not known', draft('【党建口号：甲】<!-- 口号：甲 -->')],
    ['a mark without a value', draft('【措施：】【事项：听证】')],
    ['a mark that is not closed', draft('【措施：甲\n\n乙】正文<!-- 措施：甲')],
    [
      'code',
      draft('`【措施：甲】` ``<!-- 措施：甲 -->``\n\n```\n【措施：甲】\n<!-- 措施：甲 -->\n```\n\n    【措施：甲】'),
    ],
    ['a suppression, which no reader sees', draft('<!-- shuangyi-disable-next-line missing-owner -->\n\n正文')],
    ['an ordinary comment', draft('<!-- 待核实 -->\n\n正文<!-- 待核实：数字 -->')],
    ['HTML', draft('<div title="【措施：甲】">\n\n正文\n\n</div>')],
    ['nothing', ''],
    ['another file', '# Notes\n\nA [link](x.md), ![image](y.png) and **bold** text.\nNext line\\\nafter a break.'],
  ])('%s', (_, text) => {
    expect(extended.render(text)).toBe(plain.render(text));
  });

  it('any text without marks', () => {
    const piece = fc.constantFrom(
      '【',
      '】',
      '<!--',
      '-->',
      '：',
      '；',
      '正文',
      '\n',
      '\n\n',
      '- ',
      '# ',
      '`',
      '**',
      '|',
      '<b>',
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(text, (source) => extended.render(source) === plain.render(source)));
  });
});

describe('names are text', () => {
  it('and never HTML', () => {
    const html = extended.render(draft('【事项：<b>甲</b>；措施："乙"&丙】'));
    expect(html).not.toContain('<b>甲</b></span>');
    const comment = extended.render('正文<!-- 措施：<img src=x onerror="alert(1)">、\'&amp; -->');
    expect(comment).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    expect(comment).not.toContain('<img');
  });

  it('whatever stands in the mark', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const html = extended.render(`正文<!-- 措施：${name} -->`);
        const rest = html.replace(/<span class="shuangyi-tie" title="[^"<>]*">[^<>]*<\/span>/g, '');
        expect(rest).not.toContain('shuangyi');
      }),
    );
  });

  it('of any framework', () => {
    expect(shown('巡回开庭。<!-- 事项：民商事审判；措施：司法为民 -->')).toBe('<p>巡回开庭。[司法为民]</p>');
  });
});

describe('the keys of marks', () => {
  const text = '甲<!-- 抓手：乙 -->';

  it('are those of any project of the window, as soon as they are known', () => {
    const own = new MarkKeys();
    const md = previewPlugin(own.roleOf)(markdownIt({ html: true }));
    // Nothing was shown yet: nothing has to be shown again.
    expect(own.take({ keys: builtin.markKeys })).toBe(false);
    expect(md.render(text)).not.toContain('shuangyi');
    expect(own.take({ root: 'file:///w', keys: { measure: ['抓手'] } })).toBe(true);
    expect(md.render(text)).toContain('乙</span>');
    expect(md.render('甲<!-- 措施：乙 -->')).toContain('乙</span>');
    expect(own.take({ root: 'file:///w', keys: { measure: ['抓手'] } })).toBe(false);
  });
});

it('a fault in the plugin leaves the preview as it is', () => {
  const broken = extendMarkdownIt(markdownIt({ html: true }));
  broken.core.ruler.before('shuangyi', 'breaks', (state) => {
    Object.defineProperty(state, 'tokens', {
      value: [
        {
          type: 'inline',
          content: '',
          get children() {
            throw new Error();
          },
        },
      ],
    });
  });
  expect(() => broken.parse('【措施：甲】', {})).not.toThrow();
});
