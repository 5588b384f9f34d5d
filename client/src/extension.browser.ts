/** Entry point in the browser: the server runs in a worker and asks the client for files. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { start } from './shared';

export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist/server.browser.js').toString(true);
  await start(context, 'client', (id, name, options) => {
    // A function, not a worker: each restart needs a new one.
    return new LanguageClient(id, name, async () => new Worker(script), options);
  });
}
