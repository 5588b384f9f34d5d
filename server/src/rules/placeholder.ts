/** Something is still to be filled in: ××, XXX, 待补充, 【】. */
import type { Framework } from '../frame/schema';
import { defineRule } from '../model/rule';

export const rule = defineRule({
  id: 'placeholder',
  title: '占位符没有填',
  family: 'slips',
  severity: { draft: 'off', review: 'information', submit: 'error' },
  why: '起草时留的“××”“待补充”等，送审前必须填实；漏填是最常见也最显眼的差错。',
  how: '填上实际内容；确需隐去姓名、地名的（如典型案例），可在该行忽略此规则。',
  block({ facts, source, frame, report }) {
    if (facts.headings.length + facts.units.length + facts.tables.length === 0) return;
    for (const match of source.matchAll(patternFor(frame))) {
      const span = { start: match.index, end: match.index + match[0].length };
      report({ span, message: `“${match[0]}”还没有填写。` });
    }
  },
});

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
