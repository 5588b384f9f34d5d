/** What our own export puts on the paper besides the text: captions, and what only front matter says. */
import type { Paper, Role } from '../../../model/visible/types';
import { keyOf } from '../align/similar';

/** Names of styles of such paragraphs; see `export/word/styles`. */
const ownStyles = /^公文(?:图题|图片|红头|发文字号|签发人|版记|分隔线|附件标识|附页)/;
export const isOurs = (style: string): boolean => ownStyles.test(style);

/** Styles of what front matter may say. */
const matterStyles = /^公文(?:主送机关|附件说明|署名|成文日期)$/;

/** What is said in the text itself is not said again. */
const roles: Readonly<Record<string, Role>> = {
  主送: 'addressee',
  附件: 'attachment',
  署名: 'signature',
  成文日期: 'date',
};

export function uncountedIn({ matter, blocks }: Paper): (style: string, words: string) => boolean {
  const there = new Set(blocks.map((block) => (block.type === 'paragraph' ? block.role : undefined)));
  const added = [...matter].filter(([key]) => roles[key] === undefined || !there.has(roles[key]));
  // A list of YAML is as many values.
  const said = added.flatMap(([, value]) => value.split(/\n\s*-\s|^-\s/)).map((value) => keyOf(value));
  return (style, words) => {
    if (isOurs(style)) return true;
    const plain = keyOf(words)
      .replace(/^附件[：:]/, '')
      .replace(/^\d{1,2}[.．、]/, '')
      .replace(/[：:]$/, '');
    if (plain === '') return matterStyles.test(style) && !/\d/.test(words);
    const day = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(plain);
    return said.some((value) => sameWords(value, plain) || (day !== null && sameDay(value, day)));
  };
}

/** All that a key says, or one of the things that it lists. */
function sameWords(value: string, words: string): boolean {
  const whole = value.replace(/\.(?:md|docx?|xlsx?|pdf)\b/gi, '').replace(/[：:]$/, '');
  return bare(whole) === bare(words) || whole.split(/[、，,；;]/).some((one) => bare(one) === bare(words));
}

const bare = (value: string): string => value.replace(/[[\]"'、，,；;-]/g, '');

function sameDay(value: string, [, year, month, day]: RegExpExecArray): boolean {
  const [, y, m, d] = /^["']?(\d{4})[-/.年]?(\d{1,2})[-/.月](\d{1,2})/.exec(value) ?? [];
  return y === year && Number(m) === Number(month) && Number(d) === Number(day);
}
