/**
 * `.shuangyi/config.yaml`: how strictly this office checks. Every key is optional; Chinese and English names mean the
 * same. What is wrong is told with its place and counts for nothing; the rest applies.
 */
import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { nearest } from '../base/distance';
import { brief, mostProblems } from '../base/limits';
import { readYaml, type YamlFault } from '../frame/readYaml';
import type { Span } from '../base/span';
import { readDeadline } from '../model/grammar/deadline';
import type { RuleOptions } from '../model/rule/rule';
import type { Pass } from '../model/grammar/pass';
import { type CheckConfig, defaultConfig, type OptionValues, type SeveritySetting } from '../check/config';
import { optionNamed, optionProblem, type RuleCatalogue, severityNames, severityValues } from './ruleSettings';
import { readChoice, type WordChoices, wordKeyNamed, wordKeys } from './wordSettings';

export interface ConfigKey {
  /** The one to write first. */
  readonly names: readonly string[];
  /** Chinese: what it decides, for editors. */
  readonly purpose: string;
}

export const configKeys = {
  pass: { names: ['阶段', 'stage'], purpose: '严格程度：起草、核稿、报审。文稿里写了“阶段”的，以文稿为准' },
  rules: { names: ['规则', 'rules'], purpose: '逐条调整规则的级别和数值' },
  mark: { names: ['标记', 'mark'], purpose: '快速修复插入标记时的写法：注释（打印时看不见）、明文（写成方括号）' },
  today: { names: ['今天', 'today'], purpose: '按哪一天判断逾期，如“2026年7月10日”；不写就按当天' },
  word: { names: ['公文格式', 'word'], purpose: '导出的 Word 文件是什么样子：字体、页边距、盖章、批注人等' },
} satisfies Record<string, ConfigKey>;

export const passValues: Readonly<Record<string, Pass>> = {
  起草: 'draft',
  核稿: 'review',
  报审: 'submit',
  draft: 'draft',
  review: 'review',
  submit: 'submit',
};

export const markValues: Readonly<Record<string, CheckConfig['markStyle']>> = {
  注释: 'comment',
  明文: 'visible',
  comment: 'comment',
  visible: 'visible',
};

export interface ConfigProblem {
  /** Chinese: what is wrong and what may be written. */
  readonly message: string;
  /** UTF-16 offsets in the file. */
  readonly span: Span;
}

export interface ReadConfig {
  readonly config: CheckConfig;
  readonly problems: readonly ConfigProblem[];
  /** What is set of Word files; absent where nothing is. */
  readonly word?: WordChoices;
}

/** The configuration that a file's text makes. Never throws. */
export function readConfig(text: string, catalogue: RuleCatalogue): ReadConfig {
  const wide = wideColons(text);
  if (wide.length) return { config: defaultConfig, problems: wide };
  const { document, faults } = readYaml(text);
  if (!document) return { config: defaultConfig, problems: faults.map(syntaxProblem(text)) };
  const root = document.contents as Node | null;
  if (root === null || (isScalar(root) && root.value === null)) return { config: defaultConfig, problems: [] };
  const reader = new Reader(catalogue);
  if (isMap(root)) reader.root(root);
  else reader.report(spanOf(root), `配置由“键: 值”组成，可写的键：${keysToWrite()}。`);
  return { config: reader.config, problems: reader.problems, ...(reader.word && { word: reader.word }) };
}

class Reader {
  config: CheckConfig = defaultConfig;
  word: WordChoices | undefined;
  readonly problems: ConfigProblem[] = [];

  constructor(private readonly catalogue: RuleCatalogue) {}

  report(span: Span, message: string): void {
    if (this.problems.length < mostProblems) this.problems.push({ span, message });
  }

  /** What was meant by a name, as long as anybody is told. */
  private near(name: string, candidates: Iterable<string>): string | undefined {
    return this.problems.length < mostProblems ? nearest(name, candidates)[0] : undefined;
  }

  root(map: YAMLMap): void {
    for (const { key, span, value } of pairs(map)) {
      if (configKeys.pass.names.includes(key)) {
        const pass = this.choice(key, span, value, passValues);
        if (pass) this.config = { ...this.config, pass, passFrom: 'settings' };
      } else if (configKeys.mark.names.includes(key)) {
        const markStyle = this.choice(key, span, value, markValues);
        if (markStyle) this.config = { ...this.config, markStyle };
      } else if (configKeys.today.names.includes(key)) {
        const today = this.day(key, span, value);
        if (today !== undefined) this.config = { ...this.config, today };
      } else if (configKeys.rules.names.includes(key)) {
        this.rules(key, span, value);
      } else if (configKeys.word.names.includes(key)) {
        this.#word(key, span, value);
      } else {
        const names = Object.values(configKeys).flatMap((one) => one.names);
        const near = this.near(key, names);
        this.report(
          span,
          `没有“${brief(key)}”这个键${near ? `，是不是“${near}”？` : '。'}可写的键：${keysToWrite()}。`,
        );
      }
    }
  }

  private rules(key: string, span: Span, value: Node | null): void {
    if (isNothing(value)) return;
    if (!isMap(value)) {
      this.report(spanOf(value, span), `“${key}”下面每行写一条“规则名: 级别”，如“missing-deadline: 关”。`);
      return;
    }
    const rules: Record<string, SeveritySetting> = {};
    const options: Record<string, OptionValues> = {};
    for (const rule of pairs(value)) {
      const known = this.catalogue.get(rule.key);
      if (!known) {
        const near = this.near(rule.key, this.catalogue.keys());
        this.report(
          rule.span,
          `没有规则“${brief(rule.key)}”${near ? `，是不是“${near}”？` : '。规则名见每条提示末尾。'}`,
        );
        continue;
      }
      const set = isMap(rule.value)
        ? this.rule(rule.key, known, rule.value)
        : { severity: this.choice(rule.key, rule.span, rule.value, severityValues), values: {} };
      if (set.severity) rules[rule.key] = set.severity;
      if (Object.keys(set.values).length) options[rule.key] = set.values;
    }
    this.config = { ...this.config, rules, options };
  }

  /** The long form: the severity and options of one rule. */
  private rule(id: string, options: RuleOptions, map: YAMLMap) {
    let severity: SeveritySetting | undefined;
    const values: Record<string, number> = {};
    for (const { key, span, value } of pairs(map)) {
      if (severityNames.includes(key)) {
        severity = this.choice(key, span, value, severityValues);
        continue;
      }
      const [name, option] = optionNamed(options, key) ?? [];
      if (name === undefined || option === undefined) {
        const names = [severityNames[0]!, ...Object.values(options).map((one) => one.name)];
        const near = this.near(key, [...names, ...Object.keys(options)]);
        const guess = near ? `，是不是“${near}”？` : '。';
        this.report(span, `规则“${id}”没有“${brief(key)}”这一项${guess}可写：${names.join('、')}。`);
      } else if (!isNothing(value)) {
        const number = isScalar(value) ? value.value : undefined;
        const problem = optionProblem(option, number);
        if (problem) this.report(spanOf(value, span), `${problem}；现在按默认的 ${option.default}。`);
        else values[name] = number as number;
      }
    }
    return { severity, values };
  }

  #word(key: string, span: Span, value: Node | null): void {
    if (isNothing(value)) return;
    if (!isMap(value)) {
      this.report(spanOf(value, span), `“${key}”下面每行写一项，如“字体: 通用”。可写：${wordNames().join('、')}。`);
      return;
    }
    const choices: Record<string, unknown> = {};
    for (const one of pairs(value)) {
      const known = wordKeyNamed(one.key);
      if (!known) {
        const near = this.near(one.key, [...wordNames(), ...Object.keys(wordKeys)]);
        const guess = near ? `，是不是“${near}”？` : '。';
        this.report(one.span, `“${key}”没有“${brief(one.key)}”这一项${guess}可写：${wordNames().join('、')}。`);
      } else if (!isNothing(one.value)) {
        const read = readChoice(known, one.value?.toJSON());
        if ('value' in read) choices[known] = read.value;
        else this.report(spanOf(one.value, one.span), `${read.problem}。`);
      }
    }
    this.word = choices;
  }

  private day(key: string, keySpan: Span, value: Node | null): number | undefined {
    if (isNothing(value)) return undefined;
    const deadline = isScalar(value) ? readDeadline(String(value.value)) : undefined;
    const day = deadline && !deadline.uncertain && deadline.earliest === deadline.latest ? deadline.latest : undefined;
    if (day === undefined) this.report(spanOf(value, keySpan), `“${brief(key)}”写一个日期，如“2026年7月10日”。`);
    return day;
  }

  private choice<T>(
    key: string,
    keySpan: Span,
    value: Node | null,
    values: Readonly<Record<string, T>>,
  ): T | undefined {
    if (isNothing(value)) return undefined;
    const word = isScalar(value) ? String(value.value).trim() : '';
    if (Object.hasOwn(values, word)) return values[word];
    const given = word === '' ? '' : `，不能写“${brief(word)}”`;
    this.report(spanOf(value, keySpan), `“${brief(key)}”只能写：${valuesToWrite(values).join('、')}${given}。`);
    return undefined;
  }
}

/** Chinese names only: the English ones mean the same. */
function valuesToWrite(values: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(values).filter((name) => !/^[a-z]/.test(name));
}

const wordNames = () => Object.values(wordKeys).map(({ name }) => name);

function keysToWrite(): string {
  return Object.values(configKeys)
    .map(({ names }) => names[0])
    .join('、');
}

function isNothing(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

function pairs(map: YAMLMap): { key: string; span: Span; value: Node | null }[] {
  return (map.items as Pair<Node, Node | null>[]).map(({ key, value }) => ({
    key: isScalar(key) ? String(key.value) : '',
    span: spanOf(key),
    value,
  }));
}

function spanOf(node: Node | null, fallback: Span = { start: 0, end: 0 }): Span {
  return node?.range ? { start: node.range[0], end: node.range[1] } : fallback;
}

/** `阶段：报审`: YAML reads such a line as one long word, and says so in words that help nobody. */
function wideColons(text: string): ConfigProblem[] {
  const found = [...text.matchAll(/^[ \t]*[^\s#:："'-][^\s#:："']*[ \t]*：/gm)];
  return found.slice(0, mostProblems).map((match) => {
    const end = match.index + match[0].length;
    return { span: { start: end - 1, end }, message: '这里用了中文冒号，应改为英文冒号“:”，后面空一格。' };
  });
}

const syntaxMessages: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '行首缩进要用空格，不能用制表符（Tab）。',
  BAD_INDENT: '行首缩进不对：同一级左对齐，下一级多缩进两个空格。',
  DUPLICATE_KEY: '这一项写了两次，请合在一处。',
  TOO_DEEP: '一级套一级，层数太多，检查缩进和括号。',
  TOO_MANY_ALIASES: '不要用引用（& 和 *），请直接写出内容。',
};

const syntaxProblem =
  (text: string) =>
  ({ code, pos }: YamlFault): ConfigProblem => {
    const start = Math.min(pos[0], text.length);
    const end = Math.max(start, Math.min(pos[1], text.length));
    return {
      span: { start, end },
      message: syntaxMessages[code] ?? '写法不合 YAML 的规则，检查缩进、引号和冒号后的空格。',
    };
  };
