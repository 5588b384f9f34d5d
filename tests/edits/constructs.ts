/** Everything that Markdown (and what people write in it) has, in every place it may stand, with slips all around it. */

/** Inline: what must stay as it is, whatever stands beside it. */
const inline: Record<string, string> = {
  image: '![流程图](a.png)',
  'image with a title': '![甲,乙](图/甲,乙.png "说明,一")',
  'image by its label': '![甲][图,1]',
  link: '[甲,乙](https://a.cn/甲,乙?b=1&c=2;d)',
  'link in angle brackets': '[甲](<甲 乙,丙.md>)',
  'link with brackets': '[甲](a_(乙,丙).md)',
  'link over a line': '[甲](\na,乙.md)',
  'link by its label': '[甲,乙][图,1]',
  'collapsed label': '[图,1][]',
  label: '[图,1]',
  autolink: '<https://a.cn/甲,乙?c=1;d>',
  address: 'https://a.cn/线索?id=3,4;5',
  'bare address': 'www.a.cn/甲?乙=1',
  mail: 'a.b@a.cn',
  footnote: '[^注,1]',
  'footnote of a figure': '[^1]',
  code: '`甲,乙;丙`',
  'code of two': '``甲`,乙``',
  'code over a line': '`甲,\n乙`',
  entity: '甲&#12288;乙',
  'entity of a name': '甲&nbsp;乙&amp;丙',
  'entity of a figure': '甲&#x3000;,乙',
  formula: '$甲,乙:1$',
  'formula of letters': '$f(甲,乙)=1$',
  'block formula': '$$甲,乙$$',
  wiki: '[[甲,乙|丙:丁]]',
  'wiki picture': '![[甲,乙.png]]',
  HTML: '<span title="甲,乙">丙,丁</span>',
  'HTML over a line': '<span\ntitle="甲,乙">丙</span>',
  'line break': '甲<br>乙<br/>丙',
  comment: '<!-- 甲,乙;丙 -->',
  instruction: '<?甲,乙?>',
  escapes: '甲\\*乙\\_丙\\[丁\\]\\!戊',
  'escaped bracket': '\\[甲,乙\\](丙)',
  'escaped straight quote': '甲\\"乙\\"丙',
  strong: '**甲,乙**',
  'strong with marks': '**“甲,乙”**',
  'strong brackets': '**(甲乙)**',
  emphasis: '*甲,乙*',
  strike: '~~甲,乙~~',
  'strong and emphasis': '***甲***,*乙*',
  time: '12:30',
  decimals: '3.14',
  thousands: '1,300',
  emoji: ':smile:',
  mark: '<!-- 措施：服务大局意识 -->',
  'visible mark': '【措施：服务大局意识,政治能力】',
  silence: '<!-- shuangyi-disable-line date -->',
  'silence in code': '`<!-- shuangyi-disable -->`',
  'straight quotes': '"甲,乙"',
  'nested straight quotes': '"甲"乙"丙"',
  'straight quote in a link': '[甲](a.md "乙")',
  brackets: '(甲乙)',
  'bracket behind a bracket': '[甲](乙)(丙)',
  ellipsis: '甲...乙',
  doubled: '甲，，乙。。',
  titles: '《甲《乙》丙》',
  percent: '15—30%',
  fullwidth: '１２件',
};

const definitions = '\n\n[图,1]: https://a.cn/甲,乙?c "丙,丁"\n[^注,1]: 脚注,甲乙;丙丁。\n[^1]: 脚注。\n';

/** Where it stands: slips on both sides, of the kinds that fixes mend. */
const places: Record<string, (piece: string) => string> = {
  paragraph: (x) => `抓好办案,提升质效${x},落实到位;下一步(含信访)继续推进${x}`,
  'paragraph of lines': (x) => `抓好办案,提升质效。  \n落实到位${x}\\\n下一步(含信访)推进,继续抓好。`,
  'beginning of a paragraph': (x) => `${x}抓好办案,提升质效。`,
  heading: (x) => `## 一、抓好办案,提升质效${x}`,
  'closed heading': (x) => `## (一)抓好办案,提升${x} ##`,
  'underlined heading': (x) => `一.抓好办案,提升${x}\n---`,
  list: (x) => `- 抓好办案,提升质效${x};\n- 落实到位,推进工作。\n  - 内层,甲乙${x}\n\n  段落,甲乙。`,
  'numbered list': (x) => `1. 抓好办案,提升质效${x};\n2. 落实到位。\n2. 推进,工作。\n4. 继续`,
  'numbered paragraphs': (x) => `一.抓好办案,提升${x}。\n\n二、落实,到位。\n\n二、推进${x},工作。\n\n(一).甲乙`,
  'task list': (x) => `- [ ] 抓好办案,提升${x}\n- [x] 落实,到位`,
  quotation: (x) => `> 抓好办案,提升质效${x},落实到位\n> 下一步,推进`,
  'quotation with a list': (x) => `> - 抓好办案,提升${x}\n>   落实,到位`,
  table: (x) =>
    `| 业务事项 | 党建措施 | 责任人 | 完成时限 |\n| --- | :-: | --- | ---: |\n| 公益诉讼,甲${cell(x)} | 服务大局意识,抓好${cell(x)} | 主任;甲 | 6月底前 |\n| 支持起诉 |\n| 甲\\|乙,丙 | ${cell(x)} | | |`,
  'table without edges': (x) => `甲,乙 | 丙${cell(x)}\n--- | ---\n抓好办案,提升 | ${cell(x)},落实`,
  'table in a quotation': (x) => `> | 业务事项 | 责任部门 |\n> | --- | --- |\n> | 公益诉讼,甲${cell(x)} | 四部 |`,
  'table in a list': (x) => `- 甲\n\n  | 业务事项 | 党建措施 |\n  | --- | --- |\n  | 公益诉讼${cell(x)} | 甲,乙 |`,
  'strong lead': (x) => `**(一)抓好办案,提升。** 落实${x},到位。`,
  footnote: (x) => `甲[^注]。\n\n[^注]: 抓好办案,提升${x},落实。`,
  'behind code': (x) => `\`\`\`\n抓好,办案${flat(x)}\n\`\`\`\n\n抓好,办案${x}`,
  'HTML block': (x) => `<div>\n抓好办案,提升${x}\n</div>\n\n抓好办案,提升。`,
  'behind a comment': (x) => `<!-- 备注 -->抓好办案,提升质效${x},落实。`,
};

const flat = (x: string) => x.replaceAll('\n', ' ');
const cell = (x: string) => flat(x).replaceAll('|', '\\|');

export function constructDrafts(): { name: string; text: string }[] {
  return Object.entries(places).flatMap(([place, put]) =>
    Object.entries(inline).map(([name, piece]) => ({
      name: `${name} in ${place}`,
      text: `---\n文种: 工作计划\n---\n\n# 甲县人民检察院2026年工作计划\n\n${put(piece)}${definitions}`,
    })),
  );
}
