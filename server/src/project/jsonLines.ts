/** Own files of a project that hold lists, one entry a line, so that colleagues' additions seldom collide. */
import type { Span } from '../base/span';

export interface JsonProblem {
  /** Chinese. */
  readonly message: string;
  readonly span: Span;
}

const atStart: Span = { start: 0, end: 0 };

/** The lists of a file by name. Without them it says what is wrong. Never throws. */
export function readLists<K extends string>(
  text: string,
  names: readonly K[],
): { readonly lists?: Readonly<Record<K, readonly unknown[]>>; readonly problems: readonly JsonProblem[] } {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? 0);
    const start = Math.min(at, text.length);
    return { problems: [{ message: '不是正确的 JSON，检查引号、逗号和括号。', span: { start, end: start } }] };
  }
  const { version, ...given } = record(file);
  if (version !== 1 || !names.every((name) => Array.isArray(given[name]))) {
    const lists = names.map((name) => `"${name}": [ … ]`).join(', ');
    return { problems: [{ message: `应写作 { "version": 1, ${lists} }。`, span: atStart }] };
  }
  return { lists: given as Record<K, unknown[]>, problems: [] };
}

/** The text of such a file; lines stand in the order of their words. */
export function writeLists(lists: Readonly<Record<string, readonly object[]>>): string {
  const parts = Object.entries(lists).map(([name, entries]) => {
    const lines = entries.map((entry) => `    ${oneLine(entry)}`);
    return lines.length === 0 ? `  "${name}": []` : `  "${name}": [\n${lines.join(',\n')}\n  ]`;
  });
  return `{\n  "version": 1,\n${parts.join(',\n')}\n}\n`;
}

function oneLine(entry: object): string {
  return `{ ${Object.entries(entry)
    .map(([key, value]) => `"${key}": ${JSON.stringify(value)}`)
    .join(', ')} }`;
}

export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
