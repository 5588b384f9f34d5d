/**
 * What an ignore file leaves out, in the syntax of .gitignore. Names are compared step by step, never by a regular
 * expression: a line with many `*` must not keep anybody waiting.
 */

/** What stands for one character of a name: itself, any of some, or none but some. */
type Unit = string | { readonly ranges: readonly (readonly [string, string])[]; readonly none: boolean };

/** The pattern of a name: units, and `*` between them. */
type NamePattern = readonly (Unit | typeof anything)[];

/** `*` in a name, `**` among names. */
const anything = Symbol();
const anyUnit: Unit = { ranges: [], none: true };

interface Rule {
  readonly takesBack: boolean;
  readonly foldersOnly: boolean;
  readonly names: readonly (NamePattern | typeof anything)[];
}

/** Longer than any path: such a line is no pattern. */
const longestLine = 4_096;

export class IgnoreRules {
  readonly #rules: readonly Rule[];

  constructor(text: string) {
    this.#rules = text
      .split(/\r?\n/)
      .flatMap((line) => ruleOf(line) ?? [])
      .reverse();
  }

  /**
   * Whether a path below the file's folder is left out, or taken back; undefined where no rule speaks of it. Slashes
   * stand between names, and one at the end of a folder. What lies in a folder that is left out cannot be taken back.
   */
  ignores(path: string): boolean | undefined {
    const names = path.toLowerCase().split('/');
    const folder = names.at(-1) === '';
    if (folder) names.pop();
    for (let depth = 1; depth < names.length; depth++) if (this.#verdict(names.slice(0, depth), true)) return true;
    return this.#verdict(names, folder);
  }

  /** The last rule that fits decides. */
  #verdict(names: readonly string[], folder: boolean): boolean | undefined {
    const rule = this.#rules.find((one) => (folder || !one.foldersOnly) && fitsPath(one.names, names));
    return rule && !rule.takesBack;
  }
}

function ruleOf(line: string): Rule | undefined {
  let end = line.length;
  while (line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  const plain = line.slice(0, end).replace(/^\ufeff/, '');
  if (plain === '' || plain.startsWith('#') || plain.length > longestLine) return undefined;
  const takesBack = plain.startsWith('!');
  const pattern = takesBack ? plain.slice(1) : plain;
  const foldersOnly = pattern.endsWith('/');
  const path = foldersOnly ? pattern.slice(0, -1) : pattern;
  const names = path.replace(/^\//, '').split('/');
  const steps: (NamePattern | typeof anything)[] = [];
  for (const name of names) {
    const step = /^\*{2,}$/.test(name) ? anything : namePattern(name.toLowerCase());
    if (!step) return undefined;
    steps.push(step);
  }
  // A bare name is meant in every folder below; everything in a folder is not the folder itself.
  if (!path.includes('/')) steps.unshift(anything);
  if (steps.at(-1) === anything) steps.push([anything]);
  return { takesBack, foldersOnly, names: steps };
}

/** Undefined where a bracket is not closed: such a pattern fits nothing. */
function namePattern(name: string): NamePattern | undefined {
  const units: (Unit | typeof anything)[] = [];
  for (let at = 0; at < name.length; at++) {
    const unit = name[at]!;
    if (unit === '*') {
      if (units.at(-1) !== anything) units.push(anything);
    } else if (unit === '?') units.push(anyUnit);
    else if (unit === '\\' && at + 1 < name.length) units.push(name[++at]!);
    else if (unit === '[') {
      const end = name.indexOf(']', at + (/[!^]/.test(name[at + 1] ?? '') ? 3 : 2));
      if (end < 0) return undefined;
      units.push(oneOf(name.slice(at + 1, end)));
      at = end;
    } else units.push(unit);
  }
  return units;
}

/** `a-z_`, `!a`: what stands in brackets. */
function oneOf(inside: string): Unit {
  const none = /^[!^]/.test(inside);
  const units = [...(none ? inside.slice(1) : inside).replace(/\\(.)/gu, '$1')];
  const ranges: [string, string][] = [];
  for (let i = 0; i < units.length; i++) {
    const ranged = units[i + 1] === '-' && i + 2 < units.length;
    ranges.push([units[i]!, ranged ? units[i + 2]! : units[i]!]);
    if (ranged) i += 2;
  }
  return { ranges, none };
}

const fitsPath = (pattern: Rule['names'], names: readonly string[]) => fits(pattern, names, fitsName);
const fitsName = (pattern: NamePattern, name: string) => fits(pattern, name, fitsUnit);

function fitsUnit(unit: Unit, written: string): boolean {
  if (typeof unit === 'string') return unit === written;
  return unit.ranges.some(([first, last]) => first <= written && written <= last) !== unit.none;
}

/**
 * Whether a row of things fits a pattern in which `anything` stands for any number of them. Only the last `anything` is
 * ever tried anew: the cost is at most that of comparing each with each.
 */
function fits<P, T>(
  pattern: readonly (P | typeof anything)[],
  row: ArrayLike<T>,
  one: (pattern: P, thing: T) => boolean,
): boolean {
  let at = 0;
  let open = -1;
  let from = 0;
  for (let i = 0; i < row.length; ) {
    const next = pattern[at];
    if (next === anything) {
      open = at++;
      from = i;
    } else if (at < pattern.length && one(next as P, row[i]!)) {
      at++;
      i++;
    } else if (open >= 0) {
      at = open + 1;
      i = ++from;
    } else return false;
  }
  while (pattern[at] === anything) at++;
  return at === pattern.length;
}
