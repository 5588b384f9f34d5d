/** Plans and reports: the tree and the panel, and the commands that lead to them. */
import { commands, type Disposable, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type TextRange,
  traceChangedNotification,
  type TraceParams,
  traceRequest,
  type TraceResult,
} from '../../../server/src/protocol';
import type { Service } from '../commands';
import { guarded } from '../insert/ask';
import type { ActiveDraft } from '../views/activeDraft';
import { TracePanel } from './panel';
import { exportTrace, printTrace } from './save';
import type { TraceNode } from './treeData';
import { TraceView } from './treeView';

export interface TraceViews {
  readonly panel: TracePanel;
  readonly tree: TraceView;
}

/** The tree shows the newest plans; the panel has filters for the others. */
const mostPlans = 20;

/** Back from the page to the text that it was opened on, or to the editor that there is. */
async function leave({ document }: ActiveDraft): Promise<void> {
  if (!document) return void commands.executeCommand('workbench.action.focusFirstEditorGroup');
  const viewColumn = window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  await window.showTextDocument(document, viewColumn === undefined ? {} : { viewColumn });
}

export function createTrace(
  client: BaseLanguageClient,
  draft: ActiveDraft,
  { ask, log }: Service,
  show: (uri: string, range: TextRange) => Promise<void>,
): [TraceViews, Disposable[]] {
  const wanted = (params: TraceParams): Promise<TraceResult> => client.sendRequest(traceRequest, params);
  const panel = new TracePanel({
    ask: wanted,
    goTo: ({ uri, range }) => show(uri, range),
    leave: () => void leave(draft),
    export: (params) => void guarded(() => exportTrace(ask, params), log)(),
    print: (params) => void guarded(() => printTrace(ask, params), log)(),
  });
  const anywhere = () => (workspace.workspaceFolders?.[0]?.uri ?? draft.document?.uri)?.toString() ?? '';
  const tree = new TraceView(() => wanted({ uri: anywhere(), all: true, most: mostPlans }));
  const stir = () => {
    panel.stir();
    tree.stir();
  };
  client.onNotification(traceChangedNotification, stir);
  const open = (uri: string | undefined) => panel.open(uri ?? anywhere(), uri === undefined);
  return [
    { panel, tree },
    [
      panel,
      tree,
      workspace.onDidChangeTextDocument(({ document }) => panel.edited(document.uri.toString())),
      commands.registerCommand(
        'shuangyi.showTrace',
        guarded(() => open(draft.document?.uri.toString()), log),
      ),
      commands.registerCommand(
        'shuangyi.showTraceOf',
        guarded(({ uri }: TraceNode) => open(uri), log),
      ),
      commands.registerCommand('shuangyi.goToTraced', async (node: TraceNode) => {
        const place = (await tree.fresh(node))?.place;
        if (place) await show(place.uri, place.range);
      }),
      commands.registerCommand(
        'shuangyi.showAllPlans',
        guarded(() => open(undefined), log),
      ),
    ],
  ];
}
