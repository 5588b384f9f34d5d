/** Reading a long draft for the first time, in steps between which others may go first. */
import type { Steps } from '../../base/steps';
import type { Framework } from '../../frame/schema';
import { Doc, type DocOptions } from './doc';
import { readAhead } from './query';

/** As `Doc.open`, with all that is read of single blocks. */
export function* openInSteps(uri: string, text: string, frame: Framework, options?: DocOptions): Steps<Doc> {
  const doc = yield* Doc.openInSteps(uri, text, frame, options);
  yield* readInSteps(doc);
  return doc;
}

/** Reads the blocks of a draft. Who stops in between loses nothing: what was read of a block is kept. */
export function* readInSteps(doc: Doc): Steps<void> {
  if (!doc.kind || doc.isRead) return;
  yield* factsInSteps(doc);
  yield* answersInSteps(doc);
}

/** Reads the facts of all blocks, which is all that the outline of a draft is made of. */
export function* factsInSteps(doc: Doc): Steps<void> {
  for (let i = 0; i < doc.blocks.length; i++) {
    doc.factsAhead(i);
    yield;
  }
}

/** Asks all there is to ask of each block. */
export function* answersInSteps(doc: Doc): Steps<void> {
  for (let i = 0; i < doc.blocks.length; i++) {
    readAhead(doc, i);
    yield;
  }
}
