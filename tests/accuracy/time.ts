/** Cost of recognition for a megabyte of Chinese, its growth with the size, and the floor: reading every unit once. */
import { trie } from '../../server/src/base/trie';
import { builtin } from '../../server/src/frame/builtin';
import type { Phrase } from '../../server/src/frame/schema';
import { recogniser } from '../../server/src/model/block/recognise/recogniser';

/** Characters of Chinese in a megabyte of UTF-8. */
const MEGABYTE = 364_000;

/** One line for each figure; the best of several runs, since other work on the machine only ever adds. */
export function timeOf(texts: readonly string[]): string {
  let text = '';
  while (text.length < MEGABYTE * 4) text += texts.join('\n');
  const megabyte = text.slice(0, MEGABYTE);
  const words = wordsOf();
  const index = trie(words);
  let hits = 0;
  const scan = () => index.scan(megabyte, 0, megabyte.length, () => hits++);
  const floor = () => {
    let sum = 0;
    for (let at = 0; at < megabyte.length; at++) sum += megabyte.charCodeAt(at);
    return sum;
  };
  const rows = [
    `floor, every unit read once: ${best(floor).toFixed(1)} ms a megabyte`,
    `scan for ${words.length} words: ${best(scan).toFixed(1)} ms a megabyte`,
  ];
  for (const size of [MEGABYTE / 4, MEGABYTE, MEGABYTE * 4]) {
    const paragraphs = text.slice(0, size).split('\n');
    const run = () => {
      for (const line of paragraphs) recogniser(builtin).segments(line, { start: 0, end: line.length });
    };
    const ms = best(run);
    rows.push(
      `segments() of ${size} characters: ${ms.toFixed(1)} ms, ${((ms * MEGABYTE) / size).toFixed(1)} ms a megabyte`,
    );
  }
  return rows.join('\n');
}

/** Every word of the framework that recognition looks for, parts of gap phrases one by one. */
function wordsOf(): string[] {
  const { words } = builtin;
  const measures = builtin.dimensions.flatMap((dimension) => dimension.measures);
  const phrases: Phrase[] = [
    ...measures.flatMap(({ name, aliases, phrases, carriers }) => [name, ...aliases, ...phrases, ...carriers]),
    ...builtin.otherParty.phrases,
    ...builtin.casework.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...builtin.general,
    ...Object.values(words).flat(),
  ];
  return [...new Set(phrases.flatMap((phrase) => (typeof phrase === 'string' ? phrase : phrase.text).split('…')))];
}

function best(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 12; i++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
