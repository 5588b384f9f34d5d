/**
 * Checks a workspace's framework file against its JSON Schema and gives plain Chinese messages with their places.
 *
 * It walks the YAML tree, not the values, so that every problem has a place; it knows just the keywords of JSON Schema
 * that the generated schema uses, which keeps the large schema library out of the server.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { brief, mostProblems } from '../base/limits';
import type { ReadYaml } from './readYaml';
import type { Span } from '../base/span';
import { crowdOf, longestText, mostAlike, mostItems } from './bounds';
import type { Schema } from './jsonSchema';
import { fileSchema } from './schema.gen';

export interface FrameProblem {
  /** Chinese: where, what is wrong, what is allowed. */
  readonly message: string;
  /** UTF-16 offsets in the file. */
  readonly span: Span;
  /** Key path such as `kinds[0].titles[1]`; empty for the file as a whole. */
  readonly path: string;
}

/** An id that must exist once the file is merged. */
export interface Reference {
  readonly id: string;
  readonly list: 'categories' | 'rules' | 'any';
  readonly span: Span;
  readonly path: string;
}

export interface Validation {
  readonly problems: readonly FrameProblem[];
  readonly references: readonly Reference[];
}

/** `base` is the framework that the file adds to; undefined for a framework of its own. */
export function validate({ document, targets }: ReadYaml, base: unknown, schema = fileSchema): Validation {
  const walk = new Walk(targets);
  if (document) walk.value(document.contents as Node, schema, base, '');
  return { problems: walk.problems, references: walk.references };
}

/** `kinds[0].titles[1]` as people count: `kinds 第 1 项的 titles 第 2 项`. */
export function placeInWords(path: string): string {
  return path
    .split('.')
    .map((step) => step.replace(/\[(\d+)\]/g, (_, index: string) => ` 第 ${Number(index) + 1} 项`))
    .join('的 ');
}

class Walk {
  readonly problems: FrameProblem[] = [];
  readonly references: Reference[] = [];
  /** How many words there are of each crowd. */
  private readonly crowds = new Map<string, number>();

  constructor(private readonly targets: ReadYaml['targets']) {}

  value(given: Node | null, schema: Schema, base: unknown, path: string, fallback: Span = { start: 0, end: 0 }): void {
    const node = isAlias(given) ? (this.targets.get(given) ?? null) : given;
    const span = spanOf(given) ?? fallback;
    if (node === null || (isScalar(node) && node.value === null)) {
      this.report(
        path,
        span.end > span.start ? span : fallback,
        `还没有写内容，应是${shape(schema)}。不需要这一项就整行删去`,
      );
    } else if (schema.anyOf) {
      const fitting = schema.anyOf.find((option) => option.type === (isMap(node) ? 'object' : 'string'));
      this.value(node, fitting ?? schema.anyOf[0]!, base, path, span);
    } else if (schema.type === 'object') {
      if (isMap(node)) this.map(node, schema, base, path, span);
      else this.wrongType(node, schema, path, span);
    } else if (schema.type === 'array') {
      if (isSeq(node)) this.list(node, schema, base, path, span);
      else this.wrongType(node, schema, path, span);
    } else if (isScalar(node)) {
      this.scalar(node.value, schema, path, span);
    } else {
      this.wrongType(node, schema, path, span);
    }
  }

  private map(node: YAMLMap, schema: Schema, base: unknown, path: string, span: Span): void {
    const present = new Set<string>();
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const keySpan = spanOf(pair.key) ?? span;
      const inside = valueSchema(schema, key);
      present.add(key);
      if (inside) this.value(pair.value, inside, property(base, key), path ? `${path}.${key}` : key, keySpan);
      else
        this.report(path ? `${path}.${key}` : key, keySpan, `没有“${brief(key)}”这一项。这里可以写：${keysOf(schema)}`);
    }
    const expected = base === undefined ? (schema.needs ?? schema.required ?? []) : (schema.required ?? []);
    const missing = expected.filter((key) => !present.has(key));
    if (missing.length > 0) {
      const names = missing.map((key) => keyInWords(key, schema.properties?.[key])).join('、');
      const id = node.get('id');
      const what = schema.needs && typeof id === 'string' ? `“${brief(id)}”是新的条目，还缺` : '缺少';
      this.report(path, headOf(node) ?? span, `${what}：${names}`);
    }
  }

  private list(node: YAMLSeq, schema: Schema, base: unknown, path: string, span: Span): void {
    if (node.items.length < (schema.minItems ?? 0)) this.report(path, span, '至少要写一项');
    const most = mostItems(path, schema);
    if (node.items.length > most) this.report(path, span, `写了 ${node.items.length} 项，太多了，最多 ${most} 项`);
    const first = new Map<string, number>();
    (node.items as Node[]).forEach((item, index) => {
      const here = `${path}[${index}]`;
      const id = isMap(item) && schema.items?.needs ? item.get('id') : undefined;
      if (typeof id === 'string') {
        const earlier = first.get(id);
        if (earlier === undefined) first.set(id, index);
        else
          this.report(
            here,
            spanOf(itemOf(item as YAMLMap, 'id')) ?? span,
            `id“${brief(id)}”与第 ${earlier + 1} 项重复。同一条目请合在一处写`,
          );
      }
      this.value(item, schema.items ?? {}, typeof id === 'string' ? entryById(base, id) : undefined, here, span);
    });
  }

  private scalar(value: unknown, schema: Schema, path: string, span: Span): void {
    if (schema.type === 'integer') {
      const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
      if (!Number.isInteger(value)) this.report(path, span, '应是整数，如 2026，不加引号也不带“年”字');
      else if ((value as number) < minimum || (value as number) > maximum)
        this.report(path, span, `应在 ${minimum} 到 ${maximum} 之间`);
    } else if (schema.type === 'boolean') {
      if (typeof value !== 'boolean') this.report(path, span, '只能写 true（是）或 false（否），不加引号');
    } else if (typeof value !== 'string') {
      this.report(path, span, `应是文字，请给“${brief(String(value))}”加上英文引号`);
    } else {
      this.text(value, schema, path, span);
    }
  }

  private text(value: string, schema: Schema, path: string, span: Span): void {
    const longest = longestText(path);
    const crowd = crowdOf(path, value);
    const alike = crowd === undefined ? 0 : (this.crowds.get(crowd) ?? 0) + 1;
    if (crowd !== undefined) this.crowds.set(crowd, alike);
    if (value.length > longest) {
      this.report(path, span, `有 ${value.length} 个字，太长了，最多 ${longest} 个字`);
    } else if (alike > mostAlike) {
      this.report(path, span, `与“${brief(value)}”结尾相同的说法太多，最多 ${mostAlike} 条`);
    } else if (schema.enum && !schema.enum.includes(value)) {
      this.report(path, span, `不能写“${brief(value)}”，只能写：${schema.enum.join('、')}`);
    } else if (value.length < (schema.minLength ?? 0)) {
      this.report(path, span, '不能是空的');
    } else if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) {
      this.report(path, span, `编号“${brief(value)}”只能用小写英文字母、数字、点和连字符，并以字母开头`);
    } else if (schema.format === 'ending' && isPattern(value)) {
      this.report(path, span, '这里不用正则表达式，直接写标题结尾的字，如“工作计划”，中间隔着别的字写“…”');
    } else if (schema.refersTo) {
      this.references.push({ id: value, list: schema.refersTo, span, path });
    }
  }

  private wrongType(node: Node, schema: Schema, path: string, span: Span): void {
    const found = isMap(node) ? '“键: 值”' : isSeq(node) ? '列表' : '单个值';
    this.report(path, span, `应是${shape(schema)}，现在写的是${found}`);
  }

  private report(path: string, span: Span, what: string): void {
    if (this.problems.length >= mostProblems) return;
    this.problems.push({ message: path ? `${placeInWords(path)}：${what}。` : `${what}。`, span, path });
  }
}

function shape(schema: Schema): string {
  if (schema.type === 'array') return '列表（每项一行，以“- ”开头，或写在方括号里）';
  if (schema.type === 'object') return '下一级的“键: 值”';
  if (schema.type === 'integer') return '整数';
  if (schema.type === 'boolean') return ' true 或 false';
  return '文字';
}

/** Schema of what stands under a key; undefined when the key is unknown. */
function valueSchema(schema: Schema, key: string): Schema | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, key)) return schema.properties[key];
  const known = schema.propertyNames?.enum?.includes(key) ?? false;
  return known && typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

function keysOf(schema: Schema): string {
  return (schema.propertyNames?.enum ?? Object.keys(schema.properties ?? {})).join('、');
}

/** `name（名称）`: the description up to its first stop. */
function keyInWords(key: string, schema: Schema | undefined): string {
  const name = schema?.description?.split(/[，。；：]/)[0];
  return name ? `${key}（${name}）` : key;
}

/** Signs of a regular expression, which no title of a document has; or nothing but a gap, which would fit them all. */
function isPattern(ending: string): boolean {
  return /[\\^$*+?|[\]{}]|^…+$/.test(ending);
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function entryById(list: unknown, id: string): unknown {
  return Array.isArray(list) ? list.find((entry) => property(entry, 'id') === id) : undefined;
}

function itemOf(map: YAMLMap, key: string): Node | undefined {
  return map.get(key, true) as Node | undefined;
}

/** The first key of a map, so that a problem of the whole entry does not underline all of it. */
function headOf(map: YAMLMap): Span | undefined {
  const first = map.items[0] as Pair<Node, Node | null> | undefined;
  const start = spanOf(first?.key);
  const end = spanOf(first?.value);
  return start && { start: start.start, end: isScalar(first?.value) && end ? end.end : start.end };
}

function spanOf(node: Node | null | undefined): Span | undefined {
  return node?.range ? { start: node.range[0], end: node.range[1] } : undefined;
}
