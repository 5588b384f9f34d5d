/** What a hover adds from the workspace and from the check: where else a word is used, and why something is reported. */
import { escapeMarkdown, markdownLink } from '../../base/escape';
import type { Steps } from '../../base/steps';
import { ruleById } from '../../check/plan';
import type { Finding } from '../../model/rule/rule';
import { absoluteTasks, type Summary, usesOf } from '../../model/office/summary';
import { linkNames } from '../../model/office/trace/states';
import { cited, planRow } from '../../model/office/trace/words';
import type { HoverText } from '../hover';
import { type Item, othersNaming, type Telling, tellings, tracedRows } from './related';
import type { DraftPlace, Here } from './here';
import { targetAt } from '../target';
import { labelOf } from './workspaceSymbols';

/** Address that a Markdown link leads to; undefined where the place is not known any more. */
export type LinkTo = (place: DraftPlace) => string | undefined;

/** Drafts listed at most: a hover is read at a glance. */
const mostDrafts = 5;

/** Where else the item or measure at an offset is used; undefined where there is nothing to tell. */
export function* usedElsewhere(here: Here, offset: number, linkTo: LinkTo): Steps<HoverText | undefined> {
  const target = targetAt(here, offset);
  if (!target) return undefined;
  const markdown =
    target.sort === 'item'
      ? itemWords(here, target, yield* tellings(here, target), linkTo)
      : yield* keyWords(here, target.key, linkTo);
  return markdown ? { span: target.span, markdown } : undefined;
}

function itemWords(here: Here, item: Item, found: readonly Telling[], linkTo: LinkTo): string | undefined {
  const { summary } = here;
  const told = traced(here, item, linkTo);
  const others = found.filter(({ draft }) => draft.uri !== summary.uri && !told.drafts.has(draft));
  const lines = (['plan', 'report', 'other'] as const).flatMap((tense) =>
    others
      .filter(({ draft }) => draft.tense === tense)
      .map(({ draft, tasks, prose }) => {
        const spans = [...tasks.map(({ place }) => place), ...prose];
        const first = tasks[0]?.place ?? prose[0]!;
        return line(draft, { uri: draft.uri, span: first }, spans.length, linkTo);
      }),
  );
  const parts = [...told.parts, ...(lines.length > 0 ? [list('其他文稿中的这一事项：', lines)] : [])];
  return parts.length > 0 ? parts.join('\n\n') : undefined;
}

/** The row of the plan that an item answers; of an item of a plan, what each report tells of it. */
function traced(here: Here, item: Item, linkTo: LinkTo) {
  const { doc, summary, trace } = here;
  const drafts = new Set<Summary>();
  const parts: string[] = [];
  const reports: string[] = [];
  for (const { pair, row } of tracedRows(here, item)) {
    const { plan, report } = pair;
    if (summary === report) {
      drafts.add(plan);
      const planned = plan.tasks[row.item]!;
      const place = { uri: plan.uri, span: absoluteTasks(plan)[row.item]!.place };
      const words = planRow(doc.frame, planned);
      parts.push(
        `${linked(`计划第${row.item + 1}项 ${planned.name}`, place, linkTo)}${words && `　${escapeMarkdown(words)}`}`,
      );
    } else if (row.told !== 'unreported' || (row.expected && !trace.endedBefore(pair).has(row.item))) {
      drafts.add(report);
      const at = row.answers[0];
      const span = at === undefined ? (row.prose ?? report.titleSpan) : absoluteTasks(report)[at]!.place;
      const answers = row.answers.map((i) => report.tasks[i]!);
      const results = [...new Set(answers.flatMap(({ said }) => said.adjustment ?? said.result ?? []))].join('；');
      const words = `${linkNames[row.state]}${results && `：${cited(results)}`}`;
      reports.push(`- ${linked(labelOf(report), { uri: report.uri, span }, linkTo)}　${escapeMarkdown(words)}`);
    }
  }
  if (reports.length > 0) parts.push(list('报告情况：', reports));
  return { drafts, parts };
}

function linked(name: string, place: DraftPlace, linkTo: LinkTo): string {
  const link = linkTo(place);
  return link ? markdownLink(name, link) : escapeMarkdown(name);
}

function* keyWords({ summary, workspace }: Here, key: string, linkTo: LinkTo): Steps<string | undefined> {
  const drafts = yield* othersNaming(workspace, summary, key);
  if (drafts.length === 0) return undefined;
  const lines = drafts.slice(0, mostDrafts).map((draft) => {
    const uses = usesOf(draft, [key]);
    return line(draft, { uri: draft.uri, span: uses[0]! }, uses.length, linkTo);
  });
  const own = usesOf(summary, [key]).length;
  return list(`本文用到 ${own} 处，工作区另有 ${drafts.length} 份文稿用到：`, lines, drafts.length);
}

function line(draft: Summary, place: DraftPlace, count: number, linkTo: LinkTo): string {
  return `- ${escapeMarkdown(draft.kindName)}：${linked(labelOf(draft), place, linkTo)}，${count} 处`;
}

function list(head: string, lines: readonly string[], all = lines.length): string {
  const shown = lines.slice(0, mostDrafts);
  const more = all > shown.length ? [`- 另有 ${all - shown.length} 份`] : [];
  return `${head}\n\n${[...shown, ...more].join('\n')}`;
}

/** Why the findings at an offset are reported and how to mend them, in short; undefined where there is none. */
export function findingWords(findings: readonly Finding[]): string | undefined {
  const rules = new Set(findings.map(({ ruleId }) => ruleId));
  const parts = [...rules].flatMap((id) => {
    const words = ruleById.get(id);
    return words ? `**为什么提示**　${firstSentence(words.why)}\n\n**怎么改**　${firstSentence(words.how)}` : [];
  });
  return parts.length > 0 ? parts.join('\n\n---\n\n') : undefined;
}

function firstSentence(text: string): string {
  return escapeMarkdown(/^.*?[。！？](?!”)/s.exec(text)?.[0] ?? text);
}
