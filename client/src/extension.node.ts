/** Entry point where Node is available: the server runs as a process of its own. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { extendMarkdownIt } from './preview/plugin';
import { type Exports, start } from './shared';

/** The preview waits for what is returned, so nothing here waits for the server. */
export function activate(context: ExtensionContext): Exports {
  const module = context.asAbsolutePath('dist/server.js');
  const views = start(context, 'disk', (id, name, options) => {
    // The transport of all other clients too: what is measured and tested there is what VS Code gets.
    return new LanguageClient(id, name, { module, transport: TransportKind.stdio }, options);
  });
  return { extendMarkdownIt, views };
}
