/** What Word costs beside parsing, in the same run, and how it grows with the draft. Processor time, the best of some. */
import { pathToFileURL } from 'node:url';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { finish } from '../../server/src/base/steps';
import { defaultConfig, forReaders } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { exportWord } from '../../server/src/export/word/word';
import { applied, review } from '../../server/src/features/review/review';
import { paperOf } from '../../server/src/model/visible/paper';
import { defaultWordSettings } from '../../server/src/model/visible/settings';
import { fastest } from '../kit/linear';
import { random } from '../kit/random';
import { now, ours } from '../kit/word/product';
import { reviewedBy } from '../kit/word/reviewer';
import { docOf, readPaper, wordFile } from '../kit/word/roundTrip';
import { atMost, type Figure } from './figures';

const extensions = [gfmTable(), gfmFootnote(), frontmatter()];
const mdastExtensions = [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), frontmatterFromMarkdown()];
const parse = (text: string) => fromMarkdown(text, { extensions, mdastExtensions });

interface Times {
  readonly parsing: number;
  readonly paper: number;
  readonly clean: number;
  readonly review: number;
  readonly back: number;
  readonly bytes: number;
}

function timesOf(text: string, times: number): Times {
  const doc = docOf(text);
  const findings = check(doc, forReaders(doc, defaultConfig));
  const paper = paperOf(doc);
  const write = (final: boolean) =>
    finish(
      exportWord({
        doc,
        paper,
        findings,
        settings: defaultWordSettings,
        images: new Map(),
        now,
        final,
      }),
    );
  const { bytes } = write(false);
  const reviewed = reviewedBy(bytes, random(1), { edits: Math.ceil(text.length / 2000), tracked: 0.7, ours }).bytes;
  return {
    bytes: bytes.length,
    parsing: fastest(() => parse(text), times),
    paper: fastest(() => paperOf(docOf(text)), times),
    clean: fastest(() => write(true), times),
    review: fastest(() => write(false), times),
    back: fastest(() => {
      const found = review({ file: wordFile(reviewed), present: text, read: readPaper, author: ours });
      if ('problem' in found) throw new Error(found.problem);
      applied(text, found.changes, readPaper);
    }, times),
  };
}

/** The last size is about a megabyte of Markdown. */
const sizes = [40_000, 120_000, 360_000, 1_080_000];

export async function ratioFigures(): Promise<Figure[]> {
  const { generate } = await import(pathToFileURL('tests/bench/generate.mjs').href);
  const all = sizes.map((size) => timesOf(generate(size).text, size > 500_000 ? 3 : 5));
  const { parsing, paper, clean, review: sent, back } = all.at(-1)!;
  const growth = (what: keyof Times) => {
    const each = all.map((one, i) => one[what] / sizes[i]!);
    return Math.max(...each) / each[0]!;
  };
  return [
    {
      what: `parsing 1 MB takes ${Math.round(parsing)} ms, draft and paper of it`,
      demand: '',
      found: `${(paper / parsing).toFixed(2)} ×`,
      met: true,
    },
    atMost('1 MB, 定稿件 against parsing', 0.3, clean / parsing, ' ×'),
    atMost('1 MB, 送审件 against parsing', 0.6, sent / parsing, ' ×'),
    atMost('1 MB with 200 changes, read and merged against parsing', 3, back / parsing, ' ×'),
    ...(['paper', 'clean', 'review', 'back'] as const).map((what) =>
      atMost(`growth of ${what} over four sizes, for each character`, 1.5, growth(what), ' ×'),
    ),
  ];
}
