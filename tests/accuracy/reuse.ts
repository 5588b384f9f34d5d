/**
 * Reused passages, on an office of our own words: copies of an earlier paragraph are planted one at a time, each changed
 * in one way, and all clean drafts are asked as well. Where real documents are at hand, what is said of them is listed.
 */
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { reusedIn } from '../../server/src/model/office/reuse/reused';
import { settled, summarise } from '../../server/src/model/office/summary';
import { Workspace } from '../../server/src/model/office/workspace';
import { draftOf, paragraph, type YearDraft, yearDraft } from '../kit/passages';
import { type Random, random } from '../kit/random';
import { kindsByIndex, readTexts } from './corpus';
import { goal, ratio } from './print';

const units = 50;
const years = [2022, 2023, 2024, 2025, 2026];
const kinds = ['工作计划', '工作总结'] as const;
const planted = 200;

const strange = [...'瓦梨窗鼓糖帆锦雀灯笛藤霜沙桥墨莲钟鹿'];
const withOther = (r: Random, text: string, part: number): string =>
  [...text]
    .map((sign) => {
      if (!r.chance(part)) return sign;
      return r.pick([() => r.pick(strange), () => '', () => sign + r.pick(strange)])();
    })
    .join('');

/** How a paragraph is changed by whom takes it over. */
const changes: Readonly<Record<string, (text: string, r: Random) => string>> = {
  'word for word': (text) => text,
  'year and figures changed': (text, r) => `${2023 + r.int(4)}年，${text.replace(/\d+/g, () => String(r.int(300)))}`,
  'one character in ten edited': (text, r) => withOther(r, text, 0.1),
  'sentences in another order': (text, r) => {
    const sentences = text.split(/(?<=。)/);
    for (let i = sentences.length - 1; i > 0; i--) {
      const k = r.int(i + 1);
      [sentences[i], sentences[k]] = [sentences[k]!, sentences[i]!];
    }
    return sentences.join('');
  },
};

const open = (uri: string, text: string) => Doc.open(uri, text, builtin);
const reused = (doc: Doc, workspace: Workspace) => reusedIn(doc, summarise(doc)!, workspace);

/** Prints what part of the planted copies is found, and how much is said of clean drafts. */
export function reportReuse(): void {
  const r = random(20260101);
  const drafts = years.flatMap((year) =>
    Array.from({ length: units }, (_, unit) =>
      kinds.map((kind) => ({ ...yearDraft(r, unit + 1, year, kind), unit, year, kind })),
    ).flat(),
  );
  const workspace = Workspace.empty.withAll(drafts.map(({ uri, text }) => settled(summarise(open(uri, text))!)));
  const own = ({ uri, text }: YearDraft) => reused(open(uri, text), workspace);
  const said = drafts.flatMap((draft) => own(draft).map(({ source }) => `${draft.uri} ${source.uri}`));
  const pairs = drafts.reduce((sum, { year }) => sum + drafts.filter((other) => other.year < year).length, 0);
  const passages = drafts.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
  console.log(
    `\nReused passages: ${drafts.length} drafts, ${passages} paragraphs, ${pairs} pairs of an earlier and a later draft`,
  );
  console.log(`clean: ${new Set(said).size} pairs flagged, ${said.length} paragraphs`);
  console.log(goal('clean paragraphs flagged, in a thousand', (1000 * said.length) / passages, '≤', 1));
  for (const [name, change] of Object.entries(changes)) {
    let found = 0;
    for (let i = 0; i < planted; i++) {
      const target = r.pick(drafts.filter(({ year }) => year > years[0]!));
      const source = r.pick(drafts.filter(({ year }) => year < target.year));
      const taken = change(r.pick(source.paragraphs), r);
      const text = draftOf(target.unit + 1, target.year, target.kind, [...target.paragraphs, taken, paragraph(r)]);
      const at = text.indexOf(taken);
      const all = reused(open(target.uri, text), workspace);
      if (all.some((one) => one.source.uri === source.uri && one.start < at + taken.length && at < one.end)) found++;
    }
    console.log(`${goal(name, found / planted, '≥', 0.95)} (${ratio(found, planted)} of ${planted})`);
  }
}

/** Prints each passage of a real document that one before it in the list holds too. */
export function listReuse(corpus: string): void {
  const names = kindsByIndex(corpus);
  const docs = [...readTexts(corpus)].map(([name, text]) =>
    Doc.open(`file:///${name}`, text, builtin, { kind: names.get(name)! }),
  );
  // Whatever their year: each is taken to be of a later one than those before it.
  const summaries = docs.map((doc, year) => ({ ...settled(summarise(doc)!), period: { year }, plans: [] }));
  const workspace = Workspace.empty.withAll(summaries);
  for (const [i, summary] of summaries.entries()) {
    for (const { source, place, share, ...span } of reusedIn(docs[i]!, summary, workspace)) {
      const other = docs.find(({ uri }) => uri === source.uri)!;
      console.log(
        `  ${Math.round(share * 100)}% ${docs[i]!.uri.slice(8)}: ${docs[i]!.slice(span).replace(/\s+/g, ' ')}`,
      );
      console.log(`      ${other.uri.slice(8)}: ${other.slice(place).replace(/\s+/g, ' ')}`);
    }
  }
}
