/** Entry point in the browser: the server runs in a worker and asks the client for files. */
import { type ExtensionContext, Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { MarkKeys } from './preview/keys';
import { previewPlugin } from './preview/plugin';
import { type Exports, start } from './shared';

/** The preview waits for what is returned, so nothing here waits for the server. */
export function activate(context: ExtensionContext): Exports {
  const script = Uri.joinPath(context.extensionUri, 'dist/server.browser.js');
  let worker: Worker | undefined;
  /** A new worker for every start. Nothing else ends the one before. */
  const connect = async (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(await workerUrl(script));
    // VS Code wraps workers, so the library would not know this one for a worker.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const keys = new MarkKeys();
  const views = start(context, 'client', keys, (id, name, options) => new LanguageClient(id, name, connect, options));
  return { extendMarkdownIt: previewPlugin(keys.roleOf), views };
}

/** The address of the script, in a form that VS Code accepts: it starts no worker from a remote address. */
async function workerUrl(script: Uri): Promise<string> {
  const address = script.toString(true);
  if (script.scheme !== 'vscode-remote') return address;
  const source = await (await fetch(address)).text();
  return URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
}
