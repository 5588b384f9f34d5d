/** Something is still to be filled in: ××, XXX, 待补充, 【】. */
import { matches } from '../base/matches';
import type { Framework } from '../frame/schema';
import { prose } from '../model/mask';
import { defineRule } from '../model/rule';

export const rule = defineRule({
  id: 'placeholder',
  title: '占位符没有填',
  family: 'slips',
  severity: { draft: 'off', review: 'information', submit: 'error' },
  why: '起草时留的“××”“待补充”等，送审前必须填实；漏填是最常见也最显眼的差错。',
  how: '填上实际内容；典型案例、调研文章里隐去姓名、地名的“××”不算。',
  block({ facts, source, frame, kind, report }) {
    const text = prose(facts, source);
    for (const { 0: found, index: start } of matches(text, patternFor(frame))) {
      const end = start + found.length;
      if (isInnocent(text, start, end, kind.tense === 'other')) continue;
      report({ span: { start, end }, slip: found, message: `“${found}”还没有填写。` });
    }
  },
});

/** Emphasis, a year in characters, and in an article or a case the names that must not be told. */
function isInnocent(text: string, start: number, end: number, anonymous: boolean): boolean {
  const found = text.slice(start, end);
  if (/^\*+$/.test(found))
    return text.slice(Math.max(0, start - 60), start).includes('**') || text.slice(end, end + 60).includes('**');
  if (/^〇+$/.test(found)) return /[一二三四五六七八九十〇年]/.test(`${text[start - 1] ?? ''}${text[end] ?? ''}`);
  // A name may be hidden, a count of cases may not.
  return anonymous && /^[XxＸ×某]+$/.test(found) && !/[件次份]/.test(text[end] ?? '');
}

const patterns = new WeakMap<Framework, RegExp>();

function patternFor(frame: Framework): RegExp {
  let pattern = patterns.get(frame);
  if (!pattern) {
    const words = [...frame.words.placeholders].sort((a, b) => b.length - a.length);
    // The last character may go on: ×××, XXX, ＿＿＿.
    const pieces = words.map((word) => `${literal(word)}${literal(word.at(-1) ?? '')}*`);
    pattern = new RegExp(`(?:${pieces.join('|') || '(?!)'})+`, 'gu');
    patterns.set(frame, pattern);
  }
  return pattern;
}

const literal = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
