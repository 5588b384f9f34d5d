/** Pinyin initials of Chinese words, read off the collation order that ICU already knows. */

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/** The first character of each initial letter in pinyin order. */
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀'];
const letters = 'abcdefghjklmnopqrstwxyz';

/** `工作计划` → `gzjh`. Letters and digits stay as they are, everything else but Chinese characters is left out. */
export function initials(text: string): string {
  return [...text].map(initial).join('');
}

function initial(char: string): string {
  if (/[a-z0-9]/i.test(char)) return char.toLowerCase();
  if (!/\p{Script=Han}/u.test(char)) return '';
  const after = firsts.findIndex((first) => collator.compare(first, char) > 0);
  return letters[(after < 0 ? firsts.length : after) - 1] ?? '';
}
