/** How the panel of plans and reports looks, and how the keyboard walks through its grids. */

/**
 * One cell of each grid is in the order of tabs. Arrows, Home, End, PageUp and PageDown lead on, Enter goes to the place,
 * Escape back to the text.
 */
export const traceScript = `
const rowsOf = (grid) => [...grid.querySelectorAll('tr[role=row]')].map((row) => [...row.querySelectorAll('[tabindex]')]);
const grids = () => [...root.querySelectorAll('[role=grid]')];
let at;
function take(cell) {
  const grid = cell.closest('[role=grid]');
  for (const other of grid.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
  const rows = rowsOf(grid);
  const row = rows.findIndex((cells) => cells.includes(cell));
  at = { grid: grids().indexOf(grid), row, column: rows[row].indexOf(cell) };
}
function cellAt(rows, row, column) {
  const cells = rows[Math.max(0, Math.min(rows.length - 1, row))];
  return cells[Math.max(0, Math.min(cells.length - 1, column))];
}
function settle() {
  for (const [i, grid] of grids().entries()) {
    const rows = rowsOf(grid);
    if (rows.length === 0) continue;
    const known = at?.grid === i ? at : { row: 1, column: 1 };
    cellAt(rows, known.row, known.column).tabIndex = 0;
  }
}
function settleAgain() {
  const lost = document.activeElement === document.body && at && inGrid;
  settle();
  if (lost) grids()[at.grid]?.querySelector('[tabindex="0"]')?.focus();
}
let inGrid = false;
root.addEventListener('focusin', ({ target }) => {
  const cell = target.closest('[role=grid] [tabindex]');
  inGrid = Boolean(cell);
  if (cell) take(cell);
});
root.addEventListener('shown', settleAgain);
root.addEventListener('change', ({ target }) => {
  if (target.dataset.choice) vscode.postMessage({ choice: target.dataset.choice, value: target.value });
});
window.addEventListener('keydown', (event) => {
  // In a list of choices it closes the list.
  if (event.key === 'Escape' && event.target.tagName !== 'SELECT') return vscode.postMessage({ target: 'leave' });
  const cell = event.target.closest?.('[role=grid] [tabindex]');
  if (!cell || event.altKey || event.metaKey) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    if (cell.dataset.target) vscode.postMessage({ target: cell.dataset.target });
    return;
  }
  const rows = rowsOf(cell.closest('[role=grid]'));
  const row = rows.findIndex((cells) => cells.includes(cell));
  const column = rows[row].indexOf(cell);
  const end = Number.MAX_SAFE_INTEGER;
  const moves = {
    ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
    PageUp: [row - 10, column], PageDown: [row + 10, column],
    Home: event.ctrlKey ? [0, 0] : [row, 0], End: event.ctrlKey ? [end, end] : [row, end],
  };
  const move = moves[event.key];
  if (!move) return;
  event.preventDefault();
  const next = cellAt(rows, ...move);
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
});
settle();
`;

/** The theme's own colours; in high contrast signs and borders say what colours say elsewhere. */
export const traceStyles = `
:root { --line: var(--vscode-widget-border, var(--vscode-panel-border, var(--vscode-contrastBorder, color-mix(in srgb, currentColor 20%, transparent))));
  --good: var(--vscode-charts-green); --calm: var(--vscode-charts-blue);
  --bad: var(--vscode-problemsErrorIcon-foreground); --warn: var(--vscode-problemsWarningIcon-foreground); }
* { box-sizing: border-box; }
body { margin: 0; padding: 16px 20px 24px; color: var(--vscode-foreground); background: var(--vscode-editor-background);
  font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, sans-serif); }
h1, h2, p, ul { margin: 0; padding: 0; } ul { list-style: none; }
header { display: flex; gap: 16px; justify-content: space-between; align-items: flex-start; }
h1 { font-size: 1.3em; font-weight: 600; line-height: 1.35; } h2 { font-size: 1.1em; font-weight: 600; margin-top: 24px; }
.verdict { margin-top: 2px; font-size: 1.05em; }
.muted { color: var(--vscode-descriptionForeground); }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
button, select { font: inherit; color: inherit; }
button { cursor: pointer; border-radius: 2px; padding: 3px 10px; border: 1px solid var(--vscode-button-border, transparent);
  background: var(--vscode-button-secondaryBackground); color: var(--vscode-button-secondaryForeground); }
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
button.action { background: var(--vscode-button-background); color: var(--vscode-button-foreground); }
button.link { padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: left; }
button.link:hover { text-decoration: underline; }
button:focus-visible, select:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
[tabindex]:focus { outline: 2px solid var(--vscode-focusBorder); outline-offset: -2px; }
select { background: var(--vscode-dropdown-background); color: var(--vscode-dropdown-foreground); padding: 2px 4px;
  border: 1px solid var(--vscode-dropdown-border, var(--line)); border-radius: 2px; max-width: 11em; }
.toolbar { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; margin: 12px 0 4px; padding: 8px 0;
  border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
.toolbar label { display: inline-flex; gap: 5px; align-items: center; }
.toolbar label span { color: var(--vscode-descriptionForeground); }
.group { display: inline-flex; gap: 6px; }
.switch { background: none; color: inherit; border: 1px solid var(--line); }
.switch[aria-pressed="true"] { background: var(--vscode-button-background); color: var(--vscode-button-foreground);
  border-color: var(--vscode-contrastActiveBorder, transparent); }
.figures, .departments, .departments ul, .legend { display: flex; flex-wrap: wrap; gap: 2px 16px; }
.figures, .departments { margin-top: 10px; } .legend { margin-top: 6px; color: var(--vscode-descriptionForeground); font-size: 0.92em; }
i { font-style: normal; font-weight: 600; display: inline-block; min-width: 1em; text-align: center; }
.done i { color: var(--good); } .running i, .reported i, .adjusted i { color: var(--calm); }
.overdue i { color: var(--bad); } .unreported i, .suspect i { color: var(--warn); }
.scroll { overflow: auto; max-height: calc(100vh - 40px); margin-top: 10px; border: 1px solid var(--line);
  scroll-padding: 3.4em 8px 2.6em 19em; }
table { border-collapse: separate; border-spacing: 0; min-width: 100%; }
th, td { padding: 4px 8px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); border-right: 1px solid var(--line);
  max-width: 17em; min-width: 3em; overflow-wrap: anywhere; font-weight: normal; }
td:first-child { overflow-wrap: normal; }
th { background: var(--vscode-editor-background); }
thead th, thead td { font-weight: 600; background: var(--vscode-editor-background); vertical-align: bottom; }
thead tr:last-child th { position: sticky; top: 0; z-index: 2; }
thead .head { display: block; min-width: 4.2em; max-width: 9em; }
thead th:first-child .head { min-width: 0; white-space: nowrap; }
tfoot td, tfoot th { position: sticky; bottom: 0; background: var(--vscode-editor-background); font-weight: 600; z-index: 1;
  border-top: 1px solid var(--line); border-bottom: 0; white-space: nowrap; }
tbody th, tfoot th, thead th[scope="col"]:nth-child(2) { position: sticky; left: 0; z-index: 1; min-width: 11em; max-width: 16em; }
thead th[scope="col"]:nth-child(2), tfoot th { z-index: 3; }
tbody th { font-weight: 600; }
th:first-child, td:first-child { width: 1px; }
.number { text-align: right; color: var(--vscode-descriptionForeground); }
.words { display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; min-width: 4.5em; }
.words.long { min-width: 8.5em; }
.number .words { min-width: 0; }
.measure { text-align: center; font-weight: 600; } .measure .words { min-width: 0; display: block; }
.measure.told { color: var(--good); } .measure.dropped { color: var(--bad); } .measure.added { color: var(--calm); }
td.later { color: var(--vscode-descriptionForeground); }
[role=grid] [data-target] { cursor: pointer; }
tbody [data-target]:hover { background: var(--vscode-list-hoverBackground); }
.empty { display: grid; gap: 10px; max-width: 460px; margin-top: 16px; justify-items: start; }
.vscode-high-contrast th, .vscode-high-contrast td, .vscode-high-contrast-light th, .vscode-high-contrast-light td,
.vscode-high-contrast .scroll, .vscode-high-contrast-light .scroll { border-color: var(--vscode-contrastBorder); }
.vscode-high-contrast button, .vscode-high-contrast-light button { border-color: var(--vscode-contrastBorder); }
.vscode-high-contrast button.link, .vscode-high-contrast-light button.link { border: 0; }
.vscode-high-contrast .switch[aria-pressed="true"], .vscode-high-contrast-light .switch[aria-pressed="true"] { outline: 2px solid var(--vscode-contrastActiveBorder); }
`;
