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
/** Instead of a word: what goes on from this node is not known yet. */
const WAITING = -1;

/**
 * Compiles the words; empty ones are left out, of equal ones the last is reported. What goes on from a node is made when
 * a text first comes there: most texts meet few of the words, and a start has no time for the others.
 */
export function trie(words: readonly string[]): Trie {
  const first = new Int32Array(0x10000);
  const units = words.reduce((sum, word) => sum + word.length, 0);
  const links = new Links(units);
  /** Word that ends at a node, counted from 1. */
  const wordAt = new Int32Array(units + 1);
  /** Words that go on from a node, where they wait. */
  const waiting: (number[] | undefined)[] = [undefined];

  function put(node: number, index: number): number {
    if (node !== NONE) {
      waiting[node]!.push(index);
      return node;
    }
    const made = waiting.push([index]) - 1;
    wordAt[made] = WAITING;
    return made;
  }

  /** The word of a node, whose links are made. `depth`: units of a word up to there. */
  function open(node: number, depth: number): number {
    const indexes = waiting[node]!;
    waiting[node] = undefined;
    let own = NONE;
    for (let i = 0; i < indexes.length; i++) {
      const index = indexes[i]!;
      const word = words[index]!;
      if (word.length === depth) {
        own = index + 1;
        continue;
      }
      const unit = word.charCodeAt(depth);
      const next = links.get(node, unit);
      const made = put(next, index);
      if (made !== next) links.set(node, unit, made);
    }
    wordAt[node] = own;
    return own;
  }

  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (word !== '') first[word.charCodeAt(0)] = put(first[word.charCodeAt(0)]!, index);
  }

  return {
    scan(text, start, end, visit) {
      for (let at = start; at < end; at++) {
        let node = first[text.charCodeAt(at)]!;
        for (let next = at + 1; node !== NONE; next++) {
          let word = wordAt[node]!;
          if (word === WAITING) word = open(node, next - at);
          if (word !== NONE) visit(word - 1, at, next);
          if (next >= end) break;
          node = links.get(node, text.charCodeAt(next));
        }
      }
    },
    longest(text, at) {
      let end = at;
      let node = at < text.length ? first[text.charCodeAt(at)]! : NONE;
      for (let next = at + 1; node !== NONE; next++) {
        let word = wordAt[node]!;
        if (word === WAITING) word = open(node, next - at);
        if (word !== NONE) end = next;
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
