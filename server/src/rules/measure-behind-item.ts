/**
 * In a report, the measure of a row is behind its item: the item is done, the measure has not begun. Against a plan, rows that
 * answer the same item of it are seen together, and the measure's own deadline counts.
 *
 * Needs a result of the item that can be read, and one of the measure: a column or key of its own, a clause about Party
 * building in the result, or "未启动" at the end of the measure's words. Figures (12件) say nothing about progress.
 */
import type { Span } from '../base/span';
import { entriesOf, isMissing, ownField } from '../model/draft/entries';
import { isBehind, notStartedAtEnd, type Result, readResult } from '../model/grammar/result';
import { planPlace } from '../model/rule/elsewhere';
import { type BlockContext, defineRule, type TracedContext } from '../model/rule/rule';
import { isExplained } from '../model/grammar/adjustment';
import { readDeadline } from '../model/grammar/deadline';
import { lastDay } from '../model/grammar/period';
import type { Summary } from '../model/office/summary';
import type { Pair, Row } from '../model/office/trace/pair';
import type { Trace } from '../model/office/trace/trace';
import { cited, planItem } from '../model/office/trace/words';
import { hasSign } from '../model/grammar/signs';
import type { Entry, Field } from '../model/block/types';

export const rule = defineRule({
  id: 'measure-behind-item',
  title: '措施进度落在业务后面',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '同一行里业务已经完成，党建措施还没有启动或者还没有结果，说明只顾指标完成的速度，党建没有跟上；框架要求两者同落实。',
  how: '写明措施实际做到哪一步、为什么没有跟上、什么时候补上；已经做了的，把进展补进去。',
  block(context) {
    for (const entry of entriesOf(context.facts)) check(context, entry);
  },
  traced(context) {
    if (context.kind.tense !== 'report') return;
    for (const pair of context.pairs) for (const row of pair.rows) checkAgainstPlan(context, pair, row);
  },
});

/**
 * What the plan has as one item is told in several rows, of this report or of others about the same time: one tells the
 * item's end, another that its measure lags. Or the measure is past a deadline of its own.
 */
function checkAgainstPlan(context: TracedContext, pair: Pair, row: Row): void {
  const { plan, report: draft } = pair;
  for (const answer of row.answers) {
    const { result, 'measure-result': words } = draft.tasks[answer]!.said;
    const state = words === undefined ? undefined : readResult(words);
    // One row that says both is judged by itself.
    if (!state || result !== undefined || isExplained(words!)) continue;
    const done = doneWords(context.trace, pair, row.item);
    const planned = plan.tasks[row.item]!.said['measure-deadline'];
    const which = planItem(plan, row.item, context.pairs.length > 1);
    const lags =
      done !== undefined && isBehind(state, readResult(done)!)
        ? `业务已经写“${cited(done)}”，措施却是“${cited(words!)}”`
        : planned !== undefined && isPast(planned, pair) && !state.uncertain && unfinished.has(state.state)
          ? `措施时限是“${cited(planned)}”，报告写的是“${cited(words!)}”`
          : undefined;
    if (lags === undefined) continue;
    const related = [planPlace(plan, row.item)];
    context.report({
      ...context.placeOf(answer),
      related,
      message: `${which}${lags}，落在后面。写明原因和补上的时间。`,
    });
  }
}

/** What a report of the same time or an earlier one says of an item that is done. */
function doneWords(trace: Trace, { plan, report }: Pair, item: number): string | undefined {
  const end = report.period && lastDay(report.period);
  const reports = trace.reportsOf(plan).filter((other) => other === report || isBy(other, end));
  for (const other of reports) {
    const results = trace.pair(plan, other).rows[item]!.answers.map((answer) => other.tasks[answer]!.said.result);
    const done = results.find((words) => words !== undefined && readResult(words)?.state === 'done');
    if (done !== undefined) return done;
  }
  return undefined;
}

const isBy = ({ period }: Summary, end: number | undefined): boolean =>
  period !== undefined && end !== undefined && lastDay(period) <= end;

function isPast(planned: string, { plan, report }: Pair): boolean {
  const deadline = readDeadline(planned, plan.period);
  return (
    deadline?.latest !== undefined &&
    !deadline.uncertain &&
    report.period !== undefined &&
    deadline.latest <= lastDay(report.period)
  );
}

const unfinished: ReadonlySet<Result['state']> = new Set(['not-started', 'running', 'unfinished']);

function check(context: BlockContext, entry: Entry): void {
  const result = ownField(entry, 'result');
  if (!result || !entry.item) return;
  const { source, report } = context;
  const words = (span: Span) => source.slice(span.start, span.end);
  const parts = result.values.length > 1 ? result.values : [result];
  const ofItem = parts.filter((part) => !aboutParty(context, words(part)));
  const told = ofItem.find((part) => readResult(words(part)) !== undefined);
  if (!told) return;
  const item = readResult(words(told))!;
  const related = [{ span: result, message: '业务事项的进展' }];
  const column = entry.fields['measure-result'];
  // A placeholder there is the matter of `placeholder`.
  if (column && isMissing(column) && entry.start <= column.start) {
    if (item.state !== 'done' || !ownField(entry, 'measure')) return;
    report({
      span: column,
      message: `业务事项“${words(entry.item)}”已完成，党建措施的进展却没有填。写明做到哪一步、有什么结果。`,
      related,
    });
    return;
  }
  const behind = progressOf(context, entry, result).find(({ state }) => isBehind(state, item));
  if (!behind) return;
  report({
    span: behind.span,
    message: `“${words(entry.item)}”写的是“${words(told)}”，党建措施却是“${words(behind.span)}”，落在业务后面。写明原因和补上的时间，如“7月底前由党支部补做并复盘”。`,
    related: behind.span.start === result.start ? [] : related,
  });
}

/** What the entry says of the measure's progress, with its place. */
function progressOf(context: BlockContext, entry: Entry, result: Field): { span: Span; state: Result }[] {
  const { source } = context;
  const column = ownField(entry, 'measure-result');
  const own = column
    ? [column]
    : result.values.length > 1
      ? result.values.filter((v) => aboutParty(context, source.slice(v.start, v.end)))
      : [];
  const out = own.flatMap((span) => {
    const state = readResult(source.slice(span.start, span.end));
    return state ? [{ span, state }] : [];
  });
  const measure = ownField(entry, 'measure');
  const idle = measure && notStartedAtEnd(source.slice(measure.start, measure.end));
  if (!measure || !idle) return out;
  const span = { start: measure.start + idle.start, end: measure.start + idle.end };
  return [...out, { span, state: { state: 'not-started', percent: undefined, uncertain: false } }];
}

const aboutParty = ({ frame }: BlockContext, text: string) => hasSign(frame, text, 'members');
