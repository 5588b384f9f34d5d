/** Plain data of check and features → the protocol. Its counterpart is fromLsp.ts. */
import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type Location,
  InsertTextFormat,
  type Position,
  type Range,
  type SelectionRange,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { plainLabel } from '../base/escape';
import type { Edit, Span } from '../base/span';
import type { ProjectProblem } from '../project/project';
import { mostSevere } from '../features/views/status';
import { ruleById } from '../check/plan';
import { goOnCommand, silenceCommand } from '../protocol';
import type { Action } from '../features/repair/codeActions';
import type { Completion, CompletionSort } from '../features/complete/completion';
import type { HoverText } from '../features/hover';
import type { Hint } from '../features/shape/inlayHints';
import type { FileLink } from '../features/shape/links';
import type { OutlineSymbol, SymbolSort } from '../features/shape/symbols';
import type { Finding, Severity } from '../model/rule/rule';

/** Name that the Problems view shows with each finding. */
export const source = '双翼';

/** Kind of the action that applies all safe fixes. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.shuangyi`;

export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** Words of a feature as a message of their own: they end in a full stop. */
export const sentence = (words: string): string => (/[。！？]$/.test(words) ? words : `${words}。`);

export function toEdit(document: TextDocument, edit: Edit): TextEdit {
  return { range: toRange(document, edit), newText: edit.text };
}

//#region Findings

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What the client shows of a finding. */
export interface DiagnosticAbilities {
  /** Related places. */
  readonly related: boolean;
  /** Base of the addresses of the rules' pages. */
  readonly rulePages: string | undefined;
}

/** What a client is told of the findings of a document: the most severe of them, at most `limit`, in order of text. */
export function toDiagnostics(
  document: TextDocument,
  findings: readonly Finding[],
  limit: number,
  abilities: DiagnosticAbilities,
  locate?: (uri: string, span: Span) => Location | undefined,
): Diagnostic[] {
  return mostSevere(findings, limit).map((finding) => toDiagnostic(document, finding, abilities, locate));
}

function toDiagnostic(
  document: TextDocument,
  finding: Finding,
  { related, rulePages }: DiagnosticAbilities,
  /** Where a span of another draft lies. */
  locate?: (uri: string, span: Span) => Location | undefined,
): Diagnostic {
  const diagnostic: Diagnostic = {
    range: toRange(document, finding.span),
    severity: severities[finding.severity],
    code: finding.ruleId,
    source,
    message: plainLabel(finding.message),
  };
  if (rulePages !== undefined) diagnostic.codeDescription = { href: `${rulePages}/${finding.ruleId}.md` };
  if (related && finding.related?.length) {
    diagnostic.relatedInformation = finding.related.flatMap(({ draft, span, message }) => {
      const own = draft === undefined;
      const location = own ? { uri: document.uri, range: toRange(document, span) } : locate?.(draft, span);
      return location ? [{ location, message: plainLabel(message) }] : [];
    });
  }
  return diagnostic;
}

/** Something wrong in one of the project's own files. */
export function toProblem(document: TextDocument, { span, message }: ProjectProblem): Diagnostic {
  return { range: toRange(document, span), severity: DiagnosticSeverity.Error, source, message: plainLabel(message) };
}

//#endregion

//#region Features

/** What the client can do with the edits of an action. */
export interface EditAbilities {
  /** It is our own, and goes on where an action leads. */
  readonly own: boolean;
  /** Edits that say which version they are for, and new files. */
  readonly documentChanges: boolean;
  /** Version of an open file. */
  versionOf(uri: string): number | null;
}

/** Asks our own client for the page of a rule. */
export function toExplanation(ruleId: string): CodeAction {
  const title = `这条规则说明：“${ruleById.get(ruleId)?.title ?? ruleId}”`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    command: { title, command: 'shuangyi.openRule', arguments: [ruleId] },
  };
}

/** Asks our own client which way to silence what is found at a place. */
export function toSilence(uri: string, range: Range): CodeAction {
  const title = '不再提示…';
  return { title, kind: CodeActionKind.QuickFix, command: { title, command: silenceCommand, arguments: [uri, range] } };
}

/** An action that changes the document at the version it was computed for. `sent`: diagnostics that the client sent along. */
export function toCodeAction(
  document: TextDocument,
  action: Action,
  sent: readonly Diagnostic[],
  abilities: EditAbilities,
): CodeAction {
  const result: CodeAction = {
    title: plainLabel(action.title),
    kind: action.kind === 'fix-all' ? fixAllKind : CodeActionKind.QuickFix,
    ...(action.refused === undefined
      ? { edit: toWorkspaceEdit(document, action, abilities) }
      : { disabled: { reason: action.refused } }),
  };
  if (action.edits.length === 0 && !action.other) delete result.edit;
  if (action.sequel && abilities.own) result.command = toSequel(document, action);
  if (action.preferred) result.isPreferred = true;
  const { finding } = action;
  const diagnostics = finding && sent.filter((diagnostic) => belongs(document, diagnostic, finding));
  if (diagnostics?.length) result.diagnostics = diagnostics;
  return result;
}

/** Where our own client goes on once the edits are made. */
function toSequel(document: TextDocument, { title, edits, finding, sequel }: Action): CodeAction['command'] {
  const after = TextDocument.create(document.uri, document.languageId, 0, '');
  const text = TextDocument.applyEdits(
    document,
    edits.map((edit) => toEdit(document, edit)),
  );
  TextDocument.update(after, [{ text }], 1);
  const span = sequel && 'span' in sequel ? sequel.span : finding?.span;
  return { title, command: goOnCommand, arguments: [document.uri, sequel?.sort, span && toRange(after, span)] };
}

function toWorkspaceEdit(document: TextDocument, { edits, other }: Action, abilities: EditAbilities): WorkspaceEdit {
  const own = edits.map((edit) => toEdit(document, edit));
  if (!abilities.documentChanges) return { changes: { [document.uri]: own } };
  if (!other) {
    return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: own }] };
  }
  const { uri, before, edit } = other;
  const text = TextDocument.create(uri, 'json', 0, before ?? '');
  const change = { textDocument: { uri, version: abilities.versionOf(uri) }, edits: [toEdit(text, edit)] };
  if (before !== undefined) return { documentChanges: [change] };
  return { documentChanges: [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] };
}

function belongs(document: TextDocument, diagnostic: Diagnostic, { ruleId, span }: Finding): boolean {
  return (
    diagnostic.code === ruleId &&
    document.offsetAt(diagnostic.range.start) === span.start &&
    document.offsetAt(diagnostic.range.end) === span.end
  );
}

const symbolKinds: Record<SymbolSort, SymbolKind> = {
  part: SymbolKind.Module,
  section: SymbolKind.Namespace,
  paragraph: SymbolKind.String,
  tied: SymbolKind.Interface,
  justified: SymbolKind.Constant,
  untied: SymbolKind.Event,
};

export function toSymbol(document: TextDocument, symbol: OutlineSymbol): DocumentSymbol {
  return {
    name: plainLabel(symbol.name),
    detail: plainLabel(symbol.detail),
    kind: symbolKinds[symbol.sort],
    range: toRange(document, symbol.span),
    selectionRange: toRange(document, symbol.selection),
    children: symbol.children.map((child) => toSymbol(document, child)),
  };
}

export function toHover(document: TextDocument, { span, markdown }: HoverText): Hover {
  return { range: toRange(document, span), contents: { kind: 'markdown', value: markdown } };
}

const completionKinds: Record<CompletionSort, CompletionItemKind> = {
  measure: CompletionItemKind.Interface,
  suggestion: CompletionItemKind.Text,
  item: CompletionItemKind.Event,
  owner: CompletionItemKind.Unit,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  mark: CompletionItemKind.Snippet,
  row: CompletionItemKind.Snippet,
  part: CompletionItemKind.Module,
  number: CompletionItemKind.Constant,
  formulation: CompletionItemKind.Keyword,
};

/** What the client can do with a completion. */
export interface CompletionAbilities {
  /** It understands places to fill in; without them such entries are plain text. */
  readonly snippets: boolean;
  /** It knows VS Code's command that asks for completions. */
  readonly suggestAgain: boolean;
}

/** `order` is the place in the list: the client must not sort by name. */
export function toCompletion(
  document: TextDocument,
  entry: Completion,
  order: number,
  { snippets, suggestAgain }: CompletionAbilities,
): CompletionItem {
  const text = entry.snippet && !snippets ? plain(entry.text) : entry.text;
  const item: CompletionItem = {
    label: plainLabel(entry.label),
    kind: completionKinds[entry.sort],
    textEdit: { range: toRange(document, entry.span), newText: text },
    sortText: String(order).padStart(4, '0'),
  };
  if (entry.detail) item.detail = plainLabel(entry.detail);
  if (entry.documentation) item.documentation = { kind: 'markdown', value: entry.documentation };
  if (entry.filter) item.filterText = entry.filter;
  if (entry.preselect) item.preselect = true;
  if (entry.extra?.length) item.additionalTextEdits = entry.extra.map((edit) => toEdit(document, edit));
  if (entry.snippet && snippets) item.insertTextFormat = InsertTextFormat.Snippet;
  if (entry.more && suggestAgain) item.command = { title: '继续', command: 'editor.action.triggerSuggest' };
  return item;
}

/** A snippet without its places: `${1:词}` keeps its word, `${1|甲,乙|}` its first choice, `$0` goes. */
function plain(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^\\,|])*)(?:\\.|[^\\|])*\|\}/g, '$1')
    .replace(/\$\{\d+\}|\$[A-Z_]+/g, '')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d/g, '')
    .replace(/\\([$}\\])/g, '$1');
}

//#endregion

//#region Shape

/** Only what takes more than one line can be folded. */
export function toFolds(document: TextDocument, spans: readonly Span[]): FoldingRange[] {
  return spans
    .map((span) => toRange(document, span))
    .filter(({ start, end }) => start.line < end.line)
    .map(({ start, end }) => ({ startLine: start.line, endLine: end.line }));
}

/** A chain of ranges, the smallest first; every position has one, if only the empty one. */
export function toSelection(document: TextDocument, position: Position, spans: readonly Span[]): SelectionRange {
  const chain = spans.reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: toRange(document, span), parent }),
    undefined,
  );
  return chain ?? { range: { start: position, end: position } };
}

export function toInlayHint(document: TextDocument, { at, label, tooltip }: Hint): InlayHint {
  const position = document.positionAt(at);
  return { position, label: plainLabel(label), tooltip: plainLabel(tooltip), paddingLeft: true };
}

/** The target comes later: only then is looked whether the file is there. */
export function toLink(document: TextDocument, { span, uri }: FileLink): DocumentLink {
  return { range: toRange(document, span), tooltip: '打开文件', data: uri };
}

//#endregion
