/**
 * A measure that only states an intent: 加强…, 深入…, 切实…, without actor, date, number or carrier.
 *
 * In tables and marks entry by entry, whatever owner and date stand beside it; a bare name is right in a mark, and in a
 * table that says elsewhere what is done. In prose only when nearly all sentences of a measures section are like that,
 * because three quarters of the measure sentences of real documents name no number, owner or date.
 */
import { talliesOf } from '../model/draft/digest';
import { entriesOf, ownField } from '../model/draft/entries';
import type { Doc } from '../model/draft/doc';
import type { Section } from '../model/draft/outline';
import { derive } from '../model/draft/query';
import { type BlockContext, defineRule } from '../model/rule/rule';
import { betterFor, measureFixes } from '../model/rule/writeMeasure';
import type { Entry } from '../model/block/types';
import type { Measure } from '../frame/schema';
import { isOnlyNames } from '../model/grammar/measures';

/** A section is judged from so many task sentences on. */
const fewest = 6;
const roles = new Set(['tasks', 'measures', 'next', 'safeguards']);

export const rule = defineRule({
  id: 'vague-measure',
  title: '措施空泛',
  lacking: true,
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '“加强”“深化”“切实抓好”之类的话，只说了态度；表里只写一个措施名称，也没有说要做什么。没有谁来做、何时做、做到什么程度、用什么载体，就无法落实，也无法考核。',
  how: '写明由哪个支部或部门、通过什么活动或制度、在什么时候、做到多少或什么程度。',
  options: {
    share: {
      name: '比例',
      title: '正文一节里空泛的措施占到几成才提示，写小数',
      type: 'number',
      default: 0.9,
      min: 0.5,
      max: 1,
    },
  },
  block(context) {
    for (const entry of entriesOf(context.facts)) checkEntry(context, entry);
  },
  document({ doc, options, report }) {
    const tallies = talliesOf(doc);
    for (const section of measureSections(doc)) {
      const { tasks, vague } = tallies.of(section);
      if (tasks < fewest || vague / tasks < options.share) continue;
      report({
        ...doc.placeOf(doc.titleOf(section)),
        severity: 'information',
        message: `这一部分 ${tasks} 处措施，${vague} 处没有写明谁来做、何时做、做到多少，也没有载体。`,
      });
    }
  },
});

/** Topmost sections whose role is measures. */
const measureSections = derive<[readonly Section[]], readonly Section[], Doc>([(doc) => doc.sections], (sections) =>
  sections.filter(({ part, parent }) => part && roles.has(part.role) && parent?.part?.role !== part.role),
);

function checkEntry(context: BlockContext, entry: Entry): void {
  const { source, frame, report } = context;
  const field = ownField(entry, 'measure');
  if (!field || entry.hollow !== 'vague') return;
  const words = source.slice(field.start, field.end);
  // A measure that is named is filled with what it means for the item.
  const own = (_: string, { name, aliases }: Measure) => [name, ...aliases].some((one) => words.includes(one));
  const better = betterFor(context, entry, own) ?? betterFor(context, entry);
  const advice = better ? `可写“${better.text}”。` : '';
  const fault = isOnlyNames(words, frame) ? '只是名称' : '只有态度';
  report({
    span: field,
    message: `“${words}”${fault}，没有做法：谁来做、用什么载体、何时做到什么程度？${advice}`,
    // A name in a table would be as empty.
    fixes: () => measureFixes(context, entry, better, { present: 'replace', names: entry.origin === 'mark' }),
  });
}
