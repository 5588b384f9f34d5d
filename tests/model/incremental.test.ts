/**
 * Whatever has been done: what is known of an edited draft is what modules loaded anew read of the same text. Two offices
 * are open at once, and their frameworks, settings and words change while their drafts are written.
 * A few hundred edits here; `EDITS=20700 SEEDS=90 npx vitest run …` for the long run.
 */
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps';
import { type Modules, freshModules } from '../kit/modules';
import { draft, hostile, type Random, random, randomEdit } from '../kit/random';

const edits = Number(process.env.EDITS ?? 160);
const seeds = Number(process.env.SEEDS ?? 4);

/** What an office has written of its own. */
interface Own {
  readonly framework: string;
  readonly config: string;
  readonly words: string;
}

const choices: { readonly [key in keyof Own]: readonly string[] } = {
  framework: [
    'extends: procuratorate\n',
    'extends: procuratorate\nproblems:\n  - id: disconnected\n    name: 各唱各调\n',
    'extends: procuratorate\nkinds:\n  - id: work-plan\n    off: [untied-item, heading-number]\n',
    'extends: procuratorate\noff: [ability.political]\ncasework:\n  - id: patrol\n    name: 丹江流域巡查\n    category: public-interest\n',
  ],
  config: ['', '规则:\n  missing-deadline: 关\n', '规则:\n  repeated-text:\n    字数: 15\n', '阶段: 报审\n'],
  words: ['', '重点任务\n', '帐号\n登陆\n'],
};

/** Settings as the modules read them; made once for each text, as in the editor. */
function office(modules: Modules, own: Own) {
  const { frame, problems } = modules.loadFramework(own.framework);
  const read = modules.readConfig(own.config, modules.ruleOptions);
  expect([...problems, ...read.problems]).toEqual([]);
  return { frame, config: { ...read.config, words: modules.readWords(own.words).words } };
}

type Office = ReturnType<typeof office>;
type Doc = ReturnType<Modules['Doc']['open']>;

/** All that is known of a draft, as plain data with absolute places. */
function everything(modules: Modules, doc: Doc, config: Office['config']) {
  const findings = modules.check(doc, config).map(({ ruleId, severity, span, message, related, fixes }) => ({
    ruleId,
    severity,
    span,
    message,
    related,
    fixes: fixes?.(),
  }));
  const { keys, parts } = modules.summarise(doc) ?? {};
  return {
    kind: doc.kind?.id,
    title: doc.title,
    frontMatter: doc.frontMatter,
    headings: doc.sections.map((section) => doc.headingOf(section)),
    sections: doc.sections.map((section) => ({
      ...doc.extentOf(section),
      level: section.level,
      part: section.part?.id,
      title: doc.titleOf(section),
    })),
    segments: doc.segments(),
    entries: doc.entries,
    findings,
    symbols: modules.symbols(doc),
    coverage: modules.coverage(doc),
    prose: modules.proseTies(doc),
    inherited: inheritedTies(modules, doc),
    parts,
    keys: [...(keys ?? [])].sort(),
  };
}

/** What sentences take from above, by where they stand. */
function inheritedTies(modules: Modules, doc: Doc) {
  return doc.blocks.flatMap((_, i) =>
    [...modules.inheritedIn(doc, i)].map(([{ start }, source]) => ({ at: start + doc.parsed.starts[i]!, ...source })),
  );
}

const silences = [
  '<!-- shuangyi-disable -->',
  '<!-- shuangyi-enable -->',
  '<!-- shuangyi-disable-line untied-item -->',
  '<!-- shuangyi-disable-next-line -->',
  '<!-- shuangyi-disable heading-number placeholder -->',
];

/** A draft of an office that is being written. */
class Desk {
  own: Own = { framework: choices.framework[0]!, config: '', words: '' };
  #office: Office;
  doc: Doc;

  constructor(
    private readonly modules: Modules,
    private readonly uri: string,
    text: string,
  ) {
    this.#office = office(modules, this.own);
    this.doc = modules.Doc.open(uri, text, this.#office.frame, { kind: '工作计划' });
  }

  /** One thing that a writer or the office may do; says what it was. */
  act(next: Random): string {
    const kind = next.next();
    if (kind < 0.04) {
      const key = next.pick(Object.keys(choices) as (keyof Own)[]);
      this.own = { ...this.own, [key]: next.pick(choices[key]) };
      this.#office = office(this.modules, this.own);
      this.doc = this.doc.withFrame(this.#office.frame);
      return `${key} ${JSON.stringify(this.own[key])}`;
    }
    if (kind < 0.06) {
      const { formatted, formattingConfig, formattingRules, checkInSteps } = this.modules;
      const config = formattingConfig(this.#office.config);
      const changes = finish(formatted(this.doc, (doc) => checkInSteps(doc, config, formattingRules)));
      if (next.chance(0.5)) for (const change of changes.toReversed()) this.doc = this.doc.edit(change);
      return 'format';
    }
    const edit = randomEdit(next, this.doc.text);
    const text = kind < 0.12 ? `${next.chance(0.5) ? '\n' : ''}${next.pick(silences)}\n` : edit.text;
    this.doc = this.doc.edit({ ...edit, text });
    return JSON.stringify({ ...edit, text });
  }

  /** What is known of the draft, by these modules and by others that read it from scratch. */
  compare(fresh: Modules): [now: unknown, scratch: unknown] {
    const { frame, config } = office(fresh, this.own);
    const scratch = fresh.Doc.open(this.uri, this.doc.text, frame, { kind: '工作计划' });
    return [everything(this.modules, this.doc, this.#office.config), everything(fresh, scratch, config)];
  }
}

for (let seed = 1; seed <= seeds; seed++) {
  it(`what is known after every edit is what is read from scratch, seed ${seed}`, async () => {
    const modules = await freshModules();
    const fresh = await freshModules();
    expect(fresh.check).not.toBe(modules.check);
    const next = random(seed * 7919);
    // Many small texts find more than few long ones, and the long run ends sooner.
    const size = edits > 1000 && seed % 10 !== 0 ? 500 + next.int(1500) : 3000;
    const desks = [0, 1].map((n) => {
      const text = (seed + n) % 3 === 0 ? hostile(next, size) : draft(next, size);
      return new Desk(modules, `file:///office-${n}/a.md`, text);
    });
    for (let i = 0; i < edits / seeds; i++) {
      // A long run must not leave the test runner without an answer.
      await setImmediate();
      const desk = next.pick(desks);
      const done = desk.act(next);
      const [now, scratch] = desk.compare(fresh);
      // Compared as JSON first: that is much faster, and nearly always all that is needed.
      if (JSON.stringify(now) !== JSON.stringify(scratch)) expect(now, `edit ${i}: ${done}`).toEqual(scratch);
    }
  }, 3_600_000);
}
