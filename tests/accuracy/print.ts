/** Tables and goals as lines of text. */

/** Columns side by side: the first to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  return [line(head), ...rows.map(line)].join('\n');
}

/** A figure against its goal: `ok`, or `over` or `below`. */
export function goal(name: string, value: number, sign: '≤' | '≥', wanted: number): string {
  const met = sign === '≤' ? value <= wanted : value >= wanted;
  const verdict = met ? 'ok' : sign === '≤' ? 'over' : 'below';
  return `${name.padEnd(48)} ${value.toFixed(3)}  (goal ${sign} ${wanted.toFixed(2)}) ${verdict}`;
}

/** `a of b` as a share; `–` where there is nothing to share. */
export function ratio(part: number, of: number): string {
  return of ? (part / of).toFixed(2) : '–';
}
