/** Plans and reports as HTML: figures, filters, and the grid of items. Pure: data in, text out. */
import { escapeHtml } from '../../../server/src/base/escape';
import type { TraceFilterParams, TracePlan, TraceResult, TraceRow } from '../../../server/src/protocol';
import { lookOf } from './looks';

export type Trace = NonNullable<TraceResult>;

/** What the panel shows, as chosen in it. */
export interface Chosen {
  /** The draft at hand, the plan that it answers with all reports, or all plans. */
  readonly scope: 'draft' | 'plan' | 'all';
  /** Items by reports, or items by measures and rounds. */
  readonly by: 'report' | 'measure';
  readonly filter: TraceFilterParams;
}

export const scopes: Readonly<Record<Chosen['scope'], string>> = {
  draft: '本文稿',
  plan: '所属计划',
  all: '全部计划',
};

/** Why there is nothing to show. */
export function emptyHtml(chosen: Chosen): string {
  if (isFiltered(chosen)) return '<div class="empty" role="status"><p>没有符合筛选条件的事项。</p></div>';
  const more = chosen.scope === 'all' ? '' : button('scope:all', '看全部计划', 'action');
  return `<div class="empty" role="status"><p>${
    chosen.scope === 'all'
      ? '工作区里还没有列出任务的计划。'
      : '这份文稿不是计划，也没有找到它对应的计划。报告可以在文件开头用“计划:”写明是哪一份计划的报告。'
  }</p>${more}</div>`;
}

export function traceHtml(trace: Trace, chosen: Chosen): string {
  const { plans, verdict, left } = trace;
  const one = plans.length === 1 && chosen.scope !== 'all' ? plans[0]! : undefined;
  const title = one ? place('0.plan', escapeHtml(one.title), Boolean(one.place)) : '计划与报告';
  const body = plans.map((plan, i) => planHtml(trace, plan, i, chosen, !one)).join('');
  const nothing = plans.length === 0 ? emptyHtml({ ...chosen, scope: 'all' }) : '';
  const more = left > 0 ? `<p class="muted">还有 ${left} 份较早的计划没有列出，请用期间或单位筛选。</p>` : '';
  return `<header><div><h1>${title}</h1><p class="verdict" role="status">${escapeHtml(verdict)}</p></div>
<div class="group">${button('export', '导出…')}${button('print', '打印')}</div></header>
${toolbar(trace, chosen)}${nothing}${body}${more}`;
}

//#region Controls

function toolbar(trace: Trace, { scope, by, filter }: Chosen): string {
  const { choices, measures } = trace;
  const named = (list: readonly string[]) => list.map((name) => [name, name] as const);
  const views = [
    ['report', '按报告'],
    ['measure', '按措施和环节'],
  ] as const;
  const switches = views.map(
    ([id, label]) => `<button data-target="by:${id}" aria-pressed="${by === id}" class="switch">${label}</button>`,
  );
  return `<div class="toolbar" role="toolbar" aria-label="显示和筛选">
<div class="group" role="group" aria-label="排列">${switches.join('')}</div>
${select('scope', '范围', Object.entries(scopes), scope)}
${select('period', '期间', [['', '全部'], ...named(choices.periods)], filter.period)}
${scope === 'all' ? select('unit', '单位', [['', '全部'], ...named(choices.units)], filter.unit) : ''}
${select('department', '部门', [['', '全部'], ...named(choices.departments)], filter.department)}
${select('state', '状态', [['', '全部'], ...choices.states.map(({ id, name }) => [id, name] as const)], filter.state)}
${select('measure', '措施', [['', '全部'], ...measures.map(({ id, name }) => [id, name] as const)], filter.measure)}
${isFiltered({ filter }) ? button('clear', '清除筛选') : ''}
</div>`;
}

const isFiltered = ({ filter }: Pick<Chosen, 'filter'>) => Object.values(filter).some(Boolean);

function select(
  name: string,
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  value: string | undefined,
): string {
  const list = options.map(
    ([id, words]) =>
      `<option value="${escapeHtml(id)}"${id === (value ?? '') ? ' selected' : ''}>${escapeHtml(words)}</option>`,
  );
  return `<label><span>${label}</span><select data-choice="${name}">${list.join('')}</select></label>`;
}

const button = (target: string, label: string, kind = 'plain') =>
  `<button class="${kind}" data-target="${target}">${label}</button>`;

//#endregion

//#region A plan

function planHtml(trace: Trace, plan: TracePlan, at: number, { by }: Chosen, headed: boolean): string {
  const title = place(`${at}.plan`, escapeHtml(plan.title), Boolean(plan.place));
  const head = headed ? `<h2>${title}</h2><p class="muted">${escapeHtml(plan.verdict)}</p>` : '';
  const grid = by === 'report' ? byReport(plan, at) : byMeasure(trace, plan, at);
  return `<section>${head}${figures(plan)}${departments(plan)}${grid}</section>`;
}

/** A bar of the states with a legend that says the same in words. */
function figures({ totals }: TracePlan): string {
  const states = totals.states.filter(({ id }) => !['tied', 'justified', 'untied'].includes(id));
  const list = states.map(
    ({ id, name, count }) => `<li class="${escapeHtml(id)}">${sign(id)} ${escapeHtml(name)} <b>${count}</b></li>`,
  );
  return states.length > 0 ? `<ul class="figures" aria-label="各状态的项数">${list.join('')}</ul>` : '';
}

function departments({ departments: all, reports }: TracePlan): string {
  if (all.length === 0) return '';
  const list = all.map(({ name, items, told, reported, reports: own }) => {
    const where = own.map((i) => reports[i]?.short ?? '').join('、');
    const title = `${reported ? '已报告' : '未报告'}${where && `：${where}`}`;
    const look = sign(reported ? 'done' : 'unreported');
    return `<li class="${reported ? 'done' : 'unreported'}" title="${escapeHtml(title)}">${look} ${escapeHtml(name)} <span class="muted">${told}/${items} 项</span><span class="spoken">，${escapeHtml(title)}</span></li>`;
  });
  return `<div class="departments"><span class="muted">各部门</span><ul aria-label="各部门报告了几项">${list.join('')}</ul></div>`;
}

function byReport(plan: TracePlan, at: number): string {
  const { items, extras, reports } = plan;
  const head = [
    ...['序号', '业务事项', '责任部门', '完成时限', '状态'].map((name) => [name] as const),
    ...reports.map(({ short, title, place: to }, i) => [short, title, to && `${at}.report.${i}`] as const),
  ];
  const rows = items.map((item, i) => {
    const cells = item.cells.map(({ state, words, place: to }, k) =>
      cell(words ? state : '', words, to && `${at}.cell.${i}.${k}`),
    );
    return [...itemCells(item, `${at}.item.${i}`), ...cells];
  });
  const beside = extras.map(({ state, words, name, report, result, place: to }, i) => {
    const cells = reports.map((_, k) =>
      k === report ? cell(state, result || words, to && `${at}.extra.${i}`) : cell('', ''),
    );
    return [
      cell('', ''),
      rowHeader(name, to && `${at}.extra.${i}`),
      cell('', ''),
      cell('', ''),
      cell(state, words),
      ...cells,
    ];
  });
  const told = reports.map((_, k) => items.filter(({ cells }) => cells[k]?.place).length);
  const foot = ['', '合计', '', '', `${items.length} 项`, ...told.map((n) => `写到 ${n} 项`)];
  return gridHtml(`${plan.title}：事项和报告`, [head], [...rows, ...beside], foot);
}

function byMeasure(trace: Trace, plan: TracePlan, at: number): string {
  const { measures, rounds, signs } = trace;
  const head = ['序号', '业务事项', '融合', ...measures.map(({ name }) => name), '其他措施', ...rounds];
  const rows = plan.items.map((item, i) => {
    const key = `${at}.item.${i}`;
    const to = item.place && key;
    const told = item.cells.findIndex((one) => one.place);
    const grid = item.grid.map((state) => {
      if (!state) return cell('', '');
      const inReport = state === 'told' || state === 'added';
      const target = inReport && told >= 0 ? `${at}.cell.${i}.${told}` : to;
      return cell(`measure ${state}`, signs[state].sign, target, signs[state].name);
    });
    const words = item.rounds.map((said) => cell('', said, said ? to : undefined));
    return [
      cell('number', String(item.number)),
      rowHeader(item.name, to),
      cell('', item.plan),
      ...grid,
      cell('', item.own),
      ...words,
    ];
  });
  const counted = measures.map((_, k) => count(plan.items, ({ grid }) => grid[k] !== null));
  const spoken = rounds.map((_, k) => count(plan.items, (item) => item.rounds[k] !== ''));
  const own = count(plan.items, (item) => item.own !== '');
  const foot = ['', '合计', '', ...[...counted, own, ...spoken].map((n) => `${n} 项`)];
  const legend = Object.values(signs).map(({ sign: one, name }) => `<li>${one} ${escapeHtml(name)}</li>`);
  const dimensions = spans(measures.map(({ dimension }) => dimension));
  const above = `<tr><td colspan="3"></td>${dimensions
    .map(([name, width]) => `<th colspan="${width}" scope="colgroup">${escapeHtml(name)}</th>`)
    .join('')}<td></td>${rounds.length > 0 ? `<th colspan="${rounds.length}" scope="colgroup">环节</th>` : ''}</tr>`;
  return `${gridHtml(
    `${plan.title}：事项、措施和环节`,
    [head.map((name) => [name] as const)],
    rows,
    foot,
    above,
  )}<ul class="legend" aria-label="图例">${legend.join('')}</ul>`;
}

const count = (items: readonly TraceRow[], holds: (item: TraceRow) => boolean) => items.filter(holds).length;

/** Runs of the same word, with their lengths. */
function spans(words: readonly string[]): [string, number][] {
  const out: [string, number][] = [];
  for (const word of words) {
    const last = out.at(-1);
    if (last?.[0] === word) last[1]++;
    else out.push([word, 1]);
  }
  return out;
}

function itemCells(item: TraceRow, key: string): string[] {
  const { number, name, departments: who, deadline, state, words, reason } = item;
  const to = item.place && key;
  return [
    cell('number', String(number)),
    rowHeader(name, to),
    cell('', who),
    cell('', deadline),
    cell(item.missing || state !== 'unreported' ? state : 'later', words, to, reason),
  ];
}

//#endregion

//#region The grid

type Head = readonly (readonly [name: string, title?: string, target?: string])[];

/** A grid that the keyboard walks through: one cell is in the order of tabs, the arrow keys lead to the others. */
function gridHtml(
  label: string,
  [head]: readonly [Head],
  rows: readonly (readonly string[])[],
  foot: readonly string[],
  above = '',
): string {
  const columns = head.map(([name, title, target]) => {
    const words = `<span class="head">${escapeHtml(name)}</span>`;
    return `<th scope="col" role="columnheader"${attributes(target, title)}>${words}</th>`;
  });
  const body = rows.map((cells) => `<tr role="row">${cells.join('')}</tr>`);
  const last = foot.map((words, i) =>
    i === 1
      ? `<th scope="row" role="rowheader" tabindex="-1">${escapeHtml(words)}</th>`
      : `<td role="gridcell" tabindex="-1">${escapeHtml(words)}</td>`,
  );
  return `<div class="scroll"><table role="grid" aria-label="${escapeHtml(label)}" aria-readonly="true">
<thead>${above}<tr role="row">${columns.join('')}</tr></thead>
<tbody>${body.join('\n')}</tbody>
<tfoot><tr role="row">${last.join('')}</tr></tfoot></table></div>`;
}

const attributes = (target?: string, title?: string) =>
  ` tabindex="-1"${target ? ` data-target="${target}"` : ''}${title ? ` title="${escapeHtml(title)}"` : ''}`;

function rowHeader(name: string, target: string | undefined): string {
  return `<th scope="row" role="rowheader"${attributes(target)}>${escapeHtml(name)}</th>`;
}

/** `kind`: a state, or another class; words that are longer than the cell are its title as well. */
function cell(kind: string, words: string, target?: string, title?: string): string {
  const look = lookOf(kind).sign ? `${sign(kind)} ` : '';
  const label = kind.startsWith('measure') && title ? ` aria-label="${escapeHtml(title)}"` : '';
  const more = title ?? (words.length > 12 ? words : undefined);
  const text = words
    ? `<span class="words${words.length > 8 ? ' long' : ''}">${look}${escapeHtml(words)}</span>`
    : '<span class="spoken">无</span>';
  return `<td role="gridcell" class="${escapeHtml(kind)}"${label}${attributes(target, more)}>${text}</td>`;
}

const sign = (state: string) => `<i aria-hidden="true">${lookOf(state).sign}</i>`;

const place = (target: string, words: string, there: boolean) =>
  there ? `<button class="link" data-target="${target}">${words}</button>` : words;

//#endregion
