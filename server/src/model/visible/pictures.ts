/** The pictures that a paper shows. */
import type { Paper, Run } from './types';

/** Their addresses as written, in order, each once. */
export function pictureAddresses({ blocks, notes }: Paper): string[] {
  const found = new Set<string>();
  const look = (runs: readonly Run[]) => {
    for (const run of runs) if (run.type === 'image') found.add(run.address);
  };
  for (const block of blocks) {
    if (block.type === 'paragraph') look(block.runs);
    else for (const { cells } of block.rows) for (const { runs } of cells) look(runs);
  }
  for (const { runs } of notes.values()) look(runs);
  return [...found];
}
