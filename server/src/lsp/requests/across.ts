/** Requests that go from one draft to another: definition, references, rename, symbols of the workspace, code lens. */
import {
  type AnnotatedTextEdit,
  type CancellationToken,
  type CodeLens,
  CodeLensRefreshRequest,
  type DocumentHighlight,
  type Location,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentEdit,
  type TextDocumentPositionParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileName } from '../../base/address';
import { Calm } from '../../base/calm';
import { plainLabel } from '../../base/escape';
import type { Span } from '../../base/span';
import type { Steps } from '../../base/steps';
import { lensText, lenses } from '../../features/across/lenses';
import { definition, highlights, references } from '../../features/across/navigation';
import {
  faultOfName,
  isTaken,
  namesAround,
  otherNames,
  type Refused,
  type Renameable,
  renameable,
  renameScope,
  renameSpans,
} from '../../features/across/rename';
import type { DraftPlace, Here } from '../../features/across/here';
import { type FoundSymbol, workspaceSymbols } from '../../features/across/workspaceSymbols';
import { openInSteps } from '../../model/draft/ahead';
import type { Doc } from '../../model/draft/doc';
import { showReferencesCommand } from '../../protocol';
import type { Open } from '../session';
import type { View } from '../view';
import { toRange } from '../toLsp';
import { canonical } from '../uris';
import { stopIfCancelled } from './answers';
import { hereOf, withTexts } from './here';
import type { RequestGroup, Service } from './service';

/** Lenses are asked for anew once the workspace has been quiet. Milliseconds. */
const refreshDelay = 1_000;

export const across: RequestGroup = {
  capabilities: {
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    workspaceSymbolProvider: true,
    codeLensProvider: { resolveProvider: true },
  },
  listen(service) {
    const { connection, drafts, answers } = service;
    listenToPlaces(service);
    listenToRename(service);
    listenToLenses(service);
    connection.onWorkspaceSymbol(async ({ query }, token) => {
      const found = await answers.run(workspaceSymbols(drafts.workspace, query), token);
      return found.flatMap((symbol) => toSymbol(service, symbol) ?? []);
    });
  },
};

//#region Places

function listenToPlaces(service: Service): void {
  const { connection, answers } = service;
  const places = (name: string, find: (here: Here, offset: number) => Steps<readonly DraftPlace[]>) => {
    return ({ textDocument: { uri }, position }: TextDocumentPositionParams, token: CancellationToken) =>
      answers.of(name, uri, token, async (view, asked) => {
        const here = hereOf(service, view);
        const offset = view.text.offsetAt(position);
        return here && toLocations(service, await asked.run(find(await withTexts(service, here, asked), offset)));
      });
  };
  connection.onDefinition(places('definition', definition));
  connection.onReferences(places('references', references));
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    answers.of('documentHighlight', textDocument.uri, token, (view) => {
      const here = hereOf(service, view);
      const spans = here ? highlights(here, view.text.offsetAt(position)) : [];
      return spans.map((span): DocumentHighlight => ({ range: toRange(view.text, span) }));
    }),
  );
}

function toLocations({ drafts }: Service, places: readonly DraftPlace[]): Location[] {
  return places.flatMap(({ uri, span }) => drafts.location(uri, span) ?? []);
}

const symbolKinds: Record<FoundSymbol['sort'], SymbolKind> = {
  draft: SymbolKind.File,
  part: SymbolKind.Module,
  tied: SymbolKind.Interface,
  justified: SymbolKind.Constant,
  untied: SymbolKind.Event,
};

function toSymbol({ drafts }: Service, { name, sort, place, container }: FoundSymbol): SymbolInformation | undefined {
  const location = drafts.location(place.uri, place.span);
  return (
    location && { name: plainLabel(name), kind: symbolKinds[sort], location, containerName: plainLabel(container) }
  );
}

//#endregion

//#region Rename

function listenToRename(service: Service): void {
  const { connection, answers } = service;
  const ask = (
    name: string,
    { textDocument: { uri }, position }: TextDocumentPositionParams,
    token: CancellationToken,
  ) =>
    answers.of(name, uri, token, (view): { view: View; here: Here; found: Renameable | Refused } | null => {
      const here = hereOf(service, view);
      return here ? { view, here, found: renameable(here, view.text.offsetAt(position)) } : null;
    });
  connection.onPrepareRename(async (params, token) => {
    const asked = await ask('prepareRename', params, token);
    if (!asked) return null;
    const { span, words } = allowed(asked.found);
    return { range: toRange(asked.view.text, span), placeholder: words };
  });
  connection.onRenameRequest(async ({ newName, ...params }, token) => {
    const asked = await ask('rename', params, token);
    if (!asked) return null;
    const found = allowed(asked.found);
    const fault = faultOfName(newName);
    if (fault) throw refusal(fault);
    return rename(service, asked.here, found, newName.trim(), token);
  });
}

function allowed(found: Renameable | Refused): Renameable {
  if ('refused' in found) throw refusal(found.refused);
  return found;
}

/** An error whose message the editor shows at the cursor. */
const refusal = (message: string) => new ResponseError(LSPErrorCodes.RequestFailed, plainLabel(message));

/** Marks changes of names that differ: the writer is asked for each. */
const sameItem = 'same-item';

async function rename(
  service: Service,
  here: Here,
  found: Renameable,
  newName: string,
  token: CancellationToken,
): Promise<WorkspaceEdit> {
  const { client, connection, files, projects } = service;
  const tell = (message: string) =>
    connection
      .sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: plainLabel(message) })
      .catch(() => undefined);
  const { uris, others } = renameScope(here, found);
  const aliases = await service.answers.run(otherNames(here, found), token);
  const asks = client.documentChanges && client.asksForChanges;
  const changes: TextDocumentEdit[] = [];
  const names = namesAround(here);
  // A draft opened through a link may be listed under the name of its file as well: it is written once.
  const ownRoot = projects.rootOf(here.doc.uri) ?? here.doc.uri.slice(0, here.doc.uri.lastIndexOf('/'));
  const twin = (await files.isLinked(here.doc.uri, ownRoot)) ? here.doc.text : undefined;
  for (const uri of new Set([...uris, ...(asks ? aliases.keys() : [])])) {
    // The draft of the request is written by the writer.
    const root = projects.rootOf(uri) ?? uri.slice(0, uri.lastIndexOf('/'));
    if (uri !== here.doc.uri && (await files.isLinked(uri, root))) {
      tell(`“${fileName(uri)}”是链接，没有改动；请打开链接指向的文稿改名。`);
      continue;
    }
    const file = await present(service, uri, token);
    if (!file || (uri !== here.doc.uri && file.doc.text === twin)) continue;
    const edit = (span: Span): TextEdit => ({ range: toRange(file.text, span), newText: newName });
    const edits = renameSpans(file.doc, found, names).map(edit);
    for (const name of (asks && aliases.get(uri)) || []) {
      const other = { ...found, target: { ...found.target, name } };
      const spans = renameSpans(file.doc, other, [...names, found.target.name]);
      edits.push(...spans.map((span): AnnotatedTextEdit => ({ ...edit(span), annotationId: sameItem })));
    }
    const { uri: sent, version } = file;
    if (edits.length > 0) changes.push({ textDocument: { uri: sent, version }, edits });
  }
  if (isTaken(here, found, newName)) tell(`已有叫“${newName}”的，改名后它们算作同一项；不是同一项的，请撤销。`);
  if (others > 0) tell(`另有 ${others} 份其他年度或其他单位的文稿也写了“${found.target.name}”，没有改动。`);
  const called = [...new Set([...aliases.values()].flat())];
  if (called.length > 0 && !asks)
    tell(`对照时认作同一项的${called.map((name) => `“${name}”`).join('、')}没有改动，要改请分别改名。`);
  const label = `同一项的另一种叫法：${called.join('、')}`;
  const annotated = changes.some(({ edits }) => edits.some((one) => 'annotationId' in one));
  const annotations = { [sameItem]: { label: plainLabel(label), needsConfirmation: true } };
  if (client.documentChanges) return { documentChanges: changes, ...(annotated && { changeAnnotations: annotations }) };
  return { changes: Object.fromEntries(changes.map(({ textDocument, edits }) => [textDocument.uri, edits as never])) };
}

/** A draft as it stands this very moment: an open one at its version, a closed one read from the disk again. */
async function present(
  { session, files, projects, drafts, answers }: Service,
  uri: string,
  token: CancellationToken,
): Promise<{ uri: string; version: number | null; text: TextDocument; doc: Doc } | undefined> {
  const open = session.get(uri);
  if (open) {
    const view = await answers.view(uri, token);
    return view && { uri: open.uri, version: view.text.version, text: view.text, doc: view.doc };
  }
  const [text, { frame }] = await Promise.all([files.read(uri).catch(() => undefined), projects.of(uri)]);
  stopIfCancelled(token);
  if (text === undefined) return undefined;
  const doc = await answers.run(openInSteps(canonical(uri), text, frame), token);
  if (!session.get(uri)) drafts.put(doc);
  return { uri, version: null, text: TextDocument.create(uri, 'markdown', 0, text), doc };
}

//#endregion

//#region Code lens

interface LensData {
  readonly uri: string;
  readonly at: number;
}

function listenToLenses(service: Service): void {
  const { connection, client, session, focus, drafts, answers } = service;
  /** Lines above which a lens stands, and documents in which one waits for the cursor to go elsewhere. */
  const given = new WeakMap<Open, ReadonlySet<number>>();
  const waiting = new WeakSet<Open>();
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    answers.of('codeLens', uri, token, (view) => {
      const here = view.settings.codeLens ? hereOf(service, view) : undefined;
      if (!here) return [];
      const all = lenses(here).map(({ at }): CodeLens => {
        return { range: toRange(view.text, { start: at, end: at }), data: { uri, at } satisfies LensData };
      });
      const open = session.get(uri);
      const typed = open && client.refreshesLenses ? focus.lineOf(open) : undefined;
      // A new one would push down the line that is being typed.
      const before = open && given.get(open);
      const lineOf = ({ range }: CodeLens) => range.start.line;
      const shown = typed === undefined ? all : all.filter((one) => lineOf(one) > typed || before?.has(lineOf(one)));
      if (open) given.set(open, new Set(shown.map(lineOf)));
      if (open && shown.length < all.length) waiting.add(open);
      return shown;
    }),
  );
  connection.onCodeLensResolve(async (lens, token) => {
    const { uri, at } = lens.data as LensData;
    const resolved = await answers.of('codeLens', uri, token, async (view, asked) => {
      const here = hereOf(service, view);
      const text = here && (await asked.run(lensText(await withTexts(service, here, asked), at)));
      return text ? { title: text.title, places: toLocations(service, text.places) } : null;
    });
    const { title, places } = resolved ?? { title: '', places: [] };
    const own = client.own && places.length > 0;
    const command = own ? showReferencesCommand : '';
    return {
      ...lens,
      command: { title: plainLabel(title), command, arguments: own ? [uri, lens.range.start, places] : [] },
    };
  });
  if (!client.refreshesLenses) return;
  const refresh = () => void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  const quiet = new Calm(refresh, { delay: refreshDelay });
  drafts.onChange(() => quiet.stir());
  focus.onLeave((open) => waiting.delete(open) && quiet.stir());
  connection.onExit(() => quiet.stop());
}

//#endregion
