/** Options of rules change what is found, at once and for the same text. */
import { expect, it } from 'vitest';
import { type CheckConfig, defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { rules } from '../../server/src/rules/index.gen';
import { draft } from '../features/kit';

const deadlines = `# 2026年工作计划

| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| 公益诉讼 | 第四检察部党支部每季度会商一次 | 第四检察部 | 长期坚持 |
| 公开听证 | 第五检察部党支部设党员先锋岗 | 第五检察部 | 2026年6月底前 |
| 行政争议实质性化解 | 第四检察部党支部每月复盘一次 | 第四检察部 | 2026年9月底前 |
⟦⟧`;
const sentence = '各支部每月召开一次案例复盘会并形成书面意见。';
const repeated = `# 2026年工作计划\n\n${sentence}\n\n第四检察部负责。\n\n${sentence}\n⟦⟧`;

const set = (id: string, values: Record<string, number>): CheckConfig => ({
  ...defaultConfig,
  options: { [id]: values },
});

it.each([
  ['open-ended-deadlines', deadlines, { share: 0.3 }],
  ['repeated-text', repeated, { length: 18 }],
])('%s: stricter by its option', (id, marked, values) => {
  const { doc } = draft(marked);
  const count = (config: CheckConfig) => check(doc, config).filter(({ ruleId }) => ruleId === id).length;
  expect(count(defaultConfig)).toBe(0);
  expect(count(set(id, values))).toBe(1);
  // What is kept for the text belongs to the one configuration.
  expect(count(defaultConfig)).toBe(0);
});

it('every option has Chinese names and a default within its bounds', () => {
  const declared = rules.flatMap(({ options = {} }) => Object.values(options));
  expect(declared.length).toBeGreaterThan(3);
  for (const { name, title, type, default: usual, min, max } of declared) {
    expect(name + title).toMatch(/^[\u4e00-\u9fff，、]+$/);
    expect(min <= usual && usual <= max).toBe(true);
    if (type === 'integer') expect([min, usual, max].every(Number.isInteger)).toBe(true);
  }
});
