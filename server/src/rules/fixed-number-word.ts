/** Words with a number in them are written in characters: 星期五, “十四五”, 三会一课. */
import type { Framework } from '../frame/schema';
import { prose } from '../model/mask';
import { defineRule } from '../model/rule';

export const rule = defineRule({
  id: 'fixed-number-word',
  title: '定型词语用了阿拉伯数字',
  family: 'slips',
  severity: { draft: 'warning', review: 'warning', submit: 'error' },
  why: '含有数字的定型词语用汉字（GB/T 15835—2011）：星期五、“十四五”规划、“三会一课”、“四个意识”。',
  how: '改为汉字。',
  block({ facts, source, frame, report }) {
    const text = prose(facts, source);
    if (!/\d/.test(text)) return;
    const { pattern, names } = wordsOf(frame);
    for (const { 0: found, index: start } of text.matchAll(pattern)) {
      const end = start + found.length;
      const right = names.get(inFigures(found)) ?? inCharacters(found);
      report({
        span: { start, end },
        message: `“${found}”是定型词语，应写作“${right}”。`,
        fixes: () => [{ title: `改为“${right}”`, safe: true, preferred: true, edits: [{ start, end, text: right }] }],
      });
    }
  },
});

const characters = '〇一二三四五六七八九';
const numeral = /[一二两三四五六七八九]/g;
const digitOf = (character: string) => (character === '两' ? 2 : characters.indexOf(character));
const inFigures = (word: string) => word.replace(numeral, (character) => String(digitOf(character)));

/** 14五 → 十四五, 星期5 → 星期五. */
function inCharacters(word: string): string {
  return word.replace(/^1(\d)五/, '十$1五').replace(/\d/g, (digit) => characters[Number(digit)]!);
}

interface Words {
  readonly pattern: RegExp;
  /** Names of formulations, by the name with all its numerals as figures. */
  readonly names: ReadonlyMap<string, string>;
}

const compiled = new WeakMap<Framework, Words>();

/** 星期1–6, 14五 and the names of formulations with figures in place of numerals. */
function wordsOf(frame: Framework): Words {
  let words = compiled.get(frame);
  if (!words) {
    const numbered = frame.formulations.filter(({ name }) => name !== inFigures(name));
    const general = ['(?:星期|礼拜)[1-6]', '1[1-6]五(?=[”规时期])', '十[1-6]五(?=[”规时期])'];
    words = {
      pattern: new RegExp(`(?<![\\d.])(?:${[...general, ...new Set(numbered.map(withFigures))].join('|')})`, 'g'),
      names: new Map(numbered.map(({ name }) => [inFigures(name), name])),
    };
    compiled.set(frame, words);
  }
  return words;
}

/** Any numeral of the name may be a figure. “3个管理” is a common phrase, so without a verb of its own it needs quotes. */
function withFigures({ name, verbs }: Framework['formulations'][number]): string {
  const source = name.replace(numeral, (character) => `[${character}${digitOf(character)}]`);
  const loose = name[1] === '个' && !verbs;
  return `${loose ? '(?<=“)' : ''}(?=\\D{0,4}\\d)${source}`;
}
