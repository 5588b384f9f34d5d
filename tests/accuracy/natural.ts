/**
 * Errors that real authors made, as the notes beside the corpus list them: how many of them a rule finds.
 *
 * An error of a document that is there is looked for in it; one of a document that is not, in a sentence of its own.
 */
import { existsSync, readFileSync } from 'node:fs';
import { overlaps } from '../../server/src/base/span';
import { defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { ratio, table } from './print';
import { realDocs } from './real';

/** The rules that claim errors of a kind. */
const claims: Readonly<Record<string, readonly string[]>> = {
  Typos: ['wrong-word', 'doubled-word'],
  Pairing: ['unpaired-punctuation', 'straight-quotes'],
  Numbering: ['heading-number'],
  Format: ['half-width-punctuation', 'doubled-punctuation', 'addressee-colon'],
};

interface Listed {
  readonly kind: string;
  /** Number of the document. */
  readonly number: string;
  /** The wrong words; for any other kind than typos a description. */
  readonly words: string;
}

/** Prints found of listed by kind, and with `list` each that was not found. */
export function reportNatural(corpus: string, list: boolean): void {
  const notes = `${corpus}/../real-documents.md`;
  if (!existsSync(notes)) return;
  const docs = [...realDocs(corpus)];
  const listed = readListed(readFileSync(notes, 'utf8'));
  const verdicts = listed.map((error) => {
    const doc = docs.find(([file]) => file.startsWith(error.number))?.[1];
    return { error, present: doc !== undefined, found: isFound(error, doc) };
  });
  const rows = Object.keys(claims).map((kind) => {
    // Only typos can be judged without their document.
    const own = verdicts.filter(({ error, present }) => error.kind === kind && (present || kind === 'Typos'));
    const found = own.filter((one) => one.found).length;
    return [kind, String(own.length), String(found), ratio(found, own.length)];
  });
  console.log(`\nErrors of real authors, as listed\n${table(['kind', 'listed', 'found', 'recall'], rows)}`);
  if (!list) return;
  for (const { error, found } of verdicts) if (!found) console.log(`  missed: ${error.number} ${error.words}`);
}

/** `- Typos: [073] words (what was meant), words; [044] …` */
function readListed(notes: string): Listed[] {
  const lines = notes.split('\n').flatMap((line) => /^- (\w+): (\[\d{3}\].*)$/.exec(line) ?? []);
  const out: Listed[] = [];
  for (let i = 0; i + 2 < lines.length; i += 3) {
    const kind = lines[i + 1]!;
    if (!claims[kind]) continue;
    for (const entry of lines[i + 2]!.split(/; (?=\[)/)) {
      const numbers = [...entry.matchAll(/\[(\d{3})\]/g)].map(([, number]) => number!);
      const words = entry.replace(/\[\d{3}\]/g, '').trim();
      const errors = kind === 'Typos' ? words.split(', ') : [words];
      for (const number of numbers) for (const one of errors) out.push({ kind, number, words: bare(one) });
    }
  }
  return out;
}

const bare = (words: string) => words.replace(/ \(.*?\)|\.$/g, '').trim();

function isFound({ kind, words }: Listed, doc: Doc | undefined): boolean {
  const rules = claims[kind]!;
  const whole = kind !== 'Typos';
  const text = `会上，${words}。`;
  const read = doc ?? Doc.open('file:///alone.md', text, builtin, { kind: builtin.kinds[0]!.name });
  const findings = check(read, defaultConfig).filter(({ ruleId }) => rules.includes(ruleId));
  if (whole) return findings.length > 0;
  const start = read.text.indexOf(words);
  if (start < 0) return false;
  const place = { start, end: start + words.length };
  return findings.some(({ span, related = [] }) =>
    [span, ...related.map((one) => one.span)].some((one) => overlaps(one, place)),
  );
}
