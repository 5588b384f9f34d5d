/**
 * The shape of a framework, as one zod schema: types, validation and the published JSON Schema all come from here, the
 * Chinese descriptions of keys too. Zod is slow to start: the server imports types only, and validates by
 * `schema.gen.ts`.
 *
 * A framework is data. Nothing outside `frame/` names a measure, a problem or a casework item.
 */
import { z } from 'zod';
import { Kind, Part, Role, Round, Titles } from './schema/kinds';
import { CaseworkItem, Category, Dimension, Ground, Measure, OtherParty, Problem } from './schema/subjects';
import { id, phrases, refersTo, text, texts } from './schema/text';
import {
  AlikeCharacters,
  Cells,
  FixedName,
  Form,
  Formulation,
  Matching,
  Organ,
  Redundancy,
  Signs,
  Words,
  WrongWord,
} from './schema/words';

export type * from './schema/kinds';
export type * from './schema/subjects';
export type { Phrase } from './schema/text';
export type * from './schema/words';

const byRole = z.partialRecord(Role, texts);

export const Framework = z.strictObject({
  id,
  name: text,
  /** Built-in framework that this one builds on. */
  extends: id.optional(),
  organ: Organ.optional(),
  dimensions: z.array(Dimension),
  otherParty: OtherParty,
  problems: z.array(Problem),
  grounds: z.array(Ground),
  stages: z.array(Round),
  categories: z.array(Category),
  casework: z.array(CaseworkItem),
  /** Professional work spoken of in general (业务工作、中心工作、办案). */
  general: phrases,
  kinds: z.array(Kind),
  titles: Titles,
  columns: byRole,
  markKeys: byRole,
  /** What is usually written in a column or behind a key: offered while typing, never judged. */
  values: byRole,
  words: Words,
  signs: Signs,
  cells: Cells,
  form: Form,
  lexicon: z.array(WrongWord),
  redundancies: z.array(Redundancy),
  formulations: z.array(Formulation),
  names: z.array(FixedName),
  alike: AlikeCharacters,
  matching: Matching,
});
export type Framework = z.infer<typeof Framework>;

/**
 * Entries of a workspace file: only `id` must be written, so that one can add to an entry that exists. `needs` (a
 * keyword of our own in the JSON Schema) lists what a new entry has to have. `parts` are lists of entries inside.
 */
function patches(entry: z.ZodObject, parts: Readonly<Record<string, z.ZodArray>> = {}) {
  const needs = Object.keys(entry.shape).filter((key) => !entry.shape[key]!.safeParse(undefined).success);
  const lists = Object.entries(parts).map(([key, list]) => {
    const { description = '' } = entry.shape[key] as z.ZodType;
    return [key, list.optional().describe(description)] as const;
  });
  return z.array(entry.partial().required({ id: true }).extend(Object.fromEntries(lists)).meta({ needs }));
}

/**
 * `.shuangyi/framework.yaml`. With `extends` it adds to the built-in framework: an entry whose `id` exists is
 * supplemented, another one is new, and `off` switches entries off. Without `extends` it is a framework of its own that
 * borrows only the sections it leaves out.
 */
export const FrameworkFile = z
  .strictObject({
    extends: z
      .enum(['procuratorate'])
      .describe(
        '补充哪套内置框架，目前只有 procuratorate（检察机关）。不写就是另起一套框架，这时要写 id、name、dimensions',
      ),
    id,
    name: text.describe('名称'),
    off: z.array(refersTo('any')).describe('停用的条目，写它们的编号'),
    organ: Organ.partial().describe('怎样看出一份文稿写的是本单位的工作；别的单位的文稿，正文里的业务不算业务事项'),
    dimensions: patches(Dimension, { measures: patches(Measure) }).describe('措施的各个方面，每个方面下列若干条措施'),
    otherParty: OtherParty.partial().describe('其他党务，认得出但不算融合措施'),
    problems: patches(Problem).describe('问题类型'),
    grounds: patches(Ground).describe('提示中引用的依据'),
    stages: patches(Round).describe('部署、落实、考核等阶段'),
    categories: patches(Category).describe('业务类别'),
    casework: patches(CaseworkItem).describe('业务事项，新增的写 id、name、category'),
    general: phrases.describe('泛指业务工作的说法，如“中心工作”'),
    kinds: patches(Kind, { parts: patches(Part) }).describe('文种'),
    titles: Titles.partial().describe('认标题用的词表'),
    columns: byRole.describe('表头的写法：每列一组，第一个用来写，其余用来认'),
    markKeys: byRole.describe('标记里各键的写法：第一个用来写，其余用来认'),
    values: byRole.describe('各栏、各键常填的内容，打字时供选用，不作检查依据'),
    words: Words.partial().describe('识别时用的词表'),
    signs: Signs.partial().describe('判断整节、整篇时用的词表'),
    cells: Cells.partial().describe('看任务表和标注写实了没有所用的词'),
    form: Form.partial().describe('检查文稿格式所用的词'),
    lexicon: patches(WrongWord).describe('易错词，新增的至少写 id、wrong、right、level'),
    redundancies: patches(Redundancy).describe(
      '病句，如“目的是为了”，新增的写 id、first、then、between、level、reason',
    ),
    formulations: patches(Formulation).describe('固定提法，如“四个意识”，新增的写 id、name、members、ordered、source'),
    names: patches(FixedName).describe('固定的名称，写错一两个字就报，新增的写 id、names、source'),
    alike: AlikeCharacters.partial().describe('容易相互写错的字'),
    matching: Matching.partial().describe('看计划和报告里的两个名称是不是同一项所用的词'),
  })
  .partial()
  .meta({
    title: '双翼框架文件',
    description: '写 extends: procuratorate 补充内置框架，只写要改要加的；不写 extends 则另起一套。',
  });
