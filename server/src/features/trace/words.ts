/** What the cells of the trace say, in few words, for every surface. Plain text. */
import { linkNames, planNames, type PlanState, reportNames } from '../../model/office/trace/states';
import type { MeasureState, TraceCell, TraceItem, TraceMeasure, TraceState } from './types';

/** Every state by name. */
export const stateNames: Readonly<Record<TraceState, string>> = { ...linkNames, ...reportNames, ...planNames };

/** How a measure of an item fares: in one sign, and in the words of the states. */
export const measureStates: Readonly<Record<MeasureState, { readonly sign: string; readonly name: string }>> = {
  planned: { sign: '○', name: `${planNames['tied' satisfies PlanState]}，还没有报告` },
  told: { sign: '●', name: linkNames.reported },
  dropped: { sign: '×', name: `${linkNames.unreported}这项措施` },
  added: { sign: '＋', name: reportNames.unplanned },
};

/** An item over all reports: 完成; 未报告（没有到期）. */
export function itemState({ state, awaited }: TraceItem): string {
  return awaited ? stateNames[state] : `${stateNames[state]}（没有到期）`;
}

/** What a report tells of an item: `完成：已完成`; empty where it tells nothing and need not. */
export function cellWords(cell: TraceCell, name: string): string {
  const { state, expected, result, names, place, dropped, asked } = cell;
  if (asked !== undefined) return `${stateNames[state]}，报告里的“${asked}”是不是这一项，请确认`;
  if (state === 'unreported') return expected ? stateNames[state] : '';
  const other = names.filter((one) => one !== name).map((one) => `“${one}”`);
  const notes = [
    other.length > 0 && `写作${[...new Set(other)].join('、')}`,
    names.length === 0 && place && '在正文里',
    dropped.length > 0 && `没有写措施${citedNames(dropped)}`,
  ].filter(Boolean);
  const told = stateNames[state];
  // 完成：已完成 says it twice.
  const words = result && result !== told && result !== `已${told}` ? `${told}：${result}` : told;
  return notes.length > 0 ? `${words}（${notes.join('，')}）` : words;
}

/** Measures by name, each once: “…”、“…”. */
export const citedNames = (measures: readonly TraceMeasure[]): string =>
  [...new Set(measures.map(({ name }) => `“${name}”`))].join('、');

/** What the plan and the reports say of a round of an item. */
export function roundWords({ rounds, cells }: TraceItem, round: number): string {
  const all = [rounds[round], ...cells.map((cell) => cell.rounds[round])];
  return [...new Set(all.filter(Boolean))].join('；');
}
