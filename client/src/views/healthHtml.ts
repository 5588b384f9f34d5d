/** The health of a document as HTML: a picture of figures, or a word on why there is none. Pure: data in, text out. */
import { escapeHtml } from '../../../server/src/base/escape';
import type { HealthCell, HealthResult } from '../../../server/src/protocol';
import type { DraftState } from './draftState';

/** What a click asks for, in `data-target` of the button. */
export type Target = `cell:${string}` | `round:${number}` | `step:${number}` | `command:${string}`;

//#region No picture

const words: Record<Exclude<DraftState, 'draft'>, { text: string; more?: string; buttons: [Target, string][] }> = {
  starting: { text: '检查服务正在启动……', buttons: [] },
  waiting: { text: '正在检查本文件……', buttons: [] },
  stopped: { text: '检查服务没有运行。', buttons: [['command:restart', '重新启动']] },
  none: { text: '打开一份 Markdown 文稿，这里显示它的体检结果。', buttons: [['command:newDraft', '新建文稿…']] },
  off: { text: '双翼已停止检查本文件。', buttons: [['command:menu', '打开菜单']] },
  other: {
    text: '本文件不是公文，双翼没有检查。',
    more: '要检查它，就写明它是哪一种公文。',
    buttons: [
      ['command:setKind', '设为公文…'],
      ['command:newDraft', '新建文稿…'],
    ],
  },
};

/** Why there is no picture, and what to do. Commands that are not there get no button. */
export function emptyHtml(state: Exclude<DraftState, 'draft'>, commands: ReadonlySet<string>): string {
  const { text, more, buttons } = words[state];
  const shown = buttons.filter(([target]) => commands.has(target.slice('command:'.length)));
  return `<div class="empty"><p>${text}</p>${more ? `<p class="muted">${more}</p>` : ''}${shown
    .map(([target, label]) => `<button class="action" data-target="${target}">${label}</button>`)
    .join('')}</div>`;
}

//#endregion

//#region The picture

export function healthHtml(health: HealthResult): string {
  return `<header><h1>${escapeHtml(health.title || '（没有标题）')}</h1><p class="muted">${escapeHtml(health.kind)} · ${escapeHtml(health.pass)}</p></header>
<div class="page">
<div class="column">${figures(health)}${steps(health)}${rounds(health)}</div>
<div class="column">${grid(health)}${share(health)}</div>
</div>`;
}

function section(name: string, note: string, body: string): string {
  return `<section><h2>${name}${note && ` <span class="muted">${note}</span>`}</h2>${body}</section>`;
}

function figures({ items, prose, findings }: HealthResult): string {
  const { total, tied, justified } = items;
  const open = total - tied - justified;
  const counts = [
    ['error', '错误', findings.error],
    ['warning', '警告', findings.warning],
    ['info', '信息', findings.information],
    ['hint', '提示', findings.hint],
  ] as const;
  const chips = counts
    .map(([name, label, count]) => `<li class="${count ? name : 'zero'}"><b>${count}</b> ${label}</li>`)
    .join('');
  const none = counts.every(([, , count]) => count === 0);
  const points = none
    ? '<p class="good">没有发现问题</p>'
    : `<button class="plain" data-target="command:showFindings" aria-label="查看问题：${counts
        .map(([, label, count]) => `${label} ${count}`)
        .join('，')}"><ul class="chips">${chips}</ul></button>`;
  const bar =
    total === 0
      ? prose.total === 0
        ? '<p class="muted">还没有写到业务事项。</p>'
        : `<p class="figure"><b>${prose.tied}</b><span>/${prose.total} 处正文结合党建</span></p>${stack([
            ['tied', '写明措施', prose.tied - prose.inherited],
            ['exempt', '随标题或者段首句', prose.inherited],
            ['open', '没有措施', prose.total - prose.tied],
          ])}`
      : `<p class="figure"><b>${tied + justified}</b><span>/${total} 项有着落</span></p>${stack([
          ['tied', '已对应', tied],
          ['exempt', '免融合', justified],
          ['open', '未对应', open],
        ])}`;
  return section('业务事项', '', bar) + section('待改', '', points);
}

/** A bar of parts with a legend that says the same in words. */
function stack(parts: readonly (readonly [name: string, label: string, count: number])[]): string {
  const total = parts.reduce((sum, [, , count]) => sum + count, 0);
  let x = 0;
  const bars = parts.map(([name, , count]) => {
    const width = total ? (count / total) * 100 : 0;
    const bar = count ? `<rect class="${name}" x="${round(x)}" width="${round(width)}" y="0" height="8"/>` : '';
    x += width;
    return bar;
  });
  const legend = parts.map(([name, label, count]) =>
    count ? `<li><i class="${name}"></i>${label} ${count}</li>` : '',
  );
  return `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${bars.join('')}</svg><ul class="legend">${legend.join('')}</ul>`;
}

const round = (value: number) => Math.round(value * 100) / 100;

function steps({ steps: list }: HealthResult): string {
  if (list.length === 0) return section('下一步', '', '<p class="good">没有要改的了。</p>');
  const items = list.map(({ title, how, place }, i) => {
    const text = `<b>${escapeHtml(title)}</b><span>${escapeHtml(how)}</span>`;
    return `<li>${place ? `<button data-target="step:${i}">${text}</button>` : `<div>${text}</div>`}</li>`;
  });
  return section('下一步', '', `<ol class="steps">${items.join('')}</ol>`);
}

function rounds({ rounds: list }: HealthResult): string {
  if (list.length === 0) return '';
  const items = list.map(({ name, written, detail, place }, i) => {
    const text = `<b><span aria-hidden="true">${written ? '✓' : '○'}</span> ${escapeHtml(name)}</b><span>${escapeHtml(detail)}</span>`;
    const kind = written ? 'written' : 'missing';
    return `<li class="${kind}">${place ? `<button data-target="round:${i}">${text}</button>` : `<div>${text}</div>`}</li>`;
  });
  const written = list.filter((round) => round.written).length;
  return section('各个环节', `${written}/${list.length}`, `<ul class="rounds">${items.join('')}</ul>`);
}

function grid({ rows }: HealthResult): string {
  const cells = rows.flatMap((row) => row.cells);
  const used = cells.filter(({ state }) => state === 'tied').length;
  const body = rows.map(
    ({ name, cells: own }) =>
      `<div class="row"><h3>${escapeHtml(name)}</h3><div class="cells">${own.map(cell).join('')}</div></div>`,
  );
  return section('措施用到哪里', `${used}/${cells.length}`, `<div class="grid">${body.join('')}</div>`);
}

function cell(one: HealthCell): string {
  const { id, name, summary, state, items, sentences } = one;
  const figure = state === 'tied' ? String(items + sentences) : state === 'stated' ? '–' : '○';
  const note = {
    tied: [items && `事项 ${items}`, sentences && `正文 ${sentences}`].filter(Boolean).join(' · '),
    stated: '只是提到',
    empty: '没有用到',
  }[state];
  const label = `${name}：${note}`;
  return `<button class="cell ${state} heat${heat(one)}" data-target="cell:${escapeHtml(id)}" title="${escapeHtml(summary)}" aria-label="${escapeHtml(label)}"><b>${figure}</b><span class="name">${escapeHtml(name)}</span><span class="note">${note}</span></button>`;
}

/** How warm a cell is, 0–4: an entry of a table or a mark counts more than a sentence. */
export function heat({ items, sentences }: Pick<HealthCell, 'items' | 'sentences'>): number {
  const weight = items * 2 + sentences;
  return [1, 2, 4, 7].filter((least) => weight >= least).length;
}

function share({ share: { party, both, work } }: HealthResult): string {
  const total = party + both + work;
  if (total === 0) return section('党建与业务', '', '<p class="muted">还没有写到党建或业务。</p>');
  const percent = Math.round((both / total) * 100);
  const bar = stack([
    ['party', '只讲党建', party],
    ['both', '两者结合', both],
    ['work', '只讲业务', work],
  ]);
  return section('党建与业务', `结合的占 ${percent}%`, `${bar}<p class="muted small">按句子、表格行和标记计</p>`);
}

//#endregion
