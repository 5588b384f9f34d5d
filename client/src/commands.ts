/** The commands of the palette and of the status bar's menu. */
import {
  ConfigurationTarget,
  commands,
  type Disposable,
  Location,
  Position,
  type QuickPickItem,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { type Settings, showReferencesCommand } from '../../server/src/protocol';
import { findStage, stageText } from './stage';
import type { StatusView } from './views/status';
import { explanation } from './views/statusText';

type Stage = Settings['stage'];

const stages: { label: Stage; description: string }[] = [
  { label: '起草', description: '只提示肯定写错的地方' },
  { label: '核稿', description: '提示全部问题' },
  { label: '报审', description: '占位文字和未了事项按错误处理' },
];

/** What the commands need from the running client. */
export interface Service {
  restart(): Promise<void>;
  showLog(): void;
}

export function registerCommands(service: Service, status: StatusView): Disposable[] {
  return [
    commands.registerCommand('shuangyi.setStage', () => setStage(status)),
    commands.registerCommand('shuangyi.explainStatus', () => explainStatus(status)),
    commands.registerCommand('shuangyi.showProblems', showProblems),
    commands.registerCommand('shuangyi.showLog', () => service.showLog()),
    commands.registerCommand('shuangyi.restart', () => service.restart()),
    commands.registerCommand('shuangyi.menu', () => showMenu(status)),
    commands.registerCommand(showReferencesCommand, showReferences),
  ];
}

/** Asks for the stage and writes it where the present one comes from: into the file itself, else into the settings. */
async function setStage(status: StatusView): Promise<void> {
  const document = window.activeTextEditor?.document;
  const current = (document && status.of(document)?.stage) ?? setting<Stage>('stage', document?.uri);
  const items = stages.map(({ label, description }) => {
    return { label, description: label === current ? `${description}（当前）` : description };
  });
  const picked = await window.showQuickPick(items, { title: '双翼：严格程度' });
  if (!picked) return;
  if (document && (await writeStage(document, picked.label))) return;
  await updateSetting('stage', picked.label, document?.uri);
}

/** Replaces `阶段:` in the open document, unsaved, so that it can be undone. False when the file does not state it. */
async function writeStage(document: TextDocument, stage: Stage): Promise<boolean> {
  const text = document.getText();
  const range = document.languageId === 'markdown' ? findStage(text) : undefined;
  if (!range) return false;
  const edit = new WorkspaceEdit();
  const place = new Range(document.positionAt(range.start), document.positionAt(range.end));
  edit.replace(document.uri, place, stageText(text, range, stage));
  return workspace.applyEdit(edit);
}

async function explainStatus(status: StatusView): Promise<void> {
  const document = window.activeTextEditor?.document;
  const known = document && status.of(document);
  if (!known) {
    await window.showInformationMessage('双翼还没有看过本文件。只有 Markdown 文件才会检查。');
    return;
  }
  const problems = '查看问题';
  const chosen = await window.showInformationMessage(explanation(known), ...(known.draft ? [problems] : []));
  if (chosen === problems) await showProblems();
}

async function showProblems(): Promise<void> {
  await commands.executeCommand('workbench.actions.view.problems');
}

interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

const toPosition = ({ line, character }: PlainPosition) => new Position(line, character);

/** Behind a code lens: the server's places, in the editor's own view of references. */
async function showReferences(
  uri: string,
  position: PlainPosition,
  places: readonly {
    readonly uri: string;
    readonly range: { readonly start: PlainPosition; readonly end: PlainPosition };
  }[],
): Promise<void> {
  const locations = places.map(({ uri, range }) => {
    return new Location(Uri.parse(uri), new Range(toPosition(range.start), toPosition(range.end)));
  });
  await commands.executeCommand('editor.action.showReferences', Uri.parse(uri), toPosition(position), locations);
}

async function showMenu(status: StatusView): Promise<void> {
  const document = window.activeTextEditor?.document;
  const enabled = setting<boolean>('enable', document?.uri) ?? true;
  const current = document && status.of(document);
  const items: (QuickPickItem & { run: () => unknown })[] = [
    { label: '$(list-unordered) 查看问题', run: showProblems },
    { label: '$(open-preview) 打开体检', run: () => commands.executeCommand('shuangyi.showHealth') },
    { label: '$(law) 选择严格程度', description: current?.stage, run: () => setStage(status) },
    { label: '$(question) 为什么检查或没有检查本文件', run: () => explainStatus(status) },
    { label: '$(output) 显示日志', run: () => commands.executeCommand('shuangyi.showLog') },
    {
      label: enabled ? '$(circle-slash) 停止检查' : '$(check) 开始检查',
      run: () => updateSetting('enable', !enabled, document?.uri),
    },
  ];
  const picked = await window.showQuickPick(items, { title: '双翼' });
  await picked?.run();
}

function setting<T>(key: string, uri: Uri | undefined): T | undefined {
  return workspace.getConfiguration('shuangyi', uri).get<T>(key);
}

/** Writes a setting where it takes effect: the folder if set there, else the workspace if there is one, else the user. */
async function updateSetting(key: string, value: unknown, uri: Uri | undefined): Promise<void> {
  const configuration = workspace.getConfiguration('shuangyi', uri);
  const inFolder = configuration.inspect(key)?.workspaceFolderValue !== undefined;
  const inWorkspace = workspace.workspaceFolders?.length ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await configuration.update(key, value, inFolder ? ConfigurationTarget.WorkspaceFolder : inWorkspace);
}
