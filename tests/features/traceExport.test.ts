/** The trace in files: what a spreadsheet, a reader of Markdown, a browser and a program make of it. */
import { lexer } from 'marked';
import { describe, expect, it } from 'vitest';
import { traceFormats } from '../../server/src/export/trace/formats';
import { sheetOf } from '../../server/src/export/trace/sheet';
import { verdictLine } from '../../server/src/features/trace/verdict';
import { actsInHtml, actsInMarkdown, hostile } from '../kit/hostileText';
import { files, office } from './traceKit';

const table = office().table('计划.md');

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string): string[][] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(0, -1);
}

describe('the sheet', () => {
  it('is as wide in each row as its header', () => {
    for (const some of [table, office().table(), office({}).table()]) {
      const { header, rows } = sheetOf(some);
      expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
    }
  });

  it('has a row for each item and for each that stands beside the plan', () => {
    const { rows } = sheetOf(table);
    expect(rows.map((row) => [row[2], row[3]])).toEqual([
      ['公开听证', '完成'],
      ['涉企刑事积案清理', '逾期'],
      ['社区矫正检察监督', '未报告（没有到期）'],
      ['检察建议落实回访', '完成'],
      ['机房设备更新', '未报告'],
      ['旧案卷宗数字化', '计划外'],
      ['公开听证', '重复'],
    ]);
  });

  it('keeps the reports of several plans in one column', () => {
    const other = files['计划.md'].replaceAll('2026年', '2025年').replaceAll('计划.md', '');
    const { header, rows } = sheetOf(office({ ...files, '旧计划.md': other }).table());
    expect(header.at(-1)).toBe('报告情况');
    expect(rows.find((row) => row[2] === '涉企刑事积案清理')!.at(-1)).toBe('2026年上半年工作报告：逾期：正在推进');
  });
});

describe('CSV', () => {
  it('holds the sheet', () => {
    const text = traceFormats.csv(table);
    const { header, rows } = sheetOf(table);
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(readCsv(text.slice(1))).toEqual([header, ...rows]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '"; =1', '\t=1', 'a,b', 'a"b', '甲\r\n乙'])(
    'writes %j as words',
    (name) => {
      const from = files['计划.md'].replace('机房设备更新', name.replace(/\r\n/, '<br>'));
      const rows = readCsv(traceFormats.csv(office({ '计划.md': from }).table('计划.md')).slice(1));
      expect(rows.every((row) => row.length === rows[0]!.length)).toBe(true);
      expect(rows.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
    },
  );
});

describe('Markdown', () => {
  it('holds the sheet as one table under the verdict', () => {
    const text = traceFormats.md(table);
    const found = lexer(text).filter((token) => token.type === 'table');
    expect(found).toHaveLength(1);
    const { header, rows } = sheetOf(table);
    const read = found[0] as unknown as { header: { text: string }[]; rows: { text: string }[][] };
    expect(read.header.map((cell) => cell.text)).toEqual(header);
    expect(read.rows.map((row) => row[2]!.text)).toEqual(rows.map((row) => row[2]));
    expect(text).toContain(verdictLine(table.totals));
  });
});

describe('HTML', () => {
  const page = traceFormats.html(table);

  it('loads and runs nothing', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|form)\b|\bon\w+=|url\(|@import|https?:/i);
  });

  it('names its tables, columns and rows', () => {
    const tables = page.match(/<table>[\s\S]*?<\/table>/g)!;
    expect(tables.length).toBeGreaterThan(1);
    for (const one of tables) {
      expect(one).toMatch(/^<table><caption>[^<]+<\/caption><thead><tr>(?:<th scope="col">[^<]+<\/th>)+<\/tr>/);
      const width = one.match(/scope="col"/g)!.length;
      const body = one.slice(one.indexOf('<tbody>')).match(/<tr>.*?<\/tr>/g)!;
      for (const row of body) {
        expect(row.match(/scope="row"/g), row).toHaveLength(1);
        expect(row.match(/<t[hd]/g), row).toHaveLength(width);
      }
    }
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">/);
    expect(page.match(/<h1>/g)).toHaveLength(1);
  });

  it('says the verdict and what is to be done', () => {
    expect(page).toContain(verdictLine(table.totals));
    expect(page).toContain('第5项“机房设备更新”：未报告');
  });
});

describe('words of others', () => {
  it.each(Object.entries(hostile))('only stand there: %s', (_, words) => {
    const line = words.replace(/\s+/g, ' ').replaceAll('|', '');
    const all = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        text.replace('旧案卷宗数字化', line).replace('机房设备更新', line).replace('正在推进', `正在推进${line}`),
      ]),
    );
    const some = office(all).table('计划.md');
    const page = traceFormats.html(some);
    expect(
      actsInHtml(
        page,
        /^<\/?(?:!DOCTYPE|html|head|meta|title|style|body|main|h[12]|small|p|ul|li|section|table|caption|thead|tbody|tr|th|td)\b[^<>]*>$/,
      ),
    ).toEqual([]);
    expect(actsInMarkdown(traceFormats.md(some))).toEqual(actsInMarkdown(traceFormats.md(table)));
    expect(JSON.parse(traceFormats.json(some)).verdict).toBe(verdictLine(some.totals));
  });
});
