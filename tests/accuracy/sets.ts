/** Our own sets of wrong and right texts (`sets/`): guards against falling back, no estimates, for rules were mended on them. */
import { measuresSet, valuesSet } from './sets/entries';
import { scoreKinds } from './sets/kinds';
import { scoreNames } from './sets/names';
import { scoreParts } from './sets/parts';
import { slips } from './sets/slips';

interface Figures {
  readonly name: string;
  /** Texts with something to find, and those in which it is found. */
  readonly wrong: number;
  readonly found: number;
  /** Texts of which something is said although nothing is to be found. */
  readonly false: number;
  /** Texts without anything to find. */
  readonly fine: number;
}

export function reportSets(): void {
  const kinds = scoreKinds();
  const entries = [measuresSet(), valuesSet()].map((one) => ({ ...one, fine: one.total - one.wrong }));
  const others = [scoreNames(), slips(), scoreParts()].map((one) => ({ ...one, fine: one.right }));
  const all: Figures[] = [{ ...kinds, fine: kinds.right }, ...entries, ...others];
  for (const { name, wrong, found, fine, false: said } of all) {
    console.log(`set ${name}: found ${found} of ${wrong}, said of ${said} of ${fine} that are right`);
  }
}
