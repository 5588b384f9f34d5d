/** The name of an item as it is compared with others: its words, and what the catalogue of the framework knows of it. */
import { getOrMake } from '../../../base/getOrMake';
import { perKey } from '../../../base/perKey';
import type { Framework, Phrase } from '../../../frame/schema';
import { bare, type Piece, Weight } from '../../grammar/itemName/lexicon';
import { type ItemName, readItemName } from '../../grammar/itemName/read';

/** What a side of the trace calls an item. */
export interface Named {
  /** As `plainName` gives it. */
  readonly name: string;
  /** Casework items of the framework that the name holds. */
  readonly ids: readonly string[];
}

export interface Profile extends ItemName {
  /** All parts of the name, one after the other. */
  readonly pieces: readonly Piece[];
  /** The greatest weight that a piece has; numbers, which stand in many names, do not count. */
  readonly heaviest: Weight;
  /** By weight: the pieces that have it at least, and their characters. */
  readonly cores: readonly (readonly Piece[])[];
  readonly chars: readonly ReadonlySet<string>[];
  /** Text of all pieces that are no fillers. */
  readonly told: string;
  /** Casework items that it holds. */
  readonly ids: readonly string[];
  /** Casework items that the whole name is a word for, and those whose own name it is. */
  readonly whole: readonly string[];
  readonly own: readonly string[];
  /** The whole name is that of a measure. */
  readonly measure: boolean;
  /** Its clauses, each as a name of its own, where there are several. */
  readonly inClauses: readonly Profile[];
  readonly catalogue: Catalogue;
}

/** What the framework lists. */
interface Catalogue {
  /** Ids of casework items by the keys of all their words, and of their names alone. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Bare names of measures. */
  readonly measures: ReadonlySet<string>;
  /** Short names of the categories: the same work in two of them is not one item. */
  readonly lines: ReadonlySet<string>;
}

/** Read once for each item of a framework. */
export const profileOf = (named: Named, frame: Framework): Profile => profilesOf(frame)(named);

const profilesOf = perKey((frame: Framework) => perKey((named: Named) => read(named, frame)));

function read({ name, ids }: Named, frame: Framework): Profile {
  const itemName = readItemName(name, frame);
  return { ...told(itemName, itemName.parts, ids, frame), inClauses: clausesOf(itemName, frame) };
}

/** What each clause says by itself, where there are several. */
function clausesOf(name: ItemName, frame: Framework): Profile[] {
  if (name.clauses.length < 2) return [];
  return name.clauses.map((clause) => {
    const alone = { ...name, bare: textOf(clause), clauses: [clause], parts: [clause] };
    return { ...told(alone, alone.parts, [], frame), inClauses: [] };
  });
}

function told(name: ItemName, parts: ItemName['parts'], ids: readonly string[], frame: Framework) {
  const pieces = parts.flat();
  const catalogue = catalogueOf(frame);
  const key = keyOf(pieces);
  const cores = [Weight.filler, Weight.light, Weight.heavy].map((least) =>
    pieces.filter(({ weight }) => weight >= least),
  );
  return {
    ...name,
    pieces,
    heaviest: pieces.reduce((most, piece) => (isNumber(piece) ? most : Math.max(most, piece.weight)), Weight.filler),
    cores,
    chars: cores.map(charsOf),
    told: textOf(cores[Weight.light]!),
    ids,
    whole: catalogue.words.get(key) ?? [],
    own: catalogue.names.get(key) ?? [],
    measure: catalogue.measures.has(name.bare),
    catalogue,
  };
}

const catalogueOf = perKey((frame: Framework): Catalogue => {
  const keyed = (words: string) => keyOf(readItemName(words, frame).parts.flat());
  const collect = (phrasesOf: (item: Framework['casework'][number]) => readonly Phrase[]) => {
    const ids = new Map<string, string[]>();
    for (const item of frame.casework) {
      for (const phrase of phrasesOf(item)) {
        const words = typeof phrase === 'string' ? phrase : phrase.text;
        const known = words.includes('…') ? [] : getOrMake(ids, keyed(words), () => []);
        if (!known.includes(item.id)) known.push(item.id);
      }
    }
    ids.delete('');
    return ids;
  };
  const measures = frame.dimensions.flatMap((dimension) => dimension.measures);
  return {
    words: collect(({ name, aliases }) => [name, ...aliases]),
    names: collect(({ name }) => [name]),
    measures: new Set(measures.flatMap(({ name, aliases }) => [name, ...aliases].map(bare))),
    lines: new Set(frame.categories.flatMap(({ aliases }) => aliases.map(bare))),
  };
});

/** Names are looked up without fillers, whatever the order of their words; empty where nothing else is left. */
export function keyOf(pieces: readonly Piece[]): string {
  const sorted = (weight: Weight) => [...textOf(pieces.filter((piece) => piece.weight === weight))].sort().join('');
  return [sorted(Weight.heavy), sorted(Weight.light)].filter(Boolean).join('/');
}

/** Keys by which names that may be the same are found: those that are share one at least. */
export function keysOf({ bare: all, pieces, told: telling, ids, whole }: Profile): Set<string> {
  const told = telling || all;
  const pairs = Array.from({ length: Math.max(0, told.length - 1) }, (_, i) => told.slice(i, i + 2));
  const items = [...ids, ...whole].map((id) => `item ${id}`);
  return new Set([`all ${all}`, `key ${keyOf(pieces)}`, ...items, ...pairs, ...told]);
}

/** Which one of a series: 8号, 3个. */
export const isNumber = ({ text }: Piece) => /^\d+\D$/.test(text);

/** The characters of pieces; a number is one. */
export const charsOf = (pieces: readonly Piece[]): ReadonlySet<string> =>
  new Set(pieces.flatMap((piece) => (isNumber(piece) ? piece.text : piece.text.split(''))));

export const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
