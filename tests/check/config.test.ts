/** `.shuangyi/config.yaml`: what it says, and what it says wrongly. */
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import { readConfig } from '../../server/src/project/configFile';
import { readRules } from '../../server/src/project/ruleSettings';
import { noWords } from '../../server/src/check/words';
import { assertLinear, fastest } from '../kit/linear';
import type { RuleOptions } from '../../server/src/model/rule/rule';

const share = { name: '比例', title: '几成', type: 'number', default: 0.9, min: 0.5, max: 1 } as const;
const length = { name: '字数', title: '几个字', type: 'integer', default: 25, min: 15, max: 200 } as const;
const rules = new Map<string, RuleOptions>([
  ['missing-owner', {}],
  ['missing-part', {}],
  ['placeholder', {}],
  ['vague-measure', { share }],
  ['repeated-text', { length }],
]);

/** Problems as `text at the place: message`. */
function problems(text: string): string[] {
  return readConfig(text, rules).problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);
}

describe('what the file says', () => {
  it('Chinese and English names mean the same', () => {
    const chinese = readConfig('阶段: 报审\n规则:\n  missing-owner: 关\n  missing-part: 错误\n标记: 明文\n', rules);
    const english = readConfig(
      'stage: submit\nrules: { missing-owner: off, missing-part: error }\nmark: visible\n',
      rules,
    );
    expect(chinese).toEqual(english);
    expect(chinese.problems).toEqual([]);
    expect(chinese.config).toEqual({
      pass: 'submit',
      passFrom: 'settings',
      rules: { 'missing-owner': 'off', 'missing-part': 'error' },
      options: {},
      markStyle: 'visible',
      words: noWords,
    });
  });

  it('an empty file, comments and empty keys change nothing', () => {
    for (const text of ['', '# 阶段: 报审\n', '阶段:\n规则:\n标记:\n', '---\n']) {
      expect(readConfig(text, rules), text).toEqual({ config: defaultConfig, problems: [] });
    }
  });
});

describe('what it says wrongly', () => {
  it('unknown keys, with the nearest one', () => {
    expect(problems('阶断: 报审')).toEqual([
      '阶断: 没有“阶断”这个键，是不是“阶段”？可写的键：阶段、规则、标记、今天、公文格式。',
    ]);
    expect(problems('颜色: 红')).toEqual(['颜色: 没有“颜色”这个键。可写的键：阶段、规则、标记、今天、公文格式。']);
  });

  it('unknown rules, with the nearest one', () => {
    expect(problems('规则:\n  missing-owners: 关')).toEqual([
      'missing-owners: 没有规则“missing-owners”，是不是“missing-owner”？',
    ]);
  });

  it('wrong values, with the allowed ones', () => {
    expect(problems('阶段: 定稿')).toEqual(['定稿: “阶段”只能写：起草、核稿、报审，不能写“定稿”。']);
    expect(problems('规则:\n  placeholder: 严重')[0]).toContain('只能写：关、错误、警告、信息、提示、默认');
    expect(problems('标记: [注释]')).toEqual(['[注释]: “标记”只能写：注释、明文。']);
    expect(problems('规则: 关')).toHaveLength(1);
    expect(problems('- 阶段')).toHaveLength(1);
    expect(problems('阶段: constructor')).toHaveLength(1);
  });

  it('the rest still applies', () => {
    const { config } = readConfig('阶断: 报审\n标记: 明文\n规则:\n  missing-owner: 关\n  missing-part: 大\n', rules);
    expect(config).toEqual({ ...defaultConfig, markStyle: 'visible', rules: { 'missing-owner': 'off' } });
  });

  it('full-width colons and other slips of YAML', () => {
    expect(problems('阶段：报审\n')).toEqual(['：: 这里用了中文冒号，应改为英文冒号“:”，后面空一格。']);
    expect(problems('规则:\n  missing-owner：关\n')).toEqual(['：: 这里用了中文冒号，应改为英文冒号“:”，后面空一格。']);
    expect(problems('# 说明：随便写\n阶段: 报审\n')).toEqual([]);
    expect(problems('阶段: 报审\n阶段: 核稿\n')[0]).toContain('这一项写了两次');
    expect(problems('规则:\n\tmissing-owner: 关\n')[0]).toContain('Tab');
    expect(problems('阶段: [')).not.toEqual([]);
  });
});

describe('options of rules', () => {
  it('stand beside the severity, under either name', () => {
    const file =
      '规则:\n  vague-measure: { 级别: 提示, 比例: 0.5 }\n  repeated-text:\n    length: 40\n  placeholder: 关\n';
    expect(readConfig(file, rules)).toEqual({
      config: {
        ...defaultConfig,
        rules: { 'vague-measure': 'hint', placeholder: 'off' },
        options: { 'vague-measure': { share: 0.5 }, 'repeated-text': { length: 40 } },
      },
      problems: [],
    });
  });

  it('that are wrong are told at their place and keep their default', () => {
    const at = (value: string) => problems(`规则:\n  vague-measure: { 比例: ${value} }`);
    expect(at('2')).toEqual(['2: “比例”要写 0.5 到 1 之间的小数；现在按默认的 0.9。']);
    expect(at('大半')).toHaveLength(1);
    expect(at('[0.5]')).toHaveLength(1);
    expect(problems('规则:\n  repeated-text: { 字数: 20.5 }')).toEqual([
      '20.5: “字数”要写 15 到 200 之间的整数；现在按默认的 25。',
    ]);
    expect(readConfig('规则:\n  vague-measure: { 比例: 2, 级别: 关 }', rules).config).toMatchObject({
      rules: { 'vague-measure': 'off' },
      options: {},
    });
  });

  it('that do not exist are told, with the nearest one', () => {
    expect(problems('规则:\n  vague-measure: { shares: 0.5 }')).toEqual([
      'shares: 规则“vague-measure”没有“shares”这一项，是不是“share”？可写：级别、比例。',
    ]);
    expect(problems('规则:\n  placeholder: { 比例: 0.5 }')).toEqual([
      '比例: 规则“placeholder”没有“比例”这一项。可写：级别。',
    ]);
  });

  it('have the same shape in the editor’s settings, where wrong values count for nothing', () => {
    const setting = {
      'vague-measure': { severity: 'hint', share: 0.5 },
      'repeated-text': { length: 20.5 },
      placeholder: 'off',
      'missing-owner': 'loud',
      'missing-part': { share: 1 },
      nothing: 'off',
    };
    expect(readRules(setting, rules)).toEqual({
      rules: { 'vague-measure': 'hint', placeholder: 'off' },
      options: { 'vague-measure': { share: 0.5 } },
    });
    expect(readRules({ 'vague-measure': null }, rules)).toEqual({ rules: {}, options: {} });
  });
});

describe('a file made to keep the server busy', () => {
  it('is refused where it nests without end, and told a hundred times at most', () => {
    expect(problems(`规则: ${'['.repeat(50_000)}`)).toEqual([
      expect.stringContaining('一级套一级，层数太多，检查缩进和括号。'),
    ]);
    const laughs = Array.from({ length: 12 }, (_, i) => `l${i}: &l${i} [${Array(9).fill(i ? `*l${i - 1}` : '甲')}]\n`);
    expect(problems(laughs.join(''))).toEqual([expect.stringContaining('引用（& 和 *）')]);
    expect(problems('阶段：报审\n'.repeat(500)).length).toBe(100);
  });

  it('costs what its length says', () => {
    const names = (count: number) => Array.from({ length: count }, (_, i) => `  missing-ownr${i}: 关\n`).join('');
    expect(problems(`规则:\n${names(200)}`).length).toBe(100);
    assertLinear((size) => fastest(() => readConfig(`规则:\n${names(size / 20)}`, rules), 3));
  });
});
