/** Findings, verdict and recognition as lines for the terminal. */
import type { Severity } from '../model/rule/rule';
import type { FindingRecord, Inspection } from './json';

export type Paint = (style: 'red' | 'yellow' | 'blue' | 'green' | 'dim', text: string) => string;

const codes = { red: 31, yellow: 33, blue: 34, green: 32, dim: 2 } as const;

export const inColour: Paint = (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`;
export const plain: Paint = (_, text) => text;

const levels: Record<Severity, { name: string; style: Parameters<Paint>[0] }> = {
  error: { name: '错误', style: 'red' },
  warning: { name: '警告', style: 'yellow' },
  information: { name: '信息', style: 'blue' },
  hint: { name: '提示', style: 'dim' },
};

/** `path:line:column  级别  消息  (rule)`. */
export function findingLine({ file, line, column, severity, message, ruleId }: FindingRecord, paint: Paint): string {
  const { name, style } = levels[severity];
  return `${file}:${line}:${column}  ${paint(style, name)}  ${message}  ${paint('dim', `(${ruleId})`)}`;
}

/** Figures of a run over any number of files. */
export interface Totals {
  /** Drafts that were checked. */
  drafts: number;
  /** Files that are no drafts. */
  others: number;
  /** Files, paths and settings that could not be read. */
  problems: number;
  items: { total: number; tied: number; justified: number };
  findings: Record<Severity, number>;
}

export function noTotals(): Totals {
  return {
    drafts: 0,
    others: 0,
    problems: 0,
    items: { total: 0, tied: 0, justified: 0 },
    findings: { error: 0, warning: 0, information: 0, hint: 0 },
  };
}

/** The one line that says how it stands: `12 份文稿 · 30 项业务事项：… · 2 错误 5 警告 · 不合格`. */
export function verdict(totals: Totals, paint: Paint): string {
  const { drafts, others, problems, items, findings } = totals;
  const parts = [`${drafts} 份文稿${others ? `（另有 ${others} 个文件不是文稿）` : ''}`];
  if (items.total) {
    const states = [`${items.tied} 已融合`];
    if (items.justified) states.push(`${items.justified} 免融合`);
    states.push(`${items.total - items.tied - items.justified} 未融合`);
    parts.push(`${items.total} 项业务事项：${states.join('、')}`);
  }
  const counts = (Object.keys(levels) as Severity[]).filter((severity) => findings[severity]);
  parts.push(counts.map((severity) => `${findings[severity]} ${levels[severity].name}`).join(' ') || '没有发现问题');
  if (problems) parts.push(paint('red', `${problems} 处未能检查`));
  parts.push(
    failed(totals) ? paint('red', '不合格') : problems ? paint('yellow', '检查不完整') : paint('green', '合格'),
  );
  return parts.join(' · ');
}

/** Whether something has to be mended: a finding at error or warning level. */
export function failed({ findings }: Totals): boolean {
  return findings.error + findings.warning > 0;
}

/** What was recognised, for people: the segments that hold anything, one a paragraph. */
export function inspectionText(
  { file, kind, period, parts, segments }: Inspection,
  text: string,
  paint: Paint,
): string {
  const lines = [`${file}：${kind ?? '不是文稿'}${period ? `，${period}` : ''}`];
  if (parts.length) lines.push(`部分：${parts.map((part) => part.name).join('、')}`);
  const telling = segments.filter(({ items, general, measures }) => items.length + general.length + measures.length);
  for (const { start, end, items, general, measures, tied } of telling) {
    lines.push('', text.slice(start, end).replace(/\s+/g, ' '));
    const say = (what: string, words: readonly string[]) => {
      if (words.length) lines.push(`  ${paint('dim', what)} ${[...new Set(words)].join('、')}`);
    };
    say(
      '事项',
      items.map((item) => named(item.name, item.text)),
    );
    say(
      '业务',
      general.map((words) => words.text),
    );
    say(
      '措施',
      measures.map((measure) => named(measure.name, measure.text)),
    );
    lines.push(`  ${tied ? paint('green', '已融合') : paint('dim', '未融合')}`);
  }
  const tied = segments.filter((segment) => segment.tied).length;
  lines.push('', `${segments.length} 处文字，${telling.length} 处认出内容，${tied} 处已融合`);
  return lines.join('\n');
}

function named(name: string, text: string): string {
  return name === text ? name : `${name}（${text}）`;
}
