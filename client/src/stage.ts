/** Where a file itself says how strictly it wants to be checked. */
import { findValue, type Range, valueText } from './frontMatter';

/** The value of `阶段:` in the front matter of `text`. Undefined when there is no front matter or no such key. */
export function findStage(text: string): Range | undefined {
  return findValue(text, '阶段');
}

/** What to insert at `range` of `text` so that the key has `stage` as its value. */
export function stageText(text: string, range: Range, stage: string): string {
  return valueText(text, range, stage);
}
