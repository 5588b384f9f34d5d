/** Requests about Word files. What makes and reads them is loaded when it is first asked for. */
import type { CancellationToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { forReaders } from '../../check/config';
import { fromBase64, toBase64 } from '../../base/files/base64';
import type { Finding } from '../../model/rule/rule';
import {
  type CopyRichParams,
  type CopyRichResult,
  copyRichRequest,
  type ExportWordParams,
  type ExportWordResult,
  exportWordRequest,
  type ImportWordParams,
  type ImportWordResult,
  importWordRequest,
  type ReadPictureParams,
  type ReadPictureResult,
  readPictureRequest,
} from '../../protocol';
import { templateOf } from '../../project/project';
import { fromRange } from '../fromLsp';
import { wordSettings } from '../settings';
import { sentence, toRange } from '../toLsp';
import type { View } from '../view';
import { stopIfCancelled } from './answers';
import type { RequestGroup, Service } from './service';

export const word: RequestGroup = {
  capabilities: {},
  listen(service) {
    const { connection } = service;
    connection.onRequest(exportWordRequest, (params: ExportWordParams, token): Promise<ExportWordResult> => {
      return exported(service, params, token);
    });
    connection.onRequest(copyRichRequest, (params: CopyRichParams, token): Promise<CopyRichResult> => {
      return rich(service, params, token);
    });
    connection.onRequest<ImportWordResult, void>(importWordRequest, (params: ImportWordParams, token) => {
      return imported(service, params, token);
    });
  },
};

async function imported(
  { answers, projects }: Service,
  { bytes, folder, changes, pictures }: ImportWordParams,
  token: CancellationToken,
): Promise<ImportWordResult> {
  const [{ readWord }, { importWord }] = await Promise.all([
    import('../../model/word/read'),
    import('../../features/import/importWord'),
  ]);
  const file = await answers.run(readWord(fromBase64(bytes) ?? new Uint8Array()), token);
  if ('problem' in file) return { problem: sentence(file.problem) };
  // A file in the folder: the folder itself lies in none.
  const { frame } = await (folder === undefined ? projects.load(undefined) : projects.of(`${folder}/a.md`));
  const work = importWord(file, { frame, changes, comments: 'notes', pictures });
  const { text, images, messages, ...counts } = await answers.run(work, token);
  return {
    ...counts,
    markdown: text,
    pictures: images.map(({ path, bytes: content }) => ({ path, bytes: toBase64(content) })),
    messages: messages.map(sentence),
  };
}

async function exported(
  service: Service,
  params: ExportWordParams,
  token: CancellationToken,
): Promise<ExportWordResult> {
  const { answers } = service;
  const checked = await checkedView(service, params.uri, token);
  if (!checked) return null;
  const { view, findings } = checked;
  const { doc } = view;
  const [{ paperInSteps }, { pictureAddresses }, { exportWord }] = await Promise.all([
    import('../../model/visible/paper'),
    import('../../model/visible/pictures'),
    import('../../export/word/word'),
  ]);
  const settings = wordSettings(view.project.word, view.settings);
  const { now, final } = params;
  const paper = await answers.run(paperInSteps(doc), token);
  const images = await picturesOf(service, params.uri, pictureAddresses(paper), token);
  const template = await templateFor(service, params.uri, view.project.root, token);
  const { bytes, messages, ...told } = await answers.run(
    exportWord({ doc, paper, findings, settings, images, template, now, final, around: service.drafts.around(view) }),
    token,
  );
  // The editor's document may say something else by now.
  const text = TextDocument.create(params.uri, 'markdown', 0, doc.text);
  return {
    bytes: toBase64(bytes),
    title: doc.titleWords ?? '',
    ...told,
    messages: messages.map((message) => ({ text: sentence(message.text), place: toRange(text, message) })),
  };
}

async function rich(
  { answers }: Service,
  { uri, range }: CopyRichParams,
  token: CancellationToken,
): Promise<CopyRichResult> {
  const view = await answers.view(uri, token);
  if (!view) return null;
  const { doc, project, settings } = view;
  const within = range && fromRange(view.text, range);
  const [{ paperInSteps }, { richText }] = await Promise.all([
    import('../../model/visible/paper'),
    import('../../export/rich/rich'),
  ]);
  const paper = await answers.run(paperInSteps(doc), token);
  const { html, plain } = richText(paper, wordSettings(project.word, settings), within);
  return { html, text: plain };
}

interface Checked {
  readonly view: View;
  readonly findings: readonly Finding[];
}

/** A revision with its findings; none where the check is switched off. */
async function checkedView(
  { answers, findings }: Service,
  uri: string,
  token: CancellationToken,
): Promise<Checked | undefined> {
  for (;;) {
    const view = await answers.view(uri, token);
    if (!view) return undefined;
    const config = forReaders(view.doc, view.config);
    const found = view.settings.enable ? await findings(config === view.config ? view : { ...view, config }) : [];
    stopIfCancelled(token);
    // Otherwise something was typed meanwhile: that counts.
    if (found) return { view, findings: found };
  }
}

/** The template of the draft's project, read by the client like a picture that the draft names. */
async function templateFor(
  { connection, client }: Service,
  uri: string,
  root: string | undefined,
  token: CancellationToken,
): Promise<Uint8Array | undefined> {
  if (!client.own || root === undefined) return undefined;
  // A draft that was never saved goes by the root of the workspace.
  const below = uri.startsWith(`${root}/`) ? uri.slice(root.length + 1).split('/').length - 1 : undefined;
  const address = below === undefined ? templateOf('') : `${'../'.repeat(below)}${templateOf('').slice(1)}`;
  const params: ReadPictureParams = { uri, address };
  const read = await connection.sendRequest<ReadPictureResult>(readPictureRequest, params);
  stopIfCancelled(token);
  return read ? fromBase64(read.bytes) : undefined;
}

/** All pictures of one paper together are no larger. Bytes. */
const mostBytes = 60_000_000;
const inText = /^data:image\/[\w.+-]+;base64,/i;

/** Pictures by address: what stands in the text itself, else what the client can read. */
async function picturesOf(
  { connection, client }: Service,
  uri: string,
  addresses: readonly string[],
  token: CancellationToken,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  let left = mostBytes;
  for (const address of addresses) {
    const head = inText.exec(address)?.[0];
    const params: ReadPictureParams = { uri, address };
    const read = head
      ? { bytes: address.slice(head.length) }
      : client.own && (await connection.sendRequest<ReadPictureResult>(readPictureRequest, params));
    stopIfCancelled(token);
    const bytes = read ? fromBase64(read.bytes) : undefined;
    if (!bytes || bytes.length > left) continue;
    left -= bytes.length;
    found.set(address, bytes);
  }
  return found;
}
