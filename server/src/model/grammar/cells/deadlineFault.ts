/** What is wrong with the words of a deadline: no time at all (适时, 第一检察部), or one that there is not (13月底, 9月—3月). */
import { perKey } from '../../../base/perKey';
import { wordsIn } from '../../../base/trie';
import type { Framework } from '../../../frame/schema';
import { readDeadline } from '../deadline';
import { around, impossible, isReversed, unit } from './calendar';
import { wordList } from './wordList';
import type { Period } from '../period';
import { readResult } from '../result';
import { isMatter, isOwners } from '../responsible';

/**
 * `weak`: words that say no time. `misplaced`: what belongs in another column. `impossible`: a day, month or quarter that
 * there is not. `reversed`: an end before the beginning.
 */
export interface DeadlineFault {
  readonly sort: 'weak' | 'misplaced' | 'impossible' | 'reversed';
  /** What is impossible: 13月. */
  readonly words?: string;
}

/** Undefined where the words say a time; a long cell tells of steps and is not judged. */
export function deadlineFault(text: string, frame: Framework, period?: Period): DeadlineFault | undefined {
  if (text.length > longest * 4) return undefined;
  const plain = narrow(text.replace(/<br\s*\/?>/gi, '；').replace(/[\s\u3000*_`]|&[a-z]{1,8};/g, ''));
  if (plain === '' || plain.length > longest) return undefined;
  const wrong = impossible(plain, period);
  if (wrong) return { sort: 'impossible', words: wrong };
  if (isReversed(plain)) return { sort: 'reversed' };
  if (isMatter(plain, frame)) return { sort: 'misplaced' };
  if (saysTime(plain, frame)) return undefined;
  return { sort: isOther(plain, frame) ? 'misplaced' : 'weak' };
}

const longest = 60;

function narrow(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

function isOther(plain: string, frame: Framework): boolean {
  const result = readResult(plain);
  return isOwners(plain, frame) || (result !== undefined && plain.length <= 6);
}

/** Without an end, yet said so: it is counted over the whole table (open-ended-deadlines). */
const endless =
  /^(?:长期|常年|持续|一直|贯穿始终|永久|全程|即知即改|立行立改|立知立改|边查边改|立说立行|即时|即刻|即|立即|立刻|马上|当即|定期)/;

const wordsOf = perKey(({ cells }: Framework) => ({
  someday: wordList(cells.someday),
  occasions: wordList(cells.occasions),
}));

function saysTime(plain: string, frame: Framework): boolean {
  const { someday, occasions } = wordsOf(frame);
  // What stands between the words that say no time.
  let rest = '';
  let at = 0;
  for (const { start, end } of wordsIn(plain, someday.longest)) {
    rest += `${plain.slice(at, start)}　`;
    at = end;
  }
  rest += plain.slice(at);
  if (unit.test(rest) || wordsIn(rest, occasions.longest).length > 0) return true;
  if (endless.test(plain)) return true;
  if (at > 0) return around.test(rest) && rest.replace(/[^\u3400-\u9fff]/g, '').length >= 4;
  return around.test(rest) || readDeadline(plain) !== undefined;
}
