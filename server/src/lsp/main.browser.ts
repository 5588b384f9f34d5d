/** Entry point for a browser worker: files are asked of the client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { browserPlatform, joinsReaders } from './platform/platform.browser';
import { serve } from './server';

declare const self: DedicatedWorkerGlobalScope;

if (!joinsReaders(self)) {
  serve(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), browserPlatform(self));
}
