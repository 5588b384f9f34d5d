/**
 * Items of plans and of reports, and whether they are the same: pairs (`trace-pairs.tsv`) and whole lists
 * (`trace-lists.tsv`). Names go the way of real ones, through a task table. One half of the rows, chosen by a hash, was
 * looked at while the matcher was tuned, the other was not.
 */
import { readFileSync } from 'node:fs';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import { summarise, tasksOf } from '../../../server/src/model/office/summary';
import {
  asked,
  certain,
  likeness,
  type Match,
  matchItems,
  type Named,
} from '../../../server/src/model/office/trace/match';
import type { SetScore } from './score';

export interface PairRow {
  readonly plan: string;
  readonly report: string;
  readonly verdict: 'same' | 'different' | 'split' | 'merged';
  readonly change: string;
  readonly half: Half;
}

export type Half = 'tuned' | 'held';

export interface TraceScore extends SetScore {
  /** Taken for the same, but asked first; of those that are, and of those that are not. */
  readonly askedRight: number;
  readonly askedWrong: number;
  /** What went wrong, for whoever mends it. */
  readonly faults: readonly string[];
}

const rowsOf = (file: string) =>
  readFileSync(new URL(`../../../tests/accuracy/sets/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));

/** FNV-1a of a row decides its half. */
function halfOf(row: string): Half {
  let hash = 0x811c9dc5;
  for (const char of row) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return (hash >>> 8) % 2 === 0 ? 'tuned' : 'held';
}

/** Names as the summary of a draft gives them. */
export function named(names: readonly string[]): Named[] {
  const rows = names.map((name) => `| ${name} | 支部书记每月主持一次案件会商 |`);
  const text = ['# 某县人民检察院2026年工作计划\n', '| 业务事项 | 党建措施 |', '| --- | --- |', ...rows].join('\n');
  const summary = summarise(Doc.open('file:///a.md', text, builtin));
  return summary ? tasksOf(summary).map(({ name, ids }) => ({ name, ids })) : [];
}

export function readPairs(): PairRow[] {
  return rowsOf('trace-pairs.tsv').map(([plan = '', report = '', verdict, change = '']) => ({
    plan,
    report,
    verdict: verdict as PairRow['verdict'],
    change,
    half: halfOf(plan + report),
  }));
}

interface Tally {
  readonly same: boolean;
  readonly confidence: number;
  readonly text: string;
}

function tally(name: string, all: readonly Tally[]): TraceScore {
  const count = (same: boolean, from: number, to = 2) =>
    all.filter((one) => one.same === same && one.confidence >= from && one.confidence < to).length;
  return {
    name,
    wrong: count(true, 0),
    found: count(true, certain),
    right: count(false, 0),
    false: count(false, certain),
    askedRight: count(true, asked, certain),
    askedWrong: count(false, asked, certain),
    faults: all
      .filter(({ same, confidence }) => (same ? confidence < certain : confidence >= asked))
      .map(({ same, confidence, text }) => `${same ? 'missed' : 'false '} ${confidence.toFixed(2)} ${text}`),
  };
}

/** Pairs, each judged by itself. */
export function scorePairs(half: Half, rows: readonly PairRow[] = readPairs()): TraceScore {
  const chosen = rows.filter((row) => row.half === half);
  const plans = named(chosen.map(({ plan }) => plan));
  const reports = named(chosen.map(({ report }) => report));
  const judged = chosen.map(({ plan, report, verdict, change }, i): Tally => {
    const found = likeness(plans[i]!, reports[i]!, builtin);
    return {
      same: verdict !== 'different',
      confidence: found?.confidence ?? 0,
      text: `${change} ${plan} / ${report}${found ? ` (${found.basis})` : ''} [${plans[i]!.ids}] [${reports[i]!.ids}]`,
    };
  });
  return tally(`trace pairs, ${half} half`, judged);
}

interface ListCase {
  readonly id: string;
  readonly half: Half;
  readonly plan: readonly Item[];
  readonly report: readonly Item[];
}

/** Items that share a key are the same one. */
interface Item {
  readonly name: string;
  readonly keys: readonly string[];
}

export function readLists(): ListCase[] {
  const rows = rowsOf('trace-lists.tsv');
  return [...new Set(rows.map(([id]) => id!))].map((id) => {
    const side = (which: string) =>
      rows
        .filter((row) => row[0] === id && row[1] === which)
        .map(([, , keys = '', name = '']): Item => ({ name, keys: keys.split('').filter((key) => key !== '-') }));
    return { id, half: halfOf(id), plan: side('计划'), report: side('报告') };
  });
}

/** Whole lists: every pair of them that is linked or ought to be. */
export function scoreLists(half: Half): TraceScore {
  const judged = readLists()
    .filter((list) => list.half === half)
    .flatMap(({ id, plan, report }) => {
      const found = matchItems(named(plan.map(({ name }) => name)), named(report.map(({ name }) => name)), builtin);
      return plan.flatMap((one, i) =>
        report.map((other, j): Tally => {
          const match: Match | undefined = found.find((link) => link.plan === i && link.report === j);
          return {
            same: one.keys.some((key) => other.keys.includes(key)),
            confidence: match?.confidence ?? 0,
            text: `list ${id} ${one.name} / ${other.name}${match ? ` (${match.basis})` : ''}`,
          };
        }),
      );
    });
  return tally(`trace lists, ${half} half`, judged);
}

/** Precision and recall in words, with what is only asked. */
export function traceLine({ name, found, wrong, false: said, right, askedRight, askedWrong }: TraceScore): string {
  const share = (part: number, of: number) => (of ? (part / of).toFixed(3) : '–');
  return [
    `set ${name}: precision ${share(found, found + said)}, recall ${share(found, wrong)}`,
    `with what is asked ${share(found + askedRight, found + said + askedRight + askedWrong)}, ${share(found + askedRight, wrong)}`,
    `(${wrong} same, ${right} different; asked ${askedRight} and ${askedWrong})`,
  ].join('; ');
}
