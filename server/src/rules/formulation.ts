/** Fixed names and formulations: names that are almost written; members wrong, missing or misordered; the verbs of names. */
import { type FormulationSlip, formulationSlips } from '../model/grammar/formulation';
import { wrongWords } from '../model/grammar/lexicon';
import { type NameSlip, nameSlips } from '../model/grammar/likeness/names';
import { isCited, ownWords, prose } from '../model/block/mask';
import { overlapping } from '../base/search';
import type { Framework } from '../frame/schema';
import { defineRule, type Severity } from '../model/rule/rule';

export const rule = defineRule({
  id: 'formulation',
  title: '固定名称、提法有误',
  family: 'slips',
  words: true,
  severity: { draft: 'error', review: 'error', submit: 'error' },
  why: '会议、文件、制度、教育活动的名称和固定提法，错一个字就是政治性差错：写错、漏字、重字、颠倒的，按框架数据里的名称提示，书名号、引号里的也查。“四个意识”“两个维护”等提法的内容、顺序和搭配都有出处，写错一项、颠倒一项都是政治性差错。各条的出处见框架数据，写明了起止年份。只看名称旁边明确列出来的内容，没有列全又写了“等”的不查。',
  how: '按提示改正内容或顺序；提法有了新的表述的，以最新文件为准，可在本单位框架里改。',
  block({ facts, source, frame, year, pass, report }) {
    const text = prose(facts, source);
    const members = formulationSlips(frame, text, year);
    // What is wrong beside the name of a formulation is told with all its members.
    const memberAt = overlapping(members.filter(isMember));
    const own = ownWords(facts, source);
    const names = nameSlips(frame, text).filter((one) => memberAt(one).length === 0 && !isWrongWord(frame, own, one));
    const nameAt = overlapping(names);
    for (const { start, end, name, source: ground, certain } of names) {
      const wrong = source.slice(start, end);
      report({
        span: { start, end },
        slip: wrong,
        message: name ? `“${wrong}”应为“${name}”。依据：${ground}。` : `没有“${wrong}”，请核对。依据：${ground}。`,
        fixes:
          name === undefined
            ? undefined
            : () => [
                {
                  title: `改为“${name}”`,
                  // What others wrote is not changed unseen.
                  safe: certain && !isCited(facts, source, start),
                  preferred: true,
                  edits: [{ start, end, text: name }],
                },
              ],
      });
    }
    for (const slip of members) {
      if (nameAt(slip).length > 0) continue;
      const severity = severityOf(slip);
      if (pass === 'draft' && severity !== 'error') continue;
      const { start, end, instead } = slip;
      report({
        span: { start, end },
        severity,
        message: messageOf(slip, source.slice(start, end)),
        fixes:
          instead === undefined
            ? undefined
            : () => [
                {
                  title: `改为“${instead}”`,
                  safe: severity === 'error',
                  preferred: true,
                  edits: [{ start, end, text: instead }],
                },
              ],
      });
    }
  },
});

/** Words beside a slip that guards may look at. */
const around = 8;

/** The rule about wrong words says it already, and its fix makes the name right: 循私舞弊. */
function isWrongWord(frame: Framework, own: string, { start, end, name }: NameSlip): boolean {
  const from = Math.max(0, start - around);
  return wrongWords(frame, own.slice(from, end + around)).some((hit) => {
    if (hit.entry.level !== 'certain') return false;
    return own.slice(start, from + hit.start) + hit.right + own.slice(from + hit.end, end) === name;
  });
}

const isMember = ({ sort, named }: FormulationSlip) => named && (sort === 'wrong' || sort === 'order');

function severityOf({ sort, named }: FormulationSlip): Severity {
  if (sort === 'wrong' || (sort === 'order' && named)) return 'error';
  return sort === 'missing' ? 'warning' : 'information';
}

function messageOf({ sort, formulation, named, instead }: FormulationSlip, text: string): string {
  const { name, members, source } = formulation;
  const list = members.map((member) => (typeof member === 'string' ? member : member.text)).join('、');
  switch (sort) {
    case 'order':
      return named
        ? `“${name}”的顺序应为：${list}。依据：${source}。`
        : `这几项连写时按“${name}”的顺序：${list}。依据：${source}。`;
    case 'wrong':
      return `“${name}”里没有“${text}”，此处应为“${instead}”。依据：${source}。`;
    case 'missing':
      return `“${name}”少了一项，应为：${list}。依据：${source}。`;
    case 'outdated':
      return `“${name}”的表述已有调整，现为：${list}。依据：${source}。`;
    case 'verb':
      return `“${name}”与“${instead}”搭配，不用“${text}”。`;
    case 'chain':
      return `“${name}”应写在前面：几项连用有固定次序。`;
  }
}
