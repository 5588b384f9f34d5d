/** The words by which documents are read and judged: vocabulary, signs, slips, fixed formulations. */
import { z } from 'zod';
import { alias, from, id, name, phrases, text, texts, until } from './text';

export const Words = z.strictObject({
  /** Verbs and adverbs of which a vague measure consists (加强、深入、切实 …). */
  vague: texts.describe('空泛的动词和副词'),
  /** Abstract nouns that may follow them. */
  abstract: texts.describe('跟在空泛动词后面的抽象名词'),
  /** Responsible "parties" that name nobody (各部门、相关部门 …). */
  nobody: texts.describe('等于没写责任人的说法，如“各部门”'),
  departments: texts.describe('可以承担责任的部门和党组织'),
  /** Devices that connect Party building and casework (以…引领, 把…融入). */
  /** Contexts in which casework terms are no casework items: what lies inside a match is neither item nor measure. */
  guards: phrases.describe('出现业务词但不算业务事项的说法'),
  /** Words that say something is missing or weak: a measure between the same two commas is not stated (责任制不健全). */
  lacks: phrases.default([]).describe('表示缺失或薄弱的说法，如“不健全”，同一短句里的措施不算写了措施'),
  /** Words of argument: a segment that holds one reasons about measures and states none (…的必然要求). */
  arguments: phrases.default([]).describe('讲道理的说法，如“必然要求”，整句不算在写做法'),
  /** Who acts, beyond the departments: a segment that names one is not vague. */
  actors: phrases.default([]).describe('部门之外能指明谁来做的说法，写了就不算空泛'),
  /** Named vehicles, times and frequencies of any measure: a segment that names one is not vague. */
  carriers: phrases.default([]).describe('任何措施都能用的载体、时间和频次，写了就不算空泛'),
  placeholders: texts.describe('待填的占位文字'),
});
export type Words = z.infer<typeof Words>;

const Effect = z.strictObject({ id, name, phrases: texts.min(1).describe('这种效果的说法') });

/** Words by which rows, chapters and documents are judged; all match literally. */
export const Signs = z.strictObject({
  partyChapters: texts.default([]).describe('标题里有其中一个词，就是讲党建的章节'),
  fusion: texts.default([]).describe('标题里有其中一个词，就是党建与业务一起写的文稿'),
  /** Routine forms of Party life: to learn, discuss, exchange, meet, pass on. */
  routine: texts.default([]).describe('例行的活动形式，如学习、讨论、会议'),
  /** Party affairs that have to be done: recruiting members, dues, elections. */
  affairs: texts.default([]).describe('日常党务，如“发展党员”“党费”'),
  /** Forms that go with casework; a routine word inside one of them is none. */
  forms: texts.default([]).describe('与办案相连的活动形式，如公开听证、案例复盘'),
  incentives: texts.default([]).describe('考核和激励的说法，如“评先评优”'),
  /** In titles: the paper is about one occasion, not about the work of a period. */
  occasions: texts.default([]).describe('题目里有其中一个词的，写的是一次活动或一件事，如“主题党日”'),
  commendations: texts.default([]).describe('受表彰的说法，如“被评为”'),
  awardees: texts.default([]).describe('受表彰的个人或集体的称呼，如“干警”'),
  /** Others who are commended: pupils, firms, a whole staff; and words that make a rule of it. */
  otherAwardees: texts.default([]).describe('同一句里有其中一个词的，受表彰的是别人，或者只是规定，如“学生”“不得”'),
  members: texts.default([]).describe('能看出党员和党组织作用的说法，如“党员”“党支部”'),
  /** Departments whose own work is Party affairs. */
  partyStaff: texts.default([]).describe('专做党务政工的部门，如“政治部”'),
  slogans: texts.default([]).describe('没有具体内容的套话'),
  caseResults: texts.default([]).describe('业务成果的说法和单位，如“件”“立案”'),
  claims: texts.default([]).describe('声称有某种效果的动词，如“取得”'),
  /** Effects that casework is to have together. */
  effects: z.array(Effect).default([]).describe('办案应当统一的几种效果'),
});
export type Signs = z.infer<typeof Signs>;

/** What stands in a cell of a task table or behind the key of a mark, and says nothing there; all match literally. */
export const Cells = z.strictObject({
  /** The whole cell. */
  nothing: texts.default([]).describe('整栏只写它就是没写，如“无”“N/A”'),
  /** A cell of nothing else cannot be read. */
  noise: texts.default([]).describe('没人读得懂的字，如乱打出来的“阿斯顿”'),
  /** Of these a measure consists that names no action, carrier or result; `words.vague`, `words.abstract` belong to them. */
  intents: texts.default([]).describe('措施栏里只说态度的动词、副词'),
  abstracts: texts.default([]).describe('措施栏里跟在后面的抽象名词'),
  mottos: texts.default([]).describe('措施栏里的套话'),
  /** Party life as ever, beyond `signs.routine` and `signs.affairs`; what stands around it; how often. */
  routine: texts.default([]).describe('例行的党务活动，如“讲党课”'),
  around: texts.default([]).describe('例行活动的搭配，如“支部书记”“文件”'),
  counts: texts.default([]).describe('例行活动的次数和时间，如“每月”'),
  /** A clause that holds one is concrete, as one that holds one of `signs.forms` is. */
  deeds: texts.default([]).describe('一看就是实事的字词，如“走访”'),
  anyone: texts.default([]).describe('责任栏里凑起来谁也没指的字词，如“有关”“领导”'),
  occasions: texts.default([]).describe('时限栏里能当时间的节日和场合，如“清明”'),
  someday: texts.default([]).describe('时限栏里没说什么时候的说法，如“适时”'),
});
export type Cells = z.infer<typeof Cells>;

/** Words by which the form of a paper is judged; all match literally. */
export const Form = z.strictObject({
  /** Closings that ask for a decision: they belong in a request. */
  requests: texts.default([]).describe('请示的结束语，不得出现在报告里'),
  /** Words of a paper to an assembly, to which the rules for papers to a superior do not apply. */
  assemblies: texts.default([]).describe('向代表大会等会议报告的说法，这类报告不按上行文检查'),
  addressees: texts.default([]).describe('主送机关或称呼一行的开头'),
  /** What a count may announce: 工作、任务、措施 … */
  counted: texts.default([]).describe('“五项工作”中可以计数的名词'),
  /** Names with a fixed number: they count nothing that follows. */
  numberNames: texts.default([]).describe('带数字的固定名称，如“三会一课”，不当作计数'),
  /** Words that are never doubled, unlike 研究研究. */
  neverDoubled: texts.default([]).describe('从不重叠使用的两字词，如“加强”；连写两遍就是写重了'),
  /** Rates that are part of a whole: never above 100 %. */
  shares: texts.default([]).describe('最多百分之百的比率，如“参训率”“满意率”；“增长率”“完成率”不算'),
  /** What is numbered in characters: 第一书记, never 第1书记. */
  ordinals: texts.default([]).describe('前面的序数用汉字的词，如“书记”（第一书记）、“检察部”（第一检察部）'),
});
export type Form = z.infer<typeof Form>;

/** A word that is written wrongly, or several wrong in the same way. Matches literally, with guards on both sides. */
export const WrongWord = z.strictObject({
  id,
  wrong: texts.min(1).describe('错的写法'),
  right: texts.min(1).describe('与 wrong 逐一对应的正确写法，只写一个时各个错法共用'),
  /** `certain`: no such word. `likely`: most probably wrong. `contested`: opinions differ, so it is off by default. */
  level: z
    .enum(['certain', 'likely', 'contested'])
    .describe('把握：certain 不成词，可放心改；likely 多半是错；contested 有争议，默认不报'),
  after: texts.optional().describe('紧挨在前的须是其中之一'),
  before: texts.optional().describe('紧跟在后的须是其中之一'),
  notAfter: texts.optional().describe('前面紧挨着这些字时不算'),
  notBefore: texts.optional().describe('后面紧挨着这些字时不算'),
  /** Why, a few words for the message. */
  reason: text.optional().describe('理由，几个字，写进提示'),
});
export type WrongWord = z.infer<typeof WrongWord>;

/** Two words that say one thing twice, or belong to two different sentences: 目的是…为了. */
export const Redundancy = z.strictObject({
  id,
  first: texts.min(1).describe('先说的词'),
  second: texts.min(1).describe('后说的词'),
  between: z
    .enum(['adjacent', 'clause', 'number', 'sentence'])
    .describe(
      '两个词怎样相连：adjacent 紧挨着，clause 在同一短句里，number 中间是一个数，sentence 一句以前一个词开头、后面的短句以后一个词开头',
    ),
  gap: z.number().int().min(0).max(80).default(0).describe('中间最多隔几个字'),
  /** Only where the second word ends its clause. */
  atEnd: z.boolean().optional().describe('写 true 表示后一个词须在短句末尾'),
  unless: texts.optional().describe('中间有其中一个词时不算'),
  notAfter: texts.optional().describe('前面紧挨着这些字时不算'),
  notBefore: texts.optional().describe('后面紧挨着这些字时不算'),
  /** What the fix takes away: one of the words, or the 不 of the second. */
  drop: z.enum(['first', 'second', 'negation']).optional().describe('改时删去哪个词；negation 是删去后一个词里的“不”'),
  /** `certain`: nobody would defend it. `likely`: most probably a slip, told as information. */
  level: z.enum(['certain', 'likely']).describe('把握：certain 一定是病句，likely 多半是'),
  reason: text.describe('为什么不对，几个字，写进提示'),
});
export type Redundancy = z.infer<typeof Redundancy>;

const Member = z.strictObject({ text: text.describe('内容'), also: texts.describe('同样算对的写法') });

/** A fixed formulation (四个意识): a name that stands for members, often in a fixed order. */
export const Formulation = z.strictObject({
  id,
  name,
  aliases: texts.optional().describe(alias),
  /** Without members only the name is known. */
  members: z.array(z.union([text, Member])).describe('提法的各项内容，按规定的顺序；只认名称的写 []'),
  /** Whether the order of the members is fixed: always, where the name stands beside them, or never. */
  ordered: z.enum(['always', 'named', 'never']).describe('顺序：always 一律固定，named 与名称同现时固定，never 不固定'),
  /** The first is the one to write. Entries with verbs form a chain. */
  verbs: texts.optional().describe('与名称搭配的动词，如“增强”，第一个用来改'),
  source: text.describe('出处，悬停时显示'),
  /** Versions of one name are entries of their own. */
  from,
  until,
});
export type Formulation = z.infer<typeof Formulation>;

/** Names that are the same everywhere: near-misses are slips. */
export const FixedName = z.strictObject({
  id,
  names: texts.min(1).describe('正确的写法，相差一两个字就报'),
  fine: texts.default([]).describe('相近而没有错的说法，不报'),
  /** Wrong without being like: the campaign of one name by the word of another. */
  /**
   * `close`: many real names are near, so that only alike characters, doublings and exchanges are slips. `phrase`: common
   * words, of which one character is a slip, and at an edge only where no other word goes on. `loose`: nothing else is so
   * worded, so that any one character is.
   */
  likeness: z
    .enum(['close', 'phrase', 'loose'])
    .optional()
    .describe(
      'close：相近的别的名称太多，只报音近形近、写重、颠倒的字；phrase：普通词组，只报一个字，首尾的字与旁边连成词的不报；loose：短的名称也报完全不像的字',
    ),
  wrong: texts.default([]).describe('不相近而常见的错法，改为 names 的第一个'),
  /** Numbers of meetings and years of papers that there are not. */
  never: texts.default([]).describe('没有的会议、文件，如“八中全会”，只提示，不给改法'),
  source: text.describe('出处，写进提示'),
  from,
  until,
});
export type FixedName = z.infer<typeof FixedName>;

/** Words by which the names of an item in a plan and in a report are compared; all match literally, the longest first. */
export const Matching = z.strictObject({
  /** What joins two items in one name. */
  joiners: texts.default([]).describe('连接两件事的字词和标点，如“与”“、”'),
  /** Words that hold other words of these lists and mean something else. */
  whole: texts.default([]).describe('不能拆开看的词，如“参与”'),
  fillers: texts.default([]).describe('名称里可有可无的字词，如“专项”“推进”'),
  /** Names that differ in nothing else most probably mean the same item. */
  light: texts.default([]).describe('分量轻的词，两个名称只差这些多半是同一项，如“案件”“监督”'),
  /** Light words that are never said for those of another family. */
  families: z
    .array(texts)
    .default([])
    .describe('分量轻的词中互不相同的几家，一边只有这一家、一边只有那一家就不是同一项'),
  /** What makes another item of a name: 公开听证, 听证员培训. */
  heads: texts.default([]).describe('另成一事的词，一边的末尾多出它就不是同一项，如“培训”'),
  /** What makes another item of it wherever it stands. */
  apart: texts.default([]).describe('只要一边有、一边没有就不是同一项的词，如“党员”'),
  /** What makes a name narrower. */
  fields: texts.default([]).describe('条线和领域，一边有一边没有要问一问，如“刑事”'),
  same: z.array(texts).default([]).describe('意思相同的说法，每组第一个作准'),
  /** How the name of whose item it is ends, where a name begins with that. */
  units: texts
    .default([])
    .describe('名称开头的单位，如“公诉科”，或者地名后面的结尾，如“县人民检察院”，到它为止都不算名称'),
  /** What a number counts: it is a target, and no part of the name. */
  counters: texts.default([]).describe('量词，前面的数是指标，不算名称'),
});
export type Matching = z.infer<typeof Matching>;

/** Characters that are written for one another; each text is a group. */
export const AlikeCharacters = z.strictObject({
  sounds: texts.default([]).describe('读音相同的字，一组写在一起'),
  shapes: texts.default([]).describe('字形相近的字，一组写在一起'),
  near: texts.default([]).describe('读音相近的两组：一条两个字，各代表 sounds 里的一组'),
  words: texts.default([]).describe('最常用的两字词，一条里用空格隔开'),
  fine: texts.default([]).describe('和常用词只差一个字、自己也成词的两字词'),
  particles: texts.default([]).describe('虚词、数词之类，不当作词里写错的字'),
  alone: texts.default([]).describe('能单独成词的字：两个字都能单用的不看'),
});

/**
 * How a document shows that it tells of this organ's own work. A longer text in which the words are rarer comes from
 * another organ: what its prose says of professional work is not this organ's casework.
 */
export const Organ = z.strictObject({
  /** None: no document is foreign. */
  words: texts.default([]).describe('本单位文稿离不开的词，如“检察”；不写就不作区分'),
  perThousand: z.number().int().min(0).max(1000).default(1).describe('每一千字里至少出现几次'),
  /** In UTF-16 units. */
  from: z.number().int().min(0).max(1_000_000).default(1500).describe('全文不到这么多字的，一律当作本单位的文稿'),
  /** Work in general as any organ speaks of it. */
  general: phrases.default([]).describe('任何单位都这样说的业务工作，如“中心工作”，别的单位的文稿里也算'),
});
export type Organ = z.infer<typeof Organ>;
