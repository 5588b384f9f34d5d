/** Switching a rule off in `.shuangyi/config.yaml`: everything else stays as the office wrote it. */
import { describe, expect, it } from 'vitest';
import { withRuleOff } from '../../server/src/project/configEdit';
import { readConfig } from '../../server/src/project/configFile';

const off = (text: string | undefined) => withRuleOff(text, 'missing-owner');

describe('a rule is switched off', () => {
  it.each([
    ['no file', undefined, '规则:\n  missing-owner: 关\n'],
    ['comments only', '# 本院的检查设置\n', '# 本院的检查设置\n\n规则:\n  missing-owner: 关\n'],
    ['no rules', '阶段: 报审 # 从严\n', '阶段: 报审 # 从严\n规则:\n  missing-owner: 关\n'],
    ['an empty list of rules', '规则:\n标记: 明文\n', '规则:\n  missing-owner: 关\n标记: 明文\n'],
    [
      'other rules',
      'rules:\n  # 表里不写\n  placeholder: off # 会后再补\n\nstage: review\n',
      'rules:\n  # 表里不写\n  placeholder: off # 会后再补\n  missing-owner: 关\n\nstage: review\n',
    ],
    ['its own severity', '规则: { missing-owner: 警告 }\n', '规则: { missing-owner: 关 }\n'],
    [
      'its own severity and options',
      '规则:\n  missing-owner: { severity: warning, 比例: 1 }\n',
      '规则:\n  missing-owner: { severity: 关, 比例: 1 }\n',
    ],
    ['options alone', '规则:\n  missing-owner: { 比例: 1 }\n', '规则:\n  missing-owner: { 比例: 1, 级别: 关 }\n'],
    ['line ends of Windows', '阶段: 报审\r\n', '阶段: 报审\r\n规则:\r\n  missing-owner: 关\r\n'],
  ])('%s', (_, before, after) => {
    expect(off(before)).toBe(after);
    const options = { 'missing-owner': { 比例: { name: '比例' } as never }, placeholder: {} };
    expect(readConfig(after, new Map(Object.entries(options))).config.rules['missing-owner']).toBe('off');
  });

  it('never in a file that cannot be read', () => {
    for (const text of ['规则: [', '规则：关\n', '- 规则\n', '规则: 关\n']) expect(off(text), text).toBeUndefined();
  });
});
