/** How a draft stands, as an annex of its paper: what the health page shows, in words and tables. */
import { groupBy } from '../../../base/groupBy';
import { ruleById } from '../../../check/plan';
import type { Health, HealthCell } from '../../../features/views/health';
import type { Finding } from '../../../model/rule/rule';
import { severities } from '../review/severities';
import { type Block, heading, paragraph, table } from './blocks';

export const healthTitle = '文稿体检表';

export function healthBlocks(health: Health, findings: readonly Finding[]): Block[] {
  const { rows, rounds } = health;
  const states: Readonly<Record<HealthCell['state'], string>> = {
    tied: '已用到',
    stated: '只是提到',
    empty: '没有用到',
  };
  const measures = rows.flatMap(({ name, cells }) =>
    cells.map((cell) => [name, cell.name, states[cell.state], figure(cell.items), figure(cell.sentences)]),
  );
  return [
    paragraph(items(health)),
    paragraph(shares(health)),
    heading('一、待改的地方'),
    ...open(findings),
    heading('二、各个环节'),
    table(
      [{ name: '环节' }, { name: '是否写到', align: 'center' }, { name: '写到哪里' }],
      rounds.map(({ name, written, detail }) => [name, written ? '是' : '否', detail]),
    ),
    heading('三、措施用到哪里'),
    table(
      [
        { name: '方面' },
        { name: '党建措施' },
        ...['情况', '事项', '正文'].map((name) => ({ name, align: 'center' as const })),
      ],
      measures,
    ),
  ];
}

const figure = (count: number) => (count > 0 ? String(count) : '');

function items({ items: { total, tied, justified }, prose }: Health): string {
  if (total > 0) {
    return `业务事项共${total}项，已对应党建措施${tied}项，免融合${justified}项，未对应${total - tied - justified}项。`;
  }
  return prose.total > 0
    ? `没有列表的业务事项；正文写到业务${prose.total}处，其中${prose.tied}处结合党建。`
    : '没有写到业务事项。';
}

const shares = ({ share: { party, both, work } }: Health) =>
  `按句子、表格行和标记计：只讲党建${party}处，两者结合${both}处，只讲业务${work}处。`;

/** What is found, a row for each rule, the gravest first. */
function open(findings: readonly Finding[]): Block[] {
  if (findings.length === 0) return [paragraph('没有发现问题。')];
  const order = Object.keys(severities);
  const rows = [...groupBy(findings, ({ ruleId, severity }) => `${severity} ${ruleId}`).values()]
    .map((all) => ({ ...all[0]!, count: all.length }))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.count - a.count)
    .map(({ ruleId, severity, count }) => [ruleById.get(ruleId)?.title ?? ruleId, severities[severity], String(count)]);
  return [table([{ name: '问题' }, { name: '级别', align: 'center' }, { name: '处数', align: 'center' }], rows)];
}
