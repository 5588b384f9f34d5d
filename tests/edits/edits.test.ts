/** No edit is wrong: see `properties`. A sample runs with all other tests; `ALL=1` tries every text there is. */
import { afterAll, describe, expect, it } from 'vitest';
import { constructs, examples, fixtures, hostiles, real, type Sample } from './corpus';
import { counts, editFaults } from './properties';

const everything = process.env.ALL === '1';
const only = process.env.ONLY;

/** Every so-manieth text, another one of each kind. */
const some = (samples: Sample[], every: number): Sample[] =>
  everything ? samples : samples.filter((_, i) => i % every === 0);

const sets: [string, Sample[]][] = [
  ['examples', some(examples(), 1)],
  ['fixtures', some(fixtures(), 7)],
  ['constructs of Markdown', some(constructs(), 17)],
  ['hostile texts', some(hostiles(), 13)],
  ['real documents', some(real(), 12)],
];

describe.each(sets)('edits of %s', (name, samples) => {
  it.skipIf(samples.length === 0 || (only !== undefined && !name.includes(only)))(
    'keep words and meaning',
    () => {
      const faults = samples.flatMap(({ name, doc }) => editFaults(doc()).map((fault) => `${name}: ${fault}`));
      expect(faults).toEqual([]);
    },
    everything ? 3_600_000 : 120_000,
  );
});

afterAll(() => {
  if (everything) console.log(`edits tried: ${JSON.stringify(counts)}`);
});
