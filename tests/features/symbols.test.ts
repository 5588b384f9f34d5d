import { describe, expect, it } from 'vitest';
import { type OutlineSymbol, symbols } from '../../server/src/features/shape/symbols';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { readMarked } from '../kit/marked';

/** One line for each symbol: two blanks a level, its sort, its name, its detail. */
function print(list: readonly OutlineSymbol[], depth = 0): string[] {
  return list.flatMap((symbol) => [
    `${'  '.repeat(depth)}${symbol.sort} ${[symbol.name, symbol.detail].filter(Boolean).join(' | ')}`,
    ...print(symbol.children, depth + 1),
  ]);
}

function outline(text: string, kind = '工作计划'): OutlineSymbol[] {
  return symbols(Doc.open('file:///a.md', text, builtin, { kind }));
}

function check(source: string): void {
  const { files, expect: expected } = readMarked(source);
  expect(print(outline(files[0]!.text)).join('\n')).toBe(expected);
}

describe('outline', () => {
  it('sections in all forms, items of tables and marks below them', () => {
    check(`# 云溪县人民检察院2026年工作计划

## 一、总体要求

正文。

## 二、重点任务

（一）深化融合

| 业务事项 | 党建措施 |
| --- | --- |
| 公益诉讼 | 服务大局意识、政治能力、党员包联三个村 |
|  | 政治机关意识 |
| 刑事申诉 |  |

2. 办好民生案件。坚持把矛盾化解在基层。

**检察技术**

采购设备。<!-- 事项：检察技术设备采购；免融合：事务性采购 -->
--- expect
part 一、总体要求
part 二、重点任务
  section （一）深化融合
    tied 公益诉讼 | → 服务大局意识、政治能力、政治机关意识
    untied 刑事申诉 | 未对应措施
    paragraph 2.办好民生案件
      paragraph 检察技术
        justified 检察技术设备采购 | 免融合：事务性采购`);
  });

  it('ties in running text are counted', () => {
    check(`# 2026年工作计划

## 一、重点任务

坚持以政治机关意识引领公益诉讼检察。把公开听证作为化解矛盾的抓手，办好刑事申诉案件。

天气很好。
--- expect
part 一、重点任务 | 2 处融合`);
  });

  it('items in front of the first heading stand at the top', () => {
    check(`2026年工作计划

【事项：公益诉讼；措施：政治能力】

一、其他

正文。
--- expect
tied 公益诉讼 | → 政治能力
section 一、其他`);
  });

  it('names lie within their symbols, symbols within the text', () => {
    for (const text of [
      '\ufeff## 一、𠮷👍\r\n正文',
      '##\n\n##',
      '**',
      '',
      '# a\n\n## 一、甲\n\n| 业务事项 | 党建措施 |\n|-|-|\n|',
    ]) {
      const walk = (list: readonly OutlineSymbol[]): void => {
        for (const { span, selection, children, name } of list) {
          expect(span.start).toBeLessThanOrEqual(selection.start);
          expect(selection.end).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(name).not.toBe('');
          walk(children);
        }
      };
      walk(outline(text));
    }
  });

  it('is empty for files that are no drafts', () => {
    expect(symbols(Doc.open('file:///a.md', '# 说明\n\n## 安装\n', builtin))).toEqual([]);
  });
});
