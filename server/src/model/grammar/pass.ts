/** The three passes over a draft: 起草 (quiet), 核稿 (everything), 报审 (strict). */

export type Stage = 'draft' | 'review' | 'submit';

export const stageNames: Readonly<Record<Stage, '起草' | '核稿' | '报审'>> = {
  draft: '起草',
  review: '核稿',
  submit: '报审',
};

/** Stage by its Chinese name, or undefined. */
export function stageByName(name: string): Stage | undefined {
  return (Object.keys(stageNames) as Stage[]).find((stage) => stageNames[stage] === name);
}
