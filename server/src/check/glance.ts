/**
 * What the rules find in the blocks that somebody looks at, long before a long draft is read: findings that the whole
 * check finds as well, whatever stands in the rest. Those of the draft as a whole, and those that may be made one with
 * others, come with the whole check only.
 */
import type { Steps } from '../base/steps';
import type { Doc } from '../model/draft/doc';
import { settled } from '../model/text/parse';
import type { Suppression } from '../model/grammar/comments/suppressions';
import type { Finding } from '../model/rule/rule';
import { byPlace, findingOf, onBlock } from './anchor';
import type { CheckConfig } from './config';
import { planOf } from './plan';
import { type Ignores, notesAhead } from './run';
import { audible, placed } from './suppress';

/** A head with fewer blocks may not hold all of the title, which decides of what kind a draft is. */
const fewest = 20;

/**
 * Findings in some blocks of a draft, or of the head of one: `rest` is what is written behind it. None where something in
 * the rest could change them. What was read is kept for the whole check.
 */
export function* glanceInSteps(
  doc: Doc,
  rest: string,
  config: CheckConfig,
  blocks: readonly number[],
  ignores?: Ignores,
): Steps<readonly Finding[]> {
  const memory = doc.memory.under(config);
  const plan = planOf(doc, memory, config, undefined);
  if (!plan || doc.openMatter || (rest && (doc.blocks.length < fewest || rest.includes('shuangyi-disable-file'))))
    return [];
  const stays = rest ? settled(doc.parsed) : undefined;
  const notes = [];
  for (const i of blocks) {
    if (stays && !stays[i]) continue;
    const own = notesAhead(plan, doc, memory, doc.factsAhead(i), i);
    for (const note of own) if (note.slip === undefined) notes.push(onBlock(note, i));
    yield;
  }
  const { starts } = doc.parsed;
  notes.sort((a, b) => byPlace(a, b, starts[a.block]! - starts[b.block]!));
  const silencing = yield* comments(doc);
  const heard = audible(doc, notes, [], silencing).map((note) => findingOf(doc, note));
  const isIgnored = ignores?.(doc);
  return isIgnored ? heard.filter((one) => !isIgnored(one)) : heard;
}

/** The comments that silence rules, read only where one may stand. */
function* comments(doc: Doc): Steps<readonly Suppression[]> {
  const out: Suppression[] = [];
  let last = -1;
  for (let at = doc.text.indexOf('shuangyi-'); at >= 0; at = doc.text.indexOf('shuangyi-', at + 1)) {
    const i = doc.blockAt(at);
    if (i === last) continue;
    last = i;
    out.push(...placed(doc.factsAhead(i)[i]!.suppressions, doc.parsed.starts[i]!));
    yield;
  }
  return out;
}
