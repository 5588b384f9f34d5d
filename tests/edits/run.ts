/** Tries every edit on every text, and prints what is wrong: `node esbuild.mjs --run tests/edits/run.ts -- [set …]`. */
import { constructs, examples, fixtures, hostiles, real } from './corpus';
import { counts, editFaults } from './properties';

const sets = { examples, fixtures, constructs, hostiles, real };
const wanted = process.argv.slice(2).filter((name) => name in sets) as (keyof typeof sets)[];
let wrong = 0;
for (const name of wanted.length > 0 ? wanted : (Object.keys(sets) as (keyof typeof sets)[])) {
  for (const sample of sets[name]()) {
    for (const fault of editFaults(sample.doc())) {
      wrong++;
      console.log(`${sample.name}: ${fault}`);
    }
  }
}
console.log(`${JSON.stringify(counts)} violations: ${wrong}`);
