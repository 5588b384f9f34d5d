/** The same three to eight characters written twice in a row: 进一步进一步. Shorter doublings stand in the word list. */
import { ownWords } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'doubled-word',
  title: '词语写重了',
  family: 'slips',
  words: true,
  severity: { draft: 'warning', review: 'warning', submit: 'warning' },
  why: '修改时常把一个词语连写两遍，朗读才看得出来。只查三个字以上原样重复的，“实实在在”“一个个”不在其内。',
  how: '删去一处。',
  block({ facts, source, report }) {
    for (const { start, length } of doublings(ownWords(facts, source))) {
      const word = source.slice(start, start + length);
      // 一个环节一个环节, 一步一步一步一步: doubled for a reason.
      if (/^[一每逐两几半]|^(.+)\1+$/.test(word)) continue;
      const end = start + 2 * length;
      if (goesOn(source, word, end)) continue;
      report({
        span: { start, end },
        message: `“${word}”连写了两遍。`,
        fixes: () => [{ title: '删去一处', preferred: true, edits: [{ start: start + length, end, text: '' }] }],
      });
    }
  },
});

/** The second one is the beginning of other words: 申请人申请人民法院, 发明的专利的专利权人. */
function goesOn(source: string, word: string, end: number): boolean {
  const next = source.slice(end, end + 1);
  if (!/[\u4e00-\u9fff]/.test(next)) return /^对/.test(word) && next === '、';
  return /^[的对有之]/.test(word) || longer.test(word.slice(-1) + next);
}

/** Words of two characters that often begin with the last one of another word. */
const longer =
  /人[民体员数身事大才工口]|区[域县分]|权[利益力限]|法[律院规治定]|事[项务件业]|工[作程人]|业[务绩]|公[司开安]|案[件卷情]/;

const shortest = 3;
const longest = 8;

/**
 * Where `length` Chinese characters stand twice in a row: as many characters in a row equal those `length` further on.
 * Such a run is longer than two, so that every third place tells of it.
 */
function* doublings(text: string): Generator<{ start: number; length: number }> {
  for (let length = longest; length >= shortest; length--) {
    const end = text.length - length;
    for (let at = 0; at < end; at += shortest) {
      if (text.charCodeAt(at) !== text.charCodeAt(at + length)) continue;
      let from = at;
      let to = at;
      while (from > 0 && at - from < length && isSame(text, from - 1, length)) from--;
      while (to < end && to - from < length && isSame(text, to, length)) to++;
      if (to - from < length) continue;
      yield { start: from, length };
      at = from + 2 * length;
    }
  }
}

function isSame(text: string, at: number, by: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x4e00 && code <= 0x9fff && code === text.charCodeAt(at + by);
}
