/**
 * A measure in a row or mark is carried only by routine forms: to learn, discuss, exchange, meet, pass on.
 *
 * Judged entry by entry (see `hollowness`). Quiet as soon as the words name casework or a form that goes with it (听证,
 * 评查, 攻坚 …) or say anything else, or the entry tells elsewhere what is done (具体措施). Prose is judged by chapter in `routine-party-work`.
 */
import { entriesOf, ownField } from '../model/draft/entries';
import { type BlockContext, defineRule } from '../model/rule/rule';
import { hasSign, signsIn } from '../model/grammar/signs';
import { betterFor, measureFixes } from '../model/rule/writeMeasure';
import type { Entry } from '../model/block/types';

export const rule = defineRule({
  id: 'routine-forms-only',
  title: '载体只有学习、讨论、开会',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '框架指出，活动总停在学习、讨论、交流上，就缺少针对性，带不动业务。学习和会议要做，但单靠它们，办案环节里看不到党组织和党员的作用。',
  how: '换成或加上与这项业务相连的载体：听证、案例复盘、质量评查、攻坚小组、结对共建、党员包案等。',
  block(context) {
    for (const entry of entriesOf(context.facts)) check(context, entry);
  },
});

function check(context: BlockContext, entry: Entry): void {
  const { source, frame, report } = context;
  const field = ownField(entry, 'measure');
  if (!field || entry.hollow !== 'routine' || entry.exempt || !entry.item) return;
  const words = source.slice(field.start, field.end);
  // Party affairs alone leave the item without a measure, which is told there (untied-item).
  const signs = signsIn(frame, words);
  if (signs.some(({ sign }) => sign === 'affairs') && !signs.some(({ sign }) => sign === 'routine')) return;
  const better = betterFor(context, entry, (text) => hasSign(frame, text, 'forms') && !hasSign(frame, text, 'routine'));
  const how = better ? `可改为“${better.text}”。` : '换成与这项业务相连的载体。';
  report({
    span: field,
    message: `“${words}”只有学习、会议一类老办法，带不到这项业务里去。${how}`,
    // What is there may go on beside it.
    fixes: () => measureFixes(context, entry, better, { present: 'keep', names: entry.origin === 'mark' }),
  });
}
