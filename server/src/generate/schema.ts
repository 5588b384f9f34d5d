/** The JSON Schema of `.shuangyi/framework.yaml`, from the zod schema: published for editors, and as code for the server. */
import { z } from 'zod';
import type { Schema } from '../frame/jsonSchema';
import { FrameworkFile } from '../frame/schema';

export interface Generated {
  /** Relative to the root of the project. */
  readonly path: string;
  readonly text: string;
}

/** Chinese descriptions by key, or by `parent.key` where a key means different things. */
const descriptions: Readonly<Record<string, string>> = {
  extends: '补充哪套内置框架，目前只有 procuratorate（检察机关）。不写就是另起一套框架，这时要写 id、name、dimensions',
  id: '编号，小写英文字母、数字、点和连字符。与内置条目相同就是补充它，不同就是新增',
  name: '名称',
  aliases: '别名，文稿里这样写也认',
  summary: '一句话说明，悬停时显示',
  source: '出处，悬停时显示',
  off: '停用的条目，写它们的编号',
  organ: '怎样看出一份文稿写的是本单位的工作；别的单位的文稿，正文里的业务不算业务事项',
  'organ.words': '本单位文稿离不开的词，如“检察”；不写就不作区分',
  perThousand: '每一千字里至少出现几次',
  'organ.general': '任何单位都这样说的业务工作，如“中心工作”，别的单位的文稿里也算',
  'organ.from': '全文不到这么多字的，一律当作本单位的文稿',
  dimensions: '措施的各个方面，每个方面下列若干条措施',
  measures: '党建措施，新增的至少写 id、name、summary',
  phrases: '正文中的说法，出现即认作这一条。“…”代表中间隔几个字，如“把…融入”',
  carriers: '活动载体，如主题党日、党员先锋岗',
  suggestions: '可以直接写进文稿的具体做法，供补全和快速修复使用',
  'suggestions.text': '做法，一句话',
  fits: '最适合哪些业务类别，写类别的编号',
  otherParty: '其他党务，认得出但不算融合措施',
  problems: '问题类型',
  advice: '怎样改，一句话',
  rules: '属于这类问题的规则',
  grounds: '提示中引用的依据',
  stages: '部署、落实、考核等阶段',
  categories: '业务类别',
  casework: '业务事项，新增的写 id、name、category',
  category: '所属业务类别的编号',
  from: '从哪一年起使用，如 2018',
  until: '用到哪一年为止，如 2017',
  general: '泛指业务工作的说法，如“中心工作”',
  kinds: '文种',
  titles: '标题的样式（正则表达式），对去掉空白的标题试配，合上一条就是这个文种',
  initials: '片段的拼音缩写，如 gzjh',
  tense: '面向将来写 plan，回顾过去写 report，都不是写 other',
  parts: '应有的各部分，按先后排列',
  'kinds.off': '对这个文种不适用的规则',
  role: '这一部分的作用',
  required: '必备写 true，可有可无写 false',
  headings: '标题中出现其中一个词，就算有这一部分',
  signals: '没有这样的标题时，不属于其他部分的正文里出现这些说法也算有',
  statements: '正文任何地方出现这些说法都算有，如“清醒认识到…不足”',
  prompt: '片段里的填写提示，一句话',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what people write in the file
  opening: '片段的开头语，${unit} 代表单位，${period} 代表期间',
  closing: '片段的结束语',
  noRequests: '上行的情况报告写 true：其中不得夹带请示事项',
  'parts.after': '应当排在哪些部分之后，写那些部分的 role',
  columns: '表头的写法：每列一组，第一个用来写，其余用来认',
  markKeys: '标记里各键的写法：第一个用来写，其余用来认',
  values: '各栏、各键常填的内容，打字时供选用，不作检查依据',
  words: '识别时用的词表',
  vague: '空泛的动词和副词',
  abstract: '跟在空泛动词后面的抽象名词',
  nobody: '等于没写责任人的说法，如“各部门”',
  departments: '可以承担责任的部门和党组织',
  guards: '出现业务词但不算业务事项的说法',
  arguments: '讲道理的说法，如“必然要求”，整句不算在写做法',
  lacks: '表示缺失或薄弱的说法，如“不健全”，同一短句里的措施不算写了措施',
  actors: '部门之外能指明谁来做的说法，写了就不算空泛',
  'words.carriers': '任何措施都能用的载体、时间和频次，写了就不算空泛',
  form: '检查文稿格式所用的词',
  requests: '请示的结束语，不得出现在报告里',
  assemblies: '向代表大会等会议报告的说法，这类报告不按上行文检查',
  addressees: '主送机关或称呼一行的开头',
  counted: '“五项工作”中可以计数的名词',
  numberNames: '带数字的固定名称，如“三会一课”，不当作计数',
  placeholders: '待填的占位文字',
  column: '写这个阶段的那一栏，如 assessment（考核）',
  'stages.signals': '文稿里有其中一个词，就算考虑到了这个阶段',
  signs: '判断整节、整篇时用的词表',
  partyChapters: '标题里有其中一个词，就是讲党建的章节',
  fusion: '标题里有其中一个词，就是党建与业务一起写的文稿',
  routine: '例行的活动形式，如学习、讨论、会议',
  affairs: '日常党务，如“发展党员”“党费”',
  forms: '与办案相连的活动形式，如公开听证、案例复盘',
  incentives: '考核和激励的说法，如“评先评优”',
  commendations: '受表彰的说法，如“被评为”',
  awardees: '受表彰的个人或集体的称呼，如“干警”',
  'signs.members': '能看出党员和党组织作用的说法，如“党员”“党支部”',
  partyStaff: '专做党务政工的部门，如“政治部”',
  slogans: '没有具体内容的套话',
  caseResults: '业务成果的说法和单位，如“件”“立案”',
  claims: '声称有某种效果的动词，如“取得”',
  effects: '办案应当统一的几种效果',
  'effects.phrases': '这种效果的说法',
  text: '要认的文字',
  notAfter: '前面紧挨着这些字时不算',
  notBefore: '后面紧挨着这些字时不算',
  needs: '同一段里有其中一个词时才算',
  unless: '同一段里有其中一个词时不算',
  lexicon: '易错词，新增的至少写 id、wrong、right、level',
  wrong: '错的写法',
  right: '与 wrong 逐一对应的正确写法，只写一个时各个错法共用',
  level: '把握：certain 不成词，可放心改；likely 多半是错；contested 有争议，默认不报',
  after: '紧挨在前的须是其中之一',
  before: '紧跟在后的须是其中之一',
  reason: '理由，几个字，写进提示',
  formulations: '固定提法，如“四个意识”，新增的写 id、name、members、ordered、source',
  members: '提法的各项内容，按规定的顺序；只认名称的写 []',
  'members.text': '内容',
  also: '同样算对的写法',
  ordered: '顺序：always 一律固定，named 与名称同现时固定，never 不固定',
  verbs: '与名称搭配的动词，如“增强”，第一个用来改',
  weak: '写 true 表示较弱的说法：同一段里没有更明确的措施时才算，而且不算已与业务事项连上',
};

/** The schema as JSON, every property described. Throws when a property has no description. */
export function frameworkFileSchema(): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(FrameworkFile, { io: 'input', target: 'draft-7' });
  return describe(schema as Schema, '');
}

function describe(schema: Schema, parent: string): Schema {
  const described: Record<string, unknown> = { ...schema };
  if (schema.items) described.items = describe(schema.items, parent);
  if (schema.anyOf) described.anyOf = schema.anyOf.map((option) => describe(option, parent));
  if (schema.properties) {
    described.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, inside]) => {
        const description = descriptions[`${parent}.${key}`] ?? descriptions[key];
        if (!description) throw new Error(`no description of ${parent}.${key}`);
        return [key, { description, ...describe(inside, key) }];
      }),
    );
  }
  return described as Schema;
}

export function schemaFiles(): Generated[] {
  const schema = frameworkFileSchema();
  const published = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '双翼框架文件',
    description: '写 extends: procuratorate 补充内置框架，只写要改要加的；不写 extends 则另起一套。',
    ...schema,
  };
  return [
    { path: 'docs/schema/framework.schema.json', text: `${JSON.stringify(published, null, 2)}\n` },
    {
      path: 'server/src/frame/schema.gen.ts',
      text: [
        '/** Generated from schema.ts by `npm run generate`: the JSON Schema of a framework file. */',
        "import type { Schema } from './jsonSchema';",
        '',
        `export const fileSchema: Schema = ${JSON.stringify(schema)};`,
        '',
      ].join('\n'),
    },
  ];
}
