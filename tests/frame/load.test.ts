/** A workspace's framework file: what it adds, what it replaces, and every way in which it can be wrong. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { loadFramework } from '../../server/src/frame/load';
import { Framework } from '../../server/src/frame/schema';
import { court } from './court';

/** Loads a file that must be right. */
function load(source: string): Framework {
  const { frame, problems } = loadFramework(source);
  expect(problems).toEqual([]);
  return frame;
}

const measuresOf = (frame: Framework) => frame.dimensions.flatMap((dimension) => dimension.measures);

describe('a file that extends the built-in framework', () => {
  it('is not there, empty or only a comment: the built-in framework itself', () => {
    for (const source of [undefined, '', '# 以后再写\n', 'extends: procuratorate\n', '\ufeff# 空\r\n']) {
      const { frame, problems } = loadFramework(source);
      expect(problems).toEqual([]);
      expect({ ...frame, extends: undefined }).toEqual({ ...builtin, extends: undefined });
    }
  });

  it('adds to an entry that exists and keeps what it has', () => {
    const before = measuresOf(builtin)[0]!;
    const frame = load(`extends: procuratorate
dimensions:
  - id: ${builtin.dimensions[0]!.id}
    measures:
      - id: ${before.id}
        aliases: [旗帜意识]
        phrases:
          - 党旗在…飘扬
          - { text: 红旗岗, notAfter: [小] }
`);
    const after = measuresOf(frame)[0]!;
    expect(after).toEqual({
      ...before,
      aliases: [...before.aliases, '旗帜意识'],
      phrases: [...before.phrases, '党旗在…飘扬', { text: '红旗岗', notAfter: ['小'] }],
    });
    expect(measuresOf(frame).length).toBe(measuresOf(builtin).length);
  });

  it('adds a measure, a casework item, a kind, a part and words', () => {
    const category = builtin.categories[0]!.id;
    const kind = builtin.kinds[0]!;
    const frame = load(`extends: procuratorate
name: 某县检察院
dimensions:
  - id: ability
    measures:
      - { id: ability.digital, name: 数字能力, summary: 用数据发现监督线索。 }
casework:
  - { id: tea-mountain, name: 茶山保护, category: ${category}, aliases: [茶园保护] }
kinds:
  - id: ${kind.id}
    parts:
      - { id: ${kind.id}.brand, role: results, name: 品牌创建, required: false, headings: [品牌], prompt: 写党建品牌 }
  - id: ledger
    name: 融合台账
    initials: rhtz
    tense: report
    titles: [融合台账, { ends: [融合…清单], unless: [样表] }]
    parts:
      - { id: ledger.work, role: work, name: 台账, required: true, headings: [台账], prompt: 逐行填写 }
columns:
  item: [品牌事项]
words:
  nobody: [全体同志们]
`);
    expect(Framework.parse(frame)).toEqual(frame);
    expect(frame.name).toBe('某县检察院');
    expect(measuresOf(frame).find((measure) => measure.id === 'ability.digital')).toMatchObject({
      aliases: [],
      phrases: [],
      source: '本单位框架',
    });
    expect(frame.casework.at(-1)).toMatchObject({ id: 'tea-mountain', aliases: ['茶园保护'] });
    expect(frame.kinds[0]!.parts.at(-1)).toMatchObject({ id: `${kind.id}.brand`, signals: [] });
    expect(frame.kinds.at(-1)).toMatchObject({ id: 'ledger', off: [], opening: '' });
    expect(frame.columns.item![0]).toBe(builtin.columns.item![0]);
    expect(frame.columns.item!.at(-1)).toBe('品牌事项');
    expect(frame.words.nobody).toContain('全体同志们');
  });

  it('replaces single values', () => {
    const part = builtin.kinds[0]!.parts.find((candidate) => candidate.required)!;
    const frame = load(`extends: procuratorate
kinds:
  - id: ${builtin.kinds[0]!.id}
    parts: [{ id: ${part.id}, required: false, name: 总的考虑 }]
`);
    const after = frame.kinds[0]!.parts.find((candidate) => candidate.id === part.id)!;
    expect(after).toEqual({ ...part, required: false, name: '总的考虑' });
  });

  it('switches entries off, with what hangs on them', () => {
    const category = builtin.categories[0]!;
    const kind = builtin.kinds[0]!;
    const other = builtin.kinds[1]!;
    const dimension = builtin.dimensions[0]!;
    const measure = builtin.dimensions[1]!.measures[0]!;
    const frame = load(`extends: procuratorate
off: [${category.id}, ${kind.id}, ${other.parts[0]!.id}, ${dimension.id}, ${measure.id}]
`);
    expect(frame.categories.map(({ id }) => id)).not.toContain(category.id);
    expect(frame.casework.filter((item) => item.category === category.id)).toEqual([]);
    expect(frame.casework.length).toBeGreaterThan(0);
    expect(frame.kinds[0]!.id).toBe(other.id);
    expect(frame.kinds[0]!.parts.length).toBe(other.parts.length - 1);
    expect(frame.dimensions.length).toBe(builtin.dimensions.length - 1);
    expect(measuresOf(frame).map(({ id }) => id)).not.toContain(measure.id);
  });

  it('is a frozen value and leaves the built-in framework as it was', () => {
    const before = JSON.stringify(builtin);
    const frame = load('extends: procuratorate\nwords: { nobody: [谁都行] }\n');
    expect(JSON.stringify(builtin)).toBe(before);
    expect(() => (frame.words.nobody as string[]).push('甲')).toThrow();
    expect(() => (builtin.kinds as unknown[]).pop()).toThrow();
  });
});

describe('a framework of its own', () => {
  const frame = load(court);

  it('has its own measures and casework, none of the built-in ones', () => {
    expect(Framework.parse(frame)).toEqual(frame);
    expect(frame.name).toBe('人民法院');
    expect(measuresOf(frame).map(({ name }) => name)).toEqual(['司法为民', '审判监督', '裁判说理']);
    expect(frame.casework.map(({ name }) => name)).toEqual(['民商事审判', '强制执行', '诉前调解']);
    expect(frame.extends).toBeUndefined();
    expect(frame.organ).toBeUndefined();
  });

  it('replaces the kinds that it names and borrows the sections that it leaves out', () => {
    expect(frame.kinds.map(({ name }) => name)).toEqual(['审判工作计划']);
    expect(frame.problems).toEqual(builtin.problems);
    expect(frame.columns.measure).toEqual(['党建措施', '党建抓手']);
    expect(frame.columns.item).toEqual(builtin.columns.item);
    expect(frame.words.departments).toEqual(['立案庭', '民一庭', '执行局']);
    expect(frame.words.vague).toEqual(builtin.words.vague);
  });
});

/** `⟦…⟧` marks the place of the only problem. */
function expectProblem(marked: string, message: string | RegExp, path?: string) {
  const source = marked.replace(/[⟦⟧]/g, '');
  const { frame, problems } = loadFramework(source);
  expect(frame).toBe(builtin);
  expect(problems.map((problem) => problem.message)).toEqual([
    typeof message === 'string' ? message : expect.stringMatching(message),
  ]);
  const { span } = problems[0]!;
  expect(`${source.slice(0, span.start)}⟦${source.slice(span.start, span.end)}⟧${source.slice(span.end)}`).toBe(marked);
  if (path !== undefined) expect(problems[0]!.path).toBe(path);
}

const extending = 'extends: procuratorate\n';

describe('what is wrong is told with its place', () => {
  it('an unknown key', () => {
    expectProblem(
      `${extending}⟦measure⟧: []\n`,
      /^measure：没有“measure”这一项。这里可以写：extends、id、name、off、/,
      'measure',
    );
    expectProblem(
      `${extending}kinds:\n  - id: work-plan\n    ⟦titels⟧: [甲]\n`,
      /^kinds 第 1 项的 titels：没有“titels”这一项。这里可以写：.*titles/,
      'kinds[0].titels',
    );
    expectProblem(
      `${extending}columns:\n  ⟦items⟧: [甲]\n`,
      /^columns的 items：没有“items”这一项。这里可以写：number、item/,
    );
  });

  it('a key that an earlier version had', () => {
    expectProblem(
      `${extending}words:\n  ⟦connectors⟧: [以…引领]\n`,
      /^words的 connectors：没有“connectors”这一项。这里可以写：vague、/,
      'words.connectors',
    );
  });

  it('a wrong type', () => {
    expectProblem(
      `${extending}words:\n  nobody: ⟦各部门⟧\n`,
      'words的 nobody：应是列表（每项一行，以“- ”开头，或写在方括号里），现在写的是单个值。',
      'words.nobody',
    );
    expectProblem(`${extending}words: ⟦[各部门]⟧\n`, 'words：应是下一级的“键: 值”，现在写的是列表。');
    expectProblem(
      `${extending}general: [⟦2026⟧]\n`,
      'general 第 1 项：应是文字，请给“2026”加上英文引号。',
      'general[0]',
    );
    expectProblem(`${extending}general: [{ text: 办案, from: ⟦2018年⟧ }]\n`, /应是整数，如 2026/);
    expectProblem(
      `${extending}general: [{ text: 办案, from: ⟦18⟧ }]\n`,
      'general 第 1 项的 from：应在 1900 到 2200 之间。',
    );
    expectProblem(
      `${extending}kinds: [{ id: work-plan, parts: [{ id: work-plan.goals, required: ⟦是⟧ }] }]\n`,
      /只能写 true（是）或 false（否）/,
    );
    expectProblem(`${extending}general: [⟦""⟧]\n`, 'general 第 1 项：不能是空的。');
    expectProblem(`${extending}⟦words⟧:\n`, /^words：还没有写内容/);
  });

  it('a value that is not allowed', () => {
    expectProblem(
      `${extending}kinds: [{ id: work-plan, tense: ⟦future⟧ }]\n`,
      'kinds 第 1 项的 tense：不能写“future”，只能写：plan、report、other。',
    );
    expectProblem('extends: ⟦court⟧\n', 'extends：不能写“court”，只能写：procuratorate。', 'extends');
    expectProblem(
      `${extending}grounds: [{ id: ⟦依据一⟧, name: 甲, summary: 乙 }]\n`,
      /^grounds 第 1 项的 id：编号“依据一”只能用小写英文字母/,
    );
  });

  it('a regular expression, which no title is', () => {
    for (const pattern of ['^(([^x])+)+x$', '.*计划$', '(党建|业务)计划', '计划?', '\\d年计划', '…'])
      expectProblem(
        `${extending}kinds:\n  - id: work-plan\n    titles: [工作计划, ⟦'${pattern}'⟧]\n`,
        'kinds 第 1 项的 titles 第 2 项：这里不用正则表达式，直接写标题结尾的字，如“工作计划”，中间隔着别的字写“…”。',
        'kinds[0].titles[1]',
      );
    expectProblem(
      `${extending}kinds: [{ id: work-plan, titles: [{ ends: [台账], unless: [⟦^样⟧] }] }]\n`,
      /^kinds 第 1 项的 titles 第 1 项的 unless 第 1 项：这里不用正则表达式/,
    );
  });

  it('an id used twice in one list', () => {
    expectProblem(
      `${extending}stages:\n  - { id: deploy, phrases: [甲] }\n  - { id: ⟦deploy⟧, phrases: [乙] }\n`,
      'stages 第 2 项：id“deploy”与第 1 项重复。同一条目请合在一处写。',
      'stages[1]',
    );
  });

  it('a new entry that lacks something', () => {
    expectProblem(
      `${extending}casework:\n  - ⟦id: tea⟧\n    aliases: [茶山]\n`,
      'casework 第 1 项：“tea”是新的条目，还缺：name（名称）、category（所属业务类别的编号）。',
      'casework[0]',
    );
    expectProblem(
      `${extending}casework:\n  - ⟦name: 茶山⟧\n`,
      'casework 第 1 项：缺少：id（编号）、category（所属业务类别的编号）。',
    );
    expectProblem(`${extending}casework: [⟦茶山⟧]\n`, 'casework 第 1 项：应是下一级的“键: 值”，现在写的是单个值。');
  });

  it('a reference to nothing', () => {
    expectProblem(
      `${extending}casework: [{ id: tea, name: 茶山, category: ⟦tea-law⟧ }]\n`,
      /^casework 第 1 项的 category：没有编号为“tea-law”的业务类别。可以写：/,
      'casework[0].category',
    );
    expectProblem(`${extending}off: [⟦nothing⟧]\n`, 'off 第 1 项：没有编号为“nothing”的条目，无从停用。', 'off[0]');
  });

  it('a framework of its own that is not whole', () => {
    expectProblem('⟦kinds⟧: []\n', /^没有写 extends，就是另起一套框架，还缺：id、name、dimensions。如果只是补充/, '');
  });

  it('an error of syntax', () => {
    expectProblem(`${extending}name⟦：⟧某院\n`, /中文冒号/);
    expectProblem('extends⟦：⟧procuratorate\n', /中文冒号/);
    expectProblem('⟦某院的框架⟧\n', /第一行一般写“extends: procuratorate”/);
    expectProblem(`${extending}⟦name⟧: 乙\n`.replace('⟦name⟧', 'name: 甲\n⟦name⟧'), /写了两次/);
  });

  it('several problems at once, each with its place', () => {
    const { problems } = loadFramework(`${extending}foo: 1\nbar: 2\nwords: { vague: 3 }\n`);
    expect(problems.map(({ path }) => path)).toEqual(['foo', 'bar', 'words.vague']);
  });

  it('never throws', () => {
    const hostile = [
      '\t',
      '[',
      '{',
      '"',
      '- ',
      '&a *a',
      'a: &a [*a]',
      'extends: *x',
      '? [a]\n: b',
      '%YAML 9',
      '---\n---\n',
      '\u0000',
      '🐦',
      'extends: procuratorate\nkinds: [&k { id: work-plan, parts: [*k] }]',
      'extends: 1',
      'extends:',
      'extends: [procuratorate]',
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]',
      'extends: procuratorate\n__proto__: { a: 1 }',
      'extends: procuratorate\nconstructor: 1',
      'extends: procuratorate\ngeneral: !!js/function "x"',
      'a\u2028b: 1',
      '<<: { extends: procuratorate }',
      court.slice(0, 200),
      court.replaceAll('\n', '\r\n'),
      court.replaceAll(':', '：'),
      `\ufeff${court}`,
    ];
    for (const source of hostile) {
      const { frame, problems } = loadFramework(source);
      expect(Framework.safeParse(frame).success, source).toBe(true);
      for (const { span, message } of problems) {
        expect(span.start, source).toBeGreaterThanOrEqual(0);
        expect(span.end, source).toBeGreaterThanOrEqual(span.start);
        expect(span.end, source).toBeLessThanOrEqual(source.length);
        expect(message, source).toMatch(/[\u4e00-\u9fff].*。$/);
      }
    }
  });

  it('places count UTF-16 units behind a byte order mark, pairs and line ends of Windows', () => {
    expectProblem(`\ufeffextends: procuratorate\r\n# 𠮷👍\r\n⟦nmae⟧: 甲\r\n`, /没有“nmae”这一项/);
  });
});
