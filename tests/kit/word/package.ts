/** A Word file as a tree of elements, and what is wrong with its parts by ECMA-376: for tests of everything that writes one. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface Element {
  /** With its prefix, as written: `w:p`. */
  readonly name: string;
  readonly attributes: Record<string, string>;
  /** A reviewer in a test changes them. */
  readonly children: (Element | string)[];
}

/** Parts by name, in the order of the file. */
export type Parts = ReadonlyMap<string, Uint8Array>;

export function unpack(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)));
}

/** The root of an XML text. Throws where it is not well-formed, prefixes included. */
export function parseXml(xml: string): Element {
  const top: (Element | string)[] = [];
  const open = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const children: (Element | string)[] = [];
    const values = Object.fromEntries(Object.values(attributes).map((one) => [one.name, one.value]));
    open.at(-1)!.push({ name, attributes: values, children });
    open.push(children);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open.at(-1)!.push(text));
  parser.write(xml).close();
  return top.find((child) => typeof child !== 'string') as Element;
}

/** Root of a part; an empty element where the file has none of that name. */
export function part(parts: Parts, name: string): Element {
  const bytes = parts.get(name);
  return bytes ? parseXml(strFromU8(bytes)) : { name: '', attributes: {}, children: [] };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};
const escaped = (text: string, which: RegExp) => text.replace(which, (sign) => entities[sign]!);

/** The element as XML again. */
export function xmlOf(element: Element): string {
  const attributes = Object.entries(element.attributes).map(
    ([name, value]) => ` ${name}="${escaped(value, /[&<>"\n\t]/g)}"`,
  );
  const inside = element.children.map((child) => (typeof child === 'string' ? escaped(child, /[&<>]/g) : xmlOf(child)));
  const begin = `<${element.name}${attributes.join('')}`;
  return inside.length ? `${begin}>${inside.join('')}</${element.name}>` : `${begin}/>`;
}

export const elements = (element: Element): Element[] =>
  element.children.filter((child): child is Element => typeof child !== 'string');

/** The element and all below it, in order. */
export function* walk(element: Element): Generator<Element> {
  yield element;
  for (const child of elements(element)) yield* walk(child);
}

/** Elements by a path from here: `w:body/w:p` are children of children, `w:body//w:t` lie at any depth below. */
export function all(from: Element, path: string): Element[] {
  let found = [from];
  for (const [, deep, name] of path.matchAll(/(^|\/\/?)([^/]+)/g)) {
    const below = (at: Element) => (deep === '//' ? [...walk(at)].slice(1) : elements(at));
    found = [...new Set(found.flatMap(below))].filter((at) => name === '*' || at.name === name);
  }
  return found;
}

export const first = (from: Element, path: string): Element | undefined => all(from, path)[0];

/** `w:val` of the first element there. */
export const valueAt = (from: Element, path: string): string | undefined => first(from, path)?.attributes['w:val'];

/** Text as Word shows it with changes accepted: line breaks are `\n`, tabs `\t`. `deleted` adds what is struck out. */
export function textOf(element: Element, deleted = false): string {
  switch (element.name) {
    case 'w:t':
      return element.children.join('');
    case 'w:delText':
      return deleted ? element.children.join('') : '';
    case 'w:br':
      return '\n';
    case 'w:tab':
      // In a list of stops it has a value.
      return element.attributes['w:val'] ? '' : '\t';
    case 'w:instrText':
      return '';
    default:
      return elements(element)
        .map((child) => textOf(child, deleted))
        .join('');
  }
}

/** Paragraphs of the main text in order, those in cells too. */
export const paragraphs = (parts: Parts): Element[] => all(part(parts, 'word/document.xml'), 'w:body//w:p');

/** Name (not id) of the style of a paragraph, '' for the default one. */
export function styleName(parts: Parts, paragraph: Element): string {
  const id = valueAt(paragraph, 'w:pPr/w:pStyle');
  const style = all(part(parts, 'word/styles.xml'), 'w:style').find((one) => one.attributes['w:styleId'] === id);
  return (style && valueAt(style, 'w:name')) ?? '';
}

/** The file with some parts changed; a part that becomes undefined is left out. */
export function withParts(
  bytes: Uint8Array,
  changes: Readonly<Record<string, ((xml: string) => string) | undefined>>,
): Uint8Array {
  const kept = [...unpack(bytes)].filter(([name]) => !(name in changes) || changes[name]);
  return zipSync(
    Object.fromEntries(
      kept.map(([name, content]) => [name, changes[name] ? strToU8(changes[name](strFromU8(content))) : content]),
    ),
  );
}
