/** What a hover adds from the workspace and from the check: where else a word is used, and why something is reported. */
import { escapeMarkdown, markdownLink } from '../../base/escape';
import type { Steps } from '../../base/steps';
import { ruleById } from '../../check/plan';
import type { Finding } from '../../model/rule/rule';
import { type Summary, usesOf } from '../../model/office/summary';
import type { HoverText } from '../hover';
import { othersNaming, type Telling, tellings } from './related';
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
      ? itemWords(here, yield* tellings(here, target), linkTo)
      : yield* keyWords(here, target.key, linkTo);
  return markdown ? { span: target.span, markdown } : undefined;
}

function itemWords({ summary }: Here, found: readonly Telling[], linkTo: LinkTo): string | undefined {
  const others = found.filter(({ draft }) => draft.uri !== summary.uri);
  const lines = (['plan', 'report', 'other'] as const).flatMap((tense) =>
    others
      .filter(({ draft }) => draft.tense === tense)
      .map(({ draft, tasks, prose }) => {
        const spans = [...tasks.map(({ place }) => place), ...prose];
        const first = tasks[0]?.place ?? prose[0]!;
        return line(draft, { uri: draft.uri, span: first }, spans.length, linkTo);
      }),
  );
  return lines.length > 0 ? list('其他文稿中的这一事项：', lines) : undefined;
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
  const name = labelOf(draft);
  const link = linkTo(place);
  const where = link ? markdownLink(name, link) : escapeMarkdown(name);
  return `- ${escapeMarkdown(draft.kindName)}：${where}，${count} 处`;
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
