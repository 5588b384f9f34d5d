/** Labelled segments and the documents they come from. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Label {
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly casework: readonly string[];
  readonly general: boolean;
  readonly measures: readonly string[];
  readonly tied: boolean;
  readonly vague: boolean;
}

/** Rows of `labels.tsv`; columns are described in the guide beside it. */
export function readLabels(corpus: string): Label[] {
  const rows = readFileSync(`${corpus}/labels.tsv`, 'utf8').split('\n').slice(1).filter(Boolean);
  return rows.map((row) => {
    const [id = '', file = '', text = '', casework = '', general, measures = '', tied, vague] = row.split('\t');
    return {
      id,
      file,
      text,
      casework: list(casework),
      general: general === 'y',
      measures: list(measures),
      tied: tied === 'y',
      vague: vague === 'y',
    };
  });
}

function list(cell: string): string[] {
  return cell
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Texts of the documents by file name. */
export function readTexts(corpus: string): Map<string, string> {
  const folder = `${corpus}/real`;
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]));
}

/** Two halves by file. Words were first collected from A alone and then, once B had been counted unseen, from B too. */
export function halves(labels: readonly Label[]): Map<string, 'A' | 'B'> {
  const files = [...new Set(labels.map(({ file }) => file))].sort();
  return new Map(files.map((file, i) => [file, i % 2 ? 'B' : 'A']));
}

/** Kind of a draft by the kind in the corpus' index; whatever is neither plan nor report is read as an article. */
export function kindsByIndex(corpus: string): Map<string, string> {
  const kinds: Readonly<Record<string, string>> = { plan: '工作计划', report: '工作报告' };
  const rows = readFileSync(`${corpus}/INDEX.tsv`, 'utf8').split('\n').slice(1).filter(Boolean);
  return new Map(
    rows.map((row): [string, string] => {
      const [file = '', kind = ''] = row.split('\t');
      return [file, kinds[kind] ?? '调研文章'];
    }),
  );
}
