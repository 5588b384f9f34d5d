/** Word out and back: the commands, on the draft in front or on files that are chosen in a menu. */
import {
  commands,
  type Disposable,
  DocumentDropEdit,
  type DocumentDropEditProvider,
  DocumentDropOrPasteEditKind,
  type ExtensionContext,
  languages,
  Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { readPictureRequest } from '../../../server/src/protocol';
import type { Service } from '../commands';
import { guarded } from '../insert/ask';
import { RichCopy } from './copy';
import { chosenDrafts, chosenFiles } from './drafts';
import { exportWord } from './export';
import { importWord, pickWordFiles } from './import';
import { ImportedPictures } from './importedPictures';
import { readPicture } from './pictures';
import { Reviews } from './review';
import type { ReviewNode } from './reviewTree';

export function createWord(
  { globalState }: ExtensionContext,
  client: BaseLanguageClient,
  { ask, log }: Service,
): [Reviews, Disposable[]] {
  const reviews = new Reviews({
    ask,
    log,
    notify: (method, params) => void client.sendNotification(method, params).catch(log),
  });
  const rich = new RichCopy(ask);
  const pictures = new ImportedPictures((work) => guarded(work, log)());
  const out = (final: boolean) => async (uri?: unknown, all?: unknown) => {
    for (const document of await chosenDrafts(uri, all)) await exportWord(ask, globalState, document, final);
  };
  const importAll = async (chosen: readonly Uri[]) => {
    for (const file of chosen) await importWord(ask, pictures, file);
  };
  const files = async (uri: unknown, all: unknown, title: string) => {
    const chosen = chosenFiles(uri, all);
    // In front is a draft: it is no Word file.
    return chosen.length > 0 && chosen.every(isWord) ? chosen : pickWordFiles(title);
  };
  client.onRequest(readPictureRequest, readPicture);
  const parts = [
    reviews,
    rich,
    pictures,
    commands.registerCommand('shuangyi.exportReview', guarded(out(false), log)),
    commands.registerCommand('shuangyi.exportFinal', guarded(out(true), log)),
    commands.registerCommand(
      'shuangyi.fetchReview',
      guarded(async (uri?: unknown, all?: unknown) => reviews.begin(await files(uri, all, '取回审阅稿')), log),
    ),
    commands.registerCommand(
      'shuangyi.importWord',
      guarded(async (uri?: unknown, all?: unknown) => importAll(await files(uri, all, '导入 Word')), log),
    ),
    commands.registerCommand(
      'shuangyi.copyRich',
      guarded(async (uri?: unknown, all?: unknown) => {
        const [document] = await chosenDrafts(uri, all);
        if (document) await rich.copy(document, window.activeTextEditor);
      }, log),
    ),
    commands.registerCommand(
      'shuangyi.applyReview',
      guarded(() => reviews.apply(), log),
    ),
    commands.registerCommand(
      'shuangyi.leaveReview',
      guarded(() => reviews.leave(), log),
    ),
    commands.registerCommand(
      'shuangyi.acceptAllReviewed',
      guarded(() => reviews.checkAll(true), log),
    ),
    commands.registerCommand(
      'shuangyi.acceptNoneReviewed',
      guarded(() => reviews.checkAll(false), log),
    ),
    commands.registerCommand('shuangyi.toggleReviewed', () => reviews.toggle()),
    commands.registerCommand(
      'shuangyi.goToReviewed',
      guarded((node: ReviewNode) => reviews.goTo(node), log),
    ),
    dropping(guarded(importAll, log)),
  ];
  return [reviews, parts];
}

const isWord = ({ path }: Uri) => /\.(?:docx|docm|doc|wps)$/i.test(path);

const kind = DocumentDropOrPasteEditKind.Empty.append('shuangyi', 'word');

/**
 * A Word file that is dropped on a draft is opened as a draft of its own; in the text stands nothing of it. It is asked for an
 * edit when something is dropped, not before, so the file is taken at once: VS Code resolves no edits of a drop.
 */
function dropping(take: (files: readonly Uri[]) => Promise<void>): Disposable {
  const provider: DocumentDropEditProvider = {
    async provideDocumentDropEdits(_document, _position, data) {
      const list = (await data.get('text/uri-list')?.asString()) ?? '';
      const uris = list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
      const words = uris.map((uri) => Uri.parse(uri)).filter(isWord);
      if (words.length === 0 || words.length < uris.length) return undefined;
      void take(words);
      return new DocumentDropEdit('', '导入 Word，另开文稿', kind);
    },
  };
  return languages.registerDocumentDropEditProvider({ language: 'markdown' }, provider, {
    dropMimeTypes: ['text/uri-list'],
    providedDropEditKinds: [kind],
  });
}
