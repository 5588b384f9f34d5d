/** What a field of a row or mark says: something, nothing, or that it is still to be written. */
import type { Field } from './types';

/**
 * Nothing is said there: no words, only a placeholder, or only what says nothing (——, N/A, 无). Everything that asks whether an entry names an item, a measure,
 * somebody or a time asks this, so that a fresh skeleton counts as what it is: nothing. What is written there takes the
 * place of the field's span.
 */
export function isEmpty(field: Field | undefined): boolean {
  return !field || field.values.length === 0;
}

/**
 * Nothing stands there at all, or what says nothing. Where a placeholder does, the writer knows that something is missing, and the rule
 * `placeholder` says so at its place: rules about what is missing ask this, so that a skeleton is not full of squiggles
 * that say the same twice. Only `untied-item` asks `isEmpty`: the figure in the status bar is about it, it has the repair,
 * and it needs an item that is named, which a fresh skeleton has not.
 */
export function isMissing(field: Field | undefined): boolean {
  return !field || (isEmpty(field) && !field.held);
}

/** Empty, but a placeholder keeps the place. */
export function isHeldOpen(field: Field | undefined): boolean {
  return isEmpty(field) && field?.held === true;
}
