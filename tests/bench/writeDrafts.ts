/** Writes the workspace of an office. Reads `{ folder, drafts }` as JSON from standard input, prints its bytes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { json } from 'node:stream/consumers';
import { manyDrafts } from '../kit/manyDrafts';

const { folder, drafts } = (await json(process.stdin)) as { folder: string; drafts: number };
let bytes = 0;
for (const { path, text } of manyDrafts({ drafts })) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  bytes += Buffer.byteLength(text);
}
console.log(JSON.stringify({ bytes }));
