/** Whether Word opens what we write: by our own look at the parts and by the Open XML SDK's validator. */
import { faultsOf } from '../kit/word/faults';
import { exported } from '../kit/word/product';
import { canValidate, validate } from '../kit/word/validator';
import { allOf, type Figure } from './figures';

/** Both files of each draft. */
export async function validityFigures(what: string, drafts: ReadonlyMap<string, string>): Promise<Figure[]> {
  const files = new Map<string, Uint8Array>();
  const failed: string[] = [];
  for (const [name, text] of drafts) {
    for (const review of [true, false]) {
      const label = `${name}, ${review ? '送审' : '定稿'}`;
      try {
        const { bytes } = exported(text, { review });
        files.set(label, bytes);
        const [fault] = faultsOf(bytes);
        if (fault) failed.push(`${label}: ${fault}`);
      } catch (error) {
        failed.push(`${label} throws ${(error as Error).message}`);
      }
    }
  }
  const figures = [allOf(`${what}: sound parts`, drafts.size * 2, failed)];
  if (!canValidate) return figures;
  const said = [...(await validate(files))].flatMap(([name, [first]]) => (first ? [`${name}: ${first}`] : []));
  return [...figures, allOf(`${what}: no error of the validator`, files.size, said)];
}
