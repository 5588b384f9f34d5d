/**
 * A measure that only states an intent: 加强…, 深入…, 切实…, without actor, date, number or carrier.
 *
 * In tables and marks entry by entry; in prose only when nearly all sentences of a measures section are like that,
 * because three quarters of the measure sentences of real documents name no number, owner or date.
 */
import { shift } from '../base/span';
import { isEmpty } from '../model/entries';
import { type DocumentContext, defineRule } from '../model/rule';
import type { Entry } from '../model/types';
import { isOnlyIntent, isOnlyNames } from '../model/vague';

/** A section is judged from so many task sentences on, and reported from this share of vague ones. */
const fewest = 6;
const share = 0.9;
const roles = new Set(['tasks', 'measures', 'next', 'safeguards']);

export const rule = defineRule({
  id: 'vague-measure',
  title: '措施空泛',
  reach: 'document',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '“加强”“深化”“切实抓好”之类的话，只说了态度。没有谁来做、何时做、做到什么程度、用什么载体，就无法落实，也无法考核。',
  how: '写明由哪个支部或部门、通过什么活动或制度、在什么时候、做到多少或什么程度。',
  check(context) {
    for (const entry of context.doc.entries) checkEntry(context, entry);
    checkSections(context);
  },
});

function checkEntry({ doc, frame, report }: DocumentContext, entry: Entry): void {
  const field = entry.fields.measure;
  if (!field || isEmpty(field) || field.start < entry.start || field.end > entry.end) return;
  const words = doc.slice(field);
  if (!isOnlyIntent(words, frame)) return;
  // A bare name is enough where the entry says elsewhere who does what by when; in a mark it is the convention.
  const { department, person, leader, deadline, action } = entry.fields;
  const told = !isEmpty(action) || ((!isEmpty(department) || !isEmpty(person) || !isEmpty(leader)) && !isEmpty(deadline));
  if (isOnlyNames(words, frame) && (entry.origin === 'mark' || told)) return;
  report({ span: field, message: `“${words}”只有态度，没有做法：谁来做、用什么载体、何时做到什么程度？` });
}

function checkSections({ doc, report }: DocumentContext): void {
  for (const section of doc.sections) {
    if (!section.part || !roles.has(section.part.role) || section.parent?.part?.role === section.part.role) continue;
    const { tasks, vague } = count(doc, section.start, section.end);
    if (tasks < fewest || vague / tasks < share) continue;
    report({
      span: section.heading.title,
      message: `这一部分 ${tasks} 处措施，${vague} 处没有写明谁来做、何时做、做到多少，也没有载体。`,
    });
  }
}

function count(doc: DocumentContext['doc'], start: number, end: number): { tasks: number; vague: number } {
  let tasks = 0;
  let vague = 0;
  for (let i = doc.blockAt(start); i < doc.blocks.length && doc.parsed.starts[i]! < end; i++) {
    const by = doc.parsed.starts[i]!;
    for (const segment of doc.facts[i]!.segments) {
      if (segment.kind === 'row' || segment.kind === 'heading' || shift(segment, by).start < start) continue;
      if (segment.measures.length === 0 && !segment.vague) continue;
      tasks++;
      if (segment.vague) vague++;
    }
  }
  return { tasks, vague };
}
