/** A figure that is demanded, and what was found: one line each, printed by `npm run word` and held by the tests. */
export interface Figure {
  readonly what: string;
  readonly demand: string;
  readonly found: string;
  readonly met: boolean;
}

/** How a figure in a unit is written: as many digits as tell it from its neighbour. */
const written = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 1);

const found = (value: number | undefined) => (value === undefined ? '–' : written(value));

export function exactly(what: string, wanted: number, value: number | undefined): Figure {
  return { what, demand: written(wanted), found: found(value), met: value === wanted };
}

export function near(what: string, wanted: number, tolerance: number, value: number | undefined): Figure {
  const met = value !== undefined && Math.abs(value - wanted) <= tolerance;
  return { what, demand: `${wanted} ± ${tolerance}`, found: found(value), met };
}

export function between(what: string, least: number, most: number, value: number | undefined): Figure {
  const met = value !== undefined && least <= value && value <= most;
  return { what, demand: `${least}–${most}`, found: found(value), met };
}

export function atMost(what: string, most: number, value: number | undefined, unit = ''): Figure {
  const met = value !== undefined && value <= most;
  return { what, demand: `≤ ${most}${unit}`, found: `${found(value)}${unit}`, met };
}

export function atLeast(what: string, least: number, value: number, unit = ''): Figure {
  return { what, demand: `≥ ${least}${unit}`, found: `${written(value)}${unit}`, met: value >= least };
}

/** All of some must be so; the first that are not are named. */
export function allOf(what: string, count: number, failed: readonly string[]): Figure {
  const named = failed.slice(0, 3).join('; ').slice(0, 300);
  const met = failed.length === 0 && count > 0;
  return { what, demand: 'all', found: `${count - failed.length}/${count}${named && ` (${named})`}`, met };
}

/** Width on a terminal, where Chinese signs take two places. */
const wide = (text: string) => [...text].reduce((sum, sign) => sum + (sign >= '\u2e80' ? 2 : 1), 0);
const padded = (text: string, width: number) => text + ' '.repeat(Math.max(1, width - wide(text)));

export const line = ({ what, demand, found, met }: Figure) =>
  `${met ? '✓' : '✗'} ${padded(what, 58)}${padded(demand, 14)}${found}`;
