/** How Word files look: what config.yaml and the editor say of it, and what is wrong with that. */
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import schema from '../../docs/schema/config.schema.json';
import { defaultWordSettings } from '../../server/src/model/visible/settings';
import { readConfig } from '../../server/src/project/configFile';
import {
  namesToWrite,
  readChoice,
  readWordChoices,
  type WordKey,
  wordKeys,
  wordSettingsOf,
} from '../../server/src/project/wordSettings';

const keys = Object.keys(wordKeys) as (keyof typeof wordKeys)[];

const read = (text: string) => readConfig(text, new Map());
const problems = (text: string) =>
  read(text).problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);

describe('config.yaml', () => {
  it('Chinese and English names mean the same', () => {
    const chinese = read(
      [
        '公文格式:',
        '  字体: 通用',
        '  字体名: { 标题: 某某小标宋, 正文: 某某仿宋 }',
        '  西文字体: 同中文',
        '  着重: 加粗',
        '  盖章: 是',
        '  横排列数: 9',
        '  上下边距: 34.6/32.6',
        '  页码: 否',
        '  批注人: 办公室核稿',
        '  批注级别: 信息',
        '  附表: 对照',
      ].join('\n'),
    );
    const english = read(
      `word: { fonts: common, fontNames: { title: 某某小标宋, body: 某某仿宋 }, latin: same, strong: bold, seal: true, landscapeFrom: 9, margins: 34.6/32.6, pageNumber: false, author: 办公室核稿, remarks: information, annexes: trace }`,
    );
    expect(chinese.problems).toEqual([]);
    expect(english).toEqual(chinese);
    expect(wordSettingsOf(chinese.word!)).toEqual({
      fonts: { title: '某某小标宋', body: '某某仿宋', heading1: '黑体', heading2: '楷体' },
      latin: 'same',
      strong: 'bold',
      seal: true,
      landscapeFrom: 9,
      margins: { top: 34.6, bottom: 32.6, left: 28, right: 26 },
      pageNumber: false,
      author: '办公室核稿',
      remarks: 'information',
      annexes: 'trace',
    });
  });

  it('what is not set is as usual', () => {
    expect(read('阶段: 报审').word).toBeUndefined();
    expect(wordSettingsOf()).toEqual(defaultWordSettings);
    const { word } = read('公文格式:\n  盖章: 是\n  着重:\n');
    expect(wordSettingsOf(word!)).toEqual({ ...defaultWordSettings, seal: true });
  });

  it('wrong values are told at their place, and the rest applies', () => {
    const text = [
      '公文格式:',
      '  字体: 华文',
      '  字休名: 仿宋',
      '  字体名: 仿宋',
      '  横排列数: 2',
      '  上下边距: 37',
      '  页码: 有',
      '  批注人: []',
      '  盖章: 是',
    ].join('\n');
    expect(problems(text)).toEqual([
      '华文: “字体”只能写：GB2312、通用。',
      expect.stringMatching(/^字休名: “公文格式”没有“字休名”这一项，是不是“字体名”？可写：字体、/),
      expect.stringMatching(/^仿宋: “字体名”下面每行写一种字体，/),
      '2: “横排列数”要写 3 到 100 之间的整数。',
      '37: “上下边距”只能写：37/35、34.6/32.6。',
      '有: “页码”只能写：是、否。',
      '[]: “批注人”要写一个名称，不超过 60 字。',
    ]);
    expect(wordSettingsOf(read(text).word!)).toEqual({ ...defaultWordSettings, seal: true });
    expect(problems('公文格式: 是')[0]).toContain('每行写一项');
    expect(problems('公文格式: { constructor: 1 }')).toHaveLength(1);
  });

  it('names that would not stand in one line are refused', () => {
    for (const name of ['甲\\n乙', '\\u202e甲', ' ', '甲'.repeat(61)]) {
      expect(problems(`word: { author: "${name}" }`), name).toHaveLength(1);
      expect(problems(`word: { fontNames: { body: "${name}" } }`), name).toHaveLength(1);
    }
  });

  it('the schema knows every key by both names, and every value', () => {
    for (const name of ['公文格式', 'word'] as const) {
      const properties = schema.properties[name].properties as Record<string, { enum?: unknown[] }>;
      expect(Object.keys(properties)).toEqual(keys.flatMap((key) => [wordKeys[key].name, key]));
      for (const key of keys) {
        for (const value of properties[key]?.enum ?? []) expect(readChoice(key, value), key).toHaveProperty('value');
      }
    }
  });
});

describe("the editor's settings", () => {
  const group = manifest.contributes.configuration.find(({ properties }) => 'shuangyi.word.fonts' in properties)!;
  const properties = group.properties as unknown as Record<
    string,
    { enum?: string[]; enumItemLabels?: string[]; default: unknown }
  >;

  it('offer every key, with Chinese names for what may be chosen, and the usual value', () => {
    expect(Object.keys(properties)).toEqual(keys.map((key) => `shuangyi.word.${key}`));
    for (const key of keys) {
      const { enum: values, enumItemLabels, default: usual } = properties[`shuangyi.word.${key}`]!;
      const { takes }: WordKey = wordKeys[key];
      if (takes.sort === 'choice') {
        expect(enumItemLabels).toEqual(namesToWrite(takes));
        expect(enumItemLabels!.map((name) => takes.values[name])).toEqual(values);
      }
      expect(readChoice(key, usual)).toEqual({ value: usual });
    }
  });

  it('wrong ones count for nothing', () => {
    const given = { fonts: 'Comic', seal: true, landscapeFrom: '9', author: 3, remarks: '错误', colour: 'red' };
    expect(readWordChoices(given)).toEqual({ seal: true, remarks: 'error' });
  });

  it("the project's own win, key by key", () => {
    const settings = wordSettingsOf({ seal: true, author: '甲' }, { author: '乙' });
    expect(settings).toMatchObject({ seal: true, author: '乙' });
  });
});
