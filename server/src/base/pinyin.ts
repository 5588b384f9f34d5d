/** Pinyin initials of Chinese words, read off the collation order that ICU already knows: nothing has to be loaded. */

/** The first character of each initial letter in pinyin order. */
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀'];
const letters = 'abcdefghjklmnopqrstwxyz';

/** Characters of office papers with a second reading, whose initial ICU does not give. */
const seconds: Readonly<Record<string, string>> = { 长: 'c', 重: 'c', 调: 't', 率: 's', 传: 'z', 降: 'x', 行: 'h' };
/** More of them in one word are not told apart. */
const mostSeconds = 2;

/** `工作计划` → `gzjh`. Letters and digits stay as they are, everything else but Chinese characters is left out. */
export function initials(text: string): string {
  return [...text].map(initial).join('');
}

/** The initials of a word under all its readings, the usual one first: `调研` → `dy`, `ty`. */
export function readings(text: string): string[] {
  let all = [''];
  let open = mostSeconds;
  for (const char of text) {
    const usual = initial(char);
    const second = open > 0 ? seconds[char] : undefined;
    if (second) open--;
    all = [...all.map((one) => one + usual), ...(second ? all.map((one) => one + second) : [])];
  }
  return [...new Set(all)];
}

const known = new Map<string, string>();

function initial(char: string): string {
  let letter = known.get(char);
  if (letter === undefined) known.set(char, (letter = read(char)));
  return letter;
}

function read(char: string): string {
  if (/[a-z0-9]/i.test(char)) return char.toLowerCase();
  const { compare } = collator();
  if (!compare || !/\p{Script=Han}/u.test(char)) return '';
  const after = firsts.findIndex((first) => compare(first, char) > 0);
  return letters[(after < 0 ? firsts.length : after) - 1] ?? '';
}

let made: { readonly compare: Intl.Collator['compare'] | undefined } | undefined;

/** Made when first asked for: it takes some milliseconds. A host without Chinese collation knows no initials. */
function collator() {
  if (!made) {
    const chinese = Intl.Collator.supportedLocalesOf('zh').length > 0;
    made = { compare: chinese ? new Intl.Collator('zh-Hans-CN-u-co-pinyin').compare : undefined };
  }
  return made;
}
