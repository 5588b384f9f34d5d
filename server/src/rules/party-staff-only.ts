/**
 * All measures are left to the departments of Party affairs (政治部, 机关党委).
 *
 * Judged for a table with a measure column, and for all marks together, from three entries on whose measure and
 * responsible party are written. Whom the measure's own words name counts before the column: an item's department does
 * not do what the words give to 政治部.
 */
import type { Span } from '../base/span';
import type { Framework } from '../frame/schema';
import { columnOf, isEmpty, type WordedEntry, worded, wordedMarks } from '../model/draft/entries';
import { departmentsIn, readResponsible } from '../model/grammar/responsible';
import { defineRule } from '../model/rule/rule';
import type { Entry } from '../model/block/types';

const fewest = 3;

export const rule = defineRule({
  id: 'party-staff-only',
  title: '措施全由政工部门承担',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '框架指出，认为党建只由政治部门、党支部书记来抓，党建就会落在业务后面。办案的部门和支部不担责任，措施就进不了办案环节。',
  how: '把措施交给承办这项业务的部门和它的党支部，政治部、机关党委写作配合或督导。',
  block({ facts, source, frame, report }) {
    for (const table of facts.tables) {
      const column =
        columnOf(table, 'department') ??
        columnOf(table, 'person') ??
        columnOf(table, 'leader') ??
        columnOf(table, 'measure');
      if (!column || !columnOf(table, 'measure')) continue;
      const message = judge(worded(table.entries, source), frame);
      if (message) report({ span: column.span, message });
    }
  },
  judgement: {
    of: wordedMarks,
    judge(marks, { frame }) {
      const message = judge(marks, frame);
      const owned = marks.find(({ entry }) => !isEmpty(entry.fields.department) || !isEmpty(entry.fields.person));
      if (!message || !owned) return [];
      const { department, person } = owned.entry.fields;
      return [{ block: owned.block, span: (department ?? person)!, message }];
    },
  },
});

function judge(entries: readonly WordedEntry[], frame: Framework): string | undefined {
  const owners: string[][] = [];
  for (const { entry, words } of entries) {
    if (isEmpty(entry.fields.measure) || entry.exempt) continue;
    const names = ownersOf(entry, words, frame);
    // One department of another kind is enough: a long draft is read no further.
    if (!names.every((name) => isStaff(name, frame))) return undefined;
    if (names.length > 0) owners.push(names);
  }
  if (owners.length < fewest) return undefined;
  const names = [...new Set(owners.flat())].slice(0, 3).join('、');
  return `${owners.length} 条措施都由${names}承担，承办业务的部门和支部没有任务。改由承办部门的党支部落实，${names}写作督导或配合。`;
}

function ownersOf({ fields }: Entry, words: (span: Span) => string, frame: Framework): string[] {
  const inWords = fields.measure ? departmentsIn(words(fields.measure), frame) : [];
  if (inWords.length > 0) return inWords;
  return [fields.department, fields.person, fields.leader]
    .flatMap((field) => (field ? readResponsible(words(field), frame) : []))
    .map(({ name }) => name.replace(/[（(].*?[）)]/g, ''));
}

const isStaff = (name: string, frame: Framework) =>
  frame.signs.partyStaff.some((word) => name === word || name.endsWith(word));
