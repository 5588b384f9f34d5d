/** A blank between Chinese characters inside a running sentence. */
import { matches } from '../base/matches';
import { filler, prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'inner-space',
  title: '句中空格',
  family: 'slips',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '汉字之间不空格，句子中间的空格多是复制、换行留下的。标题、姓名、落款、段首空两格属正常，不查。',
  how: '删去空格。',
  block({ facts, source, report }) {
    // Titles join two organs with a blank, slogans their two halves: 《中共中央 国务院关于…》, “强党建 促办案”.
    const text = prose(facts, source).replace(/《[^《》\n]*》|“[^“”\n]*”/g, (title) => filler.repeat(title.length));
    for (const unit of facts.units) {
      const words = text.slice(unit.start, unit.end);
      if (words.length < shortest || !/[，。]/.test(words)) continue;
      const blanks = matches(words, blank).filter(
        (match) =>
          !isName(words, match.index, match[0].length) && !isField(words, match.index, match.index + match[0].length),
      );
      // Many of them are a layout: a list of names, a letterhead.
      if (blanks.length > mostSlips) continue;
      for (const { 0: spaces, index } of blanks) {
        const span = { start: unit.start + index, end: unit.start + index + spaces.length };
        report({
          span,
          slip: 'space',
          message: '句子中间的汉字之间多了空格。',
          fixes: () => [{ title: '删去空格', preferred: true, edits: [{ ...span, text: '' }] }],
        });
      }
    }
  },
});

const shortest = 30;
const mostSlips = 3;
/** Not behind 第一条 or 第一条之二, where a blank belongs. */
const blank =
  /[ \u3000]{1,4}(?=[\u4e00-\u9fff])(?<=[\u4e00-\u9fff][ \u3000]{1,4})(?<!第[一二三四五六七八九十百千零〇]{1,7}(?:[章节条款编]|条之[一二三四五六七八九十])?[ \u3000]{1,4})/g;

/** A line of fields (时间：… 地点：…), or a date with what stands behind it. */
function isField(words: string, start: number, end: number): boolean {
  return /^[\u4e00-\u9fff]{1,8}[：:]/.test(words.slice(end, end + 9)) || /[\d０-９]日?$/.test(words.slice(0, start));
}

/** 王  琛, 联络员 冯某, or a signature: hardly any characters between the blank and the next sign. */
function isName(words: string, at: number, length: number): boolean {
  const before = /[\u4e00-\u9fff]*$/.exec(words.slice(Math.max(0, at - 7), at))![0].length;
  const after = /^[\u4e00-\u9fff]*/.exec(words.slice(at + length, at + length + 5))![0].length;
  const wide = length > 1 || words[at] === '\u3000';
  return (after <= 2 && (wide || before <= 2)) || (after <= 3 && before <= 6);
}
