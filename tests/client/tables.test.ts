/** Keys in tables: what is read of the lines around the cursor, and what a key makes of them. `⟦⟧` is the cursor. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aligned } from '../../client/src/tables/align';
import {
  type Change,
  isRowEnd,
  type LineEdit,
  moveRows,
  nextCell,
  previousCell,
  rowBelow,
} from '../../client/src/tables/moves';
import { type Lines, rowOf, type Table, tableAt } from '../../client/src/tables/table';
import { columnsOf } from '../../client/src/tables/width';
import { parse } from '../../server/src/model/text/parse';
import { meaning } from '../kit/meaning';
import { readSpans, writeSpans } from '../kit/spans';

interface Place {
  readonly lines: Lines;
  readonly line: number;
  readonly character: number;
  readonly lastLine: number;
}

const linesOf = (text: string): Lines => {
  const all = text.split('\n');
  return { count: all.length, at: (line) => all[line]! };
};

function place(marked: string): Place {
  const { text, spans } = readSpans(marked);
  const { start, end } = spans[0]!;
  const before = text.slice(0, end).split('\n');
  const first = text.slice(0, start).split('\n').length - 1;
  return { lines: linesOf(text), line: first, character: before.at(-1)!.length, lastLine: before.length - 1 };
}

function written(lines: Lines, edits: readonly LineEdit[]): string {
  const all = Array.from({ length: lines.count }, (_, i) => lines.at(i));
  for (const { line, endLine = line, start, end, text } of edits.toSorted(
    (a, b) => b.line - a.line || b.start - a.start,
  )) {
    all.splice(line, endLine - line + 1, all[line]!.slice(0, start) + text + all[endLine]!.slice(end));
  }
  return all.join('\n');
}

/** The text afterwards with the cursor or the selection; the very words where there is nothing to do. */
function after(lines: Lines, change: Change | undefined): string {
  if (!change) return '-';
  const text = written(lines, change.edits);
  const at = text.split('\n').slice(0, change.line).join('\n').length + (change.line > 0 ? 1 : 0);
  return writeSpans(text, [{ start: at + change.start, end: at + change.end }]);
}

type Key = (lines: Lines, table: Table, line: number, character: number) => Change | undefined;

function press(key: Key, marked: string): string {
  const { lines, line, character } = place(marked);
  const table = tableAt(lines, line);
  return table ? after(lines, key(lines, table, line, character)) : 'no table';
}

const enter: Key = (lines, table, line, character) =>
  isRowEnd(lines, table, rowOf(table, line), character) ? rowBelow(lines, table, line) : undefined;

const move = (marked: string, by: 1 | -1): string => {
  const { lines, line, character, lastLine } = place(marked);
  const table = tableAt(lines, line);
  return table
    ? after(lines, moveRows(lines, table, { first: line, last: lastLine, line, character }, by))
    : 'no table';
};

const head = '| 序号 | 事项 | 部门 |\n| --- | --- | --- |\n';

describe('Tab', () => {
  it.each([
    ['to the words of the next cell', `${head}| 1⟦⟧ | 听证 |  |`, `${head}| 1 | 听证⟦⟧ |  |`],
    ['to an empty cell', `${head}| 1 | 听⟦⟧证 |  |`, `${head}| 1 | 听证 | ⟦⟧ |`],
    ['typing over a prompt', `${head}| 1⟦⟧ | 【待填：事项】 |  |`, `${head}| 1 | ⟦【待填：事项】⟧ |  |`],
    [
      'in front of marks and notes',
      `${head}| 1⟦⟧ | 甲 <!-- 批注（王）：乙 --> |  |`,
      `${head}| 1 | 甲⟦⟧ <!-- 批注（王）：乙 --> |  |`,
    ],
    ['to the row below', `${head}| 1 | 甲 | ⟦⟧ |\n| 2 | 乙 |  |`, `${head}| 1 | 甲 |  |\n| 2⟦⟧ | 乙 |  |`],
    ['from the header', '| 甲 | 乙⟦⟧ |\n| --- | --- |\n| 1 | 2 |', '| 甲 | 乙 |\n| --- | --- |\n| 1⟦⟧ | 2 |'],
    ['from the dashes', '| 甲 | 乙 |\n| --- | -⟦⟧-- |\n| 1 | 2 |', '| 甲 | 乙 |\n| --- | --- |\n| 1⟦⟧ | 2 |'],
    ['into a new row', `${head}| 1 | 甲 | 乙⟦⟧ |\n\n文`, `${head}| 1 | 甲 | 乙 |\n| 2 | ⟦⟧ |  |\n\n文`],
    [
      'past a bar that is none',
      '| 甲 | 乙 |\n| - | - |\n| a⟦⟧\\|b | `c\\|d` |',
      '| 甲 | 乙 |\n| - | - |\n| a\\|b | `c\\|d`⟦⟧ |',
    ],
    ['into a cell that the row lacks', `${head}| 1 | 甲⟦⟧ |`, `${head}| 1 | 甲 | ⟦⟧ |`],
    ['in rows without outer bars', '甲 | 乙\n--- | ---\n1⟦⟧ | 2', '甲 | 乙\n--- | ---\n1 | 2⟦⟧'],
    [
      'into a lacking cell of such a row',
      '甲 | 乙 | 丙\n-- | - | -\n1 | 2⟦⟧',
      '甲 | 乙 | 丙\n-- | - | -\n1 | 2 | ⟦⟧ |',
    ],
    [
      'in quotations',
      '> | 甲 | 乙 |\n> | - | - |\n> | 1 | 2⟦⟧ |',
      '> | 甲 | 乙 |\n> | - | - |\n> | 1 | 2 |\n> | 2 | ⟦⟧ |',
    ],
    ['in lists', '- | 甲 | 乙 |\n  | - | - |\n  | a | b⟦⟧ |', '- | 甲 | 乙 |\n  | - | - |\n  | a | b |\n  | ⟦⟧ |  |'],
    ['beyond the last column', '| 甲 |\n| - |\n| a | b⟦⟧ |\n| c |', '| 甲 |\n| - |\n| a | b |\n| c⟦⟧ |'],
    ['not outside', '甲 | 乙⟦⟧\n\n丙', 'no table'],
    ['not in code', '```\n| 甲 |\n| - |\n| a⟦⟧ |\n```', 'no table'],
    ['not in indented code', '文\n\n    | 甲 |\n    | - |\n    | a⟦⟧ |', 'no table'],
    ['not where the dashes do not fit', '| 甲 | 乙 |\n| - |\n| a⟦⟧ |', 'no table'],
    ['not below the table', '| 甲 |\n| - |\n- | a⟦⟧ |', 'no table'],
  ])('%s', (_name, before, expected) => {
    expect(press(nextCell, before)).toBe(expected);
  });

  it('and back', () => {
    expect(press(previousCell, `${head}| 1 | 甲 | ⟦⟧ |`)).toBe(`${head}| 1 | 甲⟦⟧ |  |`);
    expect(press(previousCell, `${head}| 1⟦⟧ | 甲 |  |`)).toBe(
      '| 序号 | 事项 | 部门⟦⟧ |\n| --- | --- | --- |\n| 1 | 甲 |  |',
    );
    expect(press(previousCell, '| ⟦⟧甲 |\n| - |\n')).toBe('-');
  });
});

describe('Enter', () => {
  it.each([
    ['at the end of the last row', `${head}| 1 | 甲 | 乙 |⟦⟧`, `${head}| 1 | 甲 | 乙 |\n| 2 | ⟦⟧ |  |`],
    ['behind the last words', `${head}| 1 | 甲 | 乙⟦⟧ |`, `${head}| 1 | 甲 | 乙 |\n| 2 | ⟦⟧ |  |`],
    [
      'between rows: the numbers follow',
      `${head}| 1 | 甲 | ⟦⟧ |\n| 2 | 乙 |  |\n| 3 | 丙 |  |`,
      `${head}| 1 | 甲 |  |\n| 2 | ⟦⟧ |  |\n| 3 | 乙 |  |\n| 4 | 丙 |  |`,
    ],
    [
      'as far as they go on',
      `${head}| 1 | 甲 | ⟦⟧ |\n| 2 | 乙 |  |\n| 4 | 丙 |  |`,
      `${head}| 1 | 甲 |  |\n| 2 | ⟦⟧ |  |\n| 3 | 乙 |  |\n| 4 | 丙 |  |`,
    ],
    [
      'at the end of the header',
      `| 序号 | 事项 |⟦⟧\n| - | - |\n| 1 | 甲 |`,
      `| 序号 | 事项 |\n| - | - |\n| 1 | ⟦⟧ |\n| 2 | 甲 |`,
    ],
    [
      'in other numerals',
      '| 甲 | 乙 |\n| - | - |\n| （一） | 丙⟦⟧ |',
      '| 甲 | 乙 |\n| - | - |\n| （一） | 丙 |\n| （二） | ⟦⟧ |',
    ],
    [
      'where nothing is numbered',
      '| 甲 | 乙 |\n| - | - |\n| 2024 | 丙⟦⟧ |',
      '| 甲 | 乙 |\n| - | - |\n| 2024 | 丙 |\n| ⟦⟧ |  |',
    ],
    [
      'on an empty last row: out of the table',
      `${head}| 1 | 甲 |  |\n| 2 |  | ⟦⟧ |\n\n文`,
      `${head}| 1 | 甲 |  |\n\n⟦⟧\n\n文`,
    ],
    ['not in the middle', `${head}| 1 | 甲⟦⟧ | 乙 |`, '-'],
    ['not where cells are lacking', `${head}| 1 | 甲⟦⟧ |`, '-'],
  ])('%s', (_name, before, expected) => {
    expect(press(enter, before)).toBe(expected);
  });
});

describe('a row moves', () => {
  const rows = '| 1 | 甲 |  |\n| 2 | 乙 |  |\n| 3 | 丙 |  |';
  it('and the numbers stay in order', () => {
    expect(move(`${head}${rows.replace('乙', '乙⟦⟧')}`, -1)).toBe(
      `${head}| 1 | 乙⟦⟧ |  |\n| 2 | 甲 |  |\n| 3 | 丙 |  |`,
    );
    expect(move(`${head}${rows.replace('乙', '乙⟦⟧')}`, 1)).toBe(
      `${head}| 1 | 甲 |  |\n| 2 | 丙 |  |\n| 3 | 乙⟦⟧ |  |`,
    );
  });

  it('not out of the table', () => {
    expect(move(`${head}${rows.replace('甲', '甲⟦⟧')}`, -1)).toBe('-');
    expect(move(`${head}${rows.replace('丙', '丙⟦⟧')}`, 1)).toBe('-');
    expect(move('| 甲⟦⟧ |\n| - |\n| a |', 1)).toBe('-');
  });

  it('several at once', () => {
    expect(move(`${head}| 1 | 甲 |  |\n| 2 | ⟦乙 |  |\n| 3 | 丙⟧ |  |`, -1)).toBe(
      `${head}| 1 | 乙⟦⟧ |  |\n| 2 | 丙 |  |\n| 3 | 甲 |  |`
        .replace('乙⟦⟧', '乙')
        .replace('| 1 | 乙 |', '| 1 | 乙⟦⟧ |'),
    );
  });

  it('with the rows that go on with it', () => {
    const more = `${head}| 1 | 甲 |  |\n|  | 甲二 |  |\n| 2 | 乙 |  |`;
    expect(move(more.replace('乙', '乙⟦⟧'), -1)).toBe(`${head}| 1 | 乙⟦⟧ |  |\n| 2 | 甲 |  |\n|  | 甲二 |  |`);
    expect(move(more.replace('甲二', '甲二⟦⟧'), 1)).toBe('-');
  });

  it('as it is where nothing is numbered', () => {
    expect(move('| 甲 |\n| - |\n| a |\n| ⟦⟧b |', -1)).toBe('| 甲 |\n| - |\n| ⟦⟧b |\n| a |');
  });
});

describe('a table is aligned', () => {
  const lined = (text: string) => {
    const lines = linesOf(text);
    return written(lines, aligned(lines, tableAt(lines, 0)!));
  };

  it('by the columns that words take', () => {
    expect(lined('|序号|事项|数|\n|---|:-:|--:|\n|1|公开听证|5|\n|10|“甲”👍🏽|120件|')).toBe(
      [
        '| 序号 |   事项   |    数 |',
        '| ---- | :------: | ----: |',
        '| 1    | 公开听证 |     5 |',
        '| 10   | “甲”👍🏽 | 120件 |',
      ].join('\n'),
    );
  });

  it('and stays so', () => {
    const once = lined('|a|\n|-|\n|b|c|\n||');
    expect(lined(once)).toBe(once);
    expect(once).toBe('| a   |\n| --- |\n| b   | c |\n|     |');
  });

  it('without filling up to cells that are long', () => {
    const long = '长'.repeat(30);
    expect(lined(`|a|b|\n|-|-|\n|${long}|1|`)).toBe(`| a   | b   |\n| --- | --- |\n| ${long} | 1   |`);
  });

  it('and means the same, whatever stands in it', () => {
    const cell = fc.string({
      unit: fc.constantFrom('甲', 'a', ' ', '\\', '|', '`', '*', '“', '👍', '<', '!', '-'),
      maxLength: 8,
    });
    const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => `|${cells.join('|')}|`);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const text = `|甲|乙|\n|:-|-:|\n${rows.join('\n')}`;
        const lines = linesOf(text);
        const table = tableAt(lines, 0)!;
        const now = written(lines, aligned(lines, table));
        expect(meaning(now)).toEqual(meaning(text));
        expect(parse(now).blocks.map(({ type }) => type)).toEqual(parse(text).blocks.map(({ type }) => type));
        expect(written(linesOf(now), aligned(linesOf(now), tableAt(linesOf(now), 0)!))).toBe(now);
      }),
      { numRuns: 500 },
    );
  });
});

it('a new row is one more row to the parser, wherever the cursor stands', () => {
  const cell = fc.string({ unit: fc.constantFrom('甲', 'a', ' ', '\\', '`', '1'), maxLength: 5 });
  const row = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => `|${cells.join('|')}|`);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), fc.nat(), fc.nat(), (rows, n, m) => {
      const text = `|甲|乙|\n|-|-|\n${rows.join('\n')}`;
      const lines = linesOf(text);
      const line = n % lines.count;
      const table = tableAt(lines, line);
      if (!table) return;
      const character = m % (lines.at(line).length + 1);
      for (const key of [nextCell, rowBelow, enter]) {
        const change = key(lines, table, line, character);
        if (!change) continue;
        const now = linesOf(written(lines, change.edits));
        expect(change.start).toBeLessThanOrEqual(now.at(change.line).length);
        const [before, after] = [tableAt(lines, 0), tableAt(now, 0)].map((found) => found!.rows.length);
        expect(Math.abs(after! - before!)).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 500 },
  );
});

describe('columns', () => {
  it.each([
    ['abc', 3],
    ['汉字', 4],
    ['“引”', 6],
    ['①×…—', 8],
    ['é', 1],
    ['👨‍👩‍👧', 2],
    ['🇨🇳', 2],
    ['☺️', 2],
    ['𠮷', 2],
    ['\u200b', 0],
    ['ｱ', 1],
    ['Ａ　', 4],
  ])('%s', (words, columns) => {
    expect(columnsOf(words)).toBe(columns);
  });
});
