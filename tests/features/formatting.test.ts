import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps';
import { defaultConfig } from '../../server/src/check/config';
import { formattingConfig, formattingRules } from '../../server/src/check/formatting';
import { check } from '../../server/src/check/run';
import { formatted } from '../../server/src/features/shape/formatting';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { readOne } from '../kit/marked';
import { inSteps } from '../kit/steps';
import { draft, edited } from './kit';

const title = '# 2026年工作计划\n\n';

/** The body after formatting, twice: the second time must change nothing. A mark is the range, none the whole. */
function format(marked: string, config = defaultConfig): string {
  const findingsOf = inSteps((doc: Doc) => check(doc, formattingConfig(config), formattingRules));
  const { doc, at } = draft(`${title}${marked.includes('⟦') ? marked : `${marked}⟦⟧`}`);
  const range = at.start < at.end ? at : undefined;
  const text = edited(doc.text, finish(formatted(doc, findingsOf, range)));
  if (!range) expect(finish(formatted(Doc.open(doc.uri, text, builtin, doc.options), findingsOf))).toEqual([]);
  return text.slice(title.length);
}

describe('formatting', () => {
  it('puts numbers in sequence', () => {
    expect(format('（一）甲\n\n正文。\n\n（二）乙\n\n正文。\n\n（二）丙\n\n正文。\n\n（三）丁\n')).toBe(
      '（一）甲\n\n正文。\n\n（二）乙\n\n正文。\n\n（三）丙\n\n正文。\n\n（四）丁\n',
    );
    expect(format('一、甲\n\n正文。\n\n三、乙\n\n正文。\n\n四、丙\n')).toBe(
      '一、甲\n\n正文。\n\n二、乙\n\n正文。\n\n三、丙\n',
    );
  });

  it('leaves an excerpt that begins with a later number', () => {
    expect(format('三、甲\n\n正文。\n\n四、乙\n')).toBe('三、甲\n\n正文。\n\n四、乙\n');
  });

  it('brings numbers and signs into their form', () => {
    expect(format('(一)、深化融合\n\n办好案件,化解矛盾;(含信访)抓好落实。。\n')).toBe(
      '（一）深化融合\n\n办好案件，化解矛盾；（含信访）抓好落实。\n',
    );
  });

  it('never puts blanks between Chinese and figures, never takes any', () => {
    const text = '办理案件12件，占 30%，同比 增长。\n';
    expect(format(text)).toBe(text);
  });

  it('leaves code, quotations, titles, comments and front matter alone', () => {
    const text =
      '```\n甲,乙\n```\n\n> 引文,引文。\n\n他说“办好案件,化解矛盾”，见《甲,乙》。`丙,丁`<!-- 措施:甲,乙 -->\n';
    expect(format(text)).toBe(text);
    const { doc } = draft('---\n文种：工作计划\n单位: 甲,乙\n---\n⟦⟧');
    expect(
      finish(
        formatted(
          doc,
          inSteps((one) => check(one, formattingConfig(defaultConfig), formattingRules)),
        ),
      ),
    ).toEqual([]);
  });

  it('follows suppressions and what somebody has switched off', () => {
    const text = '办好案件,化解矛盾。 <!-- shuangyi-disable-line half-width-punctuation -->\n';
    expect(format(text)).toBe(text);
    const config = { ...defaultConfig, rules: { 'half-width-punctuation': 'off' as const } };
    expect(format('办好案件,化解矛盾。\n', config)).toBe('办好案件,化解矛盾。\n');
  });

  it('works at every stage', () => {
    expect(format('(一)深化融合\n\n正文。\n', { ...defaultConfig, pass: 'draft' })).toBe('（一）深化融合\n\n正文。\n');
  });
});

describe('formatting a range', () => {
  it('changes only the paragraphs that it touches', () => {
    expect(format('办好案件,化解矛盾。\n\n抓好⟦落⟧实,总结经验。\n\n压实责任,考核到人。')).toBe(
      '办好案件,化解矛盾。\n\n抓好落实，总结经验。\n\n压实责任,考核到人。',
    );
  });

  it('renumbers a series only where all of it that changes lies inside', () => {
    const series = (from: string, to: string) => `（一）甲\n\n${from}（二）乙\n\n（二）丙\n\n（三）丁${to}`;
    expect(format(series('⟦', '⟧'))).toBe('（一）甲\n\n（二）乙\n\n（三）丙\n\n（四）丁');
    expect(format('（一）甲\n\n（二）乙\n\n⟦（二）丙⟧\n\n（三）丁')).toBe(
      '（一）甲\n\n（二）乙\n\n（二）丙\n\n（三）丁',
    );
  });
});

it('files that are no drafts stay as they are', () => {
  const { text } = readOne('# 说明\n\n甲,乙。\n⟦⟧');
  expect(
    finish(
      formatted(
        Doc.open('file:///a.md', text, builtin),
        inSteps(() => []),
      ),
    ),
  ).toEqual([]);
});
