/** What Word costs those who only write and check: nothing of it is there at the start. */
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

it.each(['node', 'browser', 'cli'])(
  'nothing for Word is loaded when the %s bundle starts',
  async (which) => {
    const { costOfWord } = await import(pathToFileURL('tests/word/bundle.mjs').href);
    const { bytes, early } = await costOfWord(which);
    expect(bytes).toBeGreaterThan(0);
    expect(early).toEqual([]);
  },
  120_000,
);
