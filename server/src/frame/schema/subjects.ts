/** What a framework speaks of: measures, problems, grounds and casework items. */
import { z } from 'zod';
import { alias, aliases, entry, from, id, name, phrases, refersTo, ruleIds, text, until, wording } from './text';

const Suggestion = z.strictObject({
  text: text.describe('做法，一句话'),
  /** Categories of casework that it suits best. */
  fits: z.array(refersTo('categories')).default([]).describe('最适合哪些业务类别，写类别的编号'),
});

export const Measure = z.strictObject({
  ...entry,
  phrases: wording.default([]),
  /** Activities and vehicles (活动载体) through which it is carried out. */
  carriers: phrases.default([]).describe('活动载体，如主题党日、党员先锋岗'),
  /** Concrete things to write. */
  suggestions: z.array(Suggestion).default([]).describe('可以直接写进文稿的具体做法，供补全和快速修复使用'),
});
export type Measure = z.infer<typeof Measure>;

export const Dimension = z.strictObject({
  ...entry,
  measures: z.array(Measure).min(1).describe('党建措施，新增的至少写 id、name、summary'),
});
export type Dimension = z.infer<typeof Dimension>;

/** Party life that is none of the measures: recognised and shown, but it ties nothing. */
export const OtherParty = z.strictObject({ id, name, summary: entry.summary, phrases: wording });

export const Problem = z.strictObject({
  ...entry,
  /** What to do about it. */
  advice: text.describe('怎样改，一句话'),
  /** Ids of the rules that point at this problem. */
  rules: ruleIds.default([]).describe('属于这类问题的规则'),
});
export type Problem = z.infer<typeof Problem>;

export const Ground = z.strictObject(entry);

export const Category = z.strictObject({ id, name, aliases });
export type Category = z.infer<typeof Category>;

export const CaseworkItem = z.strictObject({
  id,
  name,
  aliases: phrases.default([]).describe(alias),
  category: refersTo('categories').describe('所属业务类别的编号'),
  from,
  until,
});
export type CaseworkItem = z.infer<typeof CaseworkItem>;
