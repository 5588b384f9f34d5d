/** Keys by which drafts are looked up, and names as they are compared. */
import type { Kind } from '../../frame/schema';
import type { MeasureMention } from '../block/types';

/** What a use is of: see the functions that make keys. */
export type Key = string;

/** A casework item of the framework, by id. */
export const itemKey = (id: string): Key => `item ${id}`;
/** An item of a table or mark by its words. */
export const nameKey = (name: string): Key => `name ${name}`;
/** A measure of the framework (or other Party life), by id. */
export const measureKey = (id: string): Key => `measure ${id}`;
/** A measure in free words that the framework does not know. */
export const wordsKey = (words: string): Key => `words ${words}`;
/** Who is responsible. Departments and persons are kept apart, because they stand in different columns. */
export const departmentKey = (name: string): Key => `department ${name}`;
export const personKey = (name: string): Key => `person ${name}`;
/** Drafts that answer a plan, by its address. */
export const planKey = (uri: string): Key => `plan ${uri}`;
/** Drafts of a year. */
export const yearKey = (year: number): Key => `year ${year}`;

/** Plans of a unit and year, and its reports that name no plan: those of its departments come behind it in order. */
export const unitKey = (tense: Kind['tense'], year: number, unit: string): Key => `${tense} of ${year} ${unit}`;

/** What a key of its sort names. */
export const keyValue = (key: Key): string => key.slice(key.indexOf(' ') + 1);

/** Key of a measure mention. */
export function keyOfMeasure({ id }: MeasureMention, words: string): Key {
  return id === undefined ? wordsKey(plainName(words)) : measureKey(id);
}

/** UTF-16 units; longer ones are no names. */
const longestName = 80;

/** A name as it is compared: without blanks, comments and emphasis. */
export function plainName(words: string): string {
  const plain = /[<\s\u3000*`]/.test(words) ? words.replace(/<!--.*?(?:-->|$)|<br\s*\/?>|[\s\u3000*`]/gis, '') : words;
  return plain.slice(0, longestName);
}
