import { setImmediate } from 'node:timers/promises';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { describe, expect, it, vi } from 'vitest';
import { type Parsed, parse, parseInSteps, reparse } from '../../server/src/model/text/parse';
import type { SyntaxNode } from '../../server/src/model/text/types';
import { assertLinear } from '../kit/linear';
import { applied, draft, hostile, type Random, random, randomEdit } from '../kit/random';

// A busy machine is no failure: what is held to a limit here is counted.
vi.setConfig({ testTimeout: 60_000 });

// ---- What the parser library itself says of a whole text ----

interface Plain {
  type: string;
  start: number;
  end: number;
  depth?: number;
  ordered?: boolean;
  first?: number;
  children?: Plain[];
}

/** Blocks with absolute offsets by one call over the whole text, with nothing of our own in between. */
function oracle(text: string): Plain[] {
  const by = text.startsWith('\ufeff') ? 1 : 0;
  const run = (matter: boolean) =>
    fromMarkdown(text, {
      extensions: [
        gfmTable(),
        gfmFootnote(),
        gfmStrikethrough(),
        gfmTaskListItem(),
        ...(matter ? [frontmatter()] : []),
      ],
      mdastExtensions: [
        gfmTableFromMarkdown(),
        gfmFootnoteFromMarkdown(),
        gfmStrikethroughFromMarkdown(),
        gfmTaskListItemFromMarkdown(),
        frontmatterFromMarkdown(),
      ],
    });
  const plain = (node: Nodes): Plain => {
    const out: Plain = {
      type: node.type,
      start: node.position!.start.offset! + by,
      end: node.position!.end.offset! + by,
    };
    if (node.type === 'heading') out.depth = node.depth;
    if (node.type === 'list') {
      out.ordered = node.ordered === true;
      if (node.ordered) out.first = node.start!;
    }
    if ('children' in node) out.children = node.children.map(plain);
    return out;
  };
  // An opening fence that is never closed spoils the rest of the tree: then without the extension.
  const matter = /^\ufeff?---/.test(text) ? run(true) : undefined;
  const nodes = (matter?.children[0]?.type === 'yaml' ? matter : run(false)).children.map(plain);
  // A setext heading behind definitions is said to begin with them; then its words tell where it does.
  nodes.forEach((node, i) => {
    if (i > 0 && node.start < nodes[i - 1]!.end) node.start = node.children![0]!.start;
  });
  // Blank lines behind a fence that is left open in a list belong to it or not, by what follows: here they never do.
  const cut = (node: Plain, last: number): void => {
    node.start = Math.min(node.start, last);
    node.end = Math.min(node.end, last);
    for (const child of node.children ?? []) cut(child, last);
  };
  for (const node of nodes) {
    const blank = /(?:[\r\n][ \t]*)*$/.exec(text.slice(node.start, node.end))!;
    if (node.children) cut(node, node.end - blank[0].length);
  }
  return nodes;
}

function absolute(node: SyntaxNode, by: number): Plain {
  const out: Plain = { type: node.type, start: node.start + by, end: node.end + by };
  if (node.depth !== undefined) out.depth = node.depth;
  if (node.ordered !== undefined) out.ordered = node.ordered;
  if (node.first !== undefined) out.first = node.first;
  if (node.children) out.children = node.children.map((child) => absolute(child, by));
  return out;
}

function plain(parsed: Parsed): Plain[] {
  expect(parsed.starts.length).toBe(parsed.blocks.length);
  const { blocks } = parsed;
  expect(blocks.every(({ type, length, node }) => type === node.type && node.start === 0 && length === node.end)).toBe(
    true,
  );
  return blocks.map((block, i) => absolute(block.node, parsed.starts[i]!));
}

const types = (parsed: Parsed): string[] => parsed.blocks.map((block) => block.type);
const source = (parsed: Parsed, i: number): string =>
  parsed.text.slice(parsed.starts[i]!, parsed.starts[i]! + parsed.blocks[i]!.length);

/** Replaces the first occurrence of `find`. */
function replace(previous: Parsed, find: string, text: string): Parsed {
  const start = previous.text.indexOf(find);
  expect(start).toBeGreaterThanOrEqual(0);
  return reparse(previous, { start, end: start + find.length, text });
}

function fresh(previous: Parsed, next: Parsed): string[] {
  const known = new Set(previous.blocks);
  return next.blocks.flatMap((block, i) => (known.has(block) ? [] : [source(next, i)]));
}

/** A million bytes of UTF-8. */
const megabyte = draft(random(1), 364_000);
const part = megabyte.slice(0, 30_000);

describe('parse', () => {
  it('gives top-level blocks with offsets of their own', () => {
    const parsed = parse('# 标题\n\n一、任务\n\n| 事项 | 措施 |\n| - | - |\n| 甲 | 乙 |\n\n3. 丙\n4. 丁\n');
    expect(types(parsed)).toEqual(['heading', 'paragraph', 'table', 'list']);
    expect(Array.from(parsed.starts)).toEqual([0, 6, 12, 45]);
    expect(parsed.blocks[0]!.node).toEqual({
      type: 'heading',
      start: 0,
      end: 4,
      depth: 1,
      children: [{ type: 'text', start: 2, end: 4 }],
    });
    expect(parsed.blocks[3]!.node).toMatchObject({ ordered: true, first: 3 });
    expect(source(parsed, 3)).toBe('3. 丙\n4. 丁');
  });

  it.each([
    ['empty', ''],
    ['byte order mark only', '\ufeff'],
    ['byte order mark', '\ufeff# 标题\n\n正文\n'],
    ['two byte order marks', '\ufeff\ufeff正文\n\n\ufeff# 甲\n'],
    ['byte order mark and front matter', '\ufeff---\n文种: 工作计划\n---\n\n- 甲\n'],
    ['front matter', '---\n文种: 工作计划\n---\n# 标题\n\n- 甲\n'],
    ['front matter with CRLF', '---\r\n文种: 工作计划\r\n---\r\n\r\n- 甲\r\n'],
    ['front matter with lone CR', '---\r文种: 工作计划\r---\r\r- 甲\r'],
    ['front matter that is never closed', '---\n文种: 工作计划\n\n- 甲\n\n> 乙\n\n[^1]: 丙\n'],
    ['front matter longer than a step', `---\n甲: ${'乙\n\n丙: '.repeat(4000)}\n---\n\n正文\n`],
    ['NUL and astral characters', '甲\u0000乙 **𠮷👍** 丙\n\n\u0000\n'],
    ['CRLF', '# 甲\r\n\r\n乙\r\n丙\r\n\r\n- 丁\r\n'],
    ['lone CR', '甲\r\r# 乙\r- 丙\r\r丁\r'],
    ['fence that is never closed', '甲\n\n```\n乙\n\n# 丙\n'],
    ['tab', '-\t甲\n\n\t乙\n\n丙\t丁\n'],
    ['definitions at the end', '[甲][a] 与 ![a] 与[^1]\n\n# [a]\n\n| [a] |\n| - |\n| [^1] |\n\n[a]: u\n\n[^1]: 注\n'],
    ['definitions before a setext heading', '[甲]: u\n[乙]: v\n标题\n===\n\n[甲]\n'],
    ['web addresses', 'www.example.invalid 与 a@example.invalid 与 https://example.invalid\n'],
  ])('reads as the library reads the whole: %s', (_name, text) => {
    expect(plain(parse(text))).toEqual(oracle(text));
  });

  it('reads drafts and hostile texts as the library does', () => {
    for (let seed = 0; seed < 5; seed++) {
      const r = random(seed);
      for (const text of [draft(r, 9000 + r.int(4000)), hostile(r, 1000 + r.int(2000))]) {
        expect(plain(parse(text)), `seed ${seed}`).toEqual(oracle(text));
      }
    }
  });

  it('pauses in between, and gives the same', () => {
    const steps = parseInSteps(part);
    let pauses = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) pauses++;
    expect(pauses).toBeGreaterThan(2);
    expect(step.value).toEqual(parse(part));
  });

  it('does not follow nesting that no person writes', () => {
    const parsed = parse(`${'>'.repeat(1000)} 甲\n\n乙\n`);
    expect(types(parsed)).toEqual(['blockquote', 'paragraph']);
  });

  it('costs in proportion to the size', () => {
    const sizes = [1_000, 3_000, 9_000, 27_000];
    assertLinear((size) => parse(part.slice(0, size)).work.characters, { sizes, factor: 1.5 });
    // A fence that is never closed is met by doubling.
    assertLinear((size) => parse(`甲\n\n~~~~~~\n${part.slice(0, size)}`).work.characters, { sizes, factor: 4 });
  });
});

describe('reparse', () => {
  it('gives one new block for a character typed, and leaves the previous value alone', () => {
    const before = parse('# 甲\n\n第一段。\n\n第二段。\n\n- 丙\n');
    const blocks = [...before.blocks];
    const after = replace(before, '第二段', '第二大段');
    expect(fresh(before, after)).toEqual(['第二大段。']);
    expect(after.text).toBe('# 甲\n\n第一段。\n\n第二大段。\n\n- 丙\n');
    expect([...before.blocks]).toEqual(blocks);
    expect(plain(before)).toEqual(oracle(before.text));
    expect(plain(replace(before, '丙', '丁'))).toEqual(oracle('# 甲\n\n第一段。\n\n第二段。\n\n- 丁\n'));
  });

  it('takes the new text from the caller', () => {
    const before = parse('甲\n\n乙\n');
    const text = '甲甲\n\n乙\n';
    expect(reparse(before, { start: 1, end: 1, text: '甲' }, text).text).toBe(text);
  });

  it('bears a range outside the text', () => {
    expect(reparse(parse('甲'), { start: -5, end: 99, text: '乙' }).text).toBe('乙');
  });

  const long = '一段够长的正文。'.repeat(60);
  it.each([
    ['fence opened', `甲\n\n${long}\n\n# 乙\n\n- 丙\n`, '甲\n', '甲\n```\n'],
    ['fence closed', `甲\n\n\`\`\`\n\n${long}\n\n# 乙\n`, '# 乙', '```\n\n# 乙'],
    ['comment opened', `甲\n\n${long}\n\n乙 -->\n\n丙\n`, '甲', '<!-- 甲'],
    ['lists joined over a paragraph taken out', `- 甲${long}\n\n${long}\n\n- 乙\n`, `\n\n${long}\n\n- 乙`, '\n\n- 乙'],
    ['paragraph made an item', `- 甲${long}\n\n乙\n`, '\n乙', '\n- 乙'],
    ['definition added', `[甲]与${long}\n\n${long}\n\n[甲] u\n`, '] u', ']: u'],
    ['definition removed', `${long}[甲]\n\n${long}\n\n[甲]: u\n`, ']: u', '] u'],
    ['one of two definitions removed', `${long}[甲]\n\n[甲]: u\n\n${long}\n\n[甲]: v\n`, ']: u', '] u'],
    ['image alone refers', `${long}\n\n![图][甲]\n\n${long}\n\n[甲] u\n`, '] u', ']: u'],
    ['label over two lines of a quote', `> [甲\n> 乙]\n\n${long}\n\n[甲 乙] u\n`, '] u', ']: u'],
    ['footnote added', `${long}[^1]\n\n${long}\n\n[^1] 注\n`, '] 注', ']: 注'],
    ['front matter closed', `---\n文种: 甲\n\n${long}\n\n- 乙\n\n***\n\n${long}\n`, '***', '---'],
    ['front matter opened', `文种: 甲\n\n${long}\n\n---\n\n${long}\n`, '文种', '---\n文种'],
    ['front matter broken', `---\n文种: 甲\n---\n\n- 乙\n\n${long}\n\n---\n`, '\n---', '\n--'],
    ['byte order mark taken away', `\ufeff---\n文种: 甲\n---\n\n${long}\n`, '\ufeff', ''],
    ['byte order mark put in front', `---\n文种: 甲\n---\n\n${long}\n`, '---', '\ufeff---'],
    ['CR LF torn apart', `甲${long}\r\n\r\n乙${long}\r\n\r\n丙\r\n`, '\n\r\n乙', '\n\r乙'],
    ['text behind an open fence in a list deleted', `甲\n\n2) \`\`\`\n\n\n\r\r乙\n`, '乙\n', ''],
    ['words deleted from a line that is a list item without them', `甲\n\n1仍.\n\n乙\n`, '仍', ''],
    ['text behind a fence left open in a list made a quotation', '- 甲\n\n  ~~~\n\n乙\n', '乙', '> 乙'],
    ['everything deleted', `甲\n\n${long}\n\n[甲]: u\n`, `甲\n\n${long}\n\n[甲]: u\n`, ''],
  ])('equals a fresh parse: %s', (_name, text, find, by) => {
    const after = replace(parse(text), find, by);
    expect(plain(after)).toEqual(oracle(after.text));
  });

  it('keeps blocks that refer to nothing when a definition changes', () => {
    const long = '一段够长的正文。'.repeat(60);
    const before = parse(`${long}\n\n见[甲]。\n\n旁边一段。\n\n${long}\n\n[甲]: u\n`);
    expect(fresh(before, replace(before, '[甲]:', '[乙]:'))).toEqual(['见[甲]。', '[乙]: u']);
  });

  it('parses once, and little, for a character typed into a megabyte', () => {
    const before = parse(megabyte);
    const r = random(7);
    for (let i = 0; i < 50; i++) {
      const start = megabyte.indexOf('，', r.int(megabyte.length - 2000));
      const { work } = reparse(before, { start, end: start, text: '的' });
      expect(work.calls).toBeLessThanOrEqual(1);
      expect(work.characters).toBeLessThanOrEqual(4000);
    }
  });
});

// ---- Equal to a fresh parse after every edit ----

/** `EDITS=20000 SEEDS=45` runs the long version; without them a few hundred edits. */
const EDITS = Number(process.env.EDITS ?? 240);
const SEEDS = Number(process.env.SEEDS ?? 8);

/** Texts made of lines that look simple; more in a long run. */
const DOCUMENTS = EDITS > 1000 ? 30_000 : 800;

function document(r: Random, seed: number): string {
  if (seed % 10 === 9) return draft(r, EDITS > 1000 ? 36_000 : 6000);
  return seed % 2 ? hostile(r, 600 + r.int(2000)) : draft(r, 600 + r.int(2500));
}

it('words typed inside a line of words need no parser, and whatever else is typed is seen', () => {
  const signs = [...' 年甲，。“”（）－0123456789.)#-=+:a"\'/@^{}$%;?*_`[]<>&\\~!| \t\n\r\u3000\ufeff𠮷'];
  const r = random(41);
  let without = 0;
  for (let i = 0; i < 6000; i++) {
    const line = Array.from({ length: 2 + r.int(5) }, () => signs[r.int(r.chance(0.8) ? 32 : signs.length)]!).join('');
    const before = parse(
      `${r.pick(['', '# 题\n', '上一段\n\n', '- 项\n\n'])}${line}${r.pick(['', '\n', '\n\n下一段\n', '\n- 项\n'])}`,
    );
    const start = r.int(before.text.length + 1);
    const end = Math.min(before.text.length, start + r.int(3));
    const edit = { start, end, text: r.chance(0.3) ? '' : signs[r.int(signs.length)]! };
    const after = reparse(before, edit);
    if (after.work.calls === 0 && before.text !== after.text) without++;
    const where = JSON.stringify({ text: before.text, edit });
    if (JSON.stringify(plain(after)) !== JSON.stringify(oracle(after.text)))
      expect(plain(after), where).toEqual(oracle(after.text));
  }
  expect(without).toBeGreaterThan(100);
});

it(
  'lines that look simple are read as the library reads them, whatever stands beside them',
  () => {
    const lines = [
      ...[
        '甲乙丙',
        '　　甲',
        '1986年',
        '1.5倍',
        '1. 甲',
        '12) 乙',
        '7.',
        '- 甲',
        '- 1. 乙',
        '- [ ] 丙',
        '- [x] 丙',
        '* 丁',
        '+ - 丁',
      ],
      ...[
        '# 题',
        '### 一、题 #',
        '#',
        '#题',
        '===',
        '---',
        '- - -',
        '| 甲 | 乙 |',
        '|---|:-:|',
        '|-|',
        '||丙|',
        '|  |',
        '| 甲',
        '甲|乙',
      ],
      ...[
        '<!-- 融合：甲 -->',
        '<!-- 甲',
        '-->',
        '<!---->',
        '甲<!-- 乙 -->丙',
        '甲 <!-- 乙 --> <!-- 丙 -->',
        '<!-- a --> 乙',
        '<!-- a -- b -->',
      ],
      ...[
        '> 甲',
        '    甲',
        '  乙',
        '```',
        '~~~',
        '<div>',
        '[甲]: /a',
        '[^1]: 甲',
        '甲[^1]',
        '甲[甲]',
        '**甲**',
        '甲  ',
        '甲\\\\',
        '\t甲',
        ' ',
        '',
      ],
    ];
    const r = random(97);
    let simple = 0;
    for (let i = 0; i < DOCUMENTS; i++) {
      const text = Array.from(
        { length: 2 + r.int(7) },
        () => r.pick(lines) + r.pick(['\n', '\n', '\n\n', '\n\n', '\r\n', '\r', '\n \n']),
      ).join('');
      const parsed = parse(text);
      if (parsed.work.calls === 0) simple++;
      if (JSON.stringify(plain(parsed)) !== JSON.stringify(oracle(text)))
        expect(plain(parsed), JSON.stringify(text)).toEqual(oracle(text));
    }
    expect(simple).toBeGreaterThan(DOCUMENTS / 100);
  },
  60_000 + DOCUMENTS * 20,
);

describe('random edits', () => {
  it.each(Array.from({ length: SEEDS }, (_, seed) => seed))(
    'leave nothing different from a fresh parse: seed %i',
    async (seed) => {
      const r = random(seed * 7919 + 13);
      let current = parse(document(r, seed));
      for (let i = 0; i < EDITS / SEEDS; i++) {
        // A long run must not leave the test runner without an answer.
        await setImmediate();
        const edit = randomEdit(r, current.text);
        const next = reparse(current, edit);
        const where = `edit ${i}: ${JSON.stringify(edit)}`;
        if (next.text !== applied(current.text, edit)) throw new Error(`text: ${where}`);
        const whole = oracle(next.text);
        // Compared as JSON first: that is much faster, and nearly always all that is needed.
        if (JSON.stringify(plain(next)) !== JSON.stringify(whole)) expect(plain(next), where).toEqual(whole);
        // Undo half of the edits, and now and then begin again: texts would decay into noise.
        if (r.chance(0.5)) {
          const text = current.text.slice(edit.start, edit.end);
          current = reparse(next, { start: edit.start, end: edit.start + edit.text.length, text });
        } else current = next;
        if (i % 60 === 59) current = parse(document(r, seed));
      }
    },
    60_000 + EDITS * 50,
  );
});
