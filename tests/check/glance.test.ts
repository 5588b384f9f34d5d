/** What is found at a glance in the head of a text is found in the whole of it, whatever the rest is. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { difference } from '../../server/src/features/shape/difference';
import { finish } from '../../server/src/base/steps';
import { type CheckConfig, defaultConfig } from '../../server/src/check/config';
import { glanceInSteps } from '../../server/src/check/glance';
import { check } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { headEnd, settled } from '../../server/src/model/text/parse';
import type { Finding } from '../../server/src/model/rule/rule';
import { rules } from '../../server/src/rules/index.gen';
import { readFixture } from '../kit/fixture';
import { draft, hostile, type Random, random } from '../kit/random';

const rounds = Number(process.env.ROUNDS ?? 12);

/** Everything on, at the strictest stage. */
const config: CheckConfig = {
  ...defaultConfig,
  pass: 'submit',
  rules: Object.fromEntries(rules.flatMap(({ id, severity }) => (severity.submit === 'off' ? [[id, 'hint']] : []))),
};

const folder = new URL('../rules/', import.meta.url);
/** The rules' own examples, without their front matter. */
const examples = readdirSync(folder).flatMap((file) =>
  readFixture(readFileSync(new URL(file, folder), 'utf8')).map(({ text }) => text.replace(/^---\n[\s\S]*?\n---\n/, '')),
);

/** What lies further down and may reach up. */
const tails = [
  '',
  '\n[办]: https://example.com\n',
  '\n[^1]: 注释\n',
  '\n<!-- shuangyi-disable-file -->\n',
  '\n<!-- shuangyi-enable -->\n',
  '\n```\n没有结束\n',
  '\n---\n\n检察检察检察\n',
  `\n${'检察机关办案。'.repeat(50)}\n`,
];

/** What silences or swallows what follows; most examples stand behind nothing of the kind. */
const between = [
  '<!-- shuangyi-disable -->',
  '<!-- shuangyi-disable-next-line doubled-word -->',
  '- 一项\n\n',
  '```',
  '<!--',
];

function text(chance: Random): string {
  const matter = chance.pick(['---\n文种: 工作计划\n期间: 2026年\n---\n\n', '---\n文种: 工作总结\n', '']);
  const body = Array.from(
    { length: 40 },
    () => `${chance.chance(0.03) ? chance.pick(between) : ''}\n\n${chance.pick(examples)}`,
  ).join('\n\n');
  const words = chance.pick([body, body, draft(chance, 8_000), hostile(chance, 4_000)]);
  return `${matter}# 2026年工作计划\n\n${words}\n${chance.pick(tails)}`;
}

const keyOf = ({ ruleId, span, message, severity }: Finding) =>
  `${ruleId} ${span.start}-${span.end} ${severity} ${message}`;
const wholly = (finding: Finding) => ({ ...finding, fixes: finding.fixes?.() });

it('finds nothing that the whole check does not find', () => {
  let found = 0;
  for (let seed = 0; seed < rounds; seed++) {
    const chance = random(seed);
    const whole = text(chance);
    const end = headEnd(whole, chance.int(whole.length));
    const head = finish(Doc.openInSteps('file:///a.md', whole.slice(0, end), builtin, { whole }));
    const blocks = head.blocks.map((_, i) => i).filter(() => chance.chance(0.7));
    const early = finish(glanceInSteps(head, whole.slice(end), config, blocks));
    const fresh = Doc.open('file:///a.md', whole, builtin);
    const all = check(fresh, config);
    const known = new Set(all.map(keyOf));
    expect(early.filter((one) => !known.has(keyOf(one)))).toEqual([]);
    found += early.length;

    // What was read of the head is kept, and the whole is what it is without.
    const stays = settled(head.parsed);
    const read = finish(head.wholeInSteps(difference(head.text, whole), whole));
    expect(head.blocks.filter((block, i) => stays[i] && block !== read.blocks[i])).toEqual([]);
    expect(read.blocks).toEqual(fresh.blocks);
    expect(read.parsed.starts).toEqual(fresh.parsed.starts);
    // Some blocks were checked one by one, others together.
    expect(check(read, config).map(wholly)).toEqual(all.map(wholly));

    // Of a text that is read, nothing is left to reach up.
    const looked = finish(
      glanceInSteps(
        read,
        '',
        config,
        read.blocks.map((_, i) => i),
      ),
    );
    expect(looked.filter((one) => !known.has(keyOf(one)))).toEqual([]);
  }
  expect(found).toBeGreaterThan(rounds / 2);
}, 120_000);
