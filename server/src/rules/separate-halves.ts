/**
 * A chapter on Party building and chapters on casework stand side by side, and nothing ties the one to the others.
 *
 * Judged only where both exist as neighbours, each with some sentences. One sentence, row or mark that ties a measure to
 * casework in any of them is enough to be quiet: prose is judged by chapter, and a doubtful tie counts for the writer.
 */
import { itemsWithin, partyChapters } from '../model/chapters';
import { tally } from '../model/digest';
import type { Doc } from '../model/doc';
import { suggestFor } from '../model/entries';
import type { Section } from '../model/outline';
import { defineRule } from '../model/rule';

/** A chapter with fewer sentences or characters is too short to be judged. */
const fewest = { sentences: 3, length: 100, work: 3 };

export const rule = defineRule({
  id: 'separate-halves',
  title: '党建和业务各写各的',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '党建单列一章本身没有错；但这一章不提业务，业务章节也不提党组织和党员的作用，就是框架所说的“两张皮”：党建怎样带动业务，读的人看不出来。',
  how: '在党建这一章写明各项措施带动了哪件业务、有什么结果；或者在业务各项里写明党支部、党员起了什么作用。',
  document({ doc, frame, report }) {
    for (const party of partyChapters(doc)) {
      const own = tally(doc, party);
      if (own.segments < fewest.sentences || own.length < fewest.length || own.party === 0 || own.ties > 0) continue;
      const work = caseworkBeside(doc, party);
      const [first] = work.chapters;
      if (!first || work.ties > 0) continue;
      const better = suggestFor(frame, itemsWithin(doc, first));
      const how = better ? `可把措施落到业务里，如“${better.text}”。` : '写明措施带动了哪件业务。';
      report({
        span: party.heading.title,
        message: `这一章讲党建，“${doc.slice(first.heading.title)}”讲业务，两边没有一处相连。${how}`,
        related: work.chapters.slice(0, 5).map(({ heading }) => ({ span: heading.title, message: '只讲业务的章节' })),
      });
    }
  },
});

/** Chapters on the same level that speak of casework, and how many ties they hold. */
function caseworkBeside(doc: Doc, party: Section): { chapters: Section[]; ties: number } {
  const chapters: Section[] = [];
  let ties = 0;
  for (const section of party.parent?.children ?? doc.outline) {
    if (
      section === party ||
      partyChapters(doc).some((other) => section.start <= other.start && other.end <= section.end)
    )
      continue;
    const sum = tally(doc, section);
    ties += sum.ties;
    if (sum.work >= fewest.work && sum.segments >= fewest.sentences && sum.length >= fewest.length)
      chapters.push(section);
  }
  return { chapters, ties };
}
