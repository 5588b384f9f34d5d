/** For people: findings, verdict and recognition as lines for the terminal. */
import { terminalLine } from '../base/escape';
import type { Severity } from '../model/rule/rule';
import type { FindingRecord, Inspection } from './record';
import { failed, type Paint, type Reporter, type Totals } from './reporter';

export const text: Reporter = {
  forPeople: true,
  check(paint) {
    // Errors come last, nearest to the verdict and the prompt.
    const errors: string[] = [];
    return {
      file(records) {
        const lines: string[] = [];
        for (const record of records) {
          (record.severity === 'error' && !record.hidden ? errors : lines).push(`${findingLine(record, paint)}\n`);
        }
        return lines.join('');
      },
      end: (totals) => `${errors.join('')}${verdict(totals, paint)}\n`,
    };
  },
  inspect: (found, source, paint) => `${inspectionText(found, source, paint)}\n`,
};

const levels: Record<Severity, { name: string; style: Parameters<Paint>[0] }> = {
  error: { name: '错误', style: 'red' },
  warning: { name: '警告', style: 'yellow' },
  information: { name: '信息', style: 'blue' },
  hint: { name: '提示', style: 'dim' },
};

const hiddenLevels: Record<NonNullable<FindingRecord['hidden']>, (typeof levels)[Severity]> = {
  comment: { name: '已用注释忽略', style: 'dim' },
  office: { name: '本单位已忽略', style: 'dim' },
};

/** `path:line:column  级别  消息  (rule)`. */
function findingLine({ file, line, column, severity, message, ruleId, hidden }: FindingRecord, paint: Paint): string {
  const { name, style } = hidden ? hiddenLevels[hidden] : levels[severity];
  const place = `${terminalLine(file)}:${line}:${column}`;
  return `${place}  ${paint(style, name)}  ${terminalLine(message)}  ${paint('dim', `(${ruleId})`)}`;
}

/** The one line that says how it stands: `12 份文稿 · 30 项业务事项：… · 2 错误 5 警告 · 不合格`. */
function verdict(totals: Totals, paint: Paint): string {
  const { drafts, problems, items, findings, hidden } = totals;
  const parts = [`${drafts} 份文稿${unchecked(totals)}`];
  if (items.total) {
    const states = [`${items.tied} 已融合`];
    if (items.justified) states.push(`${items.justified} 免融合`);
    states.push(`${items.total - items.tied - items.justified} 未融合`);
    parts.push(`${items.total} 项业务事项：${states.join('、')}`);
  }
  const counts = (Object.keys(levels) as Severity[]).filter((severity) => findings[severity]);
  parts.push(counts.map((severity) => `${findings[severity]} ${levels[severity].name}`).join(' ') || '没有发现问题');
  if (hidden) parts.push(paint('yellow', `已忽略 ${hidden} 处（--ignored 可列出）`));
  if (problems) parts.push(paint('red', `${problems} 处未能检查`));
  parts.push(
    failed(totals) ? paint('red', '不合格') : problems ? paint('yellow', '检查不完整') : paint('green', '合格'),
  );
  return parts.join(' · ');
}

/** The files that nothing is said of, and why. */
function unchecked({ others, unknown, silenced }: Totals): string {
  const parts = [
    others > unknown && `另有 ${others - unknown} 个文件不是文稿`,
    unknown && `${unknown} 个文件的“文种”不认识，没有检查`,
    silenced && `${silenced} 份用注释关闭了全部提示`,
  ].filter(Boolean);
  return parts.length ? `（${parts.join('，')}）` : '';
}

/** What was recognised, for people: the segments that hold anything, one a paragraph. */
function inspectionText({ file, kind, period, parts, segments }: Inspection, text: string, paint: Paint): string {
  const lines = [`${file}：${kind ?? '不是文稿'}${period ? `，${period}` : ''}`];
  if (parts.length) lines.push(`部分：${parts.map((part) => part.name).join('、')}`);
  const telling = segments.filter(({ items, general, measures }) => items.length + general.length + measures.length);
  for (const { start, end, items, general, measures, tied } of telling) {
    lines.push('', terminalLine(text.slice(start, end)).replace(/\s+/g, ' '));
    const say = (what: string, words: readonly string[]) => {
      if (words.length) lines.push(`  ${paint('dim', what)} ${terminalLine([...new Set(words)].join('、'))}`);
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
