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
      // With an odd number of marks nobody can tell which belong together.
      const paired = (line.match(/"/g) ?? []).length % 2 === 0 && !mayNest(line);
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

/**
 * "要抓好"双减"工作，落实到位": taken two by two, words with a comma would stand in marks that do not look like the
 * beginning and the end of a quotation. Then nobody can tell which belong together.
 */
function mayNest(line: string): boolean {
  const pieces = line.split('"');
  if (pieces.length < 4) return false;
  for (let i = 1; i < pieces.length - 1; i += 2) {
    if (!/[，。；：！？]/.test(pieces[i]!)) continue;
    const opens = /(?:^|[\s，。；：:、！？（(“])$/.test(pieces[i - 1]!);
    const closes = /[。！？…]$/.test(pieces[i]!) || /^(?:$|[\s，。；：:、！？）)”])/.test(pieces[i + 1]!);
    if (!opens || !closes) return true;
  }
  return false;
}
