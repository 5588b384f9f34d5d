/** Is a measure only words of intent, with nothing that could be done, counted or dated? */
import { perKey } from '../../base/perKey';
import type { Framework } from '../../frame/schema';
import { allMeasures } from './measures';

/**
 * True when nothing of substance is left of the words once the framework's vague verbs, abstract nouns and the names
 * of measures are taken away. Digits, quoted names and any concrete word make it concrete.
 */
export function isOnlyIntent(text: string, frame: Framework): boolean {
  return text.replace(intentOf(frame), '').length <= 1;
}

const intentOf = perKey((frame: Framework) => {
  const { vague, abstract } = frame.words;
  const words = [...vague, ...abstract, ...namesOf(frame)].sort((a, b) => b.length - a.length);
  const literal = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return new RegExp(`${literal}|[的地得和与及并等了对为把将、，。；：！？“”‘’\\s]`, 'gu');
});

const namesOf = (frame: Framework) => allMeasures(frame).flatMap((measure) => [measure.name, ...measure.aliases]);

/** A name may itself hold a 、: its pieces count as names too. */
const piecesOf = perKey((frame: Framework) => new Set(namesOf(frame).flatMap((name) => [name, ...name.split('、')])));

/** True when the words are nothing but names of measures, e.g. a mark's value. */
export function isOnlyNames(text: string, frame: Framework): boolean {
  const known = piecesOf(frame);
  return text.split(/[、，,；;\s]+/).every((part) => part === '' || known.has(part));
}
