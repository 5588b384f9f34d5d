/**
 * Persons or teams are said to have been commended, and nowhere a Party member's part in it.
 *
 * Judged over the draft: one commended person whose membership or Party organisation is named is enough to be quiet; in a
 * case or an article, any word of Party members. The office's own honours (我院被评为…) name no person and are left alone.
 */
import { type Span, shift } from '../base/span';
import { findByBlock, signsOf } from '../model/draft/digest';
import { defineRule } from '../model/rule/rule';
import { type Sign, signsIn } from '../model/grammar/signs';

export const rule = defineRule({
  id: 'model-without-member',
  title: '典型看不出党员身份',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '框架提出把干警培养成党员、把党员培养成骨干。写受表彰的个人和集体只讲业务能手，不讲党员身份和支部的作用，就浪费了最有说服力的例子。',
  how: '是党员的写明党员身份和带头做了什么，是集体的写明党支部或党小组怎样起作用；不是党员的不必写。',
  reads: ['signs', (doc) => commended.blocks(doc)],
  document({ doc, kind, report }) {
    const found = commended(doc).flatMap(({ block, value }) =>
      value.map(({ hit, member }) => ({ span: shift(hit, doc.parsed.starts[block]!), member })),
    );
    const [first, ...rest] = found;
    if (!first || found.some(({ member }) => member)) return;
    // A case or article is mostly about one person: whose membership may stand in its first sentence.
    if (kind.tense === 'other' && signsOf(doc).has('members')) return;
    report({
      span: first.span,
      message:
        '写到个人或集体受表彰，却没有写党员身份和党组织的作用。是党员的可写明，如“共产党员、员额检察官柳某带头办理疑难案件……”。',
      related: rest.slice(0, 10).map(({ span }) => ({ span, message: '同样没有写' })),
    });
  },
});

const isCommendation = (sign: Sign) => sign === 'commendations';

/** Places in each block where a person or team is commended, relative to it, one for each sentence or row. */
const commended = findByBlock<{ hit: Span; member: boolean }>(isCommendation, (_, source, frame) => {
  let known = -1;
  return signsIn(frame, source).flatMap((hit) => {
    if (hit.sign !== 'commendations' || hit.start < known) return [];
    const sentence = sentenceAround(source, hit);
    known = sentence.end;
    const signs = signsIn(frame, source, sentence).map(({ sign }) => sign);
    return signs.includes('awardees') ? [{ hit, member: signs.includes('members') }] : [];
  });
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
