/** Entry point for Node: runs the server, which lies beside this file as CommonJS, with the code that V8 has kept of it. */
import { fileURLToPath } from 'node:url';
import { runCompiled } from '../base/files/compiled.node';

runCompiled(fileURLToPath(import.meta.url).replace(/\.m?js$/, '.cjs'));
