/** How documents are built: their kinds and parts, the columns of their tables, the stages of work in them. */
import { z } from 'zod';
import { aliases, entry, id, name, phrases, ruleIds, text, texts, wording } from './text';

export const PartRole = z.enum([
  'opening',
  'guidance',
  'goals',
  'tasks',
  'measures',
  'schedule',
  'duties',
  'safeguards',
  'demands',
  'work',
  'results',
  'experience',
  'problems',
  'causes',
  'next',
  'last-year',
  'study',
  'case',
  'background',
  'effect',
  'closing',
]);
export type PartRole = z.infer<typeof PartRole>;

export const Part = z.strictObject({
  id,
  role: PartRole.describe('这一部分的作用'),
  name,
  required: z.boolean().describe('必备写 true，可有可无写 false'),
  headings: texts.min(1).describe('标题中出现其中一个词，就算有这一部分'),
  /** In a heading of another sense: 下一步工作措施 is no account of what has been done. */
  unless: texts.default([]).describe('标题里有其中一个词时不是这一部分，如“补齐短板”不是“存在问题”'),
  /** Too loose to say what a chapter is, good enough not to call the part missing. */
  hints: texts.default([]).describe('十五字以内的标题里有其中一个词，就不算缺这一部分'),
  signals: phrases.default([]).describe('没有这样的标题时，不属于其他部分的正文里出现这些说法也算有'),
  statements: phrases.default([]).describe('正文任何地方出现这些说法都算有，如“清醒认识到…不足”'),
  /** One line for the snippet: what to write here. */
  prompt: text.describe('片段里的填写提示，一句话'),
  /** What the paper is about: chapters that are no other part are this one. */
  body: z.boolean().default(false).describe('主体部分写 true：有不属于其他部分的章节，就不算缺'),
  spared: texts.default([]).describe('题目或文种里有其中一个词的，可以没有这一部分，如“要点”'),
  /** To stand before one of them is a fault. */
  after: z.array(PartRole).default([]).describe('应当排在哪些部分之后，写那些部分的 role'),
});
export type Part = z.infer<typeof Part>;

/** How a title begins or ends; `…` stands for any words in between: `党建…总结` fits "党建工作总结". No regular expression. */
const ending = text.meta({ format: 'ending' });

/** Endings or beginnings of titles, with words that, standing anywhere in a title, show that it is another one after all. */
export const Title = z.union([
  ending,
  z.strictObject({
    ends: z.array(ending).min(1).optional().describe('标题的结尾，合上一个即可'),
    starts: z.array(ending).min(1).optional().describe('标题的开头，合上一个即可，如“浅谈”'),
    /** Words that others use for their own things too (学习计划) count beside a word of the office only. */
    office: z.boolean().optional().describe('写 true 表示标题里还要有 titles.office 里的一个词才算'),
    unless: z.array(ending).optional().describe('标题里有其中一个词时不算，如“范文”'),
  }),
]);
export type Title = z.infer<typeof Title>;

/** What titles of all kinds have around the words that name the kind. */
export const Titles = z.strictObject({
  /** One of them shows that a title is of the office's own world. */
  office: texts.describe('本行当的词，标题里有一个就看得出是机关文稿，如“检察”'),
  /** Where the title does not show it, the first blocks of the text may. */
  body: texts.default([]).describe('标题里没有 office 的词时，正文开头有其中一个词也算机关文稿，如“党支部”'),
  /** Words of other trades: a title that holds one is none of ours, unless a word of the office stands beside it. */
  foreign: texts.default([]).describe('别的行当的词，标题里有就不算文稿；同时有 office 里的词仍算'),
  /** Titles of what is about papers, such as news and templates. */
  about: z.array(ending).default([]).describe('讲文稿而不是文稿的说法，标题里有其中一个，什么文种都不算，如“模板”'),
  /** What stands in a bracket, or on a line of its own, around a title. */
  stamps: texts.default([]).describe('标题前后的稿次、密级等字样，如“征求意见稿”'),
  labels: texts.default([]).describe('写在标题前面、冒号前的字样，如“标题”'),
  /** How a paper is shown elsewhere: what stands behind the words of its kind. */
  tails: texts.default([]).describe('跟在文种后面、不改变文种的字样，如“展示”'),
  /** A notice that carries a plan is a paper of that kind. */
  issue: z
    .strictObject({
      verbs: texts.describe('随通知发出计划、方案的动词，如“印发”'),
      ends: texts.min(1).describe('这种通知的结尾，如“的通知”'),
      /** Who may leave out the words of the notice. */
      issuers: texts.default([]).describe('不写“的通知”、直接写“印发《…方案》”的机关'),
    })
    .describe('用通知印发的计划、方案，按所印发的文稿认'),
  /** Endings of papers that are of no kind: what stands below them is their text, not another title. */
  others: texts.default([]).describe('不属于任何文种的文稿结尾，如“办法”，后面不再找标题'),
  /** Ends of names that stand on a line of their own above a title. */
  units: texts.default([]).describe('单独成行的单位名称的结尾，如“检察院”'),
});
export type Titles = z.infer<typeof Titles>;

export const Kind = z.strictObject({
  id,
  name,
  aliases,
  /** Blanks and a bracket at the end of a title (试行) do not count. */
  titles: z
    .array(Title)
    .min(1)
    .describe(
      '标题怎样结尾，如“融合台账”；“…”代表中间隔几个字，标题里的空白和结尾的（试行）之类不算。合上一条就是这个文种，几个文种都合上时，取合上的字最多的',
    ),
  /** Latin letters of the snippet prefix. */
  initials: text.describe('片段的拼音缩写，如 gzjh'),
  /** `plan` looks ahead, `report` looks back, `other` is neither (an article, a case). */
  tense: z.enum(['plan', 'report', 'other']).describe('面向将来写 plan，回顾过去写 report，都不是写 other'),
  parts: z.array(Part).min(1).describe('应有的各部分，按先后排列'),
  /** Rules that make no sense for this kind. */
  off: ruleIds.default([]).describe('对这个文种不适用的规则'),
  /** First and last sentences of the skeleton. */
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what people write in the file
  opening: z.string().default('').describe('片段的开头语，${unit} 代表单位，${period} 代表期间'),
  closing: z.string().default('').describe('片段的结束语'),
  /** Goes to a superior as information only: nothing may be asked for in it. */
  noRequests: z.boolean().default(false).describe('上行的情况报告写 true：其中不得夹带请示事项'),
});
export type Kind = z.infer<typeof Kind>;

/** What a table column or a key of a mark says. The first header or key of each list is the one to write. */
export const Role = z.enum([
  'number',
  'item',
  'measure',
  'action',
  'target',
  'leader',
  'department',
  'support',
  'person',
  'deadline',
  'result',
  'assessment',
  'evidence',
  'note',
  'deploy',
  'implement',
  'exempt',
  'adjustment',
  'measure-deadline',
  'measure-result',
]);
export type Role = z.infer<typeof Role>;

export const Round = z.strictObject({
  ...entry,
  phrases: wording.default([]),
  /** Words that show that the document thinks of this stage at all. */
  signals: texts.default([]).describe('文稿里有其中一个词，就算考虑到了这个阶段'),
  /** The column of a table, or key of a mark, in which it is written. */
  column: Role.optional().describe('写这个阶段的那一栏，如 assessment（考核）'),
});
export type Round = z.infer<typeof Round>;
