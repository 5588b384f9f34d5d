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
  ['fixtures', some(fixtures(), 11)],
  ['constructs of Markdown', some(constructs(), 61)],
  ['hostile texts', some(hostiles(), 19)],
  ['real documents', some(real(), 17)],
];

describe.each(sets)('edits of %s', (name, samples) => {
  it.skipIf(samples.length === 0 || (only !== undefined && !name.includes(only)))(
    'keep words and meaning',
    async () => {
      const faults: string[] = [];
      for (const { name, doc } of samples) {
        faults.push(...editFaults(doc()).map((fault) => `${name}: ${fault}`));
        // The runner wants to hear of a long test now and then.
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(faults).toEqual([]);
    },
    everything ? 3_600_000 : 120_000,
  );
});

afterAll(() => {
  if (everything) console.log(`edits tried: ${JSON.stringify(counts)}`);
});
