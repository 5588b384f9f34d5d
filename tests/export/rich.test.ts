/** A paper on the clipboard: layout on the words themselves, words of others only as words. */
import { describe, expect, it } from 'vitest';
import { richText } from '../../server/src/export/rich/rich';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { paperOf } from '../../server/src/model/visible/paper';
import { defaultWordSettings, type WordSettings } from '../../server/src/model/visible/settings';
import { actsInHtml, hostile, hostileDraft, inLine } from '../kit/hostileText';

const paper = (text: string) => paperOf(Doc.open('file:///a.md', text, builtin));
const rich = (text: string, settings: Partial<WordSettings> = {}) =>
  richText(paper(text), { ...defaultWordSettings, ...settings });

const sample = `---
文种: 工作计划
主送: 各部门
成文日期: 2026-01-16
---

# 云溪县人民检察院2026年党建与业务深度融合工作计划

请办理“三件事”，共12件<!-- 措施：政治能力 -->**要快**[^1]。

## 一、要求

（一）压实责任。部门抓。

| 事项 | 措施 |
| - | - |
| 甲 | 乙<br>丙 |

[^1]: 注文。
`;

/** Paragraphs as their style and their words. */
const paragraphs = (html: string) =>
  [...html.matchAll(/<p class="MsoNormal" style="([^"]*)">(.*?)<\/p>/gs)].map(([, css, inside]) => ({
    css: css!,
    inside: inside!,
    words: inside!.replace(/<br>/g, '\n').replace(/<[^>]*>/g, ''),
  }));

describe('rich text', () => {
  const { html, plain } = rich(sample);
  const find = (words: string) => paragraphs(html).find((one) => one.words.includes(words))!;

  it('has the layout of a paper', () => {
    expect(find('云溪县').words).toMatch(/^云溪县.*\n.*工作计划$/s);
    expect(find('云溪县').css).toContain('text-align:center');
    expect(find('各部门：').css).not.toContain('text-indent');
    const body = find('请办理');
    expect(body.css).toContain('text-indent:32pt;mso-char-indent-count:2.0');
    expect(body.css).toMatch(/line-height:28\.95pt;mso-line-height-rule:exactly/);
    expect(body.inside).toMatch(/<span style="[^"]*仿宋_GB2312[^"]*">请办理“三件事”，共<\/span>/);
    expect(body.inside).toMatch(/<span lang="EN-US" style="[^"]*Times New Roman[^"]*">12<\/span>/);
    expect(body.inside).toMatch(/楷体_GB2312[^>]*>要快/);
    expect(find('一、要求').inside).toContain('黑体');
    expect(find('（一）').inside).toMatch(/楷体_GB2312[^>]*>（一）压实责任。<\/span><span[^>]*仿宋/);
    expect(find('2026年1月16日').css).toMatch(/margin-right:[\d.]+pt;text-align:right/);
    expect(html).toMatch(/<thead><tr[^>]*>.*事项.*<\/tr><\/thead><tbody>/s);
  });

  it('says the same in plain words', () => {
    expect(plain.split('\n').map((line) => line.trim())).toEqual([
      '云溪县人民检察院2026年党建与业务深度融合工作计划',
      '',
      '各部门：',
      '请办理“三件事”，共12件要快[1]。',
      '一、要求',
      '（一）压实责任。部门抓。',
      '事项\t措施',
      '甲\t乙 丙',
      '',
      '2026年1月16日',
      '[1] 注文。',
    ]);
  });

  it('goes by the settings', () => {
    const bold = rich(sample, { strong: 'bold', latin: 'same', fonts: 'common' });
    expect(bold.html).toMatch(/<b><span[^>]*>要快<\/span><\/b>/);
    expect(bold.html).not.toMatch(/Times|GB2312|lang="EN-US"/);
    const own = { title: `甲'"><img>`, body: '乙;color:red', heading1: '丙', heading2: '丁' };
    expect(rich(sample, { fonts: own }).html).toContain("'甲&gt;&lt;img&gt;'");
    expect(rich(sample, { fonts: own }).html).not.toContain('<img>');
  });

  it('begins a page for each annex', () => {
    const { html: annexed } = rich('# 云溪县工作计划\n\n甲。\n\n附件：表\n\n附件\n\n任务分解表\n\n乙。\n');
    const [label, blank, title, , body] = paragraphs(annexed).slice(5);
    expect(label!.words).toBe('附件');
    expect(label!.css).toContain('page-break-before:always');
    expect(blank!.words.trim()).toBe('\u00a0'.trim());
    expect(title!.css).toContain('text-align:center');
    expect(body!.words).toBe('乙。');
  });

  it('takes only the blocks that are chosen', () => {
    const at = sample.indexOf('## 一');
    const part = richText(paper(sample), defaultWordSettings, { start: at, end: at + 20 });
    expect(part.plain).toBe('　　一、要求\n　　（一）压实责任。部门抓。');
    expect(richText(paper(sample), defaultWordSettings, { start: at + 3, end: at + 3 }).plain).toBe('　　一、要求');
  });

  it('makes nothing of words of others but words', () => {
    const known =
      /^<\/?(?:html|head|body|p|span|br|sup|s|b|table|thead|tbody|tr|td)(?: (?:xmlns(?::[ow])?|lang|class|style|border|cellspacing|cellpadding|align|width)="[^"<>]*")*>$|^<meta charset="utf-8">$|^<!--(?:Start|End)Fragment-->$/;
    for (const [name, text] of Object.entries(hostile)) {
      const draft = `${hostileDraft(text)}\n甲${text}\n\n甲[^1]![${inLine(text)}](${inLine(text)})\n\n[^1]: ${text}\n`;
      expect(actsInHtml(rich(draft).html.replaceAll('\n', ''), known), name).toEqual([]);
    }
  });
});
