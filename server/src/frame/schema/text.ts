/** The small parts of a framework's shape: ids, words to recognise, and what every entry has. */
import { z } from 'zod';

const slug = z.string().regex(/^[a-z][a-z0-9.-]*$/);
export const id = slug.describe('编号，小写英文字母、数字、点和连字符。与内置条目相同就是补充它，不同就是新增');
/**
 * The id of an entry in that list; the loader checks that there is one. `any`: an entry of any list. `rules`: only
 * `npm run generate` knows them all.
 */
export const refersTo = (list: 'categories' | 'rules' | 'any') => slug.meta({ refersTo: list });
export const ruleIds = z.array(refersTo('rules'));

export const text = z.string().min(1);
export const texts = z.array(text);
export const name = text.describe('名称');
export const alias = '别名，文稿里这样写也认';
export const aliases = texts.default([]).describe(alias);

const year = z.number().int().min(1900).max(2200);
/** First and last year in which a word is in use. */
export const from = year.optional().describe('从哪一年起使用，如 2018');
export const until = year.optional().describe('用到哪一年为止，如 2017');

/**
 * Words to recognise. A plain string matches literally. `…` stands for a gap of at most 14 characters inside one
 * clause: `把…融入` matches "把党建工作融入". The object form adds guards.
 */
export const Phrase = z.union([
  text,
  z.strictObject({
    text: text.describe('要认的文字'),
    notAfter: texts.optional().describe('前面紧挨着这些字时不算'),
    notBefore: texts.optional().describe('后面紧挨着这些字时不算'),
    /** Matches only when one of these stands in the same segment. */
    needs: texts.optional().describe('同一段里有其中一个词时才算'),
    /** Does not match when one of these stands in the same segment. */
    unless: texts.optional().describe('同一段里有其中一个词时不算'),
    /** A measure so worded counts only where the segment states no measure in firmer words, and then it ties nothing. */
    weak: z
      .boolean()
      .optional()
      .describe('写 true 表示较弱的说法：同一段里没有更明确的措施时才算，而且不算已与业务事项连上'),
    from,
    until,
  }),
]);
export type Phrase = z.infer<typeof Phrase>;
export const phrases = z.array(Phrase);

export const entry = {
  id,
  name,
  aliases,
  summary: text.describe('一句话说明，悬停时显示'),
  /** Part of the article that the entry comes from. */
  source: text.default('本单位框架').describe('出处，悬停时显示'),
};
/** How real documents word an entry. */
export const wording = phrases.describe('正文中的说法，出现即认作这一条。“…”代表中间隔几个字，如“把…融入”');
