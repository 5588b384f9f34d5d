/** Approximate numbers: 三、四个, 20几个, 大约30人左右. */
import { matches } from '../base/matches';
import { ownWords, prose } from '../model/block/mask';
import { redundanciesIn } from '../model/grammar/slips/redundancies';
import { tight } from '../model/grammar/slips/tight';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'approximate-number',
  title: '概数的写法',
  family: 'slips',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '相邻两个数字连用表示概数时用汉字，中间不加顿号；带“几”的概数也用汉字（GB/T 15835—2011、GB/T 15834—2011）。“大约”“近”与“左右”“上下”意思相同，只用一个。',
  how: '“三、四个”改为“三四个”，“20几个”改为“二十几个”，“大约30人左右”留一头。',
  block({ facts, source, frame, report }) {
    const text = prose(facts, source);
    const say = (start: number, found: string, message: string, right?: string) =>
      report({
        span: { start, end: start + found.length },
        severity: 'information',
        message,
        fixes:
          right === undefined
            ? undefined
            : () => [
                {
                  title: `改为“${right}”`,
                  preferred: true,
                  edits: [{ start, end: start + found.length, text: right }],
                },
              ],
      });
    for (const { 0: found, index } of matches(text, neighbours)) {
      const [first, second] = [...found.replace('、', '')].map(digitOf) as [number, number];
      if (second !== first + 1) continue;
      const right = `${first === 2 ? '两' : numerals[first]}${numerals[second]}`;
      say(index, found, `“${found}”表示概数，应写作“${right}”。`, right);
    }
    for (const { 0: found, index } of matches(text, /[1-9]0几(?<![\d.].{3})(?=[个名人天年次件位场条项起户])/g)) {
      const right = `${found[0] === '1' ? '' : numerals[Number(found[0])]}十几`;
      say(index, found, `带“几”的概数用汉字：“${right}”。`, right);
    }
    const words = tight(ownWords(facts, source));
    for (const { entry, first, second, ...hit } of redundanciesIn(frame, words.text, true)) {
      report({
        span: words.span(hit.start, hit.end),
        severity: entry.level === 'certain' ? 'warning' : 'information',
        message: `“${words.text.slice(hit.start, hit.end)}”里“${first}”与“${second}”只用一个：${entry.reason}。`,
      });
    }
  },
});

const numerals = '〇一二三四五六七八九';
const digitOf = (digit: string) => (/\d/.test(digit) ? Number(digit) : numerals.indexOf(digit));
/** Two neighbours in front of a counter; 第三、四季度 and 一、二审 name each of them. */
const neighbours =
  /(?:[1-9]、[1-9]|[一二三四五六七八九]、[一二三四五六七八九])(?<![第\d一二三四五六七八九十、年月.（(前后].、.)(?=[个名天次件人位年](?!级|度|月))/g;
