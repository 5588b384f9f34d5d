/** Counts that a text announces: 抓好五项工作, 做到“三个坚持”, 提出3点要求. */
import { groupBy } from '../../base/groupBy';
import { parseChinese } from '../../base/numerals';
import { perKey } from '../../base/perKey';
import type { Span } from '../../base/span';
import { type Trie, trie } from '../../base/trie';
import type { Framework } from '../../frame/schema';

export interface Claim extends Span {
  readonly value: number;
  /** The words counted are of those that a count may announce (工作、措施 …). */
  readonly counted: boolean;
  /** Those words end the phrase, or a word or two behind them (工作落实, 要求如下). */
  readonly closing: boolean;
  /** It says that what is counted follows (以下三项, 三点要求如下). */
  readonly pointing: boolean;
  /** What follows the phrase: the end of the text, a colon, or the end of a sentence; undefined anywhere else. */
  readonly before: 'end' | 'colon' | 'stop' | undefined;
  /** End of the phrase; `end` is that of the words counted. */
  readonly to: number;
}

/** No ordinal, no part of a larger number, no "几、各、多"; no time (三个月) and no threshold (三项以上). */
const claim =
  /(?<![第前后每各多几数近余百千万亿点\d.．、～—\-两一二三四五六七八九十])(?!十[一二三四五六七八九]?大)(十[一二三四五六七八九]?|[两二三四五六七八九]|\d{1,2})(个方面|方面|个|项|条|点|大|种)(?!多|余|以[上下内]|之[一间]|中的|[、和至到]|(?:完整)?(?:月|季度|年度|年头|小时|钟头|星期|礼拜|工作日|自然日|交易日|周|学期|百分点))([\u4e00-\u9fa5]{0,10})/g;

/** All counts in a line or paragraph, in order; offsets into `source`. Names such as 三会一课 are none. */
export function claimsIn(source: string, span: Span, frame: Framework): Claim[] {
  const out: Claim[] = [];
  const text = source.slice(span.start, span.end);
  for (const match of text.matchAll(claim)) {
    const [whole, number, unit, words] = match as unknown as [string, string, string, string];
    const value = /\d/.test(number) ? Number(number) : parseChinese(number);
    if (!value || value < 2 || isName(text, match.index, frame)) continue;
    const named = endOfCounted(words, frame);
    const start = span.start + match.index;
    out.push({
      value,
      counted: unit.endsWith('方面') || named > 0,
      closing: words.length - named <= longestTail || words.endsWith('如下'),
      pointing:
        unit === '点' || words.endsWith('如下') || pointer.test(text.slice(Math.max(0, match.index - 4), match.index)),
      start,
      end: start + number.length + unit.length + named,
      to: start + whole.length,
      before: followed(text, match.index + whole.length),
    });
  }
  return out;
}

/** Of words behind those counted. UTF-16 units. */
const longestTail = 2;

const pointer = /(?:以下|下列|如下|下面|这)$/;

interface Words {
  /** Words that a count may announce. */
  readonly counted: Trie;
  /** Names that begin with a number, by their first character. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

const wordsOf = perKey(({ form, formulations }: Framework): Words => {
  const names = [...form.numberNames, ...formulations.map(({ name }) => name)];
  return { counted: trie(form.counted), names: groupBy(names, (name) => name[0]!) };
});

/** End of the last word in `words` that a count may announce; 0 when there is none. */
function endOfCounted(words: string, frame: Framework): number {
  let last = 0;
  wordsOf(frame).counted.scan(words, 0, words.length, (_word, _start, end) => {
    last = Math.max(last, end);
  });
  return last;
}

function followed(text: string, end: number): Claim['before'] {
  const rest = /^[”）*]*\s*(?:([：:])|([。.；;])|$)/.exec(text.slice(end, end + 6));
  if (!rest) return undefined;
  return rest[1] ? 'colon' : rest[2] ? 'stop' : 'end';
}

function isName(text: string, at: number, frame: Framework): boolean {
  return (
    wordsOf(frame)
      .names.get(text[at]!)
      ?.some((name) => text.startsWith(name, at)) ?? false
  );
}
