/** Words with a number in them are written in characters: 星期五, “十四五”, 三会一课. */
import { perKey } from '../base/perKey';
import { type Trie, trie } from '../base/trie';
import type { Framework } from '../frame/schema';
import { prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'fixed-number-word',
  title: '定型词语用了阿拉伯数字',
  family: 'slips',
  words: true,
  severity: { draft: 'warning', review: 'warning', submit: 'error' },
  why: '含有数字的定型词语用汉字（GB/T 15835—2011）：星期五、“十四五”规划、“三会一课”、“四个意识”。',
  how: '改为汉字。',
  block({ facts, source, frame, report }) {
    const text = prose(facts, source);
    if (!/\d/.test(text)) return;
    const { index, words } = wordsOf(frame);
    index.scan(text, 0, text.length, (word, start, end) => {
      const { wrong, right, quoted, needs } = words[word]!;
      if (/[\d.]/.test(text[start - 1] ?? '') || (quoted && text[start - 1] !== '“')) return;
      if (needs && !needs.includes(text[end] ?? '')) return;
      report({
        span: { start, end },
        message: `“${wrong}”是定型词语，应写作“${right}”。`,
        fixes: () => [{ title: `改为“${right}”`, safe: true, preferred: true, edits: [{ start, end, text: right }] }],
      });
    });
  },
});

interface Word {
  readonly wrong: string;
  readonly right: string;
  /** Common as an ordinary phrase (3个管理岗位): only in quotation marks. */
  readonly quoted?: boolean;
  /** One of these must follow. */
  readonly needs?: string;
}

interface Words {
  readonly index: Trie;
  readonly words: readonly Word[];
}

/** 星期1–6, 14五 and the names of formulations with figures in place of numerals. */
const wordsOf = perKey(({ formulations }: Framework): Words => {
  const words: Word[] = [...general(), ...formulations.flatMap(withFigures)];
  return { index: trie(words.map(({ wrong }) => wrong)), words };
});

function* general(): Generator<Word> {
  for (const [i, numeral] of [...'一二三四五六'].entries()) {
    yield { wrong: `星期${i + 1}`, right: `星期${numeral}` };
    for (const ten of ['1', '十']) yield { wrong: `${ten}${i + 1}五`, right: `十${numeral}五`, needs: '”规时期' };
  }
}

/** Every way to write some numerals of the name as figures. */
function withFigures({ name, verbs }: Framework['formulations'][number]): Word[] {
  let variants = [''];
  for (const character of name) {
    const value = character === '两' ? 2 : '〇一二三四五六七八九'.indexOf(character);
    variants = variants.flatMap((start) => (value > 0 ? [start + character, start + value] : [start + character]));
  }
  const quoted = name[1] === '个' && !verbs;
  return variants.filter((wrong) => wrong !== name).map((wrong) => ({ wrong, right: name, quoted }));
}
