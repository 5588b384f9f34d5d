/** Drafts to make Word files of: pure Chinese, whose lines can be counted, and everything that could upset a writer. */

/** A PNG of one colour with this size in its head, which is all that a writer looks at. */
export function picture(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(onePoint);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

const onePoint = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);

const signs = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜';

/** Chinese characters only: no sign that is squeezed or hangs out, no figure. */
export const pureWords = (length: number): string => signs.repeat(Math.ceil(length / signs.length)).slice(0, length);

const head = '---\n文种: 工作计划\n单位: 云溪县人民检察院\n期间: 2026年\n---\n\n';

/** A draft of pure Chinese, some pages long, signed. */
export const pureDraft = `${head}# 云溪县人民检察院工作计划

各部门：

## 一、总体要求

${[900, 1400, 700].map(pureWords).join('\n\n')}

云溪县人民检察院办公室

2026年1月8日
`;

const nested = Array.from({ length: 10 }, (_, depth) => `${'  '.repeat(depth)}- 第${depth + 1}层`).join('\n');
const columns = (count: number, cell: (i: number) => string) =>
  `| ${Array.from({ length: count }, (_, i) => cell(i)).join(' | ')} |`;
const table = (count: number) =>
  [
    columns(count, (i) => `列${i}`),
    columns(count, () => '---'),
    columns(count, (i) => '内容'.repeat(i % 9)),
    columns(count, () => ''),
  ].join('\n');
const draft = (body: string) => `${head}# 云溪县人民检察院工作计划\n\n${body}\n`;

/** By what could upset a writer. */
export const hostileDrafts: Readonly<Record<string, string>> = {
  'empty file': '',
  'blank lines': '\n\n \n\t\n',
  'front matter only': head,
  'title only': '# 云溪县人民检察院工作计划',
  'heading without words': draft('#\n\n##\n\n## \n\n正文。'),
  'byte order mark': `\ufeff${draft('正文。')}`,
  'line ends of Windows': draft('一句。\n\n| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |\n\n- 子\n- 丑').replace(
    /\n/g,
    '\r\n',
  ),
  'old line ends': draft('一句。\n\n二句。').replace(/\n/g, '\r'),
  'beyond the first plane': draft('𠮷林县👍检察👨‍👩‍👧‍👦院🇨🇳𝒳'),
  'half a character': draft('甲\ud83d乙\udc4d丙\ud800'),
  'half a character in a cell': draft('| 甲\udc00 | \ud800乙 |\n| --- | --- |\n| \ud83d | \udc4d |'),
  'control characters': draft(
    `甲${Array.from({ length: 32 }, (_, i) => String.fromCharCode(i))
      .join('乙')
      .replace(/[\n\r]/g, '')}丙\u007f\u0085\u2028\u2029`,
  ),
  'no characters': draft('甲\ufffe乙\uffff丙\u{1fffe}丁'),
  'marks of XML': draft('甲<乙>&丙;&amp;&#60;w:p/&#62; ]]> <!-- --> <?xml?> “"\'”'),
  'a line of a megabyte': draft('一二三四五六七八九十，'.repeat(45_000)),
  'a word of 100 KB': draft('a'.repeat(100_000)),
  'forty columns': draft(table(40)),
  'a hundred columns': draft(table(100)),
  'one column': draft(table(1)),
  'ragged table': draft('| 甲 | 乙 | 丙 |\n| --- | --- | --- |\n| 一 |\n| 一 | 二 | 三 | 四 | 五 |\n|\n| | | |'),
  'table without rows': draft('| 甲 | 乙 |\n| --- | --- |'),
  'empty table': draft('| | |\n| --- | --- |\n| | |'),
  'two tables touching': draft(`${table(3)}\n\n${table(3)}`),
  'wide tables in a row': draft(`${table(8)}\n\n${table(9)}\n\n一句。\n\n${table(8)}`),
  'wide table first': `${head}${table(9)}\n`,
  'table at the end': draft(`一句。\n\n${table(8)}`),
  'table in a list': draft('- 甲\n\n  | 一 | 二 |\n  | --- | --- |\n  | 三 | 四 |\n\n- 乙'),
  'table in a quotation': draft('> | 一 | 二 |\n> | --- | --- |\n> | 三 | 四 |'),
  'breaks in cells': draft('| 甲<br>乙 | 丙\\|丁 |\n| --- | --- |\n| **一**<br/>二 | `a|b` |'),
  'only a picture': '![图](flow.png)',
  'pictures that are not there': draft(
    '![图](无.png) ![](https://example.com/a.png) ![](data:image/png;base64,AAAA) ![甲]()',
  ),
  'picture in a cell': draft('| ![图](flow.png) | 乙 |\n| --- | --- |\n| ![无](无.png) | ![图](flow.png) |'),
  'many pictures': draft('![图](flow.png) '.repeat(40)),
  'lists ten deep': draft(nested),
  'numbered lists': draft('1. 甲\n2. 乙\n   1. 丙\n   2. 丁\n\n9999999. 戊\n\n1) 己\n\n- [ ] 庚\n- [x] 辛'),
  'list without words': draft('-\n-\n\n1.\n2.\n\n- \n'),
  HTML: draft(
    '<div align="center"><b>甲</b></div>\n\n<table><tr><td>乙</td></tr></table>\n\n<script>alert(1)</script>\n\n一<br>二<sup>三</sup><u>四</u>',
  ),
  'notes without text': draft('甲[^1]乙[^无]丙[^2]\n\n[^2]: 有\n\n[^3]: 没有引用'),
  'note of many blocks': draft(
    '甲[^1]。\n\n[^1]: 一段\n\n    二段\n\n    - 列表\n\n    | 甲 | 乙 |\n    | --- | --- |\n    | 一 | 二 |',
  ),
  'note in a heading and in a cell': draft(
    '## 一、甲[^1]\n\n| 甲[^1] | 乙[^2] |\n| --- | --- |\n| 一[^2] | 二 |\n\n[^1]: 注[^2]\n[^2]: 注',
  ),
  'right to left': draft('甲שלום乙 مرحبا \u202e丙\u202c\u2067丁\u2069\u200f'),
  'invisible signs': draft('甲\u200b乙\u200d丙\u00ad丁\u2060戊\ufe0f己\u00a0庚\u3000辛'),
  'code and quotations': draft(
    '```ts\nconst a = "<b>";\n\tb\n```\n\n    缩进的代码\n\n> 引文\n>\n> > 引文中的引文\n\n`a  b`',
  ),
  'emphasis without words': draft('**** ** ** __ ~~~~ ~~甲~~ ***乙***丙**丁** *戊*'),
  'links of all kinds': draft(
    '[甲](https://example.com/?a=1&b=2 "丙") [乙][r] <https://example.com> [丁](<a b.md>) [](x) [戊](javascript:alert)\n\n[r]: /a\'b"c',
  ),
  'hidden things': draft('甲<!-- 乙 -->丙【事项：丁；措施：戊】\n\n<!-- 整段 -->\n\n<!-- 没有结束'),
  'headings of all depths': draft('# 一\n\n## 二\n\n### 三\n\n#### 四\n\n##### 五\n\n###### 六\n\n甲\n===\n\n乙\n---'),
  'a very long title': `${head}# ${pureWords(300)}\n\n正文。`,
  'a title that cannot break': `${head}# ${'“云溪县《人民检察院2026年》'.repeat(12)}\n\n正文。`,
  'attachments and no more': draft('附件：1. 甲\n\n2. 乙\n\n3. 丙'),
  'signature and no text': draft('云溪县人民检察院\n\n2026年1月8日'),
  'date longer than the organ': draft('正文。\n\n办公室\n\n2026年12月28日'),
  'rules and breaks': draft('甲\n\n---\n\n***\n\n乙\\\n丙  \n丁'),
  'definitions only': '[甲]: /a\n[乙]: /b\n',
};
