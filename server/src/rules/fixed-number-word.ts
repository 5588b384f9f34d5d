/** Words with a number in them are written in characters: 星期五, “十四五”, 三会一课. */
import { matches } from '../base/matches';
import { perKey } from '../base/perKey';
import { type Trie, trie } from '../base/trie';
import type { Framework } from '../frame/schema';
import { isCited, prose } from '../model/block/mask';
import { tight } from '../model/grammar/slips/tight';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'fixed-number-word',
  title: '定型词语用了阿拉伯数字',
  family: 'slips',
  words: true,
  severity: { draft: 'warning', review: 'warning', submit: 'error' },
  why: '含有数字的定型词语用汉字（GB/T 15835—2011）：星期五、第一季度、第一书记、“十四五”规划、“三会一课”、“四个意识”。',
  how: '改为汉字。',
  block({ facts, source, frame, report }) {
    const text = prose(facts, source);
    if (!/\d/.test(text)) return;
    const say = (start: number, end: number, wrong: string, right: string) =>
      report({
        span: { start, end },
        message: `“${wrong}”是定型词语，应写作“${right}”。`,
        fixes: () => [
          {
            title: `改为“${right}”`,
            safe: !isCited(facts, source, start),
            preferred: true,
            edits: [{ start, end, text: right }],
          },
        ],
      });
    const { index, words: fixed } = wordsOf(frame);
    index.scan(text, 0, text.length, (word, start, end) => {
      const { wrong, right, quoted, needs } = fixed[word]!;
      if (/[\d.]/.test(text[start - 1] ?? '') || (quoted && text[start - 1] !== '“')) return;
      if (needs && !needs.includes(text[end] ?? '')) return;
      say(start, end, wrong, right);
    });
    const words = tight(text);
    for (const { 0: wrong, index } of matches(words.text, quarters)) {
      const right = wrong.replace(/[-—–~～]/g, '至').replace(/\d/g, (digit) => numerals[Number(digit)]!);
      const { start, end } = words.span(index, index + wrong.length);
      say(start, end, wrong, right);
    }
  },
});
interface Word {
  readonly wrong: string;
  readonly right: string;
  /** Common as an ordinary phrase (3个管理岗位): only in quotation marks. */
  readonly quoted?: boolean;
  /** One of these must follow. */
  readonly needs?: string;
}

interface Words {
  readonly index: Trie;
  readonly words: readonly Word[];
}

/** 星期1–6, 14五 and the names of formulations with figures in place of numerals. */
const wordsOf = perKey(({ formulations, form }: Framework): Words => {
  const words: Word[] = [...general(), ...formulations.flatMap(withFigures), ...form.ordinals.flatMap(ordinal)];
  return { index: trie(words.map(({ wrong }) => wrong)), words };
});

function* general(): Generator<Word> {
  for (const [i, numeral] of [...'一二三四五六'].entries()) {
    yield { wrong: `星期${i + 1}`, right: `星期${numeral}` };
    for (const ten of ['1', '十']) yield { wrong: `${ten}${i + 1}五`, right: `十${numeral}五`, needs: '”规时期' };
  }
}

/** 第1书记 */
function ordinal(word: string): Word[] {
  return [...'一二三四五六七八九'].map((numeral, i) => ({ wrong: `第${i + 1}${word}`, right: `第${numeral}${word}` }));
}

const numerals = '〇一二三四';
/** 第1季度, 3季度, 第1、2季度, 1-3季度 */
const quarters = /(?<![\d.]|附件|附表|表|图)第?[1-4](?:[、和至到—–~～-]第?[1-4]){0,3}季度/g;

const numeral = /[一二三四五六七八九两]/;

/** Every way to write some numerals of the name as figures. */
function withFigures({ name, verbs }: Framework['formulations'][number]): Word[] {
  if (!numeral.test(name)) return [];
  let variants = [''];
  for (const character of name) {
    const value = character === '两' ? 2 : '〇一二三四五六七八九'.indexOf(character);
    variants = variants.flatMap((start) => (value > 0 ? [start + character, start + value] : [start + character]));
  }
  const quoted = name[1] === '个' && !verbs;
  return variants.filter((wrong) => wrong !== name).map((wrong) => ({ wrong, right: name, quoted }));
}
