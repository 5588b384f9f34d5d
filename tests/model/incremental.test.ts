/**
 * Whatever has been typed: the model and the findings of the edited draft are those of the same text read from scratch.
 * A few hundred edits here; `EDITS=20700 SEEDS=90 npx vitest run …` for the long run.
 */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import { check, work } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { rules } from '../../server/src/rules/index.gen';
import { draft, hostile, random, randomEdit } from '../kit/random';

const edits = Number(process.env.EDITS ?? 160);
const seeds = Number(process.env.SEEDS ?? 4);

/** All that is known of a draft, as plain data with absolute places. */
function everything(doc: Doc) {
  const findings = check(doc, defaultConfig).map(({ ruleId, severity, span, message, related, fixes }) => ({
    ruleId,
    severity,
    span,
    message,
    related,
    fixes: fixes?.(),
  }));
  return {
    kind: doc.kind?.id,
    title: doc.title,
    frontMatter: doc.frontMatter,
    headings: doc.headings,
    sections: doc.sections.map((section) => ({
      ...doc.extentOf(section),
      level: section.level,
      part: section.part?.id,
      title: doc.titleOf(section),
    })),
    segments: doc.segments(),
    entries: doc.entries,
    findings,
  };
}

describe('after every random edit', () => {
  for (let seed = 1; seed <= seeds; seed++) {
    it(`model and findings are those from scratch, seed ${seed}`, async () => {
      const next = random(seed * 7919);
      // Many small texts find more than few long ones, and the long run ends sooner.
      const size = edits > 1000 && seed % 10 !== 0 ? 500 + next.int(1500) : 4000;
      const first = seed % 3 === 0 ? hostile(next, size) : draft(next, size);
      let doc = Doc.open('file:///a.md', first, builtin, { kind: '工作计划' });
      for (let i = 0; i < edits / seeds; i++) {
        // A long run must not leave the test runner without an answer.
        await setImmediate();
        const edit = randomEdit(next, doc.text);
        doc = doc.edit(edit);
        const scratch = Doc.open('file:///a.md', doc.text, builtin, { kind: '工作计划' });
        const [now, fresh] = [everything(doc), everything(scratch)];
        // Compared as JSON first: that is much faster, and nearly always all that is needed.
        if (JSON.stringify(now) !== JSON.stringify(fresh)) {
          expect(now, `edit ${i}: ${JSON.stringify(edit)}`).toEqual(fresh);
        }
      }
    }, 3_600_000);
  }
});

it('typing in a long draft runs the block rules for one block', () => {
  const text = draft(random(1), 100_000);
  let doc = Doc.open('file:///a.md', text, builtin, { kind: '工作计划' });
  check(doc, defaultConfig);
  const paragraph = doc.blocks.findIndex((block, i) => block.type === 'paragraph' && i > doc.blocks.length / 2);
  const at = doc.parsed.starts[paragraph]! + 1;
  const before = work.blockRules;
  doc = doc.edit({ start: at, end: at, text: '仍' });
  check(doc, defaultConfig);
  expect(work.blockRules - before).toBeLessThanOrEqual(rules.filter((rule) => rule.block).length);
  expect(work.blockRules - before).toBeGreaterThan(0);
});
