import fc from 'fast-check';
import { parse } from 'marked';
import { describe, expect, it } from 'vitest';
import {
  escapeHtml,
  escapeMarkdown,
  markdownLink,
  plainLabel,
  terminalJson,
  terminalLine,
} from '../../server/src/base/escape';
import { actsInHtml, actsInLabel, actsInMarkdown, actsInTerminal, hostile, plainWords } from '../kit/hostileText';

/** What Markdown makes of a line, with what stands around it in a hover. */
const rendered = (markdown: string) => (parse(markdown) as string).trim();

describe.each(Object.entries(hostile))('%s', (_name, text) => {
  const line = terminalLine(text);

  it('is one line in a terminal', () => {
    expect(actsInTerminal(line)).toEqual([]);
    expect(line).not.toContain('\n');
  });

  it('is as it was in JSON', () => {
    const json = terminalJson({ [text]: text }, 2);
    expect(actsInTerminal(json)).toEqual([]);
    expect(JSON.parse(json)).toEqual({ [text]: text });
  });

  it('is plain words in a label', () => {
    expect(actsInLabel(plainLabel(text))).toEqual([]);
  });

  it('is words in Markdown, wherever it stands', () => {
    const shown = escapeHtml(line.replace(/\s+/g, ' ').trim());
    const markdown = escapeMarkdown(text).trim();
    expect(actsInMarkdown(markdown)).toEqual([]);
    expect(rendered(markdown)).toBe(`<p>${shown}</p>`);
    expect(rendered(`甲\n${markdown}`)).toBe(`<p>甲\n${shown}</p>`);
    expect(rendered(`**甲**（${markdown}）`)).toBe(`<p><strong>甲</strong>（${shown}）</p>`);
    expect(rendered(`- ${markdown}`)).toBe(`<ul>\n<li>${shown}</li>\n</ul>`);
  });

  it('is text in HTML and in its attributes', () => {
    expect(
      actsInHtml(`<b title="${escapeHtml(text)}">${escapeHtml(text)}</b>`, /^<b title="[^"<>]*">$|^<\/b>$/),
    ).toEqual([]);
  });

  it('is no way out of a link', () => {
    const markdown = markdownLink(text, `file:///${text}`);
    expect(rendered(markdown)).toMatch(/^<p><a href="file:\/\/\/[^"<>\s]*">[\s\S]*<\/a><\/p>$/);
    expect(rendered(markdown).match(/<(?!\/?[pa]\b)/g)).toBeNull();
  });
});

it.each(plainWords)('%s', (text) => {
  for (const shown of [terminalLine, plainLabel, escapeMarkdown, escapeHtml]) expect(shown(text)).toBe(text);
});

it('any mixture of signs is words in Markdown', () => {
  const signs = [...'\\`*_{}[]()<>#|~@&;:/!.-+="$0a甲：', ' ', '\n', 'http', 'www', 'a.b', '&lt', '1. '];
  const text = fc.array(fc.constantFrom(...signs), { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (words) => {
      const shown = escapeHtml(words.replace(/\s+/g, ' ').trim());
      expect(rendered(`甲：${escapeMarkdown(words).trim()}`)).toBe(`<p>甲：${shown}</p>`);
      expect(rendered(`甲：\n\n${escapeMarkdown(words).trim()}`)).toBe(`<p>甲：</p>${shown && `\n<p>${shown}</p>`}`);
      const link = rendered(`甲[${escapeMarkdown('甲')}](file:///a)${markdownLink(words, 'file:///b')}`);
      expect(link.match(/<a /g)?.length).toBe(2);
      expect(link).not.toContain('<img');
    }),
    { numRuns: 2_000 },
  );
});
