/** How the health picture looks: in the theme's colours. */

/** `color-mix` with the theme's own colours; in high contrast borders say what colours say elsewhere. */
export const healthStyles = `
:root { --line: var(--vscode-widget-border, var(--vscode-panel-border, var(--vscode-contrastBorder, transparent)));
  --good: var(--vscode-charts-green); --bad: var(--vscode-problemsWarningIcon-foreground, var(--vscode-foreground)); --calm: var(--vscode-charts-blue); }
* { box-sizing: border-box; }
body { margin: 0; padding: 12px 16px 24px; color: var(--vscode-foreground); background: transparent;
  font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, sans-serif); }
h1, h2, h3, p, ul, ol { margin: 0; padding: 0; font-weight: inherit; font-size: inherit; }
ul, ol { list-style: none; }
b { font-weight: 600; }
.muted { color: var(--vscode-descriptionForeground); }
.small { font-size: 0.9em; margin-top: 4px; }
.good { color: var(--good); }
header { padding-bottom: 10px; border-bottom: 1px solid var(--line); }
header h1 { font-size: 1.08em; font-weight: 600; line-height: 1.4; display: -webkit-box; -webkit-line-clamp: 2;
  -webkit-box-orient: vertical; overflow: hidden; }
section { margin-top: 16px; }
h2 { font-weight: 600; margin-bottom: 6px; }
h2 .muted { font-weight: normal; margin-left: 4px; }
h3 { color: var(--vscode-descriptionForeground); margin-bottom: 4px; }
button { font: inherit; color: inherit; background: none; border: 1px solid transparent; border-radius: 4px; padding: 0;
  text-align: inherit; cursor: pointer; width: 100%; display: block; }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
.figure b { font-size: 2em; line-height: 1.1; font-weight: 600; font-variant-numeric: tabular-nums; }
.figure span { color: var(--vscode-descriptionForeground); margin-left: 2px; }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; margin: 6px 0;
  background: var(--vscode-editorWidget-border, transparent); }
.legend { display: flex; flex-wrap: wrap; gap: 2px 14px; }
.legend i { display: inline-block; width: 9px; height: 9px; border-radius: 2px; margin-right: 5px; }
.tied, .both { fill: var(--good); } i.tied, i.both { background: var(--good); }
.exempt, .work { fill: var(--calm); } i.exempt, i.work { background: var(--calm); }
.open { fill: var(--bad); } i.open { background: var(--bad); }
.party { fill: var(--vscode-charts-purple); } i.party { background: var(--vscode-charts-purple); }
.chips { display: flex; flex-wrap: wrap; gap: 4px 14px; padding: 2px 0; }
.chips b { font-size: 1.3em; font-variant-numeric: tabular-nums; }
.chips .error b { color: var(--vscode-problemsErrorIcon-foreground); }
.chips .warning b { color: var(--vscode-problemsWarningIcon-foreground); }
.chips .info b { color: var(--vscode-problemsInfoIcon-foreground); }
.chips .zero { color: var(--vscode-descriptionForeground); }
.steps { counter-reset: step; display: grid; gap: 2px; margin: 0 -8px; }
.steps li { counter-increment: step; }
.steps li > * { position: relative; padding: 5px 8px 5px 32px; border-radius: 4px; }
.steps li > *::before { content: counter(step); position: absolute; left: 8px; top: 7px; width: 16px; height: 16px;
  line-height: 16px; border-radius: 8px; text-align: center; font-size: 11px;
  background: var(--vscode-badge-background); color: var(--vscode-badge-foreground); }
.steps b, .steps span { display: block; }
.steps span { color: var(--vscode-descriptionForeground); font-size: 0.95em; }
.steps button:hover, .plain:hover, .rounds button:hover { background: var(--vscode-list-hoverBackground); }
.plain { margin: 0 -8px; padding: 2px 8px; width: calc(100% + 16px); }
.rounds { display: grid; grid-template-columns: repeat(auto-fit, minmax(84px, 1fr)); gap: 6px; }
.rounds li > * { border: 1px solid var(--line); border-radius: 4px; padding: 5px 8px; height: 100%; }
.rounds li b, .rounds li > * > span { display: block; }
.rounds .written b > span { color: var(--good); }
.rounds .missing > * { border-style: dashed; }
.rounds li > * > span { color: var(--vscode-descriptionForeground); font-size: 0.9em; }
.grid { display: grid; gap: 10px; }
.cells { display: grid; grid-template-columns: repeat(auto-fit, minmax(80px, 1fr)); gap: 4px; }
.cell { border: 1px solid var(--line); padding: 6px 8px; min-height: 78px; display: flex; flex-direction: column; }
.cell b { font-size: 1.3em; line-height: 1.2; font-variant-numeric: tabular-nums; }
.cell .name { line-height: 1.35; flex: 1; }
.cell .note { color: var(--vscode-descriptionForeground); font-size: 0.88em; margin-top: 2px; }
.cell.empty, .cell.stated { border-style: dashed; }
.cell.empty b, .cell.stated b { color: var(--vscode-descriptionForeground); font-weight: normal; }
.cell:hover { border-color: var(--vscode-focusBorder); }
.heat1 { background: color-mix(in srgb, var(--good) 10%, transparent); }
.heat2 { background: color-mix(in srgb, var(--good) 18%, transparent); }
.heat3 { background: color-mix(in srgb, var(--good) 28%, transparent); }
.heat4 { background: color-mix(in srgb, var(--good) 40%, transparent); }
.heat2 .note, .heat3 .note, .heat4 .note { color: inherit; }
main > .empty { display: grid; gap: 10px; max-width: 420px; }
.action { color: var(--vscode-button-foreground); background: var(--vscode-button-background); text-align: center;
  padding: 4px 8px; border-color: var(--vscode-button-border, transparent); }
.action:hover { background: var(--vscode-button-hoverBackground); }
@media (min-width: 620px) {
  body { padding: 20px 28px 32px; max-width: 1040px; }
  header h1 { font-size: 1.3em; }
  .page { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 0 36px; }
}
.vscode-high-contrast .cell, .vscode-high-contrast .rounds li > *, .vscode-high-contrast-light .cell,
.vscode-high-contrast-light .rounds li > * { border-color: var(--vscode-contrastBorder); }
.vscode-high-contrast .cell, .vscode-high-contrast-light .cell { background: none; }
.vscode-high-contrast .heat2, .vscode-high-contrast-light .heat2 { border-width: 2px; padding: 5px 7px; }
.vscode-high-contrast .heat3, .vscode-high-contrast-light .heat3 { border-width: 3px; padding: 4px 6px; }
.vscode-high-contrast .heat4, .vscode-high-contrast-light .heat4 { border-width: 4px; padding: 3px 5px; }
.vscode-high-contrast .bar, .vscode-high-contrast-light .bar { outline: 1px solid var(--vscode-contrastBorder); }
@media (prefers-reduced-motion: no-preference) {
  body:not(.vscode-reduce-motion) .cell { transition: border-color 120ms; }
}
`;
