/** `npm run generate`: writes every generated file of the framework. Run from the root of the project. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { builtin } from '../../server/src/frame/builtin';
import { schemaFiles } from './schema';
import { snippetFiles } from './snippets';

for (const { path, text } of [...schemaFiles(), ...snippetFiles(builtin)]) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(path);
}
