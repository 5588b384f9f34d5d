/**
 * Plays the scenarios, each in a fresh VS Code on a copy of the sample; a picture is taken where one fails.
 * Pictures go to `tests/screenshots/`, which git ignores.
 *
 *   node tests/vscode/play.mjs [--version 1.139.1] [--web] [--only name] [--extension folder] [--workspace folder]
 */
import { parseArgs } from 'node:util';
import { screenshots } from './places.mjs';
import { reading } from './scenarios/reading.mjs';
import { views } from './scenarios/views.mjs';
import { word } from './scenarios/word.mjs';
import { writing } from './scenarios/writing.mjs';
import { startSession } from './session.mjs';

const string = /** @type {const} */ ({ type: 'string' });
const { values } = parseArgs({
  options: { version: string, only: string, extension: string, workspace: string, web: { type: 'boolean' } },
});
const scenarios = [...reading, ...writing, ...views, ...word].filter(({ name }) => name.includes(values.only ?? ''));
let failed = 0;
for (const { name, run, emptyFiles } of scenarios) {
  const start = Date.now();
  const session = await startSession({ ...values, emptyFiles });
  try {
    await run(session);
    console.log(`  ✓ ${name} (${Date.now() - start} ms)`);
  } catch (error) {
    failed++;
    const picture = await session.screenshot(`failed-${name}`).catch(() => 'no picture');
    console.log(`  ✗ ${name}: ${error.stack ?? error}\n    ${picture}`);
  } finally {
    await session.close();
  }
}
console.log(`${scenarios.length - failed} passed, ${failed} failed; pictures in ${screenshots}`);
process.exit(failed > 0 ? 1 : 0);
