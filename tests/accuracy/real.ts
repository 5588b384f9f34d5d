/** Findings on real documents: how many there are of each rule, and whether those judged by eye are right. */
import { existsSync, readFileSync } from 'node:fs';
import { type CheckConfig, defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import type { Finding, Severity } from '../../server/src/model/rule/rule';
import type { Pass } from '../../server/src/model/grammar/pass';
import { rules } from '../../server/src/rules/index.gen';
import { kindsByIndex, readTexts } from './corpus';
import { goal, ratio, table } from './print';

const judgedFile = new URL('../../../tests/accuracy/judged.tsv', import.meta.url);
const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A finding with the file it was found in. */
interface Placed extends Finding {
  readonly file: string;
}

/** The documents of the corpus, each as a draft of the kind that the index gives it. */
export function realDocs(corpus: string): Map<string, Doc> {
  const kinds = kindsByIndex(corpus);
  return new Map(
    [...readTexts(corpus)].map(([file, text]): [string, Doc] => {
      const kind = kinds.get(file);
      return [file, Doc.open(`file:///${file}`, text, withoutTitles, kind === undefined ? {} : { kind })];
    }),
  );
}

/** A title must not overrule the index. */
const withoutTitles = { ...builtin, kinds: builtin.kinds.map((kind) => ({ ...kind, titles: [] })) };

/** Prints findings per rule and severity, the goals, and what was judged by eye. `list` prints each finding in context. */
export function reportReal(corpus: string, list: boolean): void {
  const docs = realDocs(corpus);
  const size = [...docs.values()].reduce((sum, doc) => sum + doc.text.replace(/\s/g, '').length, 0);
  const review = findingsAt(docs, 'review');
  const draft = findingsAt(docs, 'draft');
  const per = (count: number) => ((count * 10_000) / size).toFixed(2);
  const rows = rules.flatMap(({ id }) => {
    const own = review.filter((finding) => finding.ruleId === id);
    const early = draft.filter((finding) => finding.ruleId === id).length;
    if (own.length + early === 0) return [];
    const counts = severities.map((severity) => own.filter((finding) => finding.severity === severity).length);
    return [[id, ...counts.map((count) => (count ? per(count) : '')), per(own.length), per(early), String(own.length)]];
  });
  console.log(`\nFindings per 10,000 characters in ${docs.size} real documents (${size} characters without blanks)`);
  console.log(table(['rule', ...severities, 'review', 'draft', 'n'], rows));
  const serious = review.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const light = review.filter(({ severity }) => severity === 'information' || severity === 'hint');
  const tenThousands = size / 10_000;
  console.log(goal('errors and warnings, per 10,000', serious.length / tenThousands, '≤', 1.6));
  console.log(goal('information and hints, per 10,000', light.length / tenThousands, '≤', 2.5));
  console.log(goal('all findings: draft stage against review', draft.length / review.length, '≤', 1 / 3));
  reportJudged(review);
  if (list) for (const finding of review) printInContext(docs.get(finding.file)!, finding);
}

function findingsAt(docs: ReadonlyMap<string, Doc>, pass: Pass): Placed[] {
  const config: CheckConfig = { ...defaultConfig, pass };
  return [...docs].flatMap(([file, doc]) =>
    check(doc, config).map(({ ruleId, severity, message, span }) => ({ ruleId, severity, message, span, file })),
  );
}

//#region Judged by eye

const keyOf = ({ file, span, ruleId }: Placed) => `${file}\t${span.start}\t${ruleId}`;

/** Verdicts by place: `file, offset, rule, right|wrong`, tab-separated. */
function readJudged(): Map<string, boolean> {
  if (!existsSync(judgedFile)) return new Map();
  const rows = readFileSync(judgedFile, 'utf8')
    .split('\n')
    .filter((row) => row && !row.startsWith('#'));
  return new Map(
    rows.map((row) => {
      const [file, offset, rule, verdict] = row.split('\t');
      return [`${file}\t${offset}\t${rule}`, verdict === 'right'];
    }),
  );
}

/** Of each level the share that is right, as far as somebody has read it. */
const levels = [
  { name: 'errors', severities: ['error'], wanted: 0.95 },
  { name: 'warnings', severities: ['warning'], wanted: 0.85 },
  { name: 'information and hints', severities: ['information', 'hint'], wanted: 0.75 },
] as const;

function reportJudged(findings: readonly Placed[]): void {
  const judged = readJudged();
  for (const { name, severities, wanted } of levels) {
    const own = findings.filter(({ severity }) => severities.some((one) => one === severity));
    const verdicts = own.map((finding) => judged.get(keyOf(finding))).filter((verdict) => verdict !== undefined);
    const right = verdicts.filter(Boolean).length;
    if (verdicts.length > 0) console.log(goal(`${name}, right when read by eye`, right / verdicts.length, '≥', wanted));
    console.log(`${verdicts.length} of ${own.length} ${name} judged (${ratio(right, verdicts.length)} right)`);
  }
  for (const finding of findings) {
    if (!judged.has(keyOf(finding))) console.log(`  not judged yet: ${keyOf(finding)}`);
  }
}

function printInContext(doc: Doc, finding: Placed): void {
  const { start, end } = finding.span;
  const { text } = doc;
  const around = `${text.slice(Math.max(0, start - 40), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 40)}`;
  console.log(`${keyOf(finding)}\t${finding.severity}\n   ${around.replace(/\s/g, ' ')}\n   ${finding.message}`);
}

//#endregion
