/** Our own sets of wrong and right texts (`sets/`): guards against falling back, no estimates, for rules were mended on them. */
import { measuresSet, valuesSet } from './sets/entries';
import { scoreKinds } from './sets/kinds';
import { scoreNames } from './sets/names';
import { scoreParts } from './sets/parts';
import type { Round, SetScore } from './sets/score';
import { slips } from './sets/slips';
import { scoreLists, scorePairs, traceLine } from './sets/trace';

export function reportSets(): void {
  const rounds = (['first', 'later'] as const).flatMap((round) => scores(round).map((one) => ({ ...one, round })));
  for (const one of [...rounds, { ...scoreParts(), round: 'first' }]) {
    const { name, round, wrong, found, right, false: said } = one;
    console.log(`set ${name} (${round}): found ${found} of ${wrong}, said of ${said} of ${right} that are right`);
  }
  for (const half of ['tuned', 'held'] as const) {
    console.log(traceLine(scorePairs(half)));
    console.log(traceLine(scoreLists(half)));
  }
}

function scores(round: Round): SetScore[] {
  const entries = [measuresSet(round), valuesSet(round)].map((one) => ({ ...one, right: one.total - one.wrong }));
  return [scoreKinds(round), ...entries, scoreNames(round), slips(round)];
}
