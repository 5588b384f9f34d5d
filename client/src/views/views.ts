/** The container 双翼: its views, and the commands on their nodes. */
import {
  commands,
  type Disposable,
  env,
  type ExtensionContext,
  Position,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FusionNode,
  fusionRequest,
  healthRequest,
  type NamesResult,
  namesRequest,
  type TextRange,
  type ViewParams,
} from '../../../server/src/protocol';
import type { Service } from '../commands';
import { writeFrontMatter } from '../frontMatter';
import { type Ask, guarded } from '../insert/ask';
import { inform, pick } from '../say';
import { createTrace, type TraceViews } from '../trace/trace';
import type { Reviews } from '../word/review';
import { createWord } from '../word/word';
import { ActiveDraft } from './activeDraft';
import type { FindingNode } from './findingsTree';
import { FindingsView } from './findingsView';
import { FusionView } from './fusionView';
import { HealthView } from './healthView';
import type { StatusView } from './status';

export interface Views {
  readonly fusion: FusionView;
  readonly findings: FindingsView;
  readonly health: HealthView;
  readonly trace: TraceViews;
  readonly reviews: Reviews;
}

type Node = FusionNode | FindingNode;

/** Creates the views. They stay empty until the server answers. */
export function createViews(
  context: ExtensionContext,
  client: BaseLanguageClient,
  status: StatusView,
  service: Service,
): [Views, Disposable[]] {
  const { ask, log } = service;
  const draft = new ActiveDraft(status);
  const names = (uri: string): Promise<NamesResult> => client.sendRequest(namesRequest, { uri });
  const fusion = new FusionView(draft, context.workspaceState, (params) => client.sendRequest(fusionRequest, params));
  const findings = new FindingsView(draft, context.workspaceState, names);
  const health = new HealthView(draft, {
    ask: (params) => client.sendRequest(healthRequest, params),
    commands: ownCommands,
    run: (command) => void commands.executeCommand(command === 'showFindings' ? showFindings : ours(command)),
    goTo: show,
    suggest,
  });
  const [trace, traceParts] = createTrace(client, draft, service, show);
  const [reviews, wordParts] = createWord(context, client, service);
  const go = async (node: Node) => {
    const uri = 'uri' in node ? node.uri : draft.document?.uri.toString();
    const fresh = 'state' in node ? await fusion.fresh(node) : (findings.current(node) ?? node);
    if (uri && fresh?.place) await show(uri, fresh.place);
  };
  const goAnd = (command: string) => async (node: Node) => {
    await go(node);
    await commands.executeCommand(command);
  };
  const disposables = [
    ...[draft, fusion, findings, health, ...traceParts, ...wordParts],
    commands.registerCommand('shuangyi.fusionByMeasure', () => fusion.arrange('measure')),
    commands.registerCommand('shuangyi.fusionByItem', () => fusion.arrange('item')),
    commands.registerCommand('shuangyi.fusionByPart', () => fusion.arrange('part')),
    commands.registerCommand('shuangyi.findingsOfAll', () => findings.widen(true)),
    commands.registerCommand('shuangyi.findingsOfFile', () => findings.widen(false)),
    commands.registerCommand('shuangyi.showHealth', () => health.open()),
    commands.registerCommand('shuangyi.goTo', go),
    commands.registerCommand('shuangyi.fixThere', goAnd('editor.action.quickFix')),
    commands.registerCommand('shuangyi.insertThere', goAnd(ours('insertMeasure'))),
    commands.registerCommand('shuangyi.copyName', ({ label }: { readonly label: string }) =>
      env.clipboard.writeText(label),
    ),
    commands.registerCommand('shuangyi.explainRule', ({ rule }: FindingNode) => {
      return commands.executeCommand('shuangyi.openRule', rule);
    }),
    commands.registerCommand(
      'shuangyi.setKind',
      guarded(() => setKind(ask, draft), log),
    ),
  ];
  return [{ fusion, findings, health, trace, reviews }, disposables];
}

const showFindings = 'shuangyi.findings.focus';
const ours = (name: string) => `shuangyi.${name}`;

/** Commands of ours that are there, without the prefix: not every one is in every version. */
async function ownCommands(): Promise<ReadonlySet<string>> {
  const prefix = ours('');
  const all = await commands.getCommands(true);
  return new Set(all.flatMap((id) => (id.startsWith(prefix) ? id.slice(prefix.length) : [])));
}

/** Shows a place, in the editor that has the file already where there is one, and selects its words. */
async function show(uri: string, { start, end }: TextRange): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const viewColumn = window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  const editor = await window.showTextDocument(document, { ...(viewColumn && { viewColumn }), preview: false });
  const range = new Range(new Position(start.line, start.character), new Position(end.line, end.character));
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** What a measure that is nowhere used means, and the way to write it. */
async function suggest({ name, summary }: { readonly name: string; readonly summary: string }): Promise<void> {
  const insert = '插入措施…';
  const chosen = await inform(`还没有用到“${name}”：${summary}`, insert);
  if (chosen === insert) await commands.executeCommand(ours('insertMeasure'));
}

/** Asks what kind of document the file at hand is and writes it into its front matter, unsaved, so that it can be undone. */
async function setKind(ask: Ask, { document }: ActiveDraft): Promise<void> {
  if (!document) return;
  const { kinds } = await ask<ViewParams, NamesResult>(namesRequest, { uri: document.uri.toString() });
  const entries = kinds.map((label) => ({ label }));
  const kind = await pick('双翼：本文件是哪一种公文', entries);
  if (!kind) return;
  await writeFrontMatter(ask, document, { key: '文种', value: kind.label, add: true });
}
