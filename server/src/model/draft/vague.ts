/** Is a measure only words of intent, with nothing that could be done, counted or dated? */
import type { Framework } from '../../frame/schema';
import { allMeasures } from './entries';

const patterns = new WeakMap<Framework, RegExp>();

/**
 * True when nothing of substance is left of the words once the framework's vague verbs, abstract nouns and the names
 * of measures are taken away. Digits, quoted names and any concrete word make it concrete.
 */
export function isOnlyIntent(text: string, frame: Framework): boolean {
  let pattern = patterns.get(frame);
  if (!pattern) {
    const names = allMeasures(frame).flatMap((measure) => [measure.name, ...measure.aliases]);
    const words = [...frame.words.vague, ...frame.words.abstract, ...names].sort((a, b) => b.length - a.length);
    pattern = new RegExp(
      `${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')}|[的地得和与及并等了对为把将、，。；：！？“”‘’\\s]`,
      'gu',
    );
    patterns.set(frame, pattern);
  }
  return text.replace(pattern, '').length <= 1;
}

const names = new WeakMap<Framework, ReadonlySet<string>>();

/** True when the words are nothing but names of measures, e.g. a mark's value. */
export function isOnlyNames(text: string, frame: Framework): boolean {
  let known = names.get(frame);
  if (!known) {
    const all = allMeasures(frame).flatMap((measure) => [measure.name, ...measure.aliases]);
    // A name may itself hold a 、: its pieces count as names too.
    names.set(frame, (known = new Set(all.flatMap((name) => [name, ...name.split('、')]))));
  }
  return text.split(/[、，,；;\s]+/).every((part) => part === '' || known.has(part));
}
