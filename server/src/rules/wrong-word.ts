/** Wrong words after the framework's list: 布署, 按排, 截止目前. Contested usage is a rule of its own. */
import { wrongWords } from '../model/grammar/lexicon';
import { overlapping } from '../base/search';
import { ownWords } from '../model/block/mask';
import { wordSlips } from '../model/grammar/likeness/words';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'wrong-word',
  title: '错别字',
  family: 'slips',
  words: true,
  severity: { draft: 'error', review: 'error', submit: 'error' },
  why: '错别字最伤文稿。依据《现代汉语词典》《第一批异形词整理表》（GF 1001—2001）和有关法律用语；每一条都限定了前后文，以免把“最近一步”当成“近一步”。引文和书名号里的字不查。不成词的两个字，前后都是常用词，又和一个常用词只差一个音近形近的字，也提示。',
  how: '不成词的按提示改；只是多半有误的（按“信息”提示），看上下文再定。',
  block({ facts, source, frame, pass, report }) {
    const text = ownWords(facts, source);
    const listed = wrongWords(frame, text);
    for (const { start, end, entry, right } of listed) {
      if (entry.level === 'contested') continue;
      const certain = entry.level === 'certain';
      if (!certain && pass === 'draft') continue;
      const wrong = source.slice(start, end);
      const reason = entry.reason ? `：${entry.reason}` : '';
      report({
        span: { start, end },
        slip: wrong,
        severity: certain ? 'error' : 'information',
        message: `“${wrong}”${certain ? '应为' : '宜写作'}“${right}”${reason}。`,
        fixes: () => [
          { title: `改为“${right}”`, safe: certain, preferred: true, edits: [{ start, end, text: right }] },
        ],
      });
    }
    if (pass === 'draft') return;
    const listedAt = overlapping(listed);
    for (const { start, end, right } of wordSlips(frame, text)) {
      if (listedAt({ start, end }).length > 0) continue;
      const wrong = source.slice(start, end);
      report({
        span: { start, end },
        slip: wrong,
        severity: 'warning',
        message: `“${wrong}”不成词，是不是“${right}”？`,
        fixes: () => [{ title: `改为“${right}”`, preferred: true, edits: [{ start, end, text: right }] }],
      });
    }
  },
});
