/** All safe repairs at once: stable, and nothing changed that was not found or is not ours. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps';
import { fixAll } from '../../server/src/features/repair/codeActions';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { fixAllFaults } from '../accuracy/stability';
import { draft, edited, findings } from '../features/kit';
import { headerOptions, readFixture } from '../kit/fixture';
import { inSteps } from '../kit/steps';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const markdown = (folder: string) =>
  readdirSync(new URL(`../${folder}`, import.meta.url)).filter((name) => name.endsWith('.md'));

describe('all safe repairs', () => {
  it.each(markdown('rules/'))('of the fixture %s', (name) => {
    for (const { header, text, name: title } of readFixture(read(`rules/${name}`))) {
      const doc = Doc.open('file:///a.md', text, builtin, { kind: headerOptions(header).kind });
      expect(fixAllFaults(doc).faults, title).toEqual([]);
    }
  });

  it.each(markdown('../examples/'))('of the sample %s', (name) => {
    expect(fixAllFaults(Doc.open(`file:///${name}`, read(`../examples/${name}`), builtin)).faults).toEqual([]);
  });
});

describe('what the reader sees', () => {
  it.each([
    ['behind a comment', '<!-- 备注 -->抓好办案,提升质效。', '<!-- 备注 -->抓好办案，提升质效。'],
    ['in a tag', '<p align="center">抓好办案,提升质效。</p>', '<p align="center">抓好办案，提升质效。</p>'],
    ['behind a number with a point', '一.总体要求', '一、总体要求'],
  ])('%s is repaired', (_, text, right) => {
    const { doc } = draft(`⟦⟧${text}`);
    const action = finish(
      fixAll(
        doc,
        inSteps((one) => findings(one)),
      ),
    )!;
    expect(edited(doc.text, action.edits)).toBe(right);
  });

  it('is checked behind a comment that stands in code', () => {
    const { doc } = draft('⟦⟧写法是`<!-- shuangyi-disable -->`。\n\n抓好办案,提升质效。');
    expect(findings(doc, 'half-width-punctuation')).toHaveLength(1);
  });
});

describe('what is not the writer’s own', () => {
  const run = (text: string) => {
    const { doc } = draft(`⟦⟧${text}`);
    const action = finish(
      fixAll(
        doc,
        inSteps((one) => findings(one)),
      ),
    );
    return action ? edited(doc.text, action.edits) : text;
  };

  it.each([
    ['a quotation', '会议提出“抓住重点,带动全局”。'],
    ['a title', '学习《党建工作要点,分工方案》。'],
    ['a block quote', '> 抓住重点,带动全局。'],
    ['code', '```\n抓住重点,带动全局。\n```'],
    ['a picture behind a word', '流程见图![示意,图](a,b.png "甲,乙")'],
    ['an address with Chinese words', '登记在https://a.cn/线索?甲=乙;丙=丁'],
    ['the target of a link', '见[办法](<甲 乙,丙.md> "丁,戊")'],
    ['an entity', '甲&#12288;乙&nbsp;丙'],
    ['a formula', '取$甲,乙$之和'],
    ['a link of a wiki', '见[[甲,乙|丙:丁]]'],
    ['an attribute', '见<span\ntitle="甲,乙">丙</span>'],
    ['an escaped sign', '甲\\"乙\\"丙'],
    ['a footnote', '甲[^乙,丙]\n\n[^乙,丙]: 丁'],
    ['quotation marks that may be nested', '会议指出："要抓好"双减"工作，落实到位"。'],
    ['a word behind a number that begins one', '一.总体要求'.replace('.', '、')],
    ['a name in quotation marks', '增强“4个意识”。'],
  ])('%s is left alone', (_, text) => {
    expect(run(text)).toBe(text);
  });

  it('is reported all the same, and the writer’s own text beside it repaired', () => {
    const text = '各支部认真学习,会议提出“抓住重点,带动全局”。';
    expect(run(text)).toBe('各支部认真学习，会议提出“抓住重点,带动全局”。');
    const found = findings(draft(`⟦⟧${text}`).doc, 'half-width-punctuation');
    expect(found.map(({ span }) => text.slice(span.start - 1, span.end))).toEqual(['习,', '点,']);
  });
});
