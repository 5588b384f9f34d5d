/** An item of a plan over all reports that answer it. */
import { cited } from '../../model/office/trace/words';
import { perKey } from '../../base/perKey';
import type { Framework } from '../../frame/schema';
import { lastDay } from '../../model/grammar/period';
import { readResponsible } from '../../model/grammar/responsible';
import { allMeasures, measureById } from '../../model/grammar/measures';
import type { Task } from '../../model/office/blockSummary';
import { type Key, keyValue, measureKey } from '../../model/office/keys';
import { absoluteTasks, type Summary } from '../../model/office/summary';
import { dueOf, type Pair, type Row } from '../../model/office/trace/pair';
import { overall } from '../../model/office/trace/overall';
import { isAnswered, planState } from '../../model/office/trace/states';
import type { Trace } from '../../model/office/trace/trace';
import type { DraftPlace } from '../across/here';
import type { MeasureState, TraceCell, TraceItem, TraceMeasure } from './types';

export function placeOf(draft: Summary, task: number): DraftPlace {
  const { start, end } = absoluteTasks(draft)[task]!.place;
  return { uri: draft.uri, span: { start, end } };
}

/** The departments that each item of a plan is for. */
export const departmentsOf = perKey((tasks: readonly Task[], frame: Framework): readonly (readonly string[])[] =>
  tasks.map(({ said }) => {
    const parties = readResponsible(said.department ?? '', frame);
    return [...new Set(parties.filter(({ sort }) => sort !== 'nobody').map(({ name }) => name))];
  }),
);

/** By which day something must be told, where no report that is there has to: today, or the end of what is asked for. */
export interface Horizon {
  readonly today: number;
  /** yyyymmdd */
  readonly end: number;
}

export function itemOf(plan: Summary, item: number, pairs: readonly Pair[], trace: Trace, by: Horizon): TraceItem {
  const { frame } = trace.terms;
  const task = plan.tasks[item]!;
  const cells = pairs.map((pair) => cellOf(pair, item, trace));
  const due = dueOf(task, plan);
  const measures = measuresOf(task.measures, frame);
  const { state } = overall(pairs, item, by.today);
  const last = due ?? (plan.period && lastDay(plan.period));
  const passed = last !== undefined && last < by.today && last <= by.end;
  return {
    number: item + 1,
    name: task.name,
    plan: planState(task.state),
    measures,
    departments: departmentsOf(plan.tasks, frame)[item]!,
    owner: [task.said.leader, task.said.person].filter(Boolean).join('；') || undefined,
    deadline: task.said.deadline,
    due,
    target: task.said.target,
    rounds: roundsIn([task], frame),
    place: placeOf(plan, item),
    state,
    awaited: passed || isAnswered(state) || cells.some(({ expected }) => expected),
    cells,
    grid: allMeasures(frame).map(({ id }) => measureState(id, measures, cells)),
  };
}

//#region One report

function cellOf(pair: Pair, item: number, trace: Trace): TraceCell {
  const { frame } = trace.terms;
  const { report, questions } = pair;
  const row = pair.rows[item]!;
  const tasks = row.answers.map((i) => report.tasks[i]!);
  const results = tasks.flatMap(({ said }) => said.adjustment ?? said.result ?? []);
  const question = questions.find(({ plan }) => plan === item);
  return {
    state: row.state,
    names: tasks.map(({ name }) => name),
    result: [...new Set(results)].join('；') || undefined,
    measures: measuresOf(
      tasks.flatMap((task) => task.measures),
      frame,
    ),
    dropped: droppedOf(row.dropped, pair.plan.tasks[item]!, frame),
    rounds: roundsIn(tasks, frame),
    place: cellPlace(report, row),
    expected: row.expected && !trace.endedBefore(pair).has(item),
    asked: question && report.tasks[question.report]!.name,
  };
}

function cellPlace(report: Summary, { answers, prose }: Row): DraftPlace | undefined {
  if (answers[0] !== undefined) return placeOf(report, answers[0]);
  return prose && { uri: report.uri, span: prose };
}

/** What is said of each round, in the column or key that it has. */
function roundsIn(tasks: readonly Task[], { stages }: Framework): (string | undefined)[] {
  return stages.map(({ column }) => {
    const words = column ? tasks.flatMap(({ said }) => said[column] ?? []) : [];
    return [...new Set(words)].join('；') || undefined;
  });
}

const known = measureKey('');

export function measuresOf(keys: readonly Key[], frame: Framework): TraceMeasure[] {
  return [...new Set(keys)].map((key) => {
    const value = keyValue(key);
    if (!key.startsWith(known)) return { id: undefined, name: value };
    const name = measureById(frame, value)?.name ?? (value === frame.otherParty.id ? frame.otherParty.name : value);
    return { id: value, name };
  });
}

/** They are told as the plan has them, whatever was recognised in its words. */
function droppedOf(keys: readonly Key[], { said: { measure } }: Task, frame: Framework): TraceMeasure[] {
  const measures = measuresOf(keys, frame);
  return measure === undefined ? measures : measures.map(({ id }) => ({ id, name: cited(measure) }));
}

//#endregion

function measureState(
  id: string,
  planned: readonly TraceMeasure[],
  cells: readonly TraceCell[],
): MeasureState | undefined {
  const holds = (measures: readonly TraceMeasure[]) => measures.some((measure) => measure.id === id);
  const told = cells.some(({ measures }) => holds(measures));
  if (!holds(planned)) return told ? 'added' : undefined;
  if (told) return 'told';
  return cells.some(({ dropped }) => holds(dropped)) ? 'dropped' : 'planned';
}
