/**
 * A chapter on Party building and chapters on casework stand side by side, and nothing ties the one to the others.
 *
 * Judged only where both exist as neighbours, each with some sentences. One sentence, row or mark that ties a measure to
 * casework in any of them is enough to be quiet: prose is judged by chapter, and a doubtful tie counts for the writer.
 */
import { itemsWithin, partyNeighbours } from '../model/draft/chapters';
import { type Tally, talliesOf } from '../model/draft/digest';
import { suggestFor } from '../model/grammar/measures';
import { defineRule } from '../model/rule/rule';

/** A chapter with fewer sentences or characters is too short to be judged. */
const fewest = { sentences: 3, length: 100, work: 3 };

export const rule = defineRule({
  id: 'separate-halves',
  title: '党建和业务各写各的',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '党建单列一章本身没有错；但这一章不提业务，业务章节也不提党组织和党员的作用，两边就脱了节：党建怎样带动业务，读的人看不出来。',
  how: '在党建这一章写明各项措施带动了哪件业务、有什么结果；或者在业务各项里写明党支部、党员起了什么作用。',
  document({ doc, frame, report }) {
    const tallies = talliesOf(doc);
    for (const { party, others } of partyNeighbours(doc)) {
      const sums = others.map((section) => ({ section, ...tallies.of(section) }));
      const [first, ...more] = sums
        .filter((sum) => isLong(sum) && sum.work >= fewest.work)
        .map(({ section }) => section);
      if (!first || sums.some(({ ties }) => ties > 0)) continue;
      for (const chapter of party) {
        const own = tallies.of(chapter);
        if (!isLong(own) || own.party === 0 || own.ties > 0) continue;
        const better = suggestFor(frame, itemsWithin(doc, doc.extentOf(first)));
        const how = better ? `可把措施落到业务里，如“${better.text}”。` : '写明措施带动了哪件业务。';
        report({
          ...doc.placeOf(doc.titleOf(chapter)),
          message: `这一章讲党建，“${first.words}”讲业务，两边没有一处相连。${how}`,
          related: [first, ...more.slice(0, 4)].map((section) => ({
            ...doc.placeOf(doc.titleOf(section)),
            message: '只讲业务的章节',
          })),
        });
      }
    }
  },
});

const isLong = (sum: Readonly<Tally>) => sum.segments >= fewest.sentences && sum.length >= fewest.length;
