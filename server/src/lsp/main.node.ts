/** Entry point for Node: `--stdio`, as VS Code starts it; `--node-ipc`, `--socket=PORT` and `--pipe=NAME` as the library has them. */
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { existsSync } from 'node:fs';
import { joinsReaders, nodePlatform } from './platform/platform.node';
import { serve } from './server';
import { StreamWriter } from './writer.node';

const transports = /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/;

// A thread has the arguments of the program.
if (joinsReaders()) {
  // It answers what it is asked, and ends when it is told to.
} else if (process.argv.some((argument) => transports.test(argument))) {
  const pages = new URL('../docs/rules', import.meta.url);
  serve(connect(), nodePlatform(import.meta.url, existsSync(pages) ? pages.href : undefined));
} else {
  process.stderr.write('双翼检查服务，由编辑器启动。用法：node server.js --stdio\n');
  process.exitCode = 2;
}

function connect(): Connection {
  if (!process.argv.includes('--stdio')) return createConnection(ProposedFeatures.all);
  // The standard output belongs to the protocol.
  console.log = console.info = console.debug = console.error;
  // The library takes a stream to read from and a writer together, and then minds the end of the stream; its types do not say so.
  const writer = new StreamWriter(process.stdout) as unknown as NodeJS.WritableStream;
  return createConnection(ProposedFeatures.all, process.stdin, writer);
}
