/** Scopes as VS Code gives them: its own Markdown grammar with ours injected. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IRawGrammar, type StateStack } from 'vscode-textmate';
import manifest from '../../package.json';
import { readSpans } from '../kit/spans';

const root = fileURLToPath(new URL('../..', import.meta.url));
const resolve = createRequire(import.meta.url).resolve;
const injected = manifest.contributes.grammars;

/** The grammars that a line of Markdown needs here; HTML and YAML are part of Markdown. */
const published: Record<string, string> = {
  'text.html.markdown': 'markdown',
  'text.html.derivative': 'html-derivative',
  'text.html.basic': 'html',
  'source.yaml': 'yaml',
};

function load(scopeName: string): IRawGrammar | null {
  const own = injected.find((grammar) => grammar.scopeName === scopeName);
  const path = own
    ? root + own.path
    : published[scopeName] && resolve(`tm-grammars/grammars/${published[scopeName]}.json`);
  return path ? textmate.parseRawGrammar(readFileSync(path, 'utf8'), path) : null;
}

await oniguruma.loadWASM(readFileSync(resolve('vscode-oniguruma/release/onig.wasm')));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async (scopeName) => load(scopeName),
  getInjections: (scopeName) =>
    injected.filter(({ injectTo }) => injectTo.includes(scopeName)).map((grammar) => grammar.scopeName),
});
const grammar = (await registry.loadGrammar('text.html.markdown'))!;

interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
  readonly start: number;
}

function tokens(text: string): Token[] {
  let stack: StateStack = textmate.INITIAL;
  let offset = 0;
  return text.split('\n').flatMap((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    const found = result.tokens.map(({ startIndex, endIndex, scopes }) => {
      return { text: line.slice(startIndex, endIndex), scopes, start: offset + startIndex };
    });
    offset += line.length + 1;
    return found;
  });
}

/** The innermost scope of ours at each marked span of the text, without the ending `.shuangyi`; `-` for none. */
export function scopesAt(marked: string): string[] {
  const { text, spans } = readSpans(marked);
  const all = tokens(text);
  return spans.map(({ start }) => {
    const token = all.filter((one) => one.start <= start).at(-1)!;
    return ownScope(token) ?? '-';
  });
}

/** All of the text that has a scope of ours. */
export function coloured(text: string): string {
  return tokens(text)
    .filter((token) => ownScope(token))
    .map((token) => token.text)
    .join('');
}

/** All scopes at the first marked span, those of Markdown too. */
export function allScopesAt(marked: string): readonly string[] {
  const { text, spans } = readSpans(marked);
  return tokens(text)
    .filter((one) => one.start <= spans[0]!.start)
    .at(-1)!.scopes;
}

function ownScope({ scopes }: Token): string | undefined {
  return scopes.findLast((scope) => scope.endsWith('.shuangyi'))?.replace(/\.shuangyi$/, '');
}
