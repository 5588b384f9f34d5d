/**
 * XML of others, strictly and in one pass (saxes; a worker has no `DOMParser`). A file with a DTD is not read at all, so no
 * entity can grow; depth and number of elements are bounded. Prefixes are chosen by whoever wrote the file: given the
 * prefix that each namespace goes by here, names come with that one (`?` for any other namespace).
 */
import { SaxesParser } from 'saxes';
import type { Steps } from '../steps';
import { type Attributes, Names, type Prefixes } from './names';

/** What is told of an XML file, in its order. */
export interface XmlListener {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

export interface XmlElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlElement[];
  /** Of the element itself, without that of its children. */
  readonly text: string;
}

/** UTF-16 units between two steps. */
const portion = 1 << 16;
/** Nobody nests deeper by hand. */
const deepest = 1000;
/** Ten times those of a Word file made from a megabyte of text. */
const mostElements = 3_000_000;

/** Tells the listener what stands in the text; Chinese words for what is wrong with it, after which nothing more is told. */
export function* readXml(xml: string, listener: XmlListener, prefixes?: Prefixes): Steps<string | undefined> {
  let problem: string | undefined;
  let depth = 0;
  let elements = 0;
  const names = prefixes && new Names(prefixes);
  const parser = new SaxesParser({ xmlns: false, fragment: false, position: false });
  const fails = (words: string) => {
    problem ??= words;
  };
  parser.on('error', () => fails('XML 有错，读不出来'));
  parser.on('doctype', () => fails('XML 里有 DTD，不能读'));
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > deepest) fails('XML 层次太深，没有读');
    if (++elements > mostElements) fails('XML 内容太多，没有读');
    if (problem) return;
    names?.enter(attributes);
    if (names) listener.open(names.element(name), names.attributes(attributes));
    else listener.open(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    if (problem) return;
    listener.close(names?.element(name) ?? name);
    names?.leave();
  });
  const told = (text: string) => {
    if (!problem) listener.text(text);
  };
  parser.on('text', told);
  parser.on('cdata', told);
  for (let from = 0; from < xml.length && !problem; from += portion) {
    parser.write(xml.slice(from, from + portion));
    yield;
  }
  if (!problem) parser.close();
  return problem;
}

/** The whole file as a tree, or what is wrong with it, in Chinese. */
export function* readXmlTree(xml: string, prefixes?: Prefixes): Steps<XmlElement | { readonly problem: string }> {
  const tree = new TreeBuilder();
  const problem = yield* readXml(xml, tree, prefixes);
  if (problem) return { problem };
  return tree.root ?? { problem: 'XML 是空的' };
}

interface Growing {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: Growing[];
  text: string;
}

/** Makes a tree of what it is told, until its first element is closed. */
export class TreeBuilder implements XmlListener {
  readonly #stack: Growing[] = [];
  root: XmlElement | undefined;

  open(name: string, attributes: Attributes): void {
    const element: Growing = { name, attributes, children: [], text: '' };
    this.#stack.at(-1)?.children.push(element);
    this.#stack.push(element);
  }

  close(): void {
    const last = this.#stack.pop();
    if (this.#stack.length === 0) this.root = last;
  }

  text(text: string): void {
    const last = this.#stack.at(-1);
    if (last) last.text += text;
  }
}

/** The text of a file as its byte order mark or its declaration says, else UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const said = /^<\?xml[^>]{0,100}?encoding=["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  // What can be read byte by byte is none of UTF-16, whatever it says of itself.
  const label = /^utf-?16/i.test(said) ? 'utf-8' : said;
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
