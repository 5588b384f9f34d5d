/**
 * Cells of task tables that say something (实, 对) or nothing (空, 错), each put alone into a row that is right otherwise.
 * Of the first round about a quarter was written before anybody looked at the rules (前), the others afterwards (后).
 */
import { defaultConfig } from '../../../server/src/check/config';
import { check } from '../../../server/src/check/run';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import { type Round, setRows } from './score';

export interface Figures {
  readonly name: string;
  readonly total: number;
  /** Cells that say nothing, and those among them that are reported. */
  readonly wrong: number;
  readonly found: number;
  /** Cells that say something and are reported all the same. */
  readonly false: number;
  /** Judged right, of all. */
  readonly right: number;
  /** What was judged wrongly, for reading. */
  readonly list: readonly string[];
}

interface Row {
  readonly bad: boolean;
  readonly label: string;
  readonly cells: readonly [item: string, measure: string, owner: string, deadline: string];
}

const concrete = '支部书记每月主持一次案件会商，党员检察官领办3件重点案件';

export function measuresSet(round?: Round): Figures {
  const rules = ['vague-measure', 'unknown-measure', 'routine-forms-only', 'untied-item', 'placeholder'];
  const rows = setRows('measures', round).map(
    ([verdict, item = '', measure = '']): Row => ({
      bad: verdict === '空',
      label: measure,
      cells: [item, measure, '第一检察部', '2026年6月底前'],
    }),
  );
  return judge('措施栏', rows, rules);
}

export function valuesSet(round?: Round): Figures {
  const rules = [
    'missing-owner',
    'missing-deadline',
    'nobody-responsible',
    'open-ended-deadlines',
    'placeholder',
    'date',
  ];
  const rows = setRows('values', round).map(
    ([column, verdict, value = '']): Row => ({
      bad: verdict === '错',
      label: `${column} ${value}`,
      cells:
        column === '责任'
          ? ['公开听证', concrete, value, '2026年6月底前']
          : ['公开听证', concrete, '第一检察部', value],
    }),
  );
  return judge('责任栏和时限栏', rows, rules);
}

function judge(name: string, rows: readonly Row[], rules: readonly string[]): Figures {
  const judged = rows.map((row) => ({ ...row, reported: isReported(row, rules) }));
  const count = (bad: boolean, reported: boolean) =>
    judged.filter((row) => row.bad === bad && row.reported === reported).length;
  return {
    name,
    total: rows.length,
    wrong: count(true, true) + count(true, false),
    found: count(true, true),
    false: count(false, true),
    right: count(true, true) + count(false, false),
    list: judged
      .filter(({ bad, reported }) => bad !== reported)
      .map(({ bad, label }) => `${bad ? 'missed' : 'false '}  ${label}`),
  };
}

function isReported({ cells }: Row, rules: readonly string[]): boolean {
  const text = [
    '---\n文种: 工作计划\n期间: 2026年\n---\n',
    '# 某县人民检察院2026年工作计划\n',
    '| 业务事项 | 党建措施 | 责任部门 | 完成时限 |',
    '| --- | --- | --- | --- |',
    `| ${cells.join(' | ')} |\n`,
  ].join('\n');
  return check(Doc.open('file:///a.md', text, builtin), defaultConfig, rules).length > 0;
}
