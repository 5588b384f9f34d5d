/** Text that would act if a surface let it, and how to tell whether it did. One list for all surfaces. */
import { lexer, type Token } from 'marked';

/** An address that nothing may lead to or load from. */
const away = 'https://evil.example/x';

/** By what each tries. */
export const hostile: Readonly<Record<string, string>> = {
  'clears the screen': '甲\u001b[2J\u001b[1;31m乙',
  'link of a terminal': `\u001b]8;;${away}\u0007点此\u001b]8;;\u0007`,
  'title of a window': '\u001b]0;甲\u001b\\',
  'controls of eight bits': '\u009b2J\u009d0;甲\u009c',
  'goes back': '不合格\b\b\b\u007f合格',
  'writes over': '甲：不合格\r乙：合格',
  'forges a line': '甲\r\n乙.md:1:1  错误\u2028丙\u0085丁\u000b',
  'bidi override': '甲\u202edm.exe\u202c乙\u202a\u202b\u202d',
  'bidi isolate': '甲\u2066乙\u2067丙\u2068丁\u2069',
  picture: `![i](${away}.png)`,
  'picture by its label': `![i][1]\n\n[1]: ${away}`,
  link: `[看](${away} "甲")`,
  'link to a command': '[看](command:workbench.action.quit)',
  'link to a script': '[看](javascript:alert`1`)',
  address: `甲${away}乙 ftp://evil.example HTTPS://EVIL.EXAMPLE`,
  'address in brackets': `<${away}> <a@evil.example>`,
  'address without a scheme': 'www.evil.example WWW.evil.example',
  'address of a person': 'a.b@evil.example',
  HTML: `<img src=${away} onerror=alert(1)><script>alert(1)</script>`,
  'out of an attribute': '甲" onmouseover="alert(1)" x=\'乙',
  'out of a comment': '甲--><b>乙</b><!--',
  entities: '&lt;b&gt; &#60;b&#x3e; &nbsp;',
  icon: '$(error)甲$(loading~spin)',
  'list item': '- 甲',
  'numbered item': '1. 甲',
  'other list': '+ 甲',
  heading: '# 甲',
  'underlined heading': '===',
  rule: '---',
  quotation: '> 甲',
  fence: '```\n甲',
  emphasis: '**甲**_乙_~~丙~~`丁`',
  table: '|甲|乙|\n|-|-|\n|丙|丁|',
  backslash: '\\[甲](x)\\',
  snippet: '$CLIPBOARD $TM_FILENAME$1}',
};

/** Words that no surface may change at all. */
export const plainWords = [
  '一是抓好“四个意识”，完成率98.5%（同比-3.2%）；牵头：第四检察部、办公室。',
  '2026年1月—6月，办案1.5万件；3.开展“检察开放日”活动',
  '《云溪县人民检察院2026年工作计划》〔2026〕5号：时限 12:30/6月底前',
  '负数-5，加号+3，等式1+1=2；A-B（甲-乙）',
];

/** Signs in a text that a terminal would obey. */
export function actsInTerminal(text: string): string[] {
  const signs = text.match(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu);
  return [...new Set(signs)].map((sign) => `U+${sign.charCodeAt(0).toString(16)}`);
}

/** What in plain words of the editor would be drawn as an icon, made a link, or turn the words round. */
export function actsInLabel(text: string): string[] {
  return [
    ...actsInTerminal(text),
    ...(text.match(/\$\([\w~-]+\)|\[[^\]]+\]\((?:https?|command|file):[^)]*\)/gi) ?? []),
  ];
}

/** What in Markdown loads, leads away from the workspace, or is HTML, by the parser that VS Code has. */
export function actsInMarkdown(markdown: string): string[] {
  const walk = (tokens: readonly Token[]): string[] =>
    tokens.flatMap((token) => {
      if (token.type === 'image' || token.type === 'html') return [token.raw];
      if (token.type === 'link' && !/^file:\/\/\/[^()<>\s]*$/.test(token.href)) return [token.raw];
      const inside = token.type === 'list' ? token.items : 'tokens' in token ? token.tokens : [];
      return walk(inside ?? []);
    });
  return [...actsInTerminal(markdown), ...walk(lexer(markdown))];
}

/** What in HTML is more than text: elements but for `known` ones, and whatever stands in attributes as code. */
export function actsInHtml(html: string, known: RegExp): string[] {
  const tags = html.match(/<[^>]*>?/g) ?? [];
  return [...actsInTerminal(html), ...tags.filter((tag) => !known.test(tag))];
}

/** Such a text as it can stand in one line of a draft. */
export const inLine = (text: string) => text.replace(/[\r\n]+/g, ' ');

/** A name for a file that holds such a text. */
export const asFileName = (text: string) => `${text.replaceAll('/', '∕')}.md`;

/** A plan that says such a text wherever a draft can say something; `kind` stands behind 文种. */
export function hostileDraft(text: string, kind = '工作计划'): string {
  const line = inLine(text);
  const cell = line.replaceAll('|', '\\|');
  return `---
文种: ${kind}
单位: ${line}
期间: 2026年
计划: ${line}.md
主送: ${line}
附件: ${line}.docx
${line}文种: ${line}
文重: ${line}
阶段: ${line}
期间: ${line}
---

# ${line}2026年工作计划

## 一、总体要求

公益诉讼和${line}要办好，${line}。以服务大局意识带动公益诉讼${line}。

## 三、${line}

| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| ${cell} | ${cell} | ${cell} | ${cell} |
| 公益诉讼${cell} | 服务大局意识${cell} | ${cell}、相关部门 | 2026年6月底前 |
| ${cell}专项 | | 第一检察部 | ${cell} |

（一）${line}。抓好涉企积案清理。【事项：${line}专项；措施：${line}、政治能力；责任：${line}】

（一）${line}。抓好涉企积案清理。<!-- 事项：${line}；措施：${line}；免融合：${line} -->

增强“四个意识”“${line}”，抓好五项工作：一是${line}；二是${line}，，${line}。<!-- shuangyi-disable-line ${line} -->

附件：${line}.docx
`;
}

/** A workspace's framework whose every name is one of such texts. JSON, which is YAML too. */
export function hostileFramework(texts: readonly string[]): string {
  const entry = (id: string, text: string) => ({ id, name: text, aliases: [text], summary: text, source: text });
  const each = <T>(make: (text: string, id: string) => T) => texts.map((text, i) => make(text, `h${i}`));
  const part = { required: true, headings: ['不会有的标题'] };
  const problems = ['disconnected', 'vague', 'one-sided', 'lagging', 'stale'];
  return JSON.stringify({
    extends: 'procuratorate',
    dimensions: each((text, id) => ({
      ...entry(id, text),
      measures: [{ ...entry(`${id}.m`, text), phrases: [text], carriers: [text], suggestions: [{ text }] }],
    })),
    problems: problems.map((id, i) => {
      const text = texts.filter((_, at) => at % problems.length === i).join('');
      return { id, name: text, advice: text };
    }),
    categories: each((text, id) => ({ id, name: text })),
    casework: each((text, id) => ({ id: `${id}.c`, name: text, aliases: [text], category: id })),
    kinds: each((text, id) => ({
      id: `${id}.k`,
      name: text,
      titles: ['^不会有的标题$'],
      initials: 'h',
      tense: 'plan',
      parts: [
        { id: `${id}.t`, role: 'tasks', name: text, prompt: text, ...part },
        { id: `${id}.w`, role: 'work', name: text, prompt: text, ...part },
      ],
      opening: text,
      closing: text,
    })),
    columns: { item: ['业务事项', ...texts] },
    markKeys: { item: ['事项', ...texts], measure: texts },
    values: { department: texts, assessment: texts },
    words: { departments: texts, nobody: texts },
    lexicon: [{ id: 'h.wrong', wrong: ['积案'], right: [texts.join('')], level: 'certain', reason: texts.join('') }],
    formulations: each((text, id) => ({
      id: `${id}.f`,
      name: text,
      members: [text, text],
      ordered: 'always',
      source: text,
    })),
  });
}

/** One that is wrong, so that messages say such a text. */
export function brokenFramework(text: string): string {
  return JSON.stringify({ extends: text, off: [text], stages: [{ id: text }], [text]: text });
}
