/** What may be set of the Word files of an office, under `word:` in `.shuangyi/config.yaml` and in the editor's settings alike. */
import { defaultWordSettings, type Fonts, fontSets, type WordSettings } from '../model/visible/settings';

/** One key; the key of the table itself is the English name of it. */
export interface WordKey {
  /** Chinese name of the key, which means the same. */
  readonly name: string;
  /** Chinese: what it decides. */
  readonly purpose: string;
  readonly takes: Choice | Flag | Count | Words | FontNames;
}

export interface Choice {
  readonly sort: 'choice';
  /** By the name to write; the one to write first stands first. Each English name has the Chinese one in front of it. */
  readonly values: Readonly<Record<string, string>>;
  /** What each value means, for editors. */
  readonly labels: Readonly<Record<string, string>>;
}
export interface Flag {
  readonly sort: 'flag';
}
export interface Count {
  readonly sort: 'count';
  readonly min: number;
  readonly max: number;
}
export interface Words {
  readonly sort: 'words';
}
export interface FontNames {
  readonly sort: 'fonts';
  /** Chinese names of the parts of a paper that have a font of their own. */
  readonly parts: Readonly<Record<keyof Fonts, string>>;
}

export const wordKeys = {
  fonts: {
    name: '字体',
    purpose:
      '公文用的一套字体：GB2312（仿宋_GB2312、楷体_GB2312、方正小标宋简体）、通用（Windows 自带的仿宋、楷体、宋体）',
    takes: {
      sort: 'choice',
      values: { GB2312: 'GB2312', 通用: 'common', common: 'common' },
      labels: {
        GB2312: '仿宋_GB2312、楷体_GB2312、黑体、方正小标宋简体。',
        common: 'Windows 自带的仿宋、楷体、黑体、宋体，生僻字较全。',
      },
    },
  },
  fontNames: {
    name: '字体名',
    purpose: '个别字体另用别的名称，如“标题: 方正小标宋_GBK”；不写的仍按“字体”',
    takes: { sort: 'fonts', parts: { title: '标题', body: '正文', heading1: '一级标题', heading2: '二级标题' } },
  },
  latin: {
    name: '西文字体',
    purpose: '字母和数字的字体：Times New Roman、同中文',
    takes: {
      sort: 'choice',
      values: { 'Times New Roman': 'Times New Roman', 同中文: 'same', same: 'same' },
      labels: { 'Times New Roman': '字母和数字用 Times New Roman。', same: '字母和数字与所在文字同一字体。' },
    },
  },
  strong: {
    name: '着重',
    purpose: '`**文字**` 在 Word 里的样子：楷体、加粗、不变',
    takes: {
      sort: 'choice',
      values: { 楷体: 'kai', 加粗: 'bold', 不变: 'plain', kai: 'kai', bold: 'bold', plain: 'plain' },
      labels: { kai: '楷体。', bold: '加粗。', plain: '与旁边的文字一样。' },
    },
  },
  seal: {
    name: '盖章',
    purpose: '是否给印章留出位置：成文日期右空四字，署名在它上方居中（GB/T 9704—2012 7.3.5.1）',
    takes: { sort: 'flag' },
  },
  landscapeFrom: {
    name: '横排列数',
    purpose: '表格从几列起排在横放的页面上',
    takes: { sort: 'count', min: 3, max: 100 },
  },
  margins: {
    name: '上下边距',
    purpose: '天头和地脚，毫米：37/35（标准的版心）、34.6/32.6（行距略宽，首末行的字对齐版心）',
    takes: {
      sort: 'choice',
      values: { '37/35': '37/35', '34.6/32.6': '34.6/32.6' },
      labels: {
        '37/35': '天头 37 毫米、地脚 35 毫米，按标准。',
        '34.6/32.6': '天头 34.6 毫米、地脚 32.6 毫米，行距略宽。',
      },
    },
  },
  pageNumber: { name: '页码', purpose: '是否编排页码', takes: { sort: 'flag' } },
  author: {
    name: '批注人',
    purpose: '送审件里双翼的批注和修订署什么名；和审阅人同名的，取回时分不清是谁改的',
    takes: { sort: 'words' },
  },
  remarks: {
    name: '批注级别',
    purpose: '送审件批注到哪一级：错误、警告（错误和警告）、信息、提示（全部）',
    takes: {
      sort: 'choice',
      values: {
        错误: 'error',
        警告: 'warning',
        信息: 'information',
        提示: 'hint',
        error: 'error',
        warning: 'warning',
        information: 'information',
        hint: 'hint',
      },
      labels: {
        error: '只批注错误。',
        warning: '批注错误和警告。',
        information: '批注错误、警告和信息。',
        hint: '全部批注。',
      },
    },
  },
  annexes: {
    name: '附表',
    purpose: '文后另页附上什么：不附、对照（计划与报告对照表）、体检（文稿体检表）、都附',
    takes: {
      sort: 'choice',
      values: {
        不附: 'none',
        对照: 'trace',
        体检: 'health',
        都附: 'both',
        none: 'none',
        trace: 'trace',
        health: 'health',
        both: 'both',
      },
      labels: {
        none: '不附。',
        trace: '计划与报告对照表：每项任务的措施、责任、时限和各份报告怎么写。',
        health: '文稿体检表：待改的地方、各个环节、措施用到哪里。',
        both: '两样都附。',
      },
    },
  },
} as const satisfies Readonly<Record<string, WordKey>>;

/** What somebody has set, by key: a choice by its English name, texts, numbers, `true` and `false`. */
export type WordChoices = { readonly [key in keyof typeof wordKeys]?: unknown };

/** What is set when nobody says anything, by key; the editor shows it. */
export const usualChoices = {
  fonts: defaultWordSettings.fonts,
  fontNames: {},
  latin: defaultWordSettings.latin,
  strong: defaultWordSettings.strong,
  seal: defaultWordSettings.seal,
  landscapeFrom: defaultWordSettings.landscapeFrom,
  margins: '37/35',
  pageNumber: defaultWordSettings.pageNumber,
  author: defaultWordSettings.author,
  remarks: defaultWordSettings.remarks,
  annexes: 'none',
} satisfies WordChoices;

/** The key that goes by a name, English or Chinese. */
export function wordKeyNamed(name: string): keyof typeof wordKeys | undefined {
  const keys = Object.keys(wordKeys) as (keyof typeof wordKeys)[];
  return keys.find((key) => key === name || wordKeys[key].name === name);
}

const flags: Readonly<Record<string, boolean>> = { 是: true, 否: false, true: true, false: false };

/** Longest name of an author or a font. UTF-16 units. */
const longestName = 60;

/** A name that can stand in a file: one line, no control, nothing that only looks like one. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  value.length <= longestName &&
  !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value);

/** What is meant by a value as it was written, or Chinese: what is wrong with it. */
export function readChoice(
  key: keyof typeof wordKeys,
  value: unknown,
): { readonly value: unknown } | { readonly problem: string } {
  const { name, takes }: WordKey = wordKeys[key];
  switch (takes.sort) {
    case 'choice': {
      const word = String(value).trim();
      if (Object.hasOwn(takes.values, word)) return { value: takes.values[word] };
      return { problem: `“${name}”只能写：${namesToWrite(takes).join('、')}` };
    }
    case 'flag': {
      const word = String(value).trim();
      return Object.hasOwn(flags, word) ? { value: flags[word] } : { problem: `“${name}”只能写：是、否` };
    }
    case 'count': {
      const right = Number.isInteger(value) && (value as number) >= takes.min && (value as number) <= takes.max;
      return right ? { value } : { problem: `“${name}”要写 ${takes.min} 到 ${takes.max} 之间的整数` };
    }
    case 'words':
      return isName(value) ? { value: value.trim() } : { problem: `“${name}”要写一个名称，不超过 ${longestName} 字` };
    case 'fonts':
      return readFonts(name, takes, value);
  }
}

function readFonts(name: string, { parts }: FontNames, value: unknown) {
  const all = Object.entries(parts);
  const wrong = {
    problem: `“${name}”下面每行写一种字体，如“标题: 方正小标宋_GBK”；可写：${Object.values(parts).join('、')}`,
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong;
  const fonts: Partial<Record<string, string>> = {};
  for (const [given, font] of Object.entries(value)) {
    const part = all.find(([key, chinese]) => given === key || given === chinese)?.[0];
    if (!part || !isName(font)) return wrong;
    fonts[part] = font.trim();
  }
  return { value: fonts };
}

/** The names that a choice may be written with: Chinese where there is one. */
export function namesToWrite({ values }: Choice): string[] {
  const names = Object.keys(values);
  return names.filter((name) => names.find((other) => values[other] === values[name]) === name);
}

/** The editor's settings below `shuangyi.word`. What is wrong counts for nothing; the editor has said so already. */
export function readWordChoices(given: Readonly<Record<string, unknown>>): WordChoices {
  const keys = (Object.keys(wordKeys) as (keyof typeof wordKeys)[]).filter((key) => given[key] !== undefined);
  return Object.fromEntries(
    keys.flatMap((key) => {
      const read = readChoice(key, given[key]);
      return 'value' in read ? [[key, read.value]] : [];
    }),
  );
}

/** The settings that several people make; what a later one says counts. */
export function wordSettingsOf(...choices: readonly WordChoices[]): WordSettings {
  const all: Record<string, unknown> = Object.assign({}, usualChoices, ...choices);
  const { fonts: set, fontNames, margins, ...rest } = all as typeof usualChoices & Omit<WordSettings, 'margins'>;
  const [top, bottom] = margins.split('/').map(Number);
  const own = Object.keys(fontNames).length > 0;
  return {
    ...rest,
    fonts: own ? { ...fontSets[set as keyof typeof fontSets], ...fontNames } : set,
    margins: { ...defaultWordSettings.margins, top: top!, bottom: bottom! },
  };
}
