/** Findings as a tree: the framework's problems, below them files, below them findings. No editor needed. */
import { groupBy } from '../../../server/src/base/groupBy';
import { plainLabel } from '../../../server/src/base/escape';
import type { TextRange, RuleGroup } from '../../../server/src/protocol';

/** A finding as the Problems view has it. */
export interface Found {
  readonly uri: string;
  /** Name of the file, as it is shown. */
  readonly file: string;
  /** Empty for what is wrong in one of the workspace's own files. */
  readonly rule: string;
  /** 0 error, 1 warning, 2 information, 3 hint. */
  readonly severity: number;
  readonly message: string;
  readonly place: TextRange;
}

export interface FindingNode {
  readonly id: string;
  readonly sort: 'group' | 'clean' | 'file' | 'finding' | 'more';
  readonly label: string;
  readonly detail: string;
  readonly tooltip: string;
  /** The worst below it. */
  readonly severity?: number;
  readonly rule?: string;
  readonly uri?: string;
  readonly place?: TextRange;
  readonly children: readonly FindingNode[];
}

/** More findings below one node than anybody looks through are left to the Problems view. */
const most = 200;

const severityNames = ['错误', '警告', '信息', '提示'];

/**
 * The tree: empty when nothing is found; else all problems of the framework, so that one sees which are clean, and
 * behind them the other groups that have findings. `byFile` puts files between.
 */
export function findingsTree(found: readonly Found[], groups: readonly RuleGroup[], byFile: boolean): FindingNode[] {
  if (found.length === 0) return [];
  const groupOf = new Map(groups.flatMap((group) => group.rules.map(({ id }) => [id, group.id] as const)));
  const byGroup = groupBy(found, ({ rule }) => groupOf.get(rule) ?? '');
  const nodes = groups.flatMap((group): FindingNode[] => {
    const own = byGroup.get(group.id) ?? [];
    // The framework's problems have advice; form and slips have none.
    if (own.length === 0) return group.advice ? [clean(group)] : [];
    return [groupNode(group, own, byFile)];
  });
  const others = byGroup.get('') ?? [];
  const rest = { id: 'others', name: '其他', advice: '', rules: [] };
  return others.length > 0 ? [...nodes, groupNode(rest, others, byFile)] : nodes;
}

function clean({ id, name, advice }: RuleGroup): FindingNode {
  return { id: `g:${id}`, sort: 'clean', label: name, detail: '没有发现', tooltip: advice, children: [] };
}

function groupNode(group: RuleGroup, found: readonly Found[], byFile: boolean): FindingNode {
  const id = `g:${group.id}`;
  return {
    id,
    sort: 'group',
    label: group.name,
    detail: `${found.length} 处`,
    tooltip: group.advice || group.name,
    severity: worst(found),
    children: byFile ? files(id, group, found) : findings(id, group, found),
  };
}

function files(parent: string, group: RuleGroup, found: readonly Found[]): FindingNode[] {
  return [...groupBy(found, ({ uri }) => uri)].map(([uri, own]) => {
    const id = `${parent}/${uri}`;
    const { file } = own[0]!;
    const children = findings(id, group, own);
    return {
      id,
      sort: 'file',
      label: file,
      detail: `${own.length} 处`,
      tooltip: file,
      uri,
      severity: worst(own),
      children,
    };
  });
}

function findings(parent: string, group: RuleGroup, found: readonly Found[]): FindingNode[] {
  const titles = new Map(group.rules.map(({ id, title }) => [id, title]));
  const seen = new Map<string, number>();
  // As the server shows it in the message.
  const head = plainLabel(`${group.name}：`);
  const nodes = found.slice(0, most).map(({ rule, message, severity, place, uri }): FindingNode => {
    const label = message.startsWith(head) ? message.slice(head.length) : message;
    const key = `${parent}/${uri}/${rule}:${label}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    const title = titles.get(rule);
    return {
      id: count > 1 ? `${key}#${count}` : key,
      sort: 'finding',
      label,
      detail: `第 ${place.start.line + 1} 行`,
      tooltip: [message, title && `${severityNames[severity]} · ${title}`].filter(Boolean).join('\n\n'),
      severity,
      ...(rule && { rule }),
      uri,
      place,
      children: [],
    };
  });
  const left = found.length - nodes.length;
  if (left === 0) return nodes;
  const label = `还有 ${left} 处，见“问题”面板`;
  return [...nodes, { id: `${parent}/more`, sort: 'more', label, detail: '', tooltip: label, children: [] }];
}

const worst = (found: readonly Found[]) => found.reduce((most, { severity }) => Math.min(most, severity), 3);

/** What a screen reader says of a node. */
export function spokenFinding({ sort, label, detail, severity }: FindingNode): string {
  const how = sort === 'finding' && severity !== undefined ? severityNames[severity] : '';
  return [how, label, detail].filter(Boolean).join('，');
}

/** How many findings are work left to do; hints are not. */
export function openCount(found: readonly Found[]): number {
  return found.filter(({ severity }) => severity < 3).length;
}
