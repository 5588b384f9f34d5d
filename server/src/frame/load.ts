/**
 * Reads a workspace's `.shuangyi/framework.yaml`. A file that is wrong anywhere counts for nothing: the built-in
 * framework stands and every problem is told with its place, so that half a framework never judges a document.
 */
import { type Document, isMap, isScalar, type YAMLMap } from 'yaml';
import { brief, mostProblems } from '../base/limits';
import { type ReadYaml, readYaml, type YamlFault } from './readYaml';
import { builtin } from './builtin';
import { fill } from './defaults';
import { freeze, idsOf, merge, without } from './merge';
import type { Framework } from './schema';
import { type FrameProblem, placeInWords, type Reference, validate } from './validate';

export interface LoadedFramework {
  /** A frozen value. The built-in framework whenever there are problems. */
  readonly frame: Framework;
  readonly problems: readonly FrameProblem[];
}

/** Built-in frameworks by the name written after `extends:`. */
const bases: Readonly<Record<string, Framework>> = { procuratorate: builtin };

/** Sections that a framework of its own must write; every other section is borrowed when left out. */
const ownSections = ['id', 'name', 'dimensions'];

/**
 * The framework that a workspace's file makes. `source` is the text of the file, undefined where there is none.
 * Never throws.
 */
export function loadFramework(source: string | undefined): LoadedFramework {
  if (source === undefined) return { frame: builtin, problems: [] };
  const read = readYaml(source);
  const { document, faults } = read;
  if (!document) return failed(faults.map((fault) => syntaxProblem(source, fault)));
  if (document.contents === null || emptyScalar(document)) return { frame: builtin, problems: [] };
  if (!isMap(document.contents)) return failed([notAMap(source)]);
  return loadMap(read, document, document.contents);
}

function loadMap(read: ReadYaml, document: Document, root: YAMLMap): LoadedFramework {
  const name = root.get('extends');
  const base = typeof name === 'string' ? bases[name] : undefined;
  const { problems, references } = validate(read, base);
  const missing = name === undefined ? missingSections(root) : [];
  if (problems.length + missing.length > 0) return failed([...missing, ...problems]);

  // How far aliases unfold is bounded already.
  const { off = [], ...sections } = document.toJS({ maxAliasCount: -1 }) as { off?: string[] };
  const merged = base ? merge(base, sections) : ownFramework(sections);
  const unknown = unknownReferences(references, merged as Framework);
  if (unknown.length > 0) return failed(unknown);
  return { frame: freeze(fill(without(merged, new Set(off))) as Framework), problems: [] };
}

/** Sections left out are borrowed, except those that say what the organ itself does. */
function ownFramework(sections: Record<string, unknown>): unknown {
  const own: Record<string, unknown> = { ...builtin, organ: undefined, categories: [], casework: [], general: [] };
  for (const [key, value] of Object.entries(sections)) {
    own[key] = Array.isArray(value) || typeof value !== 'object' ? value : { ...(own[key] as object), ...value };
  }
  return own;
}

function failed(problems: FrameProblem[]): LoadedFramework {
  return { frame: builtin, problems };
}

function missingSections(root: YAMLMap): FrameProblem[] {
  const missing = ownSections.filter((key) => !root.has(key));
  if (missing.length === 0) return [];
  const first = root.items[0]?.key;
  const span = isScalar(first) && first.range ? { start: first.range[0], end: first.range[1] } : { start: 0, end: 0 };
  const message =
    `没有写 extends，就是另起一套框架，还缺：${missing.join('、')}。` +
    '如果只是补充内置的框架，请在第一行写“extends: procuratorate”。';
  return [{ message, span, path: '' }];
}

/** More categories than these are no help in a message. */
const mostNamed = 30;

export function unknownReferences(references: readonly Reference[], frame: Framework): FrameProblem[] {
  const any = idsOf(frame);
  const categories = new Map(frame.categories.map(({ id, name }) => [id, name]));
  const named = [...categories].slice(0, mostNamed).map(([id, name]) => `${brief(id)}（${brief(name)}）`);
  const allowed = named.length > 0 ? `可以写：${named.join('、')}` : '请先在 categories 中写明类别';
  return references
    .filter(({ id, list }) => list !== 'rules' && !(list === 'any' ? any : categories).has(id))
    .slice(0, mostProblems)
    .map(({ id, list, span, path }) => {
      const what =
        list === 'any'
          ? `没有编号为“${brief(id)}”的条目，无从停用。`
          : `没有编号为“${brief(id)}”的业务类别。${allowed}。`;
      return { message: `${placeInWords(path)}：${what}`, span, path };
    });
}

/** What the commonest errors of YAML mean, in words for people who have never heard of YAML. */
const syntaxMessages: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '行首缩进要用空格，不能用制表符（Tab）',
  BAD_INDENT: '行首缩进不对，同一级的各行要左对齐，下一级多缩进两个空格',
  DUPLICATE_KEY: '同一级里这一项写了两次，请合在一处',
  MULTILINE_IMPLICIT_KEY: '这一行不是“键: 值”的写法，检查冒号后有没有空格、缩进对不对',
  BLOCK_AS_IMPLICIT_KEY: '这一行里有两个“键: 值”，请分成两行，或给带冒号的文字加上英文引号',
  MISSING_CHAR: '缺少符号，检查引号、方括号是否成对，冒号是不是英文冒号',
  BAD_SCALAR_START: '文字以特殊符号开头，请整个加上英文引号',
  UNEXPECTED_TOKEN: '这里多了符号，检查引号、方括号是否成对',
  BAD_DQ_ESCAPE: '双引号里的反斜杠有特殊含义，请改用英文单引号',
  BAD_ALIAS: '以 * 或 & 开头的文字请加上英文引号',
  MULTIPLE_DOCS: '一个文件只能写一份框架，去掉中间的“---”',
  TOO_DEEP: '一级套一级，层数太多，检查缩进和括号',
  TOO_MANY_ALIASES: '引用（& 和 *）太多或套得太深，请直接写出内容',
};

export function syntaxProblem(source: string, { code, pos }: YamlFault): FrameProblem {
  const start = Math.min(pos[0], source.length);
  if (hasWideColon(lineAround(source, start))) return wideColon(source, start);
  const what = syntaxMessages[code] ?? '写法不合 YAML 的规则，检查缩进、引号和冒号后的空格';
  // The parser often points at one character; the whole key is easier to see.
  const key = /^[\w.-]*/.exec(source.slice(start, start + 100))![0];
  const end = Math.max(start + key.length, Math.min(pos[1], source.length));
  return { message: `${what}。`, span: { start, end }, path: '' };
}

function notAMap(source: string): FrameProblem {
  const start = source.search(/\S/);
  if (hasWideColon(lineAround(source, start))) return wideColon(source, start);
  const end = start + lineAround(source, start).length;
  return { message: '框架文件由“键: 值”组成，第一行一般写“extends: procuratorate”。', span: { start, end }, path: '' };
}

/** `name：x` instead of `name: x`, the slip that Chinese input methods provoke. */
function hasWideColon(line: string): boolean {
  return /^[\s-]*[\w.-]+\s*：/.test(line.slice(0, 200));
}

function wideColon(source: string, at: number): FrameProblem {
  const start = source.indexOf('：', source.lastIndexOf('\n', at - 1) + 1);
  return { message: '这里用了中文冒号，应改为英文冒号“:”，后面空一格。', span: { start, end: start + 1 }, path: '' };
}

function lineAround(source: string, at: number): string {
  const end = source.indexOf('\n', at);
  return source.slice(source.lastIndexOf('\n', at - 1) + 1, end < 0 ? source.length : end);
}

function emptyScalar(document: Document): boolean {
  return isScalar(document.contents) && document.contents.value === null;
}
