/**
 * Finds many words in one pass over a text. The first level is a dense table over all UTF-16 units, the levels below
 * one open-addressed hash of (node, unit): most positions of a text cost one array read.
 */
import type { Span } from './span';

export interface Trie {
  /**
   * Calls `visit` for every word that begins anywhere in `[start, end)` and ends there too, by place and then by
   * length (shortest first); words may overlap. `word` is the index in the list that the trie was made of.
   */
  scan(text: string, start: number, end: number, visit: (word: number, start: number, end: number) => void): void;
  /** Where the longest word that begins at `at` ends; `at` itself where none does. */
  longest(text: string, at: number): number;
}

/** Where words stand in a text, from left to right, none over another; `endAt` tells where one that begins at a place ends. */
export function wordsIn(text: string, endAt: Trie['longest']): Span[] {
  const found: Span[] = [];
  for (let start = 0, end = 0; start < text.length; start = Math.max(end, start + 1)) {
    end = endAt(text, start);
    if (end > start) found.push({ start, end });
  }
  return found;
}

/** No node, no word: both are counted from 1, so that tables need not be filled. */
const NONE = 0;

/**
 * Compiles the words; empty ones are left out, of equal ones the last is reported. The words of one first unit are taken
 * in when a text first has that unit: most texts meet few of them, and a start has no time for the others.
 */
export function trie(words: readonly string[]): Trie {
  const first = new Int32Array(0x10000);
  /** Words that are not taken in yet, by their first node. */
  const waiting: (number[] | undefined)[] = [undefined];
  let units = 0;
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (word === '') continue;
    units += word.length;
    const unit = word.charCodeAt(0);
    const node = first[unit]!;
    if (node === NONE) first[unit] = waiting.push([index]) - 1;
    else waiting[node]!.push(index);
  }
  let nodes = waiting.length;
  const links = new Links(units);
  /** Word that ends at a node, counted from 1. */
  const wordAt = new Int32Array(units + 1);

  /** The node of a first unit, with the words below it. */
  function enter(unit: number): number {
    const node = first[unit]!;
    if (node !== NONE && waiting[node]) takeIn(node, waiting[node]);
    return node;
  }

  function takeIn(top: number, indexes: readonly number[]): void {
    for (const index of indexes) {
      const word = words[index]!;
      let node = top;
      for (let i = 1; i < word.length; i++) {
        const unit = word.charCodeAt(i);
        let next = links.get(node, unit);
        if (next === NONE) links.set(node, unit, (next = nodes++));
        node = next;
      }
      wordAt[node] = index + 1;
    }
    waiting[top] = undefined;
  }

  return {
    scan(text, start, end, visit) {
      for (let at = start; at < end; at++) {
        let node = enter(text.charCodeAt(at));
        for (let next = at + 1; node !== NONE; next++) {
          const word = wordAt[node]!;
          if (word !== NONE) visit(word - 1, at, next);
          if (next >= end) break;
          node = links.get(node, text.charCodeAt(next));
        }
      }
    },
    longest(text, at) {
      let end = at;
      let node = at < text.length ? enter(text.charCodeAt(at)) : NONE;
      for (let next = at + 1; node !== NONE; next++) {
        if (wordAt[node]! !== NONE) end = next;
        if (next >= text.length) break;
        node = links.get(node, text.charCodeAt(next));
      }
      return end;
    },
  };
}

/** (node, unit) → node, by linear probing in a table at most half full. */
class Links {
  private readonly mask: number;
  private readonly nodes: Int32Array;
  private readonly units: Uint16Array;
  private readonly targets: Int32Array;

  constructor(count: number) {
    let size = 16;
    while (size < count * 2) size *= 2;
    this.mask = size - 1;
    this.nodes = new Int32Array(size);
    this.units = new Uint16Array(size);
    this.targets = new Int32Array(size);
  }

  get(node: number, unit: number): number {
    return this.targets[this.find(node, unit)]!;
  }

  set(node: number, unit: number, target: number): void {
    const slot = this.find(node, unit);
    this.nodes[slot] = node;
    this.units[slot] = unit;
    this.targets[slot] = target;
  }

  /** The slot that holds the pair, or the free one where it belongs. */
  private find(node: number, unit: number): number {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7;
    slot &= this.mask;
    while (this.nodes[slot] !== NONE && (this.nodes[slot] !== node || this.units[slot] !== unit)) {
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }
}
