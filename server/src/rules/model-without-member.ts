/**
 * Persons or teams are said to have been commended, and nowhere a Party member's part in it.
 *
 * Judged over the draft: one commended person whose membership or Party organisation is named is enough to be quiet; in a
 * case or an article, any word of Party members. The office's own honours (我院被评为…) name no person and are left alone,
 * and so are prizes of others (pupils, firms) and of a whole staff.
 */
import type { Span } from '../base/span';
import { hitsIn, signsOf } from '../model/draft/digest';
import { found } from '../model/draft/query';
import { defineRule } from '../model/rule/rule';
import { signsIn } from '../model/grammar/signs';

export const rule = defineRule({
  id: 'model-without-member',
  title: '典型看不出党员身份',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '框架提出把干警培养成党员、把党员培养成骨干。写受表彰的个人和集体只讲业务能手，不讲党员身份和支部的作用，就浪费了最有说服力的例子。',
  how: '是党员的写明党员身份和带头做了什么，是集体的写明党支部或党小组怎样起作用；不是党员的不必写。',
  document({ doc, kind, report }) {
    const places = commended(doc).flatMap(({ block, value }) => value.map((one) => ({ block, ...one })));
    const [first, ...rest] = places;
    if (!first || places.some(({ member }) => member)) return;
    // A case or article is mostly about one person: whose membership may stand in its first sentence.
    if (kind.tense === 'other' && signsOf(doc).has('members')) return;
    report({
      block: first.block,
      span: first.span,
      message:
        '写到个人或集体受表彰，却没有写党员身份和党组织的作用。是党员的可写明，如“共产党员、员额检察官柳某带头办理疑难案件……”。',
      related: rest.slice(0, 10).map(({ block, span }) => ({ block, span, message: '同样没有写' })),
    });
  },
});

interface Commended {
  readonly span: Span;
  /** A Party member's part in it is named. */
  readonly member: boolean;
}

/** Places in each block where a person or team is commended, relative to it, one for each sentence or row. */
const commended = found((facts, source, frame): readonly Commended[] | undefined => {
  let known = -1;
  const places = hitsIn(facts, source, frame)
    .get('commendations')
    ?.flatMap((hit) => {
      if (hit.start < known) return [];
      const sentence = sentenceAround(source, hit);
      known = sentence.end;
      const signs = signsIn(frame, source, sentence).map(({ sign }) => sign);
      const span = { start: hit.start, end: hit.end };
      if (!signs.includes('awardees') || signs.includes('otherAwardees')) return [];
      return [{ span, member: signs.includes('members') }];
    });
  return places?.length ? places : undefined;
});

/** UTF-16 units looked at on either side. */
const reach = 120;

function sentenceAround(text: string, { start, end }: Span): Span {
  const from = Math.max(0, start - reach);
  const before = text.slice(from, start);
  const after = text.slice(end, end + reach);
  const open = Math.max(...['。', '！', '？', '\n', '\r'].map((mark) => before.lastIndexOf(mark)));
  const close = after.search(/[。！？\r\n]/);
  return { start: from + open + 1, end: close < 0 ? end + after.length : end + close };
}
