/** By which names extensions are known that put blanks between Chinese and digits. No editor needed. */

const names =
  /huacnlee\.autocorrect|pangu|zhlint|lint-?md|(?:auto|add)-?spac(?:e|ing)|chinese-?(?:typeset|copywriting|format|lint)|cjk-?(?:spac|format)/i;

/** Whether an extension id such as `huacnlee.autocorrect` belongs to one of them. */
export function insertsBlanks(id: string): boolean {
  return names.test(id);
}
