/** Colours of marks, numbers, suppressions and front matter, by scope. */
import { describe, expect, it } from 'vitest';
import { allScopesAt, coloured, scopesAt } from './kit';

describe('a mark', () => {
  it('in brackets: ends, keys, values and separators differ', () => {
    const text = '办好案件。⟦【⟧⟦事项⟧⟦：⟧⟦公开听证⟧⟦；⟧⟦措施⟧：⟦政治能力⟧⟦、⟧⟦监督⟧；⟦时限⟧：⟦6月底⟧⟦】⟧⟦正文⟧';
    expect(scopesAt(text)).toEqual([
      'punctuation.definition.tag.begin',
      'keyword.other.item',
      'punctuation.separator.key-value',
      'entity.name.type.item',
      'punctuation.separator.field',
      'keyword.other.measure',
      'string.unquoted.measure',
      'punctuation.separator.list',
      'string.unquoted.measure',
      'keyword.other.key',
      'variable.other.value',
      'punctuation.definition.tag.end',
      '-',
    ]);
  });

  it('in a comment, behind text and on a line of its own', () => {
    const expected = ['comment.block.begin', 'keyword.other.measure', 'string.unquoted.measure', 'comment.block.end'];
    expect(scopesAt('办好案件。⟦<!--⟧ ⟦措施⟧：⟦政治能力⟧ ⟦-->⟧')).toEqual(expected);
    expect(scopesAt('⟦<!--⟧ ⟦措施⟧：⟦政治能力⟧ ⟦-->⟧')).toEqual(expected);
  });

  it('with half-width punctuation', () => {
    expect(scopesAt('【⟦事项⟧:公开听证⟦;⟧⟦措施⟧:⟦政治能力⟧】')).toEqual([
      'keyword.other.item',
      'punctuation.separator.field',
      'keyword.other.measure',
      'string.unquoted.measure',
    ]);
  });

  it('of a longer key that begins like a shorter one', () => {
    expect(scopesAt('【⟦措施时限⟧：⟦6月底⟧；⟦责任人⟧：⟦柳某⟧】')).toEqual([
      'keyword.other.key',
      'variable.other.value',
      'keyword.other.key',
      'variable.other.value',
    ]);
  });

  it('without a measure, for a reason', () => {
    expect(scopesAt('<!-- 事项：机房改造；⟦免融合⟧：⟦纯技术工作⟧ -->')).toEqual([
      'keyword.control.exempt',
      'string.unquoted.reason',
    ]);
  });

  it.each([
    ['a heading', '## 一、公开听证【⟦措施⟧：政治能力】'],
    ['a table', '| 业务 | 措施 |\n| --- | --- |\n| 【⟦措施⟧：政治能力】 | 乙 |'],
    ['a table, right behind the line', '| 业务 | 措施 |\n| --- | --- |\n|【⟦措施⟧：政治能力】|乙|'],
    ['a list', '- 办案【⟦措施⟧：政治能力】'],
    ['a quotation', '> 办案【⟦措施⟧：政治能力】'],
    ['a comment of several lines', '<!-- 事项：公开听证\n⟦措施⟧：政治能力\n-->'],
  ])('is seen in %s', (_, text) => {
    expect(scopesAt(text)).toEqual(['keyword.other.measure']);
  });

  it('keeps the Markdown around it', () => {
    expect(allScopesAt('【事项：公开听证；措施：政治能力】**⟦粗⟧**')).toContain('markup.bold.markdown');
    expect(allScopesAt('一、公开听证**⟦粗⟧**')).toContain('markup.bold.markdown');
  });
});

describe('a mark that is not closed', () => {
  it.each([
    ['paragraph', '【措施：政治能力\n\n⟦下一段⟧措施：甲'],
    ['line', '【措施：政治能力\n⟦下一行⟧措施：甲'],
    ['list item', '- 【措施：政治能力\n- ⟦下一项⟧措施：甲'],
    ['heading', '# 【措施：政治能力\n⟦正文⟧措施：甲'],
    ['table row', '| 甲 | 乙 |\n| --- | --- |\n|【措施：甲|⟦乙⟧|\n| ⟦丙⟧ | 丁 |'],
    ['comment before a blank line', '<!-- 措施：政治能力\n\n⟦下一段⟧措施：甲'],
    ['comment in a paragraph', '正文<!-- 措施：政治能力\n\n⟦下一段⟧措施：甲'],
    ['comment before a heading', '<!-- 措施：政治能力\n# ⟦标题⟧'],
    ['comment in a table', '| 甲 | 乙 |\n| --- | --- |\n|<!-- 措施：甲|乙|\n| ⟦丙⟧ | 丁 |'],
  ])('ends with its %s', (_, text) => {
    expect(new Set(scopesAt(text))).toEqual(new Set(['-']));
  });
});

describe('what is no mark stays as it is', () => {
  it.each([
    ['an ordinary bracket', '请【务必】于6月底前报送。'],
    ['a bracket with another key', '【注意：请各部门查收】'],
    ['a blank', '2026年12月【】日'],
    ['an ordinary comment', '正文<!-- 待核实：数字 -->'],
    ['a fence', '```markdown\n【措施：政治能力】\n<!-- 措施：政治能力 -->\n一、总体要求\n```'],
    ['a fence of tildes', '~~~\n<!-- 措施：政治能力 -->\n~~~'],
    ['code in a line', '写作`【措施：政治能力】`或者`<!-- 措施：政治能力 -->`。'],
    ['an indented block', '正文\n\n    【措施：政治能力】\n    <!-- shuangyi-disable -->'],
  ])('%s', (_, text) => {
    expect(coloured(text)).toBe('');
  });
});

describe('a number', () => {
  it.each([
    '一、总体要求',
    '（一）加强领导',
    '(二)加强领导',
    '（1）逐件会诊',
    '1．逐件会诊',
    '①逐件会诊',
    '第一，统一部署',
    '第一章 总则',
    '一是从严惩治',
    '三要抓落实',
    '十二、附则',
  ])('%s', (text) => {
    expect(text.startsWith(coloured(text))).toBe(true);
    expect(scopesAt(`⟦${text.slice(0, 2)}⟧${text.slice(2)}`)).toEqual(['punctuation.definition.list.begin.markdown']);
  });

  it('in headings, bold lines and clauses', () => {
    expect(coloured('## 二、工作目标')).toBe('二、');
    expect(coloured('**（一）压实责任。**各部门')).toBe('（一）');
    expect(coloured('一是抓学习；二是抓办案。三是抓考核。')).toBe('一是二是三是');
  });

  it.each([
    '一件案件',
    '全年一、二季度',
    '十一个部门',
    '这一是一个例子',
    '2026.5万元',
    '一是一，二是二',
    '支部之间不平衡。第一、第四党支部',
    '第一、第四党支部',
  ])('not in %s', (text) => {
    expect(coloured(text)).toBe('');
  });
});

describe('a suppression', () => {
  it('shows its word and its rules', () => {
    expect(scopesAt('⟦<!--⟧ ⟦shuangyi-disable-next-line⟧⟦ missing-owner⟧ ⟦-->⟧')).toEqual([
      'punctuation.definition.comment.begin',
      'keyword.control',
      'variable.parameter',
      'punctuation.definition.comment.end',
    ]);
    expect(scopesAt('正文<!-- ⟦shuangyi-enable⟧ -->')).toEqual(['keyword.control']);
  });

  it('is not any word that begins like it', () => {
    expect(coloured('<!-- shuangyi-disabled -->')).toBe('');
  });
});

describe('front matter', () => {
  it('shows the keys that are read, and no others', () => {
    expect(scopesAt('---\n⟦文种⟧: 工作计划\n⟦期间⟧：2026年\n⟦阶断⟧: 核稿\n---\n⟦文种⟧: 正文')).toEqual([
      'keyword.other.front-matter',
      'keyword.other.front-matter',
      '-',
      '-',
    ]);
  });
});
