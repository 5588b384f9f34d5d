/** How a state looks: a sign for pages, an icon and a colour for the tree. No editor needed. */

export interface StateLook {
  /** One character; the words beside it say the same. */
  readonly sign: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** Id of a theme colour; none for a plain icon. */
  readonly color?: string;
  /** What has to be done comes first. */
  readonly order: number;
}

const looks: Readonly<Record<string, StateLook>> = {
  overdue: { sign: '!', icon: 'watch', color: 'problemsErrorIcon.foreground', order: 0 },
  unreported: { sign: '○', icon: 'circle-large-outline', color: 'problemsWarningIcon.foreground', order: 1 },
  suspect: { sign: '?', icon: 'question', color: 'problemsWarningIcon.foreground', order: 2 },
  running: { sign: '…', icon: 'sync', color: 'charts.blue', order: 3 },
  reported: { sign: '•', icon: 'circle-filled', color: 'charts.blue', order: 4 },
  adjusted: { sign: '△', icon: 'edit', color: 'charts.blue', order: 5 },
  unplanned: { sign: '＋', icon: 'diff-added', order: 6 },
  duplicate: { sign: '＝', icon: 'copy', order: 7 },
  done: { sign: '✓', icon: 'pass', color: 'testing.iconPassed', order: 8 },
};

const plain: StateLook = { sign: '', icon: 'dash', order: 9 };

export const lookOf = (state: string): StateLook => looks[state] ?? plain;
