/**
 * Of the rounds that Party building and casework are to go through together (部署、落实、考核) one is missing.
 *
 * Tables with a column for a round: row by row. The whole draft: only plans and reports with three items or more with
 * measures in tables and marks, and only when no column and no word anywhere speaks of the round.
 */
import type { Framework, Round } from '../frame/schema';
import { measurePlace, pairedItems } from '../model/draft/chapters';
import { columnOf, isMissing } from '../model/draft/entries';
import { suggestFor } from '../model/grammar/measures';
import { type BlockContext, defineRule } from '../model/rule/rule';
import { hasSign } from '../model/grammar/signs';
import { derive } from '../model/draft/query';
import { openRounds } from '../model/draft/rounds';
import type { ItemMention, Table } from '../model/block/types';

const fewest = 3;

/** What is paired in tables and marks, and what the whole draft says nothing of. */
const written = derive([pairedItems, openRounds, measurePlace], (items, rounds, place) => ({ items, rounds, place }));

export const rule = defineRule({
  id: 'missing-stage',
  title: '部署、落实、考核缺了一环',
  lacking: true,
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '党建与业务要同部署、同落实、同考核，也就是一起谋划、一起部署、一起落实、一起检查。缺了一环，就会安排了没人推进，推进了没人检查。',
  how: '把空着的格子填上；整篇没有提到的，补一段或加一栏，写明由谁、在什么时候、按什么标准检查。',
  block(context) {
    for (const table of context.facts.tables) {
      for (const round of context.frame.stages) checkColumn(context, table, round);
    }
  },
  judgement: {
    of: written,
    judge({ items, rounds, place }, { kind, frame }) {
      if (!place || kind.tense === 'other' || items.count < fewest) return [];
      const ids = items.ids.map((id) => ({ id }));
      return rounds
        .filter(({ signals }) => signals.length > 0)
        .map((round) => ({ ...place, message: `通篇没有写到“${round.name}”。${advice(frame, round, ids)}` }));
    },
  },
});

function checkColumn({ source, frame, report }: BlockContext, table: Table, round: Round): void {
  const { column: role } = round;
  const column = role && columnOf(table, role);
  if (!column) return;
  const header = source.slice(column.span.start, column.span.end);
  const rows = table.entries.filter((entry) => entry.item && !entry.continued && !entry.exempt);
  // A cell with a placeholder is the matter of `placeholder`.
  const open = rows.filter((entry) => isMissing(entry.fields[role]));
  if (open.length === rows.length && rows.length > 1) {
    const message = `“${header}”一栏整列没有填，“${round.name}”这一环空着。${advice(frame, round, open[0]!.items)}`;
    report({ span: column.span, message });
    return;
  }
  for (const { item, items } of open) {
    if (!item) continue;
    const name = source.slice(item.start, item.end);
    report({
      span: item,
      message: `“${name}”没有填“${header}”，“${round.name}”这一环空着。${advice(frame, round, items)}`,
    });
  }
}

/** What to write: a suggestion that speaks of the round, else what the round means. */
function advice(frame: Framework, round: Round, items: readonly Pick<ItemMention, 'id'>[]): string {
  // 验收 and 检查 of a case show that somebody looks; to assess the work takes a mark or a reward.
  const sign = round.column === 'assessment' ? 'incentives' : (`stage:${round.id}` as const);
  const ids = items.map(({ id }) => id);
  const better = suggestFor(frame, ids, (text) => hasSign(frame, text, sign));
  return better ? `可写“${better.text}”。` : round.summary;
}
