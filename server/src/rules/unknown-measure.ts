/** A measure in a table or mark that the framework does not know: a slip of the pen, or words that are no measure at all. */
import { distance } from '../base/distance';
import { overlapping } from '../base/search';
import { contains, type Span } from '../base/span';
import { entriesOf, ownField } from '../model/draft/entries';
import type { Entry } from '../model/block/types';
import { allMeasures, nearMeasures, suggestFor } from '../model/grammar/measures';
import { type BlockContext, defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'unknown-measure',
  title: '不认识的措施名称',
  severity: { draft: 'warning', review: 'warning', submit: 'warning' },
  why: '措施名称写错一个字，就对不上框架里的措施，大纲和统计都会漏掉它；看不懂的字、填错栏的内容，谁也没法照着做。',
  how: '改成框架里的名称；确是本单位自己的措施，可以写进 .shuangyi/framework.yaml。',
  block(context) {
    const { facts, source, frame } = context;
    for (const entry of entriesOf(facts)) {
      if (checkHollow(context, entry)) continue;
      const measuresAt = overlapping(entry.measures);
      for (const value of entry.fields.measure?.values ?? []) {
        // "Same as above" takes its words from another row, which has been looked at already.
        if (value.start < entry.start || value.end > entry.end) continue;
        const name = source.slice(value.start, value.end);
        if (name.length > longestName) continue;
        const here = measuresAt(value).filter(({ id }) => id !== undefined);
        const known = here.length > 0;
        const near = nearMeasures(frame, name).filter((measure) => measure.name !== name);
        // In a table free words are welcome: only what looks like a misspelt name is reported.
        const whole = here.some((measure) => contains(measure, value));
        const slip = near.find((measure) => isSlip(name, measure.name) || (!whole && isCut(name, measure.name)));
        if (slip) report(context, value, [slip], `不认识措施“${name}”，是不是“${slip.name}”？`);
        else if (!known && near.length) {
          report(context, value, near.slice(0, 3), `不认识措施“${name}”，是不是“${near[0]!.name}”？`);
        } else if (!known && entry.origin === 'mark' && name.length <= longestWord) {
          const names = allMeasures(frame).map((measure) => measure.name);
          report(context, value, [], `不认识措施“${name}”。可写：${names.join('、')}。`);
        }
      }
    }
  },
});

/** A field that nobody can read as a measure. */
function checkHollow({ source, frame, report }: BlockContext, entry: Entry): boolean {
  const field = ownField(entry, 'measure');
  if (!field || (entry.hollow !== 'unreadable' && entry.hollow !== 'misplaced')) return false;
  const better = suggestFor(
    frame,
    entry.items.map(({ id }) => id),
  );
  const words = source.slice(field.start, field.end);
  const fault = entry.hollow === 'misplaced' ? '是别的栏的内容，不是措施' : '看不出是什么措施';
  report({ span: field, message: `“${words}”${fault}。${better ? `可写“${better.text}”。` : ''}` });
  return true;
}

/** Longer words are free description, not the name of a measure. UTF-16 units. */
const longestName = 14;

/** In a mark, a word as short as this is meant as a name; anything longer may describe what is done. */
const longestWord = 6;

/** One character wrong in a name of four or more, although part of it may be recognised. */
function isSlip(word: string, name: string): boolean {
  return word.length === name.length && name.length >= 4 && distance(word, name, 1) === 1;
}

/** One character left out of a name of five or more. */
function isCut(word: string, name: string): boolean {
  return word.length === name.length - 1 && name.length >= 5 && distance(word, name, 1) === 1;
}

function report(context: BlockContext, span: Span, names: readonly { name: string }[], message: string): void {
  context.report({
    span,
    message,
    fixes: () =>
      names.map(({ name }, i) => ({
        title: `改为“${name}”`,
        preferred: i === 0,
        edits: [{ start: span.start, end: span.end, text: name }],
      })),
  });
}
