/** Who reads files for the index: this thread in turns, or others. */
import type { Helper } from '../../base/crew/crew';
import type { Reader } from '../../base/files/ports';
import { getOrMake } from '../../base/getOrMake';
import { finish } from '../../base/steps';
import { projectOf, type Sources } from '../../project/project';
import type { Turns } from '../turns';
import { type Batch, type Reading, readText, type Wanted } from './reading';

export type FileHelper = Helper<Batch, readonly Reading[]>;

/** Reads in this thread, in turns; what `goesOn` denies is left out of the answer. */
export class Here implements FileHelper {
  constructor(
    private readonly files: Reader,
    private readonly turns: Turns,
    private readonly goesOn: (uri: string) => boolean,
  ) {}

  async ask(batch: Batch): Promise<readonly Reading[]> {
    const project = await projectOf(batch.sources);
    const out: Reading[] = [];
    for (const wanted of batch.files) {
      const { uri } = wanted;
      const text = await textOf(wanted, this.files);
      if (typeof text === 'object') out.push(text);
      else if (this.goesOn(uri)) {
        const steps = readText(project, wanted, text, batch.check);
        const reading = await this.turns.run(steps, () => this.goesOn(uri));
        if (reading) out.push(reading);
      }
    }
    return out;
  }

  stop(): void {}
}

/** What a thread does all its life. `files` are those that it can read by itself. */
export function answerBatches(files: Reader | undefined): (batch: Batch) => Promise<readonly Reading[]> {
  // What comes from another thread is never the same object.
  const known = new Map<string, Sources>();
  return async ({ sources, files: wanted, check }) => {
    const project = await projectOf(getOrMake(known, JSON.stringify(sources), () => sources));
    const out: Reading[] = [];
    for (const one of wanted) {
      // Asked for before the text is read: what is written in between makes another one.
      const stamp = files?.stamp?.(one.uri);
      if (stamp && stamp === one.stamp && !check) {
        out.push({ uri: one.uri, print: one.known, stamp, same: true });
        continue;
      }
      const text = await textOf(one, files);
      out.push(typeof text === 'object' ? text : { ...finish(readText(project, one, text, check)), stamp });
    }
    return out;
  };
}

/** A file's text, or what there is to say where it has none. */
async function textOf({ uri, text }: Wanted, files: Reader | undefined): Promise<string | Reading> {
  try {
    return text ?? (await files?.read(uri)) ?? { uri };
  } catch (error) {
    return { uri, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** A thread that cannot read files gets their texts from here. */
export function withTexts(helper: FileHelper, files: Reader): FileHelper {
  return {
    async ask(batch) {
      const texts = await Promise.all(batch.files.map((one) => textOf(one, files)));
      const readable = batch.files.flatMap((one, i) => {
        const text = texts[i]!;
        return typeof text === 'object' ? [] : [{ ...one, text }];
      });
      const rest = texts.filter((text) => typeof text === 'object');
      return [...rest, ...(readable.length > 0 ? await helper.ask({ ...batch, files: readable }) : [])];
    },
    stop: () => helper.stop(),
  };
}
