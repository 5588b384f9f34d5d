/** Every character that is seen has its place, and what is seen is what the clean copy says to a Markdown reader. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { cleanCopy } from '../../../server/src/features/write/clean';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import { isReadInPart } from '../../../server/src/model/text/parse';
import { paperOf } from '../../../server/src/model/visible/paper';
import type { Run } from '../../../server/src/model/visible/types';
import { sourceAt, textOf, unitsOf, visibleAt } from '../../../server/src/model/visible/units';
import { hostile as acting } from '../../kit/hostileText';
import { assertLinear, fastest } from '../../kit/linear';
import { applied, draft, hostile, random, randomEdit } from '../../kit/random';
import { shapes } from '../../kit/shapes';

const open = (text: string) => Doc.open('file:///a.md', text, builtin);

//#region What must hold of every paper

/** What a stretch of source may stand for. */
function standsFor(source: string, sign: string, first: boolean): boolean {
  if (source === sign || source === `\\${sign}` || /^&[^;]+;$/.test(source)) return true;
  if (sign === '\n' || sign === ' ') return /[\r\n]|^<\/?[a-z]/i.test(source);
  if (sign === '□' || sign === '☑') return /^\[[ \txX]\]$/.test(source);
  if (sign === '\ufffd') return source === '\0';
  return (source === '' && !first) || (/^\d+$/.test(source) && /\d/.test(sign));
}

function faults(text: string): string[] {
  const paper = paperOf(open(text));
  const out: string[] = [];
  const seen: { start: number; end: number }[] = [];
  let behind = 0;
  const look = (run: Run, unit: { start: number; end: number }): void => {
    const [start, end] = run.type === 'text' ? [run.at[0]!, run.at.at(-1)!] : [run.span.start, run.span.end];
    if (start < behind) out.push(`a run begins at ${start}, in front of ${behind}`);
    if (start < unit.start || end > unit.end) out.push(`${start}–${end} lies outside ${unit.start}–${unit.end}`);
    behind = end;
    seen.push({ start, end });
    if (run.type !== 'text') return;
    if (run.text === '' || run.at.length !== run.text.length + 1) out.push(`${run.at.length} places for "${run.text}"`);
    for (let i = 0; i < run.text.length; i++) {
      const source = text.slice(run.at[i], run.at[i + 1]);
      if (run.at[i + 1]! < run.at[i]! || !standsFor(source, run.text[i]!, i === 0))
        out.push(`${JSON.stringify(source)} stands for ${JSON.stringify(run.text[i])}`);
    }
  };
  for (const unit of unitsOf(paper)) {
    for (const run of unit.runs) look(run, unit);
    const words = textOf(unit.runs);
    for (const k of [0, words.length >> 1, words.length - 1]) {
      const place = sourceAt(unit.runs, k);
      if (place && place.end > place.start && visibleAt(unit.runs, place.start) !== k)
        out.push(`character ${k} of "${words}" is not found again`);
    }
  }
  for (const [i, span] of paper.hidden.entries()) {
    if (span.start < (paper.hidden[i - 1]?.end ?? 0) || span.end > text.length) out.push(`hidden ${span.start} again`);
    const shown = seen.find((one) => one.start < span.end && span.start < one.end);
    if (shown) out.push(`hidden and seen: ${text.slice(shown.start, shown.end)}`);
  }
  return out;
}

//#endregion

//#region What a Markdown reader sees

/** Without literal addresses, which take in the words behind them. */
const parser = unified()
  .use(remarkParse)
  .data('micromarkExtensions', [gfmTable(), gfmFootnote(), gfmStrikethrough(), gfmTaskListItem()])
  .data('fromMarkdownExtensions', [
    gfmTableFromMarkdown(),
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ])
  .freeze();

/** Blanks and the stars that only some readers see do not count. */
const bare = (text: string) => text.replace(/[\s\u200b-\u200d\ufffc*~]/g, '');

function words(node: Nodes, text: string): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'footnoteDefinition' || !('children' in node)) return '';
  const inside = node.children.map((child) => words(child, text)).join('');
  if (node.type !== 'listItem') return inside;
  const number = /^\d{1,9}[.)]/.test(text.slice(node.position!.start.offset)) ? '1.' : '';
  const box = typeof node.checked === 'boolean' ? (node.checked ? '☑' : '□') : '';
  return number + box + inside;
}

/** Undefined where the two are known to differ: tags, comments that part what they stand in, what no parser is asked. */
function read(text: string): readonly [ours: string, theirs: string] | undefined {
  const doc = open(text);
  const clean = cleanCopy(doc, 'all').text.replace(/^\ufeff/, '');
  const apart = doc.blocks.some(({ type }) => type === 'html');
  if (doc.openMatter || apart || isReadInPart(doc.parsed) || /^---|<[a-zA-Z!/?]/.test(clean)) return undefined;
  const ours = unitsOf(paperOf(doc)).map(({ runs, paragraph }) => {
    const said = textOf(runs);
    return paragraph?.list?.ordered ? said.replace(/^\d+[.)]/, '1.') : said;
  });
  return [bare(ours.join('')), bare(words(parser.parse(clean), clean))];
}

//#endregion

const folder = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

function files(path: string): [name: string, text: string][] {
  const at = folder(path);
  if (!existsSync(at)) return [];
  const names = readdirSync(at).filter((name) => name.endsWith('.md'));
  return names.map((name) => [name, readFileSync(`${at}/${name}`, 'utf8')]);
}

const written = [...files('examples'), ...files('../shared/corpus/real'), ...files('../shared/cases')];

/** Pieces of Markdown and of drafts, in any order. */
const pieces = [
  ...[
    '甲',
    '乙。',
    'Foo',
    ' ',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '　　',
    '**',
    '*',
    '~~',
    '`',
    '\\',
    '\\|',
    '|',
    '[',
    '](u)',
  ],
  ...['&amp;', '&#20013;', '&nbsp;', '<br>', '<!-- 措施：政治能力 -->', '【措施：政治能力】', '<!-- 甲 -->', '【'],
  ...[
    '# ',
    '## 一、',
    '\n- ',
    '\n1. ',
    '\n> ',
    '\n| a | b |\n|-|-|\n| ',
    '```',
    '\n---\n',
    '===',
    '[^1]',
    '\n[^1]: 注',
  ],
  ...['附件：1. 表', '\n2. 名单', '甲县人民检察院\n', '2026年1月6日', '（一）', '[ ] ', '![图](a.png)', '\u0000', '𠮷'],
  ...['<img src=a>', '<table><tr><td>', '</td><td>', '</td></tr></table>', '\n\n<div>', '</div>', '<p>'],
];
const mixed = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((all) => all.join(''));

describe('places', () => {
  it('hold of what was written', () => {
    for (const [name, text] of written) expect(faults(text), name).toEqual([]);
  });

  it('hold of hostile texts', () => {
    for (const [name, shape] of Object.entries(shapes)) expect(faults(shape(800)).slice(0, 3), name).toEqual([]);
    for (const [name, text] of Object.entries(acting)) {
      const cell = text.replace(/[\r\n]/g, ' ');
      expect(faults(`# 计划\n\n- 甲${text}\n\n|a|\n|-|\n|${cell}|\n\n> ${text}`), name).toEqual([]);
    }
  });

  it('hold of texts by chance', () => {
    for (let seed = 0; seed < 12; seed++) {
      const r = random(seed);
      expect(faults(draft(r, 800)), `draft ${seed}`).toEqual([]);
      expect(faults(hostile(r, 400)), `hostile ${seed}`).toEqual([]);
    }
    fc.assert(
      fc.property(mixed, (text) => {
        expect(faults(text)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is seen', () => {
  const same = (text: string, name: string): void => {
    const both = read(text);
    if (both) expect(both[0], name).toBe(both[1]);
  };

  it('is what the clean copy says to a Markdown reader', () => {
    expect(read('# 甲\n\n1. 乙【措施：政治能力】\n2. [ ] 丙&amp;\\*\n')).toEqual(['甲1.乙1.□丙&', '甲1.乙1.□丙&']);
    for (const [name, text] of written) same(text, name);
    for (const [name, shape] of Object.entries(shapes)) same(shape(300), name);
    for (let seed = 0; seed < 12; seed++) {
      const r = random(seed);
      let text = draft(r, 600);
      same(text, `draft ${seed}`);
      for (let i = 0; i < 6; i++) text = applied(text, randomEdit(r, text));
      same(text, `edited ${seed}`);
      same(hostile(r, 400), `hostile ${seed}`);
    }
  });
});

const copies = (piece: string, size: number) => piece.repeat(size / piece.length);

/** What our own reading could look at again and again. */
const ownShapes: Record<string, (size: number) => string> = {
  'numbered lines below a note': (size) => `附件：甲\n${copies('2．乙。\n', size)}`,
  'organs over a day': (size) => `甲。\n\n${copies('甲县人民检察院\n', size)}2026年1月6日\n`,
  'cells of HTML': (size) => `<table><tr>${copies('<td>甲</td>', size)}`,
  'sentences with numbers': (size) => copies('（一）甲。\n\n', size),
};

describe('cost', () => {
  it('grows no faster than the text', () => {
    const names = [
      'table rows',
      'lines of one paragraph',
      'comments apart',
      'footnotes apart',
      'list items',
      'escaped marks',
    ];
    for (const [name, shape] of [...names.map((one) => [one, shapes[one]!] as const), ...Object.entries(ownShapes)]) {
      const cost = (size: number) => {
        const doc = open(shape(size));
        return fastest(() => paperOf(doc), 2);
      };
      expect(() => assertLinear(cost, { sizes: [3_000, 24_000] }), name).not.toThrow();
    }
  });
});
