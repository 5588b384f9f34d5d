/** What a plan promises in running text, beside the items of its tables: 巡查不少于40次. */
import { copy } from '../../base/copy';
import { filler, prose } from '../block/mask';
import type { Doc } from '../draft/doc';
import { derive, type InBlock, inBlocks, perBlockGiven } from '../draft/query';
import { readFigures } from '../grammar/target/figures';

const isPlan = ({ kind }: Doc): boolean => kind?.tense === 'plan';

/** Without one of these a sentence promises no figure. */
const bounded = /不少于|不低于|不小于|至少|达到|以上|不超过|不多于|不高于|以内|控制在|[≥≤≧≦]/;

/** A longer sentence is no goal that one could compare. UTF-16 units. */
const longest = 120;

const goalBlocks = inBlocks(
  perBlockGiven(isPlan, (facts, source, plan): readonly string[] | undefined => {
    if (!plan || facts.units.length === 0 || facts.tables.length > 0 || !bounded.test(source)) return undefined;
    const goals = sentencesIn(prose(facts, source)).filter((words) => {
      return words.length <= longest && bounded.test(words) && readFigures(words).some(isGoal);
    });
    return goals.length > 0 ? goals.map(copy) : undefined;
  }),
);

const isGoal = ({ bound, counted, per }: ReturnType<typeof readFigures>[number]): boolean =>
  bound !== undefined && counted !== '' && per !== 'each';

/** Sentences of a plan that promise a figure of something that they name. */
export const goalsOf = derive<[readonly InBlock<readonly string[]>[]], readonly string[], Doc>([goalBlocks], (blocks) =>
  blocks.flatMap(({ value }) => value),
);

/** What a list writes in front of its items is blanked or stands there. */
const lead = new RegExp(
  `^[\\s>*_#${filler}-]*(?:\\d{1,2}[.、]|[（(][一二三四五六七八九十\\d]+[）)]|[一二三四五六七八九十]+、)?\\s*`,
);

/** The sentences of running text (`prose`) without numbers in front; none with signs of Markdown in it. */
export function sentencesIn(text: string): string[] {
  return text.split(/[。；;！？\r\n]/).flatMap((sentence) => {
    const words = sentence.replace(lead, '');
    return words === '' || words.includes(filler) ? [] : [words];
  });
}
