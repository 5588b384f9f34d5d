/**
 * A draft in figures, on one page: the grid of measures, shares of Party building and casework, stages, entries,
 * findings, and what to do next. The same functions give the figures of the status bar and of the command line.
 */
import { groupBy } from '../../base/groupBy';
import { type Span, shift } from '../../base/span';
import { ruleById } from '../../check/plan';
import { proposal } from '../../model/draft/chapters';
import { talliesOf } from '../../model/draft/digest';
import type { Round } from '../../frame/schema';
import type { Doc } from '../../model/draft/doc';
import { isEmpty } from '../../model/draft/entries';
import type { Finding, Severity } from '../../model/rule/rule';
import type { Pass } from '../../model/grammar/pass';
import { openRounds, placeOfRound } from '../../model/draft/rounds';
import { inheritedCounts, type ProseTies, proseTies } from '../../model/draft/inherited';
import { type Cell, type CellState, cellState, gridOf, spanOf } from './grid';
import { type Coverage, countFindings, coverage } from './status';
import { oneLine } from '../words';

export interface HealthCell {
  /** Id of the measure. */
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly state: CellState;
  readonly items: number;
  readonly sentences: number;
  /** Where it is used, else where it is spoken of; at most `mostPlaces`, in the order of entries, then text. */
  readonly places: readonly HealthPlace[];
}

export interface HealthPlace {
  readonly label: string;
  readonly span: Span;
}

export interface HealthRound {
  readonly name: string;
  readonly written: boolean;
  /** By what it is written: how many items fill its column, or its first word. */
  readonly detail: string;
  readonly span?: Span;
}

export interface HealthStep {
  /** A few words: what is open. */
  readonly title: string;
  /** What to do about it. */
  readonly how: string;
  readonly span?: Span;
}

export interface Health {
  readonly title: string;
  readonly kind: string;
  readonly rows: readonly { readonly name: string; readonly cells: readonly HealthCell[] }[];
  readonly items: Coverage;
  /** Sentences that name casework, and how they are tied. */
  readonly prose: ProseTies;
  /** Segments (sentences, clauses, rows, marks, headings) that speak of one alone or tie both. */
  readonly share: { readonly party: number; readonly both: number; readonly work: number };
  readonly rounds: readonly HealthRound[];
  readonly findings: Readonly<Record<Severity, number>>;
  /** At most three, the most useful first. */
  readonly steps: readonly HealthStep[];
}

const mostPlaces = 50;
const mostSteps = 3;

/** The picture of a draft with these findings; undefined for other files. */
export function health(doc: Doc, findings: readonly Finding[], pass: Pass): Health | undefined {
  const { kind } = doc;
  if (!kind) return undefined;
  const { rows } = gridOf(doc);
  const { party, work, ties } = talliesOf(doc).of();
  const inherited = inheritedCounts(doc);
  return {
    title: oneLine(doc.titleWords ?? '', 80),
    kind: kind.name,
    rows: rows.map(({ dimension, cells }) => ({
      name: dimension.name,
      cells: cells.map((cell) => healthCell(doc, cell)),
    })),
    items: coverage(doc),
    prose: proseTies(doc),
    share: {
      party: party - ties - inherited.party,
      both: ties + inherited.all,
      work: work - ties - inherited.all,
    },
    rounds: doc.frame.stages.map((one) => healthRound(doc, one)),
    findings: countFindings(findings),
    steps: steps(doc, findings, pass),
  };
}

function healthCell(doc: Doc, cell: Cell): HealthCell {
  const { measure, items, sentences, inherited, mentions } = cell;
  const state = cellState(cell);
  const heads = items.map(({ value, by }) => shift(value.group.head.item!, by));
  const places = (state === 'tied' ? [...heads, ...[...sentences, ...inherited].map(spanOf)] : mentions.map(spanOf))
    .slice(0, mostPlaces)
    .map((span) => ({ label: oneLine(doc.slice(span)), span }));
  const { id, name, summary } = measure;
  return { id, name, summary, state, items: items.length, sentences: sentences.length + inherited.length, places };
}

function healthRound(doc: Doc, round: Round): HealthRound {
  const { name, column } = round;
  const span = placeOfRound(doc, round);
  if (!span) return { name, written: !openRounds(doc).includes(round), detail: '没有写到' };
  const heads = gridOf(doc).items.map(({ value }) => value.group.head);
  const asked = heads.filter((entry) => column && entry.fields[column] && !entry.exempt);
  const filled = asked.filter((entry) => !isEmpty(entry.fields[column!])).length;
  const detail = filled > 0 ? `${filled}/${asked.length} 项已写` : `写到“${oneLine(doc.slice(span), 8)}”`;
  return { name, written: true, detail, span: { start: span.start, end: span.end } };
}

const order: readonly Severity[] = ['error', 'warning', 'information'];

/** What to do next: what is found, the most severe first; then what would make the draft better. */
function steps(doc: Doc, findings: readonly Finding[], pass: Pass): HealthStep[] {
  return [...findingSteps(findings), ...furtherSteps(doc, pass)].slice(0, mostSteps);
}

/** Among equals this comes first: to tie casework to measures is what such a draft is for. */
const firstRule = 'untied-item';

/** One step for each rule, the most severe first. A hint is no work left to do. */
function findingSteps(findings: readonly Finding[]): HealthStep[] {
  const work = findings.filter(({ severity }) => severity !== 'hint');
  const byRule = groupBy(work, ({ ruleId }) => ruleId);
  const worst = (list: readonly Finding[]) =>
    list.reduce((most, { severity }) => Math.min(most, order.indexOf(severity)), order.length);
  return [...byRule.values()]
    .map((list) => ({ list, worst: worst(list), later: list[0]!.ruleId === firstRule ? 0 : 1 }))
    .sort((a, b) => a.worst - b.worst || a.later - b.later || b.list.length - a.list.length)
    .slice(0, mostSteps)
    .map(({ list }) => {
      const { ruleId, span } = list[0]!;
      const rule = ruleById.get(ruleId);
      const title = `${rule?.title ?? ruleId}（${list.length} 处）`;
      return { title, how: firstSentence(rule?.how ?? ''), span: { start: span.start, end: span.end } };
    });
}

/** The rest of an explanation stands on the page of its rule. */
function firstSentence(text: string): string {
  return /^[^。；]*/.exec(text)![0];
}

function furtherSteps(doc: Doc, pass: Pass): HealthStep[] {
  const out: HealthStep[] = [];
  const { rows, items } = gridOf(doc);
  if (items.length === 0 && doc.kind?.tense === 'plan') {
    out.push({
      title: '还没有列出业务事项',
      how: '把重点任务列成表，写明事项、措施、责任和时限，双翼才能逐项核对',
    });
  }
  const empty = rows.flatMap(({ cells }) => cells.filter((cell) => cellState(cell) === 'empty'));
  const first = empty[0]?.measure;
  if (first) {
    const ids = items.flatMap(({ value }) => value.group.head.items.map(({ id }) => id));
    const how = proposal(doc.frame, ids, (measure) => empty.some((cell) => cell.measure === measure));
    out.push({
      title: `有 ${empty.length} 项措施没有用到`,
      how: how ? how.replace(/。$/, '') : `如“${first.name}”：${firstSentence(first.summary)}`,
    });
  }
  if (pass === 'draft') out.push({ title: '初稿写好后换成核稿', how: '点击状态栏选择“核稿”，双翼会提示全部问题' });
  if (pass === 'review')
    out.push({ title: '定稿前换成报审', how: '占位文字和没有写完的地方会按错误提示，以免带着空白报出去' });
  return out;
}
