/** Entry point for Node: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { existsSync } from 'node:fs';
import { NodeFiles } from '../base/files.node';
import { serve } from './server';

const transports = /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/;

if (process.argv.some((argument) => transports.test(argument))) {
  const pages = new URL('../docs/rules', import.meta.url);
  serve(createConnection(ProposedFeatures.all), new NodeFiles(), existsSync(pages) ? pages.href : undefined);
} else {
  process.stderr.write('双翼检查服务，由编辑器启动。用法：node server.js --stdio\n');
  process.exitCode = 2;
}
