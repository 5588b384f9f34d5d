/** Our own sets of wrong and right texts (`sets/`): guards against falling back, no estimates, for rules were mended on them. */
import { measuresSet, valuesSet } from './sets/entries';
import { scoreKinds } from './sets/kinds';
import { scoreNames } from './sets/names';
import { scoreParts } from './sets/parts';
import type { SetScore } from './sets/score';
import { slips } from './sets/slips';
import { scoreLists, scorePairs, traceLine } from './sets/trace';

export function reportSets(): void {
  const entries = [measuresSet(), valuesSet()].map((one): SetScore => ({ ...one, right: one.total - one.wrong }));
  for (const one of [scoreKinds(), ...entries, scoreNames(), slips(), scoreParts()]) {
    const { name, wrong, found, right, false: said } = one;
    console.log(`set ${name}: found ${found} of ${wrong}, said of ${said} of ${right} that are right`);
  }
  for (const half of ['tuned', 'held'] as const) {
    console.log(traceLine(scorePairs(half)));
    console.log(traceLine(scoreLists(half)));
  }
}
