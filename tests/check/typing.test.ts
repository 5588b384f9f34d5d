/**
 * Typing in the rules' own examples: after every edit the findings of all rules are those of the same text read from
 * scratch. Here stand the words that document rules look at. `EDITS=200 npx vitest run …` for a long run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type CheckConfig, defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { rules } from '../../server/src/rules/index.gen';
import { headerOptions, readFixture } from '../kit/fixture';
import { type Random, random } from '../kit/random';

const edits = Number(process.env.EDITS ?? 8);
const folder = new URL('../rules/', import.meta.url);

/** Everything on, at the strictest stage. */
const config: CheckConfig = {
  ...defaultConfig,
  pass: 'submit',
  rules: Object.fromEntries(rules.flatMap(({ id, severity }) => (severity.submit === 'off' ? [[id, 'hint']] : []))),
};

const pieces = [
  '仍',
  '。',
  '，',
  '：',
  '\n',
  '\n\n',
  '一、',
  '（二）',
  '2.',
  '12件',
  '％',
  '5%',
  '党员',
  '第一，',
  '# ',
  '---\n',
  '【',
];

/** Mostly typing; at times a stretch of the text is cut, or put in once more somewhere else. */
function edit(next: Random, text: string): { start: number; end: number; text: string } {
  const start = next.int(text.length + 1);
  const end = Math.min(text.length, start + 1 + next.int(next.chance(0.3) ? 60 : 3));
  if (next.chance(0.35)) return { start, end, text: '' };
  if (next.chance(0.25))
    return { start, end: start, text: text.slice(next.int(text.length + 1)).slice(0, next.int(80)) };
  return { start, end: start, text: next.pick(pieces) };
}

const told = (doc: Doc) =>
  check(doc, config).map(({ ruleId, severity, span, message, related, fixes }) => {
    return { ruleId, severity, span, message, related, fixes: fixes?.() };
  });

for (const name of readdirSync(folder)) {
  it(name, async () => {
    const next = random(name.length * 31 + name.charCodeAt(0));
    for (const { header, text, name: title } of readFixture(readFileSync(new URL(name, folder), 'utf8'))) {
      const options = { kind: headerOptions(header).kind };
      // A heading of its own keeps the example away from the head of the draft, where everything is looked at anew.
      const body = next.chance(0.5)
        ? text
        : `# 关于印发有关材料的通知\n\n${'各有关部门按分工落实，按月报送进展。\n\n'.repeat(8)}${text}`;
      let doc = Doc.open('file:///a.md', body, builtin, options);
      check(doc, config);
      for (let i = 0; i < edits; i++) {
        // A long run must not leave the test runner without an answer.
        await setImmediate();
        const change = edit(next, doc.text);
        doc = doc.edit(change);
        const fresh = told(Doc.open('file:///a.md', doc.text, builtin, options));
        const now = told(doc);
        if (JSON.stringify(now) !== JSON.stringify(fresh)) {
          expect(now, `${title}, edit ${i}: ${JSON.stringify(change)}`).toEqual(fresh);
        }
      }
    }
  });
}
