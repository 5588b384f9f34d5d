/** `.shuangyi/config.yaml`: what it says, and what it says wrongly. */
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import { readConfig } from '../../server/src/check/configFile';

const rules = new Set(['missing-owner', 'missing-part', 'placeholder']);

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
      stage: 'submit',
      stageFrom: 'settings',
      rules: { 'missing-owner': 'off', 'missing-part': 'error' },
      markStyle: 'visible',
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
    expect(problems('阶断: 报审')).toEqual(['阶断: 没有“阶断”这个键，是不是“阶段”？可写的键：阶段、规则、标记。']);
    expect(problems('颜色: 红')).toEqual(['颜色: 没有“颜色”这个键。可写的键：阶段、规则、标记。']);
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
