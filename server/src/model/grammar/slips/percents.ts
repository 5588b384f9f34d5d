/** Percentages above a hundred where there can be none. */
import { perKey } from '../../../base/perKey';
import { matches } from '../../../base/matches';
import type { Span } from '../../../base/span';
import type { Framework } from '../../../frame/schema';

export interface PercentSlip extends Span {
  /** `share`: part of a whole. `fall`: what falls by more than all of it. */
  readonly sort: 'share' | 'fall';
  /** The rate (参训率) or the verb (下降). */
  readonly of: string;
}

const percent = /(?<![\d.×*/])(\d{3,5}(?:\.\d{1,4})?)[%％](?![的]?(?:标准|计算|赔偿|罚款))/g;
const verbs =
  /(?:[已均都约近超过逾]|达到?|高达|为|是|至|分别|一直|始终|(?:保持|稳定|维持)在|(?:提升|提高|上升)(?:到|至|为)?)+$/;
const fall = /(下降|减少|降低|缩短|压缩|缩减|下跌|压减)(?:了|约|近|超过?|逾|达到?|幅度达?到?|率达?到?)*$/;
const share = /占比?(?:[^，。；、占]{0,10}的)?(?:达到?|为|高达|超过?)?$/;
/** What is more than planned or than before may well be above a hundred. */
const another = /任务|计划|目标|定额|预算|指标|上年|去年|同期|上期|应|收入|工资|标准/;

/** Spans are offsets into `text`, in which figures are written tight. */
export function impossiblePercents(frame: Framework, text: string): PercentSlip[] {
  const shares = sharesOf(frame);
  return matches(text, percent).flatMap((match): PercentSlip[] => {
    if (Number(match[1]) <= 100) return [];
    const { index: start } = match;
    const span = { start, end: start + match[0].length };
    const clause = /[^，。；：、！？\n]*$/.exec(text.slice(Math.max(0, start - 24), start))![0];
    const falls = fall.exec(clause);
    if (falls) return [{ ...span, start: start - falls[0].length, sort: 'fall', of: falls[1]! }];
    const named = clause.replace(verbs, '');
    for (let length = longest; length >= shortest; length--) {
      const name = named.slice(-length);
      if (name.length === length && shares.has(name)) return [{ ...span, sort: 'share', of: name }];
    }
    const part = share.exec(clause);
    return part && !another.test(clause)
      ? [{ ...span, sort: 'share', of: part[0].startsWith('占比') ? '占比' : '所占的比例' }]
      : [];
  });
}

const longest = 8;
const shortest = 2;
const sharesOf = perKey(({ form }: Framework) => new Set(form.shares));
