/** What the Markdown parser would take too long for is read as plain words, and said to be. */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isReadInPart, parse, reparse } from '../../server/src/model/text/parse';
import type { Parsed, SyntaxNode } from '../../server/src/model/text/types';
import { random, randomEdit } from '../kit/random';
import { plainText, shapes } from '../kit/shapes';

/** How often a type of node stands in a text. */
function count(parsed: Parsed, type: string): number {
  const within = (node: SyntaxNode): number =>
    (node.type === type ? 1 : 0) + (node.children ?? []).reduce((sum, child) => sum + within(child), 0);
  return parsed.blocks.reduce((sum, { node }) => sum + within(node), 0);
}

const tree = ({ blocks, starts, state }: Parsed) =>
  JSON.stringify([
    blocks.map(({ node }) => node),
    [...starts],
    state.chunks.map(({ length, plain }) => [length, plain]),
  ]);

describe('the limits', () => {
  it('leave what people write alone', () => {
    const bold = parse(`${'**甲**乙、'.repeat(60)}\n\n${'[甲](u)、'.repeat(60)}\n`);
    expect([count(bold, 'strong'), count(bold, 'link'), isReadInPart(bold)]).toEqual([60, 60, false]);
    const deep = parse(Array.from({ length: 20 }, (_, i) => `${'  '.repeat(i)}- 甲\n`).join(''));
    expect([count(deep, 'list'), isReadInPart(deep)]).toEqual([20, false]);
    const lazy = parse(`> 甲\n${'乙\n'.repeat(200)}`);
    expect([lazy.blocks.map(({ type }) => type), isReadInPart(lazy)]).toEqual([['blockquote'], false]);
    const breaks = parse(`${'* '.repeat(500)}\n\n${'- '.repeat(500)}\n`);
    expect([breaks.blocks.map(({ type }) => type), isReadInPart(breaks)]).toEqual([
      ['thematicBreak', 'thematicBreak'],
      false,
    ]);
    const underlined = parse('甲\n===\n'.repeat(90));
    expect([count(underlined, 'heading'), isReadInPart(underlined)]).toEqual([90, false]);
    const long = parse(`${shapes['list items']!(20_000)}\n${shapes['task rows']!(20_000)}`);
    expect([long.blocks.map(({ type }) => type), isReadInPart(long)]).toEqual([['list', 'table'], false]);
    expect(isReadInPart(parse(plainText(100_000)))).toBe(false);
  });

  it.each([
    ['marks of a paragraph', `${'**甲**乙、'.repeat(300)}`, 'strong', 100],
    ['one long run of marks', `${'*'.repeat(1000)}甲${'*'.repeat(1000)}`, 'strong', 0],
    ['links', '[甲](u)、'.repeat(300), 'link', 100],
    ['comments that are never closed', `${'甲<!-- '.repeat(100)}\n<b>乙</b>`, 'html', 0],
    ['lists in lists', `${'- '.repeat(300)}甲`, 'list', 30],
    [
      'lists in lists over lines',
      `${Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}- 甲\n`).join('')}`,
      'list',
      101,
    ],
    ['quotations in quotations', `${'>'.repeat(300)}甲`, 'blockquote', 30],
    ['lines outside of a quotation', `> 甲\n${'乙\n'.repeat(300)}`, 'blockquote', 0],
    ['lines outside of a list', `- 甲\n${'乙\n'.repeat(300)}`, 'list', 0],
    ['lines outside of a list behind a blank one', `- 甲\n\n  乙\n${'丙\n'.repeat(300)}`, 'paragraph', 4],
    ['underlined headings', '甲\n===\n'.repeat(150), 'heading', 0],
  ])('stop at %s', (_name, text, type, most) => {
    const parsed = parse(`上文。\n\n${text}\n\n**下文**\n`);
    expect(isReadInPart(parsed)).toBe(true);
    expect(count(parsed, type) - (type === 'strong' ? 1 : 0)).toBe(most);
    // What stands around it is read as ever, and nothing is left out.
    expect(parsed.blocks.at(-1)!.node.children![0]!.type).toBe('strong');
    expect(parsed.blocks[0]!.length).toBe(3);
  });
});

// ---- Equal to a fresh parse after every edit ----

/** `EDITS=20000 npx vitest run …` for the long run. */
const EDITS = Number(process.env.EDITS ?? 300);

it('edits at the limits leave nothing different from a fresh parse', async () => {
  const r = random(3);
  const names = Object.keys(shapes);
  const piece = () => shapes[r.pick(names)]!(r.pick([30, 300, 1500]));
  let inPart = 0;
  for (let i = 0; i < EDITS; ) {
    // A long run must not leave the test runner without an answer.
    await setImmediate();
    let current = parse([piece(), piece(), piece()].join(r.pick(['\n\n', '\n', ''])));
    for (const next = i + 10; i < next; i++) {
      const edit = r.chance(0.8)
        ? randomEdit(r, current.text)
        : { start: r.int(current.text.length), end: 0, text: piece().slice(0, 400) };
      const after = reparse(current, edit);
      const fresh = parse(after.text);
      if (tree(after) !== tree(fresh)) expect(after, JSON.stringify({ text: current.text, edit })).toEqual(fresh);
      if (isReadInPart(fresh)) inPart++;
      if (r.chance(0.7)) current = after;
    }
  }
  expect(inPart).toBeGreaterThan(EDITS / 10);
}, 3_600_000);
