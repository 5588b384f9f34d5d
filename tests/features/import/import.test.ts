/** Word files of offices as drafts: what is made of each, and that our own eyes read it as it was meant. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps';
import { writeWord } from '../../../server/src/export/word/write';
import { importWord } from '../../../server/src/features/import/importWord';
import type { ImportOptions, Imported } from '../../../server/src/features/import/types';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import { paperOf } from '../../../server/src/model/visible/paper';
import { defaultWordSettings } from '../../../server/src/model/visible/settings';
import type { Run } from '../../../server/src/model/visible/types';
import { unitsOf } from '../../../server/src/model/visible/units';
import { readWord } from '../../../server/src/model/word/read';
import * as kit from '../../kit/docx/docx';
import { offices } from '../../kit/docx/offices';
import { assertLinear, fastest } from '../../kit/linear';
import { random } from '../../kit/random';

const usual: ImportOptions = { frame: builtin, changes: 'accept', comments: 'notes', pictures: '文稿-图片' };

function imported(bytes: Uint8Array, options: Partial<ImportOptions> = {}): Imported {
  const file = finish(readWord(bytes));
  if ('problem' in file) expect.fail(file.problem);
  return finish(importWord(file, { ...usual, ...options }));
}

const importBody = (body: string, more: Partial<kit.Docx> = {}) => imported(kit.docx({ ...more, body })).text;
const open = (text: string) => Doc.open('file:///a.md', text, builtin);

const textOf = (runs: readonly Run[]) => runs.map((run) => (run.type === 'text' ? run.text : '')).join('');

/** What a reader of the paper of a draft sees. */
function visible(text: string): string[] {
  const paper = paperOf(open(text));
  return [...unitsOf(paper), ...paper.notes.values()].map(({ runs }) => textOf(runs));
}

describe('files of offices', () => {
  it.each(Object.entries(offices))('%s', async (name, file) => {
    const { text, messages } = imported(kit.docx(file));
    const told = messages.map((message) => `- ${message}`).join('\n');
    await expect(`${text}\n<!-- 说明：\n${told}\n-->\n`).toMatchFileSnapshot(`${name}.md`);
  });

  it('have tables whose items and measures are recognised', () => {
    const doc = open(imported(kit.docx(offices.mergedCells!)).text);
    expect(doc.kind?.name).toBe('工作计划');
    const items = doc.entries.map((entry) => entry.items.map(({ id }) => id));
    expect(items).toEqual([['public-interest-work'], ['public-interest-work'], ['petitions']]);
    expect(doc.entries.every(({ measures }) => measures.some(({ id }) => id !== undefined))).toBe(true);
  });

  it('have their changes refused, or told of', () => {
    const file = kit.docx(offices.reviewedPaper!);
    const refused = imported(file, { changes: 'reject', comments: 'drop' });
    expect(refused.text).toContain('不少于10场');
    expect(refused.text).toContain('此段删去。');
    expect(refused.text).not.toContain('新增一段');
    expect(refused.text).not.toContain('积案清理');
    expect(refused.text).not.toContain('<!--');
    expect(refused).toMatchObject({ changes: 4, comments: 4 });
    const numbering = kit.list(1, [['chineseCounting', '%1、']]);
    const item = (content: string, change = '') =>
      kit.p(content, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${change}`);
    const added = '<w:rPr><w:ins w:author="王"/></w:rPr>';
    const list = kit.docx({ body: item('目标') + item(kit.ins('要求'), added) + item('保障'), numbering });
    expect(imported(list, { changes: 'reject' }).text).toContain('二、保障');
    expect(imported(list).text).toContain('三、保障');
    const told = imported(file, { changes: 'notes' }).text;
    expect(told).toContain('不少于15<!-- 批注（王检察长 2026-01-18）：“10”改为“15” -->场');
    expect(told).toContain('删去“此段删去。”');
    expect(told).toContain('积案清理<!-- 批注（李副检察长 2026-01-19）：增加这一行 -->');
  });
});

describe('headers of two rows', () => {
  const header = (rows: string[]) =>
    importBody(kit.tbl([...rows, kit.tr(['1', '2', '3', '4'])]))
      .split('\n')
      .find((line) => line.startsWith('|'));
  const wide = (text: string, span = 2) => kit.tc(text, `<w:gridSpan w:val="${span}"/>`);

  it('are one, by the lower name where it is known and by both where it is not', () => {
    expect(header([kit.tr(['事项', wide('责任分工'), '备注']), kit.tr(['', '责任部门', '责任人', ''])])).toBe(
      '| 事项 | 责任部门 | 责任人 | 备注 |',
    );
    expect(header([kit.tr([wide('上半年'), wide('下半年')]), kit.tr(['计划', '实绩', '计划', '实绩'])])).toBe(
      '| 上半年（计划） | 上半年（实绩） | 下半年（计划） | 下半年（实绩） |',
    );
  });

  it('are none where the second row says something of its own', () => {
    expect(header([kit.tr(['活动主题', wide('学习讨论', 3)]), kit.tr(['时间', '3月', '地点', '会议室'])])).toBe(
      '| 活动主题 | 学习讨论 | | |',
    );
  });
});

describe('titles', () => {
  const centred = (text: string, size = 44) => kit.p(kit.r(text, `<w:sz w:val="${size}"/>`), '<w:jc w:val="center"/>');
  const text = kit.p(kit.r('为抓好工作落实，结合本院实际，制定本计划，请认真执行。', '<w:sz w:val="32"/>'));
  const titleOf = (head: string) => open(importBody(head + text)).titleWords;

  it.each([
    [['云溪县人民检察院', '2026年工作计划'], '云溪县人民检察院2026年工作计划'],
    [['云溪县人民检察院关于加强乡镇', '检察室建设的工作方案'], '云溪县人民检察院关于加强乡镇检察室建设的工作方案'],
    [['关于全面清理规范性文件', '工作情况的报告'], '关于全面清理规范性文件工作情况的报告'],
    [['2026年工作计划', '第三检察部'], '2026年工作计划'],
    [['工　作　总　结'], '工作总结'],
  ])('%j', (lines, title) => {
    expect(titleOf(lines.map((line) => centred(line)).join(''))).toBe(title);
    // With a number above and what stands below.
    const around =
      centred('云检发〔2026〕7号', 32) + lines.map((line) => centred(line)).join('') + centred('（送审稿）', 32);
    expect(titleOf(around)).toBe(title);
    expect(importBody(around + text)).toMatch(/^发文字号: 云检发〔2026〕7号$/m);
  });

  it('are told without any formatting, and a number below one stays', () => {
    const written = importBody(
      kit.p('云溪县人民检察院2026年工作计划') + kit.p('云检发〔2026〕7号') + kit.p('院机关各部门：') + text,
    );
    expect(open(written).titleWords).toBe('云溪县人民检察院2026年工作计划');
    expect(written).toContain('\n\n云检发〔2026〕7号\n\n');
    expect(written).toContain('主送: 院机关各部门\n');
  });
});

describe('our own papers', () => {
  const examples = readdirSync('examples').filter((name) => name.endsWith('.md') && name !== 'README.md');

  it.each(examples)('%s says the same without its marks', (name) => {
    const text = readFileSync(`examples/${name}`, 'utf8');
    const paper = paperOf(open(text));
    const { bytes } = finish(
      writeWord({ paper, settings: defaultWordSettings, images: new Map(), now: '2026-01-01T00:00:00Z' }),
    );
    const back = imported(bytes).text;
    expect(visible(back)).toEqual(visible(text));
    const [first, second] = [open(text), open(back)];
    expect(second.kind).toBe(first.kind);
    expect(second.meta('期间')).toBe(first.meta('期间'));
    expect(second.entries).toHaveLength(first.entries.filter((entry) => entry.origin === 'table').length);
  });
});

it('a printed head and imprint come back as the front matter they were', () => {
  const matter = `---
文种: 工作报告
单位: 云溪县人民检察院
期间: 2026年上半年
主送: 中共云溪县委
署名: 中共云溪县人民检察院党组
成文日期: 2026年7月6日
附件: 融合任务清单；支部联系点名单
发文机关标志: 云溪县人民检察院文件
发文字号: 云检发〔2026〕3号
签发人: 柳岸、青禾溪、石榴
份号: 000012
密级: 机密★1年
紧急程度: 加急
抄送: 县委直属机关工作委员会，县人民法院
印发机关: 云溪县人民检察院办公室
印发日期: 2026年7月7日
---
`;
  const body = `
# 云溪县人民检察院关于2026年上半年党建工作情况的报告

中共云溪县委：

现将上半年工作情况报告如下。

附件：1.融合任务清单
2.支部联系点名单

中共云溪县人民检察院党组

2026年7月6日
`;
  const written = writeWord({
    paper: paperOf(open(matter + body)),
    settings: defaultWordSettings,
    images: new Map(),
    now: '2026-01-01T00:00:00Z',
  });
  expect(imported(finish(written).bytes).text).toBe(matter + body);
});

describe('words stay words', () => {
  const hostile = [
    '# 甲',
    '- 甲',
    '+ 甲',
    '> 甲',
    '1. 甲',
    '1) 甲',
    '---',
    '===',
    '```甲',
    '~~~甲',
    '| 甲 |',
    '*甲*',
    '_甲_',
    '__甲__',
    '**甲**',
    '`甲`',
    '~~甲~~',
    '1~3月，5~8月',
    '[甲](乙)',
    '![甲](乙)',
    '[甲]: 乙',
    '[^1]',
    '[^1]: 甲',
    '<b>甲</b>',
    '<!-- 措施：甲 -->',
    '&amp;甲',
    '甲\\*',
    'a_b_c',
    '____',
    '甲____乙',
    '- [ ] 甲',
    '<http://a.b>',
    '\\',
    '甲#',
    '* * *',
    '2026. 甲',
    '$甲$',
    '-- 甲',
    '甲|乙',
  ]; // prettier-ignore

  it.each(hostile)('%s in a paragraph, a heading and a cell', (words) => {
    const long = '这一段是正文，说明情况。';
    const text = importBody(
      kit.p(long) +
        kit.p(kit.r(words)) +
        kit.styled('H', kit.r(words)) +
        kit.p(long) +
        kit.tbl([kit.tr(['甲栏', '乙栏']), kit.tr([kit.tc(kit.p(kit.r(words))), '丙'])]) +
        kit.p('<w:r><w:footnoteReference w:id="2"/></w:r>'),
      {
        styles: kit.style('H', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        footnotes: `<w:footnote w:id="2">${kit.p(kit.r(words))}</w:footnote>`,
      },
    );
    // A typed number of a list is the number of a list: its blank is the list's own.
    const seen = visible(text).map((one) => one.replace(/(?<=^\d\.) /, ''));
    const shown = words.replace(/(?<=^\d\.) /, '');
    expect(seen.filter((one) => one === shown)).toHaveLength(4);
  });

  it('beside emphasis, which goes where Markdown cannot hold it', () => {
    const styles = '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/></w:style>';
    const strong = (words: string) => kit.r(words, '<w:rStyle w:val="S"/>');
    const of = (...runs: string[]) => importBody(kit.p(kit.r('为着重，') + runs.join('')), { styles }).trim();
    expect(of(kit.r('要'), strong('抓实'), kit.r('工作'))).toContain('要**抓实**工作');
    const held = of(kit.r('要'), strong('“抓实”'), kit.r('工作'));
    expect(visible(held)).toEqual(['为着重，要“抓实”工作']);
    expect(visible(of(kit.r('a*'), strong('b*c'), kit.r('*d')))).toEqual(['为着重，a*b*c*d']);
  });

  it('by chance', () => {
    const chance = random(7);
    const signs = [...'*_`[]()<>#|~!\\&-+=.1:^$"甲乙 　'];
    for (let i = 0; i < 150; i++) {
      const words = `甲${Array.from({ length: 1 + chance.int(12) }, () => chance.pick(signs)).join('')}乙`;
      const text = importBody(kit.p(words) + kit.tbl([kit.tr(['丙', '丁']), kit.tr([words, '戊'])]));
      expect(
        visible(text).filter((one) => one === words),
        words,
      ).toHaveLength(2);
    }
  });
});

describe('nothing is lost without a word', () => {
  it('pictures, notes of pictures that are missing, and what was not read', () => {
    const { images, text, messages } = imported(kit.docx(offices.furnishedPaper!));
    expect(images.map(({ path }) => path)).toEqual(['文稿-图片/图1.png']);
    expect(text).toContain('![听证现场](文稿-图片/图1.png)');
    const gone = kit.docx({
      body: kit.p('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing><w:object><o:OLEObject/></w:object></w:r>'),
    });
    expect(imported(gone).messages.join()).toMatch(/图片 1 张不在文件里.*嵌入的对象/);
    expect(messages.join()).toContain('文本框 1 个');
  });

  it('comments on rows and paragraphs that are gone', () => {
    const text = importBody(
      kit.p(kit.commented(1, kit.del('甲'))) +
        kit.tbl([
          kit.tr(['乙', '丙']),
          kit.tr([kit.tc(kit.p(kit.commented(2, '丁'))), '戊'], '<w:del w:author="王"/>'),
          kit.tr(['己', '庚']),
        ]),
      { comments: kit.comment(1, '为何删去') + kit.comment(2, '这行呢') },
    );
    expect(text).toContain('为何删去');
    expect(text).toContain('这行呢');
    expect(text).not.toContain('丁 |');
  });
});

it('takes time as the file is long', () => {
  const paragraphs = (n: number) =>
    Array.from({ length: n }, (_, i) =>
      i % 10 === 0
        ? kit.tbl([kit.tr(['业务事项', '党建措施']), kit.tr([`事项${i}`, kit.tc('甲*乙', '<w:vMerge/>')])])
        : kit.p(`${kit.r(`${i}.第一党支部会诊`)}<w:r><w:br/></w:r>${kit.r('a_b_c，办结疑难案件', '<w:b/>')}`),
    ).join('');
  const one = (n: number) => kit.docx({ body: paragraphs(n) + kit.p(kit.r('甲*').repeat(n)) });
  const files = new Map([100, 300, 900].map((n) => [n, one(n)]));
  assertLinear((n) => fastest(() => imported(files.get(n)!), 2), { sizes: [...files.keys()] });
});

it('whatever the file is made of, nothing is thrown', () => {
  const chance = random(21);
  const pieces = Object.values(offices).flatMap(({ body }) => body.match(/<w:(?:p|tbl)>.*?<\/w:(?:p|tbl)>/g) ?? []);
  for (let i = 0; i < 60; i++) {
    const body = Array.from({ length: chance.int(12) }, () => chance.pick(pieces)).join('');
    const file = finish(readWord(kit.docx({ ...offices.styledPaper!, body })));
    if ('problem' in file) continue;
    for (const changes of ['accept', 'reject', 'notes'] as const) {
      const { text } = finish(importWord(file, { ...usual, changes }));
      expect(open(text).text).toBe(text);
    }
  }
});
