/** Silencing a finding changes nothing else: over all fixtures and samples, every comment that can be written. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps';
import { defaultConfig } from '../../server/src/check/config';
import { type Examined, examineInSteps } from '../../server/src/check/run';
import { silenceActions } from '../../server/src/features/repair/silence';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import type { Finding } from '../../server/src/model/rule/rule';
import { headerOptions, readFixture } from '../kit/fixture';
import { edited } from './kit';

interface Sample {
  readonly name: string;
  readonly text: string;
  readonly kind: string | undefined;
}

const here = (path: string) => new URL(`../${path}`, import.meta.url);
const samples: Sample[] = [
  ...readdirSync(here('../examples/'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ name, text: readFileSync(here(`../examples/${name}`), 'utf8'), kind: undefined })),
  ...readdirSync(here('rules/')).flatMap((file) =>
    readFixture(readFileSync(here(`rules/${file}`), 'utf8')).map(({ name, header, text }) => {
      return { name: `${file} ${name}`, text, kind: headerOptions(header).kind };
    }),
  ),
];

/** So many findings of each rule are tried; all of them in a long run. */
const most = Number(process.env.SILENCED ?? 4);

const examine = (doc: Doc) => finish(examineInSteps(doc, defaultConfig));

/** How many places a finding stands for. */
const places = ({ message }: Finding) => Number(/同样的问题全文共 (\d+) 处。$/.exec(message)?.[1] ?? 1);

/** How many places each rule has found, and how many of them are hidden. */
function figures({ findings, hidden }: Examined): Map<string, [all: number, hidden: number]> {
  const out = new Map<string, [number, number]>();
  const add = (finding: Finding, by: number, unseen: number) => {
    const [all, none] = out.get(finding.ruleId) ?? [0, 0];
    out.set(finding.ruleId, [all + by, none + unseen]);
  };
  for (const finding of findings) add(finding, places(finding), 0);
  for (const { finding } of hidden) add(finding, 1, 1);
  return out;
}

it('a comment silences its own rule and changes nothing', () => {
  const faults: string[] = [];
  const tried = new Map<string, number>();
  for (const { name, text, kind } of samples) {
    const doc = Doc.open('file:///a.md', text, builtin, kind === undefined ? {} : { kind });
    const examined = examine(doc);
    const before = figures(examined);
    for (const finding of examined.findings) {
      const count = tried.get(finding.ruleId) ?? 0;
      if (finding.ruleId === 'unknown-suppression' || count >= most) continue;
      tried.set(finding.ruleId, count + 1);
      for (const { title, edits } of silenceActions(doc, [finding], undefined)) {
        const after = examine(Doc.open(doc.uri, edited(text, edits), builtin, doc.options));
        const now = figures(after);
        const rules = new Set([...before.keys(), ...now.keys()]);
        for (const rule of rules) {
          const [[all, hidden], [allNow, hiddenNow]] = [before.get(rule) ?? [0, 0], now.get(rule) ?? [0, 0]];
          const more = hiddenNow - hidden;
          const right = rule === finding.ruleId ? more > 0 : more === 0;
          if (all !== allNow || !right)
            faults.push(
              `${name}: ${title} (${doc.slice(finding.span).slice(0, 20)}): ${rule} ${all}/${hidden} → ${allNow}/${hiddenNow}`,
            );
        }
      }
    }
  }
  expect(faults).toEqual([]);
}, 120_000);
