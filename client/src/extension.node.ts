/** Entry point where Node is available: the server runs as a process of its own. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { MarkKeys } from './preview/keys';
import { previewPlugin } from './preview/plugin';
import { type Exports, start } from './shared';

/** The preview waits for what is returned, so nothing here waits for the server. */
export function activate(context: ExtensionContext): Exports {
  const module = context.asAbsolutePath('dist/server.js');
  const keys = new MarkKeys();
  const views = start(context, 'disk', keys, (id, name, options) => {
    // The transport of all other clients too: what is measured and tested there is what VS Code gets.
    const env = { SHUANGYI_CACHE: Uri.joinPath(context.globalStorageUri, 'compiled').fsPath };
    return new LanguageClient(id, name, { module, transport: TransportKind.stdio, options: { env } }, options);
  });
  return { extendMarkdownIt: previewPlugin(keys.roleOf), views };
}
