/**
 * Every rule against its fixture. `UPDATE=1` rewrites the findings, messages and fixed texts of 错 and 难 cases;
 * read the difference before you commit it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../server/src/check/fix';
import { type CheckConfig, defaultConfig, passByName } from '../server/src/check/config';
import { check } from '../server/src/check/run';
import type { Doc } from '../server/src/model/draft/doc';
import type { Finding } from '../server/src/model/rule/rule';
import { rules } from '../server/src/rules/index.gen';
import { type Case, encode, headerOptions, readFixture } from './kit/fixture';
import { assertLinear, fastest } from './kit/linear';
import { decisionsOf, readTrace } from '../server/src/project/trace';
import { aroundOf, openAt } from './kit/around';
import { writeSpans } from './kit/spans';

const folder = new URL('./rules/', import.meta.url);
const update = process.env.UPDATE === '1';

function configFor(header: string): CheckConfig {
  const { stage } = headerOptions(header);
  return { ...defaultConfig, pass: passByName(stage ?? '') ?? 'review' };
}

function open(header: string, text: string): Doc {
  return openAt('a.md', text, headerOptions(header).kind);
}

function findings(
  ruleId: string,
  { header, others, trace }: Pick<Case, 'header' | 'others' | 'trace'>,
  text: string,
): { doc: Doc; found: readonly Finding[] } {
  const doc = open(header, text);
  const around = others.map((other) => openAt(other.name.split(' ')[0]!, other.text, headerOptions(other.name).kind));
  const config = { ...configFor(header), rules: switchedOn(ruleId) };
  return {
    doc,
    found: check(doc, config, [ruleId], around.length > 0 ? aroundOf(doc, around, decisionsIn(trace)) : undefined),
  };
}

const decisionsIn = (trace: string | undefined) =>
  trace === undefined ? undefined : decisionsOf(readTrace(trace).file, 'file:///w');

/** A rule that is off at every stage is judged as a hint. */
function switchedOn(ruleId: string): CheckConfig['rules'] {
  const rule = rules.find(({ id }) => id === ruleId)!;
  return Object.values(rule.severity).every((severity) => severity === 'off') ? { [ruleId]: 'hint' } : {};
}

/** A finding as it is read: where in the line, about which words, saying what. */
const saying = (doc: Doc, { span, message }: Finding) => `${doc.slice(span)}: ${message}`;
const sayings = (doc: Doc, found: readonly Finding[]) => found.map((finding) => saying(doc, finding));

/** Fixes that need nothing more from the writer. */
const complete = (finding: Finding) => (finding.fixes?.() ?? []).filter(({ sequel, decision }) => !sequel && !decision);

const fixedText = (doc: Doc, found: readonly Finding[]) =>
  applyFixes(
    doc.text,
    found.flatMap((finding) => complete(finding).slice(0, 1)),
  );

const cases = new Map(
  rules.map((rule) => [rule.id, readFixture(readFileSync(new URL(`${rule.id}.md`, folder), 'utf8'))]),
);

describe('fixtures', () => {
  it('there is one for each rule, and no other', () => {
    const files = readdirSync(folder).map((name) => name.replace(/\.md$/, ''));
    expect(files.sort()).toEqual(rules.map((rule) => rule.id).sort());
  });

  it('each has a wrong, a right and a hostile case', () => {
    for (const [id, list] of cases) {
      expect(new Set(list.map((one) => one.sort)), id).toEqual(new Set(['错', '对', '难']));
    }
  });
});

for (const [ruleId, list] of cases) {
  describe(ruleId, () => {
    for (const one of list) it(`${one.sort} ${one.name}`, () => checkCase(ruleId, one));

    it('每个修复都有效：同一问题不再出现', () => {
      for (const one of list) {
        const { doc, found } = findings(ruleId, one, one.text);
        for (const finding of found) {
          for (const fix of complete(finding)) {
            const after = applyFixes(one.text, [fix]);
            expect(after, fix.title).not.toBe(one.text);
            const again = findings(ruleId, one, after);
            expect(sayings(again.doc, again.found), `${one.name}: ${fix.title}`).not.toContain(saying(doc, finding));
          }
        }
      }
    });

    it('坏输入不出错，跨度都在文内', () => {
      for (const text of hostile(list.map((one) => one.text))) {
        const { found } = findings(ruleId, { header: 'a.md', others: [], trace: undefined }, text);
        for (const { span, related = [], fixes } of found) {
          for (const { start, end } of [
            span,
            ...related.map((r) => r.span),
            ...(fixes?.() ?? []).flatMap((f) => f.edits),
          ]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }
    });
  });
}

function checkCase(ruleId: string, one: Case): void {
  const { doc, found } = findings(ruleId, one, one.text);
  if (one.sort === '对') {
    expect(sayings(doc, found)).toEqual([]);
    return;
  }
  const messages = found.map((finding) => finding.message).join('\n');
  const fixed = found.some((finding) => complete(finding).length) ? fixedText(doc, found) : undefined;
  if (update) {
    rewrite(
      ruleId,
      one,
      writeSpans(
        one.text,
        found.map((f) => f.span),
      ),
      messages,
      fixed,
    );
    return;
  }
  expect(
    writeSpans(
      one.text,
      found.map((f) => f.span),
    ),
  ).toBe(writeSpans(one.text, one.spans));
  expect(messages).toBe(one.expect ?? '');
  expect(fixed?.replace(/\n+$/, '')).toBe(one.fixed);
  if (one.sort === '错') expect(found.length).toBeGreaterThan(0);
}

function rewrite(ruleId: string, one: Case, marked: string, messages: string, fixed: string | undefined): void {
  const file = new URL(`${ruleId}.md`, folder);
  const source = readFileSync(file, 'utf8');
  const head = `=== ${one.sort}：${one.name}\n`;
  const start = source.indexOf(head);
  const next = source.indexOf('\n=== ', start + 1);
  const body = [
    `--- ${one.header}`,
    encode(marked),
    ...(one.trace === undefined ? [] : ['--- trace.json', one.trace.trimEnd()]),
    ...one.others.flatMap(({ name, text }) => [`--- ${name}`, encode(text)]),
    ...(messages ? ['--- expect', messages] : []),
    ...(fixed === undefined ? [] : ['--- fixed a.md', encode(fixed.replace(/\n+$/, ''))]),
  ].join('\n');
  writeFileSync(
    file,
    `${source.slice(0, start)}${head}${body}\n${next < 0 ? '' : source.slice(next)}`.replace(/\n{3,}=== /g, '\n\n=== '),
  );
}

/** Fixture texts made nasty: byte order mark, CRLF, lone CR, astral characters, cut off, unclosed, one long line. */
function hostile(texts: readonly string[]): string[] {
  return texts.flatMap((text) => [
    `\ufeff${text}`,
    text.replaceAll('\n', '\r\n'),
    text.replaceAll('\n', '\r'),
    text.replace(/[的了一]/g, '𠮷👍'),
    text.slice(0, Math.floor(text.length / 2)),
    `${text}\n\`\`\`\n<!-- `,
    text.replace(/[|\]】>]/g, ''),
    text.replaceAll('\n', ' '),
    '',
  ]);
}

describe('cost', () => {
  it('all rules together grow linearly with the text', () => {
    const texts = [...cases.values()].flat().map((one) => one.text.replace(/^---[\s\S]*?\n---\n/, ''));
    assertLinear(
      (size) => {
        let text = '';
        for (let i = 0; text.length < size; i++) text += `${texts[i % texts.length]}\n\n`;
        const doc = open('a.md', text.slice(0, size));
        expect(doc.facts.length).toBeGreaterThan(10);
        return fastest(() => check(doc, { ...defaultConfig }), 3);
      },
      { sizes: [4_000, 12_000, 36_000], factor: 4 },
    );
  }, 60_000);
});
