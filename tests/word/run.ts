/**
 * Every figure that is demanded of Word files, with what was found: `npm run word [-- --only layout] [--reviews 5000] [--first 1]`.
 *
 * Parts: layout, validity, back, import, reviews, cost, bundle. Where LibreOffice or the validator is missing, its figures are
 * left out and one line says so. `--reviews` prints each review that did not come home exactly. Exit code 1 where a
 * figure is not met.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { canConvert, canPrint } from '../kit/word/office';
import { exported } from '../kit/word/product';
import { canValidate } from '../kit/word/validator';
import { hostile, real, sample, samples, wide } from './drafts';
import { atMost, exactly, type Figure, line } from './figures';
import { importFigures } from './imports';
import { layoutFigures } from './layout';
import { ratioFigures } from './ratios';
import { validityFigures } from './validity';
import { reviewFigures, uneditedFigures } from './wayBack';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    reviews: { type: 'string', default: '5000' },
    first: { type: 'string', default: '1' },
  },
});

const make = (text: string, how: { review?: boolean; seal?: boolean } = {}) =>
  exported(text, { ...how, silent: true, settings: { seal: how.seal === true } }).bytes;

async function bundleFigures(): Promise<Figure[]> {
  // It finds the sources by its own place, so it must not go into the bundle of this tool.
  const { costOfWord } = await import(pathToFileURL('tests/word/bundle.mjs').href);
  const figures: Figure[] = [];
  for (const which of ['node', 'browser', 'cli'] as const) {
    const { bytes, early } = await costOfWord(which);
    figures.push(atMost(`bundle (${which}): for Word`, 95, Math.round(bytes / 1024), ' KB'));
    figures.push(exactly(`bundle (${which}): files of it that are loaded at the start`, 0, early.length));
  }
  return figures;
}

const kilobytes = (review: boolean) => exported(sample, { review }).bytes.length / 1024;

const parts: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  layout: () => (canPrint ? layoutFigures(make, sample, wide) : skipped('no LibreOffice or poppler')),
  validity: async () => [
    ...(canValidate ? [] : skipped('no validator')),
    ...(await validityFigures('samples', samples)),
    ...(await validityFigures('hostile drafts', hostile)),
    ...(real.size ? await validityFigures('real documents', real) : skipped('no real documents')),
  ],
  back: async () => [
    ...(await uneditedFigures('samples, untouched, come home as the same bytes', samples)),
    ...(real.size ? await uneditedFigures('real documents, untouched', real) : []),
    ...(canConvert ? await uneditedFigures('samples, saved by LibreOffice', samples, true) : skipped('no LibreOffice')),
    ...(canConvert && real.size ? await uneditedFigures('real documents, saved by LibreOffice', real, true) : []),
  ],
  import: async () => [
    ...(await importFigures('samples', samples)),
    ...(real.size ? await importFigures('real documents', real) : skipped('no real documents')),
    ...(canConvert ? await importFigures('samples saved by LibreOffice', samples, true) : skipped('no LibreOffice')),
  ],
  reviews: () =>
    reviewFigures(
      Number(values.reviews),
      samples,
      (one) => console.log(`  ${JSON.stringify(one)}`),
      Number(values.first),
    ),
  cost: async () => [
    atMost('sample as 定稿件', 16, kilobytes(false), ' KB'),
    atMost('sample as 送审件', 26, kilobytes(true), ' KB'),
    ...(await ratioFigures()),
  ],
  bundle: bundleFigures,
};

function skipped(why: string): Figure[] {
  console.log(`skipped: ${why}`);
  return [];
}

let missed = 0;
for (const [name, figuresOf] of Object.entries(parts)) {
  if (!name.includes(values.only)) continue;
  console.log(`\n${name}`);
  const figures = await figuresOf();
  for (const figure of figures) console.log(line(figure));
  missed += figures.filter(({ met }) => !met).length;
}
console.log(missed ? `\n✗ ${missed} figures are not met` : '\n✓ every figure is met');
process.exitCode = missed ? 1 : 0;
