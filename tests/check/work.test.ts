/** How much is done at a keystroke, counted. */
import { expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import { check, work } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { rules } from '../../server/src/rules/index.gen';
import { draft, random } from '../kit/random';

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
