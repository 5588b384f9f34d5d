/** The commands of the palette and of the status bar's menu. */
import {
  ConfigurationTarget,
  commands,
  type Disposable,
  type ExtensionContext,
  Location,
  Position,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type Settings,
  type StatusParams,
  goOnCommand,
  showReferencesCommand,
  silenceCommand,
  type TextRange,
} from '../../server/src/protocol';
import { writeFrontMatter } from './frontMatter';
import { type Ask, guarded } from './insert/ask';
import { cleanCopy } from './insert/cleanCopy';
import { goOn } from './insert/goOn';
import { insertMeasure, markItem, type Target } from './insert/measures';
import { newDraft } from './insert/newDraft';
import { pasteTable, registerPaste } from './paste/provider';
import { openSample } from './sample';
import { type Entry, inform, pick } from './say';
import { showIgnored } from './silence/ignored';
import { silence } from './silence/ways';
import { nextBlank } from './tables/nextBlank';
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
  log(error: unknown): void;
  ask: Ask;
  /** Folders can be made and opened. */
  disk: boolean;
}

export function registerCommands(context: ExtensionContext, service: Service, status: StatusView): Disposable[] {
  const { ask, disk, log } = service;
  const insert = guarded((target?: Target) => insertMeasure(ask, target), log);
  return [
    commands.registerCommand(
      'shuangyi.newDraft',
      guarded(() => newDraft(ask, context.globalState), log),
    ),
    commands.registerCommand('shuangyi.insertMeasure', insert),
    commands.registerCommand(
      'shuangyi.markItem',
      guarded(() => markItem(ask), log),
    ),
    commands.registerCommand(
      'shuangyi.nextBlank',
      guarded(() => nextBlank(ask), log),
    ),
    commands.registerCommand(
      'shuangyi.cleanCopy',
      guarded(() => cleanCopy(ask), log),
    ),
    commands.registerCommand('shuangyi.pasteTable', pasteTable),
    registerPaste(ask),
    commands.registerCommand(
      goOnCommand,
      guarded((uri: string, sort: 'insert-measure' | 'select' | 'choose', range: TextRange) => {
        return goOn(uri, sort, range, (target) => insertMeasure(ask, target));
      }, log),
    ),
    commands.registerCommand(
      silenceCommand,
      guarded((uri: string, range: TextRange) => silence(ask, uri, range), log),
    ),
    commands.registerCommand(
      'shuangyi.showIgnored',
      guarded(() => showIgnored(ask), log),
    ),
    commands.registerCommand('shuangyi.openSample', () => openSample(context, disk)),
    commands.registerCommand('shuangyi.openWalkthrough', async () => {
      await commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`);
    }),
    commands.registerCommand('shuangyi.toggle', toggle),
    commands.registerCommand(
      'shuangyi.setStage',
      guarded(() => setStage(ask, status), log),
    ),
    commands.registerCommand('shuangyi.explainStatus', () => explainStatus(status)),
    commands.registerCommand('shuangyi.showProblems', showProblems),
    commands.registerCommand('shuangyi.showLog', () => service.showLog()),
    commands.registerCommand('shuangyi.restart', () => service.restart()),
    commands.registerCommand('shuangyi.menu', () => showMenu(status)),
    commands.registerCommand(showReferencesCommand, showReferences),
    commands.registerCommand('shuangyi.openSettings', async () => {
      await commands.executeCommand('workbench.action.openSettings', `@ext:${context.extension.id}`);
    }),
  ];
}

/** Asks for the stage and writes it where the present one comes from: into the file itself, else into the settings. */
async function setStage(ask: Ask, status: StatusView): Promise<void> {
  const document = window.activeTextEditor?.document;
  const current = (document && status.of(document)?.pass) ?? setting<Stage>('stage', document?.uri);
  const items = stages.map(({ label, description }) => {
    return { label, description: label === current ? `${description}（当前）` : description };
  });
  const picked = await pick('双翼：严格程度', items);
  if (!picked) return;
  const said = { key: '阶段', value: picked.label, add: false } as const;
  if (document?.languageId === 'markdown' && (await writeFrontMatter(ask, document, said))) return;
  await updateSetting('stage', picked.label, document?.uri);
}

async function explainStatus(status: StatusView): Promise<void> {
  const document = window.activeTextEditor?.document;
  const known = document && status.of(document);
  if (!known) {
    await inform('双翼还没有看过本文件。只有 Markdown 文件才会检查。');
    return;
  }
  const problems = '查看问题';
  const chosen = await inform(explanation(known), ...(known.draft ? [problems] : []));
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

type MenuItem = Entry & { readonly run?: () => unknown };

async function showMenu(status: StatusView): Promise<void> {
  const document = window.activeTextEditor?.document;
  const current = document && status.of(document);
  const markdown = document?.languageId === 'markdown';
  const picked = await pick('双翼', menu(isEnabled(), current, markdown));
  await picked?.run?.();
}

/** What can be done from the status bar: about this file first, then what starts something new, then the check itself. */
function menu(enabled: boolean, current: StatusParams | undefined, markdown: boolean): MenuItem[] {
  const command = (icon: string, label: string, id: string, description?: string): MenuItem => {
    return { icon, label, description, run: () => commands.executeCommand(id) };
  };
  const heading = (label: string): MenuItem => ({ label, heading: true });
  const draft = current?.draft === true;
  const why = draft ? '为什么检查本文件' : '为什么没有检查本文件';
  return [
    heading('本文件'),
    ...(draft
      ? [
          command('list-unordered', '查看问题', 'shuangyi.showProblems'),
          command('open-preview', '打开体检', 'shuangyi.showHealth'),
          command('table', '计划与报告对照', 'shuangyi.showTrace'),
          command('law', '选择严格程度', 'shuangyi.setStage', current.pass),
        ]
      : [command('file-text', '设为公文…', 'shuangyi.setKind')]),
    command('question', why, 'shuangyi.explainStatus'),
    command('eye-closed', '已忽略的提示', 'shuangyi.showIgnored', current?.hidden ? `${current.hidden} 处` : undefined),
    heading('写作'),
    command('new-file', '新建文稿…', 'shuangyi.newDraft'),
    ...(draft
      ? [
          command('link', '插入措施…', 'shuangyi.insertMeasure'),
          command('clippy', '清除标记，另开清样', 'shuangyi.cleanCopy'),
        ]
      : []),
    heading('Word'),
    ...(markdown
      ? [
          command('comment-discussion', '导出 Word（送审）', 'shuangyi.exportReview', '带批注和修订建议'),
          command('file-symlink-file', '导出 Word（定稿）', 'shuangyi.exportFinal', '不带标记'),
          command('copy', '复制为公文格式', 'shuangyi.copyRich', '粘贴到 WPS、Word'),
        ]
      : []),
    command('git-pull-request', '取回审阅稿…', 'shuangyi.fetchReview'),
    command('file-add', '导入 Word…', 'shuangyi.importWord'),
    heading('检查服务'),
    enabled ? command('circle-slash', '停止检查', 'shuangyi.toggle') : command('check', '开始检查', 'shuangyi.toggle'),
    command('gear', '设置', 'shuangyi.openSettings'),
    command('book', '使用入门', 'shuangyi.openWalkthrough'),
    command('output', '显示日志', 'shuangyi.showLog'),
  ];
}

/** Switches the check on or off, for the workspace where there is one. */
async function toggle(): Promise<void> {
  await updateSetting('enable', !isEnabled(), window.activeTextEditor?.document.uri);
}

function isEnabled(): boolean {
  return setting<boolean>('enable', window.activeTextEditor?.document.uri) ?? true;
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
