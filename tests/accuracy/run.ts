/**
 * Measures recognition against labelled segments of real documents.
 *
 *   npm run accuracy -- [--half A|B] [--wrong casework|measure|tied|vague|<measure id>] [--bare] [--time]
 *   npm run accuracy -- --real [--list]      findings on the real documents; `--list` prints each serious slip
 *   npm run accuracy -- --planted [--list]   faults planted and found; `--list` prints each that was missed
 *   npm run accuracy -- --sets               our own sets of wrong and right texts
 *   npm run accuracy -- --reuse [--list]     copies of earlier passages; `--list` prints those of the real documents
 *
 * Without an option: all of it. Where the corpus is absent, only what needs no corpus is measured.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builtin } from '../../server/src/frame/builtin';
import { halves, type Label, readLabels, readTexts } from './corpus';
import { reportNatural } from './natural';
import { reportPlanted } from './planted';
import { bareVerdict, fileVerdicts, type Verdict } from './predict';
import { reportReal } from './real';
import { type Score, score, scoreLine, total } from './score';
import { listReuse, reportReuse } from './reuse';
import { reportSets } from './sets';
import { timeOf } from './time';

/** The corpus lies beside the repository; the bundle of this tool in node_modules/.cache/shuangyi. */
const corpus = process.env.SHUANGYI_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const other = builtin.otherParty.id;

interface Judged {
  readonly label: Label;
  readonly verdict: Verdict;
}

/** Questions asked of every labelled segment: name, answer of the label, answer of the recogniser. */
const questions: Record<string, (judged: Judged) => [boolean, boolean]> = {
  casework: ({ label, verdict }) => [label.casework.length > 0, verdict.items.length > 0],
  measure: ({ label, verdict }) => [label.measures.length > 0, verdict.measures.length > 0],
  tied: ({ label, verdict }) => [label.tied, verdict.tied],
  general: ({ label, verdict }) => [
    label.general || label.casework.length > 0,
    verdict.general || verdict.items.length > 0,
  ],
  vague: ({ label, verdict }) => [label.vague, verdict.vague],
};

for (const id of [...builtin.dimensions.flatMap(({ measures }) => measures.map((measure) => measure.id)), other]) {
  questions[id] = ({ label, verdict }) => [label.measures.includes(id), verdict.measures.includes(id)];
}

export function main(args: readonly string[]): number {
  const one = args.some((arg) =>
    ['--real', '--planted', '--sets', '--reuse', '--half', '--wrong', '--time'].includes(arg),
  );
  const present = existsSync(`${corpus}/labels.tsv`);
  if (!present) console.log('accuracy: no labelled corpus beside this repository, only planted faults are measured');
  if (present && (!one || args.includes('--real'))) {
    reportReal(corpus, args.includes('--list'));
    reportNatural(corpus, args.includes('--list'));
  }
  if (!one || args.includes('--planted')) reportPlanted(corpus, args.includes('--list'));
  if (!one || args.includes('--sets')) reportSets();
  if (!one || args.includes('--reuse')) reportReuse();
  if (present && args.includes('--reuse') && args.includes('--list')) listReuse(corpus);
  if (!present || ['--real', '--planted', '--sets', '--reuse'].some((option) => args.includes(option))) return 0;
  const labels = readLabels(corpus);
  const texts = readTexts(corpus);
  if (args.includes('--time')) {
    console.log(timeOf([...texts.values()]));
    return 0;
  }
  const verdicts = fileVerdicts(texts, labels);
  const judge = (label: Label, bare: boolean): Judged => ({
    label,
    verdict: (!bare && verdicts.get(label.id)) || bareVerdict(label.text),
  });
  const half = optionOf(args, '--half');
  const chosen = labels.filter((label) => !half || halves(labels).get(label.file) === half);
  const wrong = optionOf(args, '--wrong');
  if (wrong) {
    printWrong(
      wrong,
      chosen.map((label) => judge(label, args.includes('--bare'))),
    );
  } else {
    for (const name of half ? [half] : ['all', 'A', 'B']) {
      const part = chosen.filter((label) => name === 'all' || halves(labels).get(label.file) === name);
      report(
        `${name}: segments of the whole file`,
        part.map((label) => judge(label, false)),
      );
      report(
        `${name}: the bare text`,
        part.map((label) => judge(label, true)),
      );
    }
    const missing = labels.filter(({ id }) => !verdicts.has(id)).length;
    console.log(`${labels.length} labels, ${missing} not found in their file (judged by their bare text)`);
  }
  return 0;
}

function optionOf(args: readonly string[], option: string): string | undefined {
  const at = args.indexOf(option);
  return at < 0 ? undefined : args[at + 1];
}

function scoreOf(name: string, judged: readonly Judged[]): Score {
  return score(judged.map(questions[name]!));
}

function report(title: string, judged: readonly Judged[]): void {
  console.log(`\n${title} (${judged.length})`);
  console.log(scoreLine('has casework', scoreOf('casework', judged)));
  console.log(scoreLine('casework or general', scoreOf('general', judged)));
  console.log(scoreLine('has a measure (other Party life counts)', scoreOf('measure', judged)));
  console.log(scoreLine('tied', scoreOf('tied', judged)));
  console.log(scoreLine('vague', scoreOf('vague', judged)));
  const measures = Object.keys(questions).filter((name) => name.includes('.') || name === other);
  for (const id of measures) console.log(scoreLine(`  ${id}`, scoreOf(id, judged)));
  console.log(scoreLine('measures, micro', total(measures.map((id) => scoreOf(id, judged)))));
  const nine = measures.filter((id) => id !== other);
  console.log(scoreLine('measures, micro without other Party life', total(nine.map((id) => scoreOf(id, judged)))));
}

function printWrong(name: string, judged: readonly Judged[]): void {
  const question = questions[name];
  if (!question) {
    console.log(`unknown question ${name}; one of ${Object.keys(questions).join(', ')}`);
    return;
  }
  for (const one of judged) {
    const [expected, found] = question(one);
    if (expected === found) continue;
    const { label, verdict } = one;
    console.log(`${expected ? 'missed' : 'false '} ${label.id} ${label.file.slice(0, 3)} ${label.text}`);
    console.log(
      `   label: ${label.casework.join(' | ')} ${label.general ? '(general)' : ''} → ${label.measures.join(' ')}`,
    );
    console.log(`   found: ${verdict.shown}`);
  }
}

process.exitCode = main(process.argv.slice(2));
