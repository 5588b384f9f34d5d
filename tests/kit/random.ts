/**
 * Documents and edits by chance, but the same ones for the same seed: real-looking drafts, hostile texts, and the many
 * kinds of edits that have been seen to upset an incremental parser.
 */

export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** 0 ≤ i < below. */
  int(below: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** Mulberry32. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return { next, int, chance: (probability) => next() < probability, pick: (list) => list[int(list.length)]! };
}

// ---- Drafts ----

const DIGITS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const TOPICS = [
  '刑事检察',
  '民事检察',
  '行政检察',
  '公益诉讼检察',
  '未成年人检察',
  '控告申诉检察',
  '案件管理',
  '支部建设',
];
const ACTORS = ['第一检察部', '第二检察部', '第四检察部', '政治部', '办公室', '机关党委', '青年干警小组'];
const ACTIONS = ['围绕', '组织', '推进', '完善', '开展', '总结', '细化', '督促'];
const OBJECTS = [
  '丹江流域巡查',
  '公开听证',
  '释法说理',
  '认罪认罚案件评查',
  '群众来信回复',
  '党员示范岗',
  '专题党课',
  '类案监督',
];
const ENDS = [
  '每季度通报一次',
  '六月底前完成',
  '由专人负责',
  '结果写入考评',
  '形成书面材料',
  '向党组报告进展',
  '安排两次回访',
];
/** Cells that are still to be filled in. */
const HOLES = ['', '××', '【待填：责任部门】', '____', '同上'];
const INLINE = [
  '**重点任务**',
  '*示范*',
  '`编号`',
  '~~旧口径~~',
  '[细则][ref1]',
  '[通报][]',
  '[ref2]',
  '![图示][ref2]',
  '[网页](https://example.invalid/a)',
  '说明[^1]',
  '补充[^注]',
  '<span>甲</span>',
  '〔2026〕5号',
  '&amp;',
  '\\*',
  'https://example.invalid',
  '𠮷👍',
];

function sentence(r: Random): string {
  const inline = r.chance(0.15) ? r.pick(INLINE) : '';
  return `${r.pick(ACTORS)}${r.pick(ACTIONS)}${r.pick(OBJECTS)}${inline}，${r.pick(ENDS)}${r.chance(0.3) ? `，共${r.int(90) + 1}件` : ''}。`;
}

function paragraph(r: Random): string {
  return Array.from({ length: 2 + r.int(8) }, () => sentence(r)).join(r.chance(0.1) ? '\n' : '');
}

function list(r: Random): string {
  const marker = r.pick(['- ', '* ', '1. ', '- [ ] ', '- [x] ']);
  const loose = r.chance(0.2) ? '\n' : '';
  return Array.from({ length: 2 + r.int(4) }, () => {
    const nested = r.chance(0.15) ? `\n  - ${sentence(r)}` : r.chance(0.05) ? `\n\n  ${sentence(r)}` : '';
    return `${marker}${sentence(r)}${nested}`;
  }).join(`\n${loose}`);
}

function table(r: Random): string {
  const cell = (words: readonly string[]) => (r.chance(0.1) ? r.pick(HOLES) : r.pick(words));
  const rows = Array.from(
    { length: 1 + r.int(5) },
    () => `| ${cell(OBJECTS)} | ${cell(INLINE)} | ${cell(ACTORS)} | ${cell(ENDS)} |`,
  );
  return ['| 业务事项 | 党建措施 | 责任部门 | 时限 |', '| --- | :-: | --- | ---: |', ...rows].join('\n');
}

function block(r: Random, index: number): string {
  const number = DIGITS[index % DIGITS.length]!;
  const kinds: (() => string)[] = [
    () => `# ${number}、${r.pick(TOPICS)}`,
    () => `${number}、${r.pick(TOPICS)}`,
    () => `## （${number}）${r.pick(TOPICS)}\n${paragraph(r)}`,
    () => `（${number}）${r.pick(TOPICS)}。${paragraph(r)}`,
    () => `${(index % 10) + 1}. ${r.pick(TOPICS)}。${sentence(r)}`,
    () => `${r.pick(TOPICS)}\n${r.pick(['---', '==='])}`,
    () => `**${r.pick(TOPICS)}**`,
    () => list(r),
    () => table(r),
    () => `<!-- 事项：${r.pick(OBJECTS)}；责任：${r.pick(ACTORS)} -->`,
    () => `${sentence(r)}<!-- 责任：${r.pick(ACTORS)} -->`,
    () => `【事项：${r.pick(OBJECTS)}；时限：${r.pick(ENDS)}】`,
    () => `> ${sentence(r)}\n> ${sentence(r)}`,
    () => `\`\`\`text\n${sentence(r)}\n\n# 不是标题\n\`\`\``,
    () => `    ${sentence(r)}`,
    () => '---',
  ];
  return r.chance(0.55) ? paragraph(r) : r.pick(kinds)();
}

const DEFINITIONS = [
  '[ref1]: https://example.invalid/1 "细则"',
  '[ref2]: <https://example.invalid/2>',
  '[通报]: /bulletin',
  '[^1]: 数据截至上月底。',
  '[^注]: 第一段。\n\n    第二段，见[细则][ref1]。',
];

/** A work plan of about so many characters (UTF-16), with every construct that such texts use. */
export function draft(r: Random, characters: number): string {
  const parts = r.chance(0.7) ? ['---\n文种: 工作计划\n期间: 2026年\n---'] : [];
  parts.push('# 2026年党建与业务融合工作计划');
  let length = 0;
  for (let i = 0; length < characters; i++) {
    const next = block(r, i);
    parts.push(next);
    length += next.length + 2;
    // Definitions stand at the end as a rule, but not always.
    if (r.chance(0.01)) parts.push(r.pick(DEFINITIONS));
  }
  for (const definition of DEFINITIONS) if (r.chance(0.8)) parts.push(definition);
  const text = `${parts.join('\n\n')}\n`;
  return r.chance(0.15) ? text.replaceAll('\n', '\r\n') : text;
}

// ---- Hostile texts and edits ----

/** Pieces of syntax by kind; each has upset, or could upset, a parser that sees only a part of the document. */
const PIECES: Readonly<Record<string, readonly string[]>> = {
  fence: ['```\n', '~~~\n', '~~~~~~\n', '```js\ncode\n```\n', '\n```\n\n'],
  html: [
    '<!--',
    '-->',
    '<!-- 责任：办公室 -->\n',
    '<div>\n',
    '</div>\n\n',
    '<script>\n',
    '</script>\n',
    '<?php\n',
    '<![CDATA[',
  ],
  setext: ['===\n', '---\n', '\n---\n', '\n===\n'],
  list: ['- ', '* ', '1. ', '2) ', '- [ ] ', '\n- 项目\n', '\n\n- 项目\n\n  续段\n', '\n-\n', '10. '],
  quote: ['> ', '\n> 引用\n', '>\n', '> > ', '\n> [长\n> 名]\n', '> ```\n'],
  heading: ['# ', '## 标题\n', '\n### 三\n', '#', '#\r', '####### '],
  indent: ['    ', '  ', '\t', ' ', '\n    代码\n'],
  definition: [
    '[ref1]: https://example.invalid/a\n',
    '\n[ref2]: /b "t"\n\n',
    '[ref1]',
    '[文字][ref2]',
    '![图][新]',
    '[新]: u\n\n[新]\n',
    '[新]',
    '\n\n[长 名]: u\n\n',
    '[ẞ]',
    '\n\n[SS]: u\n\n',
    '\n\n> [新]: u\n\n',
  ],
  footnote: [
    '[^1]',
    '\n[^1]: 注\n',
    '[^新]',
    '![^新]',
    '\n\n[^新]: 注\n\n    续\n\n',
    '\n    [^1]: u\n',
    '[^a b]: u\n',
    '[^a b]',
  ],
  table: ['|', '| a | b |\n| - | - |\n| 1 | 2 |\n', '\n| - |\n', '| [新] |\n| - |\n', '\\|'],
  lineEnd: ['\n', '\n\n', '\r\n', '\r', '\r\r', '\n \n'],
  inline: ['*', '**', '_', '`', '~~', '\\', '[', ']', '(', ')', '![', '<', '&#0;'],
  text: [
    '的',
    '，',
    '××',
    '【待填】',
    '。',
    '中文 English 混排',
    'www.example.invalid ',
    'a@example.invalid',
    '𠮷',
    '\ud83d',
    '\u0000',
  ],
  blank: ['\u3000', '\u00a0', '\u200b', '\ufeff', '\f', '\v', '\u2028'],
  frontMatter: ['---\n', '---\r', '--- \n文种: 工作总结\n---\n', '\n---\n\n', '+++\n', '\n--- 甲\n'],
};
const KINDS = Object.keys(PIECES);

function piece(r: Random): string {
  return r.pick(PIECES[r.pick(KINDS)]!);
}

/** Syntax and words thrown together. */
export function hostile(r: Random, characters: number): string {
  let text = r.chance(0.2) ? '\ufeff' : '';
  if (r.chance(0.3)) text += '---\n甲: 乙\n';
  while (text.length < characters) {
    text += r.chance(0.3) ? sentence(r) : piece(r);
    if (r.chance(0.35)) text += '\n'.repeat(1 + r.int(2));
  }
  return text;
}

export interface RandomEdit {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One replacement in `text`: typing, syntax, deleting, joining lines, pasting, undoing whole lines. */
export function randomEdit(r: Random, text: string): RandomEdit {
  const start = place(r, text);
  const upTo = (length: number): number => Math.min(text.length, start + length);
  const copied = (length: number): string => {
    const from = r.int(text.length + 1);
    return text.slice(from, from + length);
  };
  const kind = r.next();
  if (kind < 0.16) return { kind: 'delete', start, end: upTo(1 + r.int(4)), text: '' };
  if (kind < 0.22) return { kind: 'delete lines', start, end: upTo(20 + r.int(600)), text: '' };
  if (kind < 0.27) {
    const lineEnd = text.indexOf('\n', start);
    if (lineEnd !== -1)
      return { kind: 'join', start: lineEnd, end: Math.min(text.length, lineEnd + 1 + r.int(2)), text: '' };
  }
  if (kind < 0.33) return { kind: 'paste', start, end: start, text: copied(100 + r.int(2500)) };
  if (kind < 0.38) return { kind: 'replace', start, end: upTo(r.int(400)), text: copied(20 + r.int(300)) };
  const name = r.pick(KINDS);
  return { kind: name, start, end: r.chance(0.1) ? upTo(r.int(3)) : start, text: r.pick(PIECES[name]!) };
}

/** Mostly at the ends of lines, where blocks begin and end; at times in the front matter or among the definitions. */
function place(r: Random, text: string): number {
  const any = r.int(text.length + 1);
  if (r.chance(0.04)) return r.int(Math.min(80, text.length + 1));
  if (r.chance(0.03)) return text.length;
  if (r.chance(0.06)) {
    const definition = text.lastIndexOf('\n[', any);
    if (definition !== -1) return Math.min(text.length, definition + 1 + r.int(8));
  }
  if (r.chance(0.6)) return text.lastIndexOf('\n', any - 1) + 1;
  if (r.chance(0.3)) {
    const lineEnd = text.indexOf('\n', any);
    return lineEnd === -1 ? text.length : lineEnd;
  }
  return any;
}

/** The text after the edit. */
export function applied(text: string, edit: { start: number; end: number; text: string }): string {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}
