/** What goes behind a paper on request, each part on a page of its own (GB/T 9704—2012 7.3.7). */
import type { Steps } from '../../../base/steps';
import type { Around } from '../../../check/run';
import { traceTable } from '../../../features/trace/table';
import { health } from '../../../features/views/health';
import type { Doc } from '../../../model/draft/doc';
import type { Finding } from '../../../model/rule/rule';
import type { WordSettings } from '../../../model/visible/settings';
import type { Annex } from '../types';
import { healthBlocks, healthTitle } from './healthAnnex';
import { traceBlocks, traceTitle } from './traceAnnex';

/** Those that are asked for, as far as there is something to say: nothing of a file that is no draft. */
export function* annexesFor(
  which: NonNullable<WordSettings['annexes']>,
  doc: Doc,
  findings: readonly Finding[],
  around: Around | undefined,
): Steps<Annex[]> {
  const annexes: Annex[] = [];
  if (which !== 'none' && which !== 'health' && around) {
    annexes.push({ title: traceTitle, blocks: traceBlocks(yield* traceTable(around.trace, around.summary)) });
  }
  // What is still to be done is no matter of the paper, so the pass is none either.
  const state = which === 'health' || which === 'both' ? health(doc, findings, 'submit') : undefined;
  if (state) annexes.push({ title: healthTitle, blocks: healthBlocks(state, findings) });
  return annexes;
}
