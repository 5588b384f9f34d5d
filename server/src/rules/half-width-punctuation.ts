/** Half-width punctuation between Chinese characters. */
import { matches } from '../base/matches';
import type { Edit, Span } from '../base/span';
import { filler, isCited, prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'half-width-punctuation',
  title: '半角标点',
  family: 'slips',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  formatting: true,
  why: '中文里用全角标点（GB/T 15834—2011）；半角的逗号、括号多是输入法没有切换，或从网页复制来的。数字、英文、网址、代码里的不查，双翼标记里的也不查。',
  how: '改为全角标点；全文可以一次改完。引文、书名里的要核对原文，不随“全部修正”改动。',
  block({ facts, source, report }) {
    const words = prose(facts, source);
    if (!mayBe.test(words)) return;
    const text = words.replace(mark, (whole) => filler.repeat(whole.length));
    const say = (span: Span, from: string, to: string, edits: Edit[]) => {
      const cited = edits.some((edit) => isCited(facts, source, edit.start));
      report({
        span,
        slip: cited ? 'cited' : 'own',
        message: `汉字旁边用全角标点，“${from}”应为“${to}”。${cited ? '这是引文，请核对原文再改。' : ''}`,
        fixes: () => [{ title: '改为全角', safe: !cited, preferred: true, edits }],
      });
    };
    // The sign of a number is judged with the number, in `heading-form`.
    const numbers = new Set(facts.numbers.flatMap(({ start, end }) => [start, end - 1]));
    for (const { 0: sign, index: start } of matches(text, single)) {
      if (numbers.has(start)) continue;
      const to = wide[sign]!;
      say({ start, end: start + 1 }, sign, to, [{ start, end: start + 1, text: to }]);
    }
    for (const { 0: pair, index: start } of matches(text, brackets)) {
      const end = start + pair.length;
      if (numbers.has(start)) continue;
      const words = pair.length > 12 ? '' : pair.slice(1, -1);
      say({ start, end }, `(${words})`, `（${words}）`, [
        { start, end: start + 1, text: '（' },
        { start: end - 1, end, text: '）' },
      ]);
    }
  },
});

const mayBe = /[,;:!?.(]/;
const wide: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '.': '。' };
/** Behind a Chinese character (or a closing mark), or between a figure and a Chinese character. */
const single =
  /[,;:!?](?<=(?:[\u4e00-\u9fff”》）]|[\u4e00-\u9fff][)"]).)(?![/\w]*\/)|\.(?<=[\u4e00-\u9fff”》）].)(?=[\u4e00-\u9fff]|[ \t\ufffc]*(?:[\r\n]|$))|[,;](?<=[\d%].)(?=[\u4e00-\u9fff“《])/g;
const brackets = /\((?=[^()\n]*[\u4e00-\u9fff])[^()\n]{1,200}\)/g;
/** Marks of our own: their signs may be half-width. */
const mark = /【[^【】\n]{1,400}】/g;
