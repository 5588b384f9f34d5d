/** Severities as readers of a paper are told of them, the worst first. */
import type { Severity } from '../../../model/rule/rule';

export const severities: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  information: '信息',
  hint: '提示',
};
