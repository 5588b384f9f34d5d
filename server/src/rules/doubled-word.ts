/**
 * Words written twice in a row: three to eight characters as they stand (进一步进一步), shorter ones of the framework's
 * list, a member of a list (甲、乙、甲), a whole clause.
 */
import { matches } from '../base/matches';
import { perKey } from '../base/perKey';
import { trie } from '../base/trie';
import type { Framework } from '../frame/schema';
import { ownWords } from '../model/block/mask';
import { repeatedMembers } from '../model/grammar/slips/lists';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'doubled-word',
  title: '词语写重了',
  family: 'slips',
  words: true,
  severity: { draft: 'warning', review: 'warning', submit: 'warning' },
  why: '修改时常把一个词语连写两遍，朗读才看得出来。查三个字以上原样重复的、从不重叠使用的两字词（“加强加强”）、同一串并列里出现两次的词语和原样重复的短句；“实实在在”“一个个”“研究研究”不在其内。',
  how: '删去一处。',
  block({ facts, source, frame, report }) {
    const text = ownWords(facts, source);
    const say = (start: number, end: number, from: number, to: number, message: string) =>
      report({
        span: { start, end },
        message,
        // A link or code is not cut away with its words.
        fixes: /[^\u4e00-\u9fff、，；]/.test(source.slice(from, to))
          ? undefined
          : () => [{ title: '删去一处', preferred: true, edits: [{ start: from, end: to, text: '' }] }],
      });
    for (const { start, length } of doublings(text)) {
      const word = source.slice(start, start + length);
      const end = start + 2 * length;
      // 一个环节一个环节, 一步一步一步一步: doubled for a reason.
      if (/^[一每逐两几半]|^(.+)\1+$/.test(word) || goesOn(source, word, end)) continue;
      say(start, end, start + length, end, `“${word}”连写了两遍。`);
    }
    pairsOf(frame).scan(text, 0, text.length, (_, start, end) => {
      const word = text.slice(start, start + 2);
      // 落实落实再落实
      if (text[end] === '再') return;
      say(start, end, start + 2, end, `“${word}”连写了两遍。`);
    });
    for (const { start, end } of repeatedMembers(text)) {
      say(start, end, start - 1, end, `“${text.slice(start, end)}”在这一串并列里出现了两次。`);
    }
    for (const { 0: found, 1: clause, index } of matches(text, clauses)) {
      const end = index + found.length;
      say(index, end, end - clause!.length - 1, end, `“${clause}”写了两遍。`);
    }
  },
});

/** 认真履职，认真履职。 */
const clauses = /(?<=^|[，。；：])([\u4e00-\u9fff]{4,16})[，；]\1(?=[，。；])/g;

/** Words that nobody doubles, written twice. */
const pairsOf = perKey(({ form }: Framework) => trie(form.neverDoubled.map((word) => word + word)));

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
