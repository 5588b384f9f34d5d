/** The drafts among which files are judged: those of their offices' folders, as in the editor. */
import { toPath } from '../base/files/disk.node';
import type { Files } from '../base/files/ports';
import type { Summary } from '../model/office/summary';
import type { Opener, Options } from './check';
import { askAll } from './crew.node';
import { findInputs, type Input } from './inputs.node';

/**
 * What is known of the files themselves, of all others in the folders whose `.shuangyi/` applies to them, and of the
 * plans that they name.
 */
export async function amongDrafts(
  inputs: readonly Input[],
  files: Files,
  opener: Opener,
  options: Options,
): Promise<readonly Summary[]> {
  const folders = [...new Set(inputs.flatMap(({ root }) => root ?? []))];
  const others = await findInputs(folders.map(toPath), files);
  const found = new Map<string, Summary>();
  const read = async (some: readonly Input[]) => {
    for await (const [, summary] of askAll(some, opener, { job: 'read', options })) {
      if (summary) found.set(summary.uri, summary);
    }
  };
  const all = new Map([...others.inputs, ...inputs].map((input) => [input.uri, input]));
  await read([...all.values()]);
  const plans = new Set([...found.values()].flatMap(({ plans }) => plans).filter((uri) => !all.has(uri)));
  await read([...plans].map((uri) => ({ file: uri, uri, root: inputs[0]?.root, named: false })));
  return [...found.values()];
}
