/** Entry point for Node: runs the bundle of the same name that lies beside this file, with the code that V8 has kept of it. */
import { fileURLToPath } from 'node:url';
import { runCompiled } from './compiled.node';

const place = fileURLToPath(import.meta.url);
runCompiled(place.replace(/\.m?js$/, '.cjs'), place);
