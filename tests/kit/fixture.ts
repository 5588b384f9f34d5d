/**
 * Rule fixtures: one Markdown file for each rule, `tests/rules/<rule-id>.md`. They are also the examples of the rule's page.
 *
 *     === 错：一句话说明
 *     --- a.md 报审
 *     text with ⟦findings⟧
 *     --- expect
 *     message of each finding, a line each
 *     --- fixed a.md
 *     the text after the first fix of every finding
 *
 * Other drafts of the workspace stand in sections of their own, `--- plan.md` and the like, in front of `a.md` or behind it.
 * What people have said of the trace stands in `--- trace.json`. Deadlines are judged as on `today`.
 *
 * `=== 对：…` has no findings. `=== 难：…` is hostile or subtle input, left out of the page; it may have findings.
 * Line ends at the end of a text do not count. A file without front matter gets `文种: 工作计划`; words behind the file name set 文种 and 阶段.
 */
import { readSpans } from './spans';

export interface Case {
  readonly sort: '错' | '对' | '难';
  readonly name: string;
  /** File header, e.g. `a.md 工作总结 报审`. */
  readonly header: string;
  readonly text: string;
  readonly spans: readonly { start: number; end: number }[];
  /** What the office has decided: `.shuangyi/trace.json`. */
  readonly trace: string | undefined;
  readonly others: readonly { readonly name: string; readonly text: string }[];
  readonly expect: string | undefined;
  readonly fixed: string | undefined;
}

/** The day by which fixtures are judged, as yyyymmdd. */
export const today = 20260710;

/** Reads a fixture; throws with the place when it is malformed. */
export function readFixture(source: string): Case[] {
  return source
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const title = /^(错|对|难)：(.*)\n/.exec(part);
      if (!title) throw new Error(`case without 错/对/难: ${part.slice(0, 40)}`);
      const sections = new Map<string, string>();
      for (const section of part.slice(title[0].length).split(/^--- /m).slice(1)) {
        const line = section.indexOf('\n');
        sections.set(section.slice(0, line).trim(), section.slice(line + 1));
      }
      const header = [...sections.keys()].find((name) => name.startsWith('a.md'));
      if (!header) throw new Error(`case without a.md: ${title[2]}`);
      const body = decode(sections.get(header)!.replace(/\n+$/, ''));
      return {
        sort: title[1] as Case['sort'],
        name: title[2]!,
        header,
        ...readSpans(body),
        trace: sections.get('trace.json'),
        others: [...sections].flatMap(([name, text]) =>
          name !== header && /\.md(?: |$)/.test(name) && !name.startsWith('fixed')
            ? [{ name, text: decode(text.replace(/\n+$/, '')) }]
            : [],
        ),
        expect: sections.get('expect')?.trim(),
        fixed: sections.has('fixed a.md') ? decode(sections.get('fixed a.md')!.replace(/\n+$/, '')) : undefined,
      };
    });
}

/** `␍` stands for a carriage return, `␣` for a full-width blank, `␂` for a byte order mark. */
function decode(text: string): string {
  return text.replaceAll('␍', '\r').replaceAll('␣', '\u3000').replaceAll('␂', '\ufeff');
}

export function encode(text: string): string {
  return text.replaceAll('\r', '␍').replaceAll('\u3000', '␣').replaceAll('\ufeff', '␂');
}

/** Stage and kind that a file header names. */
export function headerOptions(header: string): { stage: string | undefined; kind: string } {
  const words = header.split(/\s+/).slice(1);
  const stage = words.find((word) => ['起草', '核稿', '报审'].includes(word));
  return { stage, kind: words.find((word) => word !== stage) ?? '工作计划' };
}
