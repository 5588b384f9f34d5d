/** Usage on which opinions differ: 涉及到, 凯旋归来. Off unless the office wants it. */
import { wrongWords } from '../model/grammar/lexicon';
import { ownWords } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'contested-word',
  title: '有争议的用词',
  family: 'slips',
  words: true,
  severity: { draft: 'off', review: 'off', submit: 'off' },
  why: '“涉及到”“凯旋归来”等，有人认为重复，也有人认为可用，所以默认不报；本单位要求从严的，可在设置里打开。',
  how: '想从严就按提示改，否则不必理会。',
  block({ facts, source, frame, report }) {
    for (const { start, end, entry, right } of wrongWords(frame, ownWords(facts, source))) {
      if (entry.level !== 'contested') continue;
      const reason = entry.reason ? `：${entry.reason}` : '';
      report({
        span: { start, end },
        slip: source.slice(start, end),
        message: `“${source.slice(start, end)}”从严可写作“${right}”${reason}。`,
        fixes: () => [{ title: `改为“${right}”`, preferred: true, edits: [{ start, end, text: right }] }],
      });
    }
  },
});
