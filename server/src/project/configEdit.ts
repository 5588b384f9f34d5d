/** Changes to `.shuangyi/config.yaml` that keep its comments and the order of its keys. */
import { isMap, isScalar } from 'yaml';
import { readYaml } from '../frame/readYaml';
import { configKeys, readConfig } from './configFile';
import { severityNames } from './ruleSettings';

const off = '关';

/**
 * Text of the file with one rule switched off for the whole office; `text` is what it holds now, undefined when there
 * is none. Undefined when it cannot be read as it stands: it must not be made worse.
 */
export function withRuleOff(text: string | undefined, ruleId: string): string | undefined {
  const { document } = readYaml(text ?? '');
  if (!document || isMisread(text ?? '')) return undefined;
  const root = document.contents;
  if (root !== null && !isMap(root) && !isNothing(root)) return undefined;
  // Of two sections the last one counts.
  const { names } = configKeys.rules;
  const key = names.findLast((name) => isMap(root) && root.has(name)) ?? names[0]!;
  const rules = isMap(root) ? root.get(key, true) : undefined;
  if (isNothing(root)) document.contents = null;
  if (isMap(rules)) {
    const rule = rules.get(ruleId, true);
    const severity = severityNames.find((name) => isMap(rule) && rule.has(name)) ?? severityNames[0]!;
    document.setIn(isMap(rule) ? [key, ruleId, severity] : [key, ruleId], off);
  } else if (isNothing(rules)) {
    document.setIn([key], document.createNode({ [ruleId]: off }));
  } else {
    return undefined;
  }
  const changed = document.toString({ lineWidth: 0 });
  return text?.includes('\r\n') ? changed.replace(/\r?\n/g, '\r\n') : changed;
}

/** A full-width colon makes YAML read something else than what was meant. */
function isMisread(text: string): boolean {
  return readConfig(text, new Map()).problems.some(({ message }) => message.includes('中文冒号'));
}

function isNothing(node: unknown): boolean {
  return node === undefined || node === null || (isScalar(node) && node.value === null);
}
