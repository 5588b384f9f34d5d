/** Entry point where Node is available: the server runs as a process of its own. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start } from './shared';

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  await start(context, 'disk', (id, name, options) => {
    return new LanguageClient(id, name, { module, transport: TransportKind.ipc }, options);
  });
}
