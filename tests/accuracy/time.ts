/** Cost of recognition: milliseconds for a megabyte of Chinese, and whether it grows linearly. */
import { builtin } from '../../server/src/frame/builtin';
import { recogniser } from '../../server/src/model/recognise';

/** Characters of Chinese in a megabyte of UTF-8. */
const MEGABYTE = 364_000;

export function timeOf(texts: readonly string[]): string {
  let text = '';
  while (text.length < MEGABYTE * 4) text += texts.join('\n');
  const sizes = [MEGABYTE / 4, MEGABYTE, MEGABYTE * 4];
  const rows = sizes.map((size) => {
    const paragraphs = text.slice(0, size).split('\n');
    const words = recogniser(builtin);
    const run = () => {
      let count = 0;
      for (const line of paragraphs) count += words.segments(line, { start: 0, end: line.length }).length;
      return count;
    };
    run();
    const segments = run();
    const ms = median(Array.from({ length: 5 }, () => clock(run)));
    return `${size} characters: segments() ${ms.toFixed(1)} ms (${segments} segments, ${((ms * MEGABYTE) / size).toFixed(1)} ms a megabyte)`;
  });
  return rows.join('\n');
}

function clock(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}
