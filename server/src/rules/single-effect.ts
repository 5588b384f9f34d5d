/**
 * Where an effect is claimed, only one of those that casework is to have together is named.
 *
 * Tables and marks: in one row. Prose: over the whole draft, because the others may well be named elsewhere; older
 * documents unite two, which is let pass.
 */
import type { Span } from '../base/span';
import type { Framework } from '../frame/schema';
import { hitsIn, signsOf } from '../model/draft/digest';
import { found } from '../model/draft/query';
import { entriesOf, ownField } from '../model/draft/entries';
import { type BlockContext, defineRule } from '../model/rule/rule';
import { type Sign, signsIn } from '../model/grammar/signs';
import type { Entry } from '../model/block/types';

export const rule = defineRule({
  id: 'single-effect',
  title: '只讲一种办案效果',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '框架要求每一起案件都考量政治效果、社会效果、法律效果的统一。只讲其中一种，容易给人就案办案的印象。',
  how: '三种效果都有的，分别用事实写出来；确实只有一种的，写具体事实，不必写“取得良好效果”。',
  block(context) {
    for (const entry of entriesOf(context.facts)) checkEntry(context, entry);
  },
  document({ doc, frame, report }) {
    const shown = signsOf(doc);
    const [only, ...more] = frame.signs.effects.filter(({ id }) => shown.has(`effect:${id}`));
    if (!only || more.length > 0) return;
    const [first, ...rest] = claimed(doc).flatMap(({ block, value }) => value.map((span) => ({ block, span })));
    if (!first) return;
    report({
      ...first,
      message: `通篇只讲“${only.name}”，没有讲${others(frame, only.id)}。三种效果都有的，用事实分别写出来。`,
      related: rest.slice(0, 10).map((place) => ({ ...place, message: `也只讲${only.name}` })),
    });
  },
});

/** Claims of an effect in running text. */
const claimed = found((facts, source, frame): readonly Span[] | undefined => {
  if (facts.tables.length > 0) return undefined;
  const hits = [...hitsIn(facts, source, frame)].flatMap(([sign, own]) => (isEffect(sign) ? own : []));
  const claims = hits.filter((hit) => isClaimed(frame, source, hit)).sort((a, b) => a.start - b.start);
  return claims.length > 0 ? claims.map(({ start, end }) => ({ start, end })) : undefined;
});

function isEffect(sign: Sign): boolean {
  return sign.startsWith('effect:');
}

function checkEntry({ source, frame, report }: BlockContext, entry: Entry): void {
  const fields = (['result', 'measure-result', 'target', 'measure'] as const).flatMap(
    (role) => ownField(entry, role) ?? [],
  );
  const hits = fields.flatMap((field) => signsIn(frame, source, field)).filter(({ sign }) => isEffect(sign));
  const first = hits.find((hit) => isClaimed(frame, source, hit));
  if (!first || hits.some(({ sign }) => sign !== first.sign)) return;
  const only = frame.signs.effects.find(({ id }) => `effect:${id}` === first.sign)!;
  report({
    span: first,
    message: `这一项只讲“${only.name}”，没有讲${others(frame, only.id)}。三种效果都有的，用事实分别写出来。`,
  });
}

const others = (frame: Framework, id: string) =>
  frame.signs.effects
    .filter((effect) => effect.id !== id)
    .map(({ name }) => name)
    .join('、');

/** A word that claims stands within twelve characters in the same clause. */
function isClaimed(frame: Framework, text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 12);
  const clause = `${before.slice(before.search(/[^，。；,;\n]*$/))} ${after.slice(0, after.search(/[，。；,;\n]|$/))}`;
  return signsIn(frame, clause).some(({ sign }) => sign === 'claims');
}
