/** The three passes over a draft: 起草 (quiet), 核稿 (everything), 报审 (strict). */

export type Pass = 'draft' | 'review' | 'submit';

export const passNames: Readonly<Record<Pass, '起草' | '核稿' | '报审'>> = {
  draft: '起草',
  review: '核稿',
  submit: '报审',
};

/** Pass by its Chinese name, or undefined. */
export function passByName(name: string): Pass | undefined {
  return (Object.keys(passNames) as Pass[]).find((pass) => passNames[pass] === name);
}
