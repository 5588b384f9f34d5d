/**
 * Nothing in the draft says how work is assessed or rewarded.
 *
 * Judged in drafts with three items or more with measures in tables and marks, or with a chapter on Party building of
 * some length that is no notice of one occasion (主题党日). One word of assessment or incentive anywhere, or one filled 考核 cell, is enough to be quiet.
 */
import { filledRoles, headOf, pairedItems, partyChapters } from '../model/draft/chapters';
import { signsOf, talliesOf } from '../model/draft/digest';
import { suggestFor } from '../model/grammar/measures';
import { defineRule } from '../model/rule/rule';
import { hasSign } from '../model/grammar/signs';

/** `length` of a chapter, `whole` of a draft with such a chapter: UTF-16 units of running text. */
const fewest = { items: 3, length: 200, whole: 1000 };

export const rule = defineRule({
  id: 'no-incentive',
  title: '没有考核和激励的办法',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '框架认为，方式方法陈旧，根源之一是激励约束和考核奖惩不完善：做好做坏一个样，新办法就没有人愿意试。',
  how: '写一条考核或激励的办法：融合成效占多少分，评选先进党支部看什么，办案实绩突出的党员怎样表彰。',
  document({ doc, frame, report }) {
    if (signsOf(doc).has('incentives') || filledRoles(doc).has('assessment')) return;
    const items = pairedItems(doc);
    const tallies = talliesOf(doc);
    const isWhole =
      tallies.of().length >= fewest.whole && !(doc.title && hasSign(frame, doc.slice(doc.title), 'occasions'));
    const chapter = isWhole
      ? partyChapters(doc).find((section) => tallies.of(section).length >= fewest.length)
      : undefined;
    if (items.count < fewest.items && !chapter) return;
    const better = suggestFor(frame, items.ids, (text) => hasSign(frame, text, 'incentives'));
    report({
      ...doc.placeOf(chapter && items.count < fewest.items ? doc.titleOf(chapter) : headOf(doc)),
      message: `通篇没有考核和激励的办法，做好做坏看不出区别。${better ? `可写“${better.text}”。` : ''}`,
    });
  },
});
