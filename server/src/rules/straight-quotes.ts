/** Straight quotation marks around Chinese words. */
import { matches } from '../base/matches';
import { prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'straight-quotes',
  title: '直引号',
  family: 'slips',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  formatting: true,
  why: '中文引号是“”和‘’（GB/T 15834—2011），直引号分不出前后，印出来也不好看。',
  how: '改为“”；全文可以一次改完。看不出哪两个是一对的，要自己改。',
  block({ facts, source, report }) {
    const text = prose(facts, source);
    if (!text.includes('"')) return;
    for (const { 0: line, index } of matches(text, /[^\n]+/g)) {
      const paired = arePaired(line);
      for (const { 0: quoted, index: place } of matches(line, /"(?=[^"]*[\u4e00-\u9fff])[^"]{1,200}"/g)) {
        const start = index + place;
        const end = start + quoted.length;
        const edits = [
          { start, end: start + 1, text: '“' },
          { start: end - 1, end, text: '”' },
        ];
        report({
          span: { start, end },
          slip: 'straight',
          message: '直引号应改为“”。',
          fixes: paired ? () => [{ title: '改为“”', safe: true, preferred: true, edits }] : undefined,
        });
      }
    }
  },
});

/** Whether each mark and the next one belong together for certain: their number is even, and none stands inside another pair. */
function arePaired(line: string): boolean {
  const pieces = line.split('"');
  if (pieces.length % 2 === 0) return false;
  // Of 甲"乙"丙"丁"戊 the third piece lies between two pairs, or is itself quoted inside the one pair around it.
  const said = /[：:]$/.test(pieces[0]!);
  for (let i = 2; i < pieces.length - 1; i += 2) {
    const words = pieces[i]!;
    if (apart.test(words)) continue;
    const clauses = /[，。；,;]/;
    if (said || !clauses.test(words) || clauses.test(pieces[i - 1]!) || clauses.test(pieces[i + 1]!)) return false;
  }
  return true;
}

/** Words that stand between two quotations: joined by a word, ended by a sign, or leading to the next one. */
const apart = /^\s*(?:[和与及或跟同到至]|以及|或者|[，。；、）！？：,;)!?:].*|.*[，。；、（：,;(:])\s*$/;
