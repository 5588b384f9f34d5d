/**
 * Reads YAML that somebody else wrote, in time and memory that grow with its length: how deep it nests, what its aliases
 * unfold to and how many of its faults are told is bounded, and equal keys are looked up in a set. The library alone
 * compares every key with all others, and very deep nesting ends the process.
 */
import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  Lexer,
  type Node,
  type Pair,
  Parser,
  type YAMLError,
} from 'yaml';
import { mostProblems } from '../base/limits';

/** Something wrong. `code` is one of the library's, or `TOO_DEEP`, `TOO_MANY_ALIASES`. */
export interface YamlFault {
  readonly code: string;
  /** UTF-16 offsets. */
  readonly pos: readonly [start: number, end: number];
}

export interface ReadYaml {
  /** Undefined when something is wrong. */
  readonly document: Document.Parsed | undefined;
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>;
  /** In order, the first ones only. */
  readonly faults: readonly YamlFault[];
}

/** Levels of lists and maps. A framework has nine. */
const deepest = 30;

/** Written `*name`. The built-in framework has a hundred. */
const mostAliases = 1_000;

/** Nodes that aliases may unfold to, all of them together. */
const mostUnfolded = 20_000;

/** The document that a text is, or what is wrong with it. Never throws. */
export function readYaml(source: string): ReadYaml {
  const { tokens, faults } = tokensOf(source);
  const document = faults.length === 0 ? compose(tokens, source.length, faults) : undefined;
  const { targets } = new Audit(document, faults);
  const first = faults.sort((a, b) => a.pos[0] - b.pos[0]).slice(0, mostProblems);
  return { document: first.length > 0 ? undefined : document, targets, faults: first };
}

/** The syntax of the document in a text; of what nests too deep only the fault. */
function tokensOf(source: string): { tokens: readonly CST.Token[]; faults: YamlFault[] } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const fault = (code: string, start: number, length: number) => {
    return { tokens, faults: [{ code, pos: [start, start + length] as const }] };
  };
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > deepest) return fault('TOO_DEEP', parser.offset - 1, 1);
  }
  for (const token of parser.end()) tokens.push(token);
  const [, second] = tokens.filter(({ type }) => type === 'document');
  return second ? fault('MULTIPLE_DOCS', second.offset, '---'.length) : { tokens, faults: [] };
}

class TooManyErrors extends Error {}

/** The library tells all there is to tell, each with the stack of its calls; a list that is full stops it. */
class FirstErrors extends Array<YAMLError> {
  override push(error: YAMLError): number {
    if (this.length >= mostProblems) throw new TooManyErrors();
    return super.push(error);
  }
}

function compose(tokens: readonly CST.Token[], length: number, faults: YamlFault[]): Document.Parsed | undefined {
  const composer = new Composer({ prettyErrors: false, stringKeys: true, uniqueKeys: false });
  const errors = new FirstErrors();
  const warnings = new FirstErrors();
  Object.assign(composer, { errors, warnings });
  let document: Document.Parsed | undefined;
  try {
    document = composer.compose(tokens, true, length).next().value ?? undefined;
  } catch (error) {
    if (!(error instanceof TooManyErrors)) throw error;
  }
  // A few warnings are none of our business.
  for (const { code, pos } of document ? errors : [...errors, ...warnings]) faults.push({ code, pos });
  return document;
}

/** What a node is once its aliases are unfolded. */
interface Weight {
  readonly node?: Node;
  readonly nodes: number;
  readonly levels: number;
}

const endless: Weight = { nodes: Number.POSITIVE_INFINITY, levels: Number.POSITIVE_INFINITY };
const single: Weight = { nodes: 1, levels: 0 };

/** Looks through a document for equal keys of one map, and for aliases that unfold to too much. */
class Audit {
  readonly targets = new Map<Alias, Node>();
  private readonly anchors = new Map<string, Weight>();
  private unfolded = 0;

  constructor(
    document: Document | undefined,
    private readonly faults: YamlFault[],
  ) {
    this.weigh(document?.contents, 0);
  }

  private weigh(node: unknown, depth: number): Weight {
    if (isAlias(node)) return this.unfold(node, depth);
    if (!isCollection(node)) return this.known(node, single);
    // An alias inside would never end.
    this.known(node, endless);
    if (isMap(node)) this.compareKeys(node.items);
    let nodes = 1;
    let levels = 0;
    for (const item of node.items) {
      const inside = this.weigh(isPair(item) ? item.value : item, depth + 1);
      nodes += inside.nodes;
      levels = Math.max(levels, inside.levels);
    }
    return this.known(node, { nodes, levels: levels + 1 });
  }

  private known(node: unknown, weight: Weight): Weight {
    if (isNode(node) && 'anchor' in node && node.anchor) this.anchors.set(node.anchor, { ...weight, node });
    return weight;
  }

  private unfold(alias: Alias, depth: number): Weight {
    const [start, end] = alias.range!;
    const weight = this.anchors.get(alias.source);
    if (!weight) this.fault('BAD_ALIAS', start, end);
    if (!weight?.node) return single;
    this.targets.set(alias, weight.node);
    this.unfolded += weight.nodes;
    const bounded = this.targets.size <= mostAliases && this.unfolded <= mostUnfolded;
    if (bounded && depth + weight.levels <= deepest) return weight;
    const told = this.faults.some(({ code }) => code === 'TOO_MANY_ALIASES');
    if (!told) this.fault('TOO_MANY_ALIASES', start, end);
    return single;
  }

  private compareKeys(pairs: readonly Pair[]): void {
    const keys = new Set<unknown>();
    for (const { key } of pairs) {
      if (!isScalar(key)) continue;
      const start = key.range![0];
      if (keys.has(key.value)) this.fault('DUPLICATE_KEY', start, start + 1);
      keys.add(key.value);
    }
  }

  private fault(code: string, start: number, end: number): void {
    if (this.faults.length < mostProblems) this.faults.push({ code, pos: [start, end] });
  }
}
