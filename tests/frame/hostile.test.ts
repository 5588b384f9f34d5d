/** Framework files made to keep the server busy: each is refused or costs no more than its length and the text's say. */
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { defaultConfig } from '../../server/src/check/config';
import { finish } from '../../server/src/base/steps';
import { check, checkInSteps } from '../../server/src/check/run';
import { fixAll } from '../../server/src/features/repair/codeActions';
import { loadFramework } from '../../server/src/frame/load';
import { recogniser } from '../../server/src/model/block/recognise/recogniser';
import { Doc } from '../../server/src/model/draft/doc';
import { isOnlyIntent } from '../../server/src/model/grammar/measures';
import { formulationSlips } from '../../server/src/model/grammar/formulation';
import { wrongWords } from '../../server/src/model/grammar/lexicon';
import { placeholderLength, placeholdersIn } from '../../server/src/model/grammar/placeholder';
import { departmentsIn } from '../../server/src/model/grammar/responsible';
import { signsIn } from '../../server/src/model/grammar/signs';
import { assertLinear, fastest } from '../kit/linear';

const list = <T>(length: number, make: (i: number) => T) => Array.from({ length }, (_, i) => make(i));

/** `x`, `xx`, `xxx` …: every place of `xxxx…` is the beginning of each of them. */
const nested = list(100, (i) => 'x'.repeat(i + 1));

/** Words with signs of regular expressions, which mean nothing. */
const signs = ['(x+)+y', '(?:x|x)*y', '^(([^x])+)+x$', '[', '\\', 'x{1,9999}', '$&'];

function load(file: object) {
  const { frame, problems } = loadFramework(stringify({ extends: 'procuratorate', ...file }));
  expect(problems).toEqual([]);
  return frame;
}

const measure = (phrases: readonly unknown[]) => ({
  dimensions: [{ id: 'ability', measures: [{ id: 'ability.x', name: '某措施', summary: '某', phrases }] }],
});
const item = (aliases: readonly unknown[]) => ({
  casework: [{ id: 'x', name: '某事项', category: 'criminal', aliases }],
});

/** Texts of a length that make the most of such words. */
const texts: readonly ((size: number) => string)[] = [
  (size) => 'x'.repeat(size),
  (size) => 'xx，'.repeat(size / 3),
  (size) => 'x“x”'.repeat(size / 4),
];

function linear(run: (text: string) => unknown) {
  for (const text of texts)
    assertLinear((size) => fastest(() => run(text(size)), 3), { sizes: [2_000, 6_000, 18_000], factor: 4 });
}

describe('words of a framework cost what the text costs', () => {
  const segments = (file: object) => {
    const { segments } = recogniser(load(file));
    linear((text) => segments(text, { start: 0, end: text.length }));
  };

  it('phrases within phrases', () => segments(measure([...nested, ...signs])), 60_000);
  it('items within items', () => segments(item([...nested, ...signs])), 60_000);
  it('guards over all of them', () => segments({ ...item(nested), words: { guards: nested, lacks: ['x'] } }), 60_000);
  it('many gaps in one phrase', () => segments(measure(list(40, (i) => `${'x…'.repeat(i + 1)}x`))), 60_000);
  it('many phrases with one ending', () => segments(measure(list(40, (i) => `${'x'.repeat(i + 1)}…x`))), 60_000);
  it('words that must or must not stand beside', () => {
    const beside = list(20, (i) => `y${i}`);
    segments(measure(list(3, () => ({ text: 'x', notAfter: beside, notBefore: beside, unless: beside }))));
    segments(item([{ text: 'x', needs: ['x'], unless: beside }]));
  }, 60_000);

  it('lists of words', () => {
    const words = [...nested, ...signs];
    const frame = load({
      words: { placeholders: words, departments: words.slice(0, 50), vague: words.slice(50) },
      signs: { slogans: words.slice(0, 50), routine: words.slice(50), forms: ['xx'] },
      lexicon: words.map((wrong, i) => ({
        id: `x${i}`,
        wrong: [wrong],
        right: ['对'],
        level: 'certain',
        after: ['y'],
      })),
      formulations: [{ id: 'x', name: 'x', members: ['xx', 'xxx'], ordered: 'always', source: '某', verbs: ['x'] }],
    });
    for (const run of [
      (text: string) => placeholdersIn(frame, text),
      (text: string) => placeholderLength(frame, text),
      (text: string) => departmentsIn(text, frame),
      (text: string) => isOnlyIntent(text, frame),
      (text: string) => signsIn(frame, text),
      (text: string) => wrongWords(frame, text),
    ])
      linear(run);
    for (const text of texts)
      assertLinear((size) => fastest(() => formulationSlips(frame, text(size), 2026), 1), {
        sizes: [500, 1500, 4500],
        factor: 4,
      });
  }, 120_000);

  it('phrases with a gap at either end, or nothing but one, which show a part', () => {
    const statements = ['…不足', '不足…', '…', '……', '…清醒…'];
    const parts = [
      {
        id: 'work-plan.x',
        role: 'problems',
        name: '不足',
        required: true,
        headings: ['差距'],
        prompt: '写',
        statements,
      },
    ];
    const frame = load({ kinds: [{ id: 'work-plan', parts }] });
    const missing = (text: string) => {
      const doc = Doc.open('file:///a.md', `# 2026年工作计划\n\n${text}\n`, frame);
      return check(doc, defaultConfig).filter(
        ({ ruleId, message }) => ruleId === 'missing-part' && message.includes('不足'),
      );
    };
    expect(missing('还有不足。').length).toBe(0);
    expect(missing('一切都好。').length).toBe(1);
  });

  it('a word that is put right by more of itself is not repaired without end', () => {
    const frame = load({ lexicon: [{ id: 'x', wrong: ['某某'], right: ['某某'.repeat(100)], level: 'certain' }] });
    const doc = Doc.open('file:///a.md', `# 2026年工作计划\n\n${'某某。'.repeat(500)}\n`, frame);
    expect(finish(fixAll(doc, (one) => checkInSteps(one, defaultConfig)))).toBeUndefined();
  });

  it('signs of regular expressions match themselves only', () => {
    const frame = load({ words: { placeholders: signs, departments: signs }, form: { requests: signs } });
    expect(departmentsIn('由(x+)+y、x负责', frame)).toEqual(['(x+)+y']);
    expect(placeholdersIn(frame, '甲 乙 x{1,9999}')).toEqual([{ start: 4, end: 13 }]);
  });
});

describe('a file that holds too much is refused, with the place', () => {
  const problems = (file: object) =>
    loadFramework(stringify({ extends: 'procuratorate', ...file })).problems.map(
      ({ path, message }) => `${path} ${message}`,
    );

  it('words and sentences that are too long', () => {
    const where = 'dimensions 第 1 项的 measures 第 1 项的';
    const path = 'dimensions[0].measures[0]';
    expect(problems(measure(['x'.repeat(201)]))).toEqual([
      `${path}.phrases[0] ${where} phrases 第 1 项：有 201 个字，太长了，最多 200 个字。`,
    ]);
    expect(problems(measure([{ text: 'x'.repeat(201) }]))).toEqual([expect.stringContaining('最多 200 个字')]);
    expect(problems({ stages: [{ id: 'deploy', summary: '某'.repeat(1001) }] })).toEqual([
      'stages[0].summary stages 第 1 项的 summary：有 1001 个字，太长了，最多 1000 个字。',
    ]);
  });

  it('lists that are too long', () => {
    expect(problems({ words: { nobody: list(1001, (i) => `某${i}`) } })).toEqual([
      'words.nobody words的 nobody：写了 1001 项，太多了，最多 1000 项。',
    ]);
    expect(problems(item([{ text: 'x', unless: list(101, (i) => `某${i}`) }]))).toEqual([
      expect.stringContaining('unless：写了 101 项，太多了，最多 100 项'),
    ]);
  });

  it('too many phrases with one ending', () => {
    expect(problems(measure(list(51, (i) => `某${i}…融入`)))).toEqual([
      expect.stringMatching(/phrases 第 51 项：与“某50…融入”结尾相同的说法太多，最多 50 条。$/),
    ]);
  });

  it('a hundred problems are told, no more, and none of them at length', () => {
    const unknown = Object.fromEntries(list(500, (i) => [`k${i}${'k'.repeat(300)}`, 1]));
    const told = problems(unknown);
    expect(told.length).toBe(100);
    expect(
      problems({ [`k${'k'.repeat(900)}`]: 1, extends: 'x'.repeat(900) }).map((one) => one.split('：')[1]!.length),
    ).toEqual([expect.any(Number), expect.any(Number)]);
  });
});

describe('a long file', () => {
  it('is merged in time that grows with its length', () => {
    const lexicon = (count: number) =>
      stringify({
        extends: 'procuratorate',
        lexicon: list(count, (i) => ({ id: `w${i}`, wrong: [`错${i}`], right: ['对'], level: 'certain' })),
      });
    assertLinear((count) => fastest(() => expect(load2(lexicon(count))).toBeGreaterThan(count), 2), {
      sizes: [500, 1_500, 4_500],
    });
  }, 60_000);

  it('says of each unknown category that it is none', () => {
    const file = (count: number) => stringify({ extends: 'procuratorate', off: list(count, (i) => `none-${i}`) });
    assertLinear((count) => fastest(() => loadFramework(file(count)), 2), { sizes: [100, 300, 900] });
  });
});

const load2 = (source: string) => loadFramework(source).frame.lexicon.length;
