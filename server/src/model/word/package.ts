/** The parts of a Word file and how they lead to each other (Open Packaging Conventions, ECMA-376 Part 2). */
import type { Steps } from '../../base/steps';
import { decodeXml, readXmlTree, type XmlElement } from '../../base/xml/read';
import { unzip } from '../../base/zip';
import { notWord, notZip } from './kindOfFile';
import { prefixes } from './names';
import type { Unreadable } from './types';

/** What a relationship leads to. */
interface Relationship {
  readonly id: string;
  /** The last word of its type: `styles`, `comments` …, the same in Transitional and Strict files. */
  readonly type: string;
  /** Name of a part; undefined outside of the file. */
  readonly target: string | undefined;
}

/** Kinds of parts that are read where the main part leads to them. */
const read = new Set([
  'styles',
  'numbering',
  'footnotes',
  'endnotes',
  'comments',
  'commentsExtended',
  'header',
  'footer',
  'customXml',
  'image',
]);

/** Read as well where a file is a template for others. */
const readOfTemplates = new Set(['settings', 'theme']);

/** Parts that some programs write beside the main part and forget to relate to it. */
const usual = ['styles', 'numbering', 'footnotes', 'endnotes', 'comments', 'commentsExtended'];

const kilo = 1024;
/** What is inflated of one file in all, in bytes. */
const roomy = 64 * kilo * kilo;

/** Pictures that are tried one by one where all of them at once cannot be read. */
const mostPictures = 100;

export class WordPackage {
  /** By name in lower case: those of a package are the same however they are written. */
  readonly #parts: ReadonlyMap<string, Uint8Array>;
  readonly #relationships: ReadonlyMap<string, readonly Relationship[]>;
  /** Name of the part that is the document. */
  readonly main: string;

  constructor(
    parts: ReadonlyMap<string, Uint8Array>,
    relationships: ReadonlyMap<string, readonly Relationship[]>,
    main: string,
  ) {
    this.#parts = parts;
    this.#relationships = relationships;
    this.main = main;
  }

  /** Names of parts of that type which the document (or '', the package) leads to, each once. */
  related(type: string, from = this.main): string[] {
    const targets = this.#relationships
      .get(from.toLowerCase())
      ?.flatMap((one) => (one.type === type ? (one.target ?? []) : []));
    return [...new Set(targets)];
  }

  /** Name of the part that a relationship of a part leads to. */
  target(part: string, id: string): string | undefined {
    return this.#relationships.get(part.toLowerCase())?.find((one) => one.id === id)?.target;
  }

  bytes(name: string): Uint8Array | undefined {
    return this.#parts.get(name.toLowerCase());
  }

  text(name: string): string | undefined {
    const bytes = this.bytes(name);
    return bytes && decodeXml(bytes);
  }
}

/** Takes a Word file apart, as far as it is read; or says why it cannot be. A template is read with pictures in its margins. */
export function* openPackage(bytes: Uint8Array, template = false): Steps<WordPackage | Unreadable> {
  const problem = notZip(bytes);
  if (problem !== undefined) return { problem };
  const parts = new Map<string, Uint8Array>();
  const names = new Map<string, string>();
  let room = roomy;
  /** Inflates what is missing of those parts. */
  function* load(wanted: readonly string[]): Steps<string | undefined> {
    const missing = new Set(wanted.map((name) => name.toLowerCase()).filter((name) => !parts.has(name)));
    const found = yield* unzip(
      bytes,
      (name) => {
        names.set(name.toLowerCase(), name);
        return missing.has(name.toLowerCase());
      },
      room,
    );
    if ('problem' in found) return found.problem;
    for (const [name, content] of found) {
      parts.set(name.toLowerCase(), content);
      room -= content.length;
    }
    return undefined;
  }
  const relationships = new Map<string, readonly Relationship[]>();
  function* relate(part: string): Steps<string | undefined> {
    const rels = relationshipsOf(part);
    const wrong = yield* load([rels]);
    if (wrong !== undefined) return wrong;
    const content = parts.get(rels.toLowerCase());
    relationships.set(part.toLowerCase(), content ? yield* readRelationships(part, content) : []);
    return undefined;
  }
  const first = yield* relate('');
  if (first !== undefined) return { problem: first };
  const main =
    relationships.get('')!.find((one) => one.type === 'officeDocument')?.target ?? names.get('word/document.xml');
  if (main === undefined || !/\.xml$/i.test(main) || /^(?:xl|ppt)\//i.test(main)) {
    return { problem: notWord([...names.values()]) };
  }
  const second = yield* relate(main);
  if (second !== undefined) return { problem: second };
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const own = relationships.get(main.toLowerCase())!;
  const forgotten = usual
    .filter((type) => own.every((one) => one.type !== type) && names.has(`${folder}${type}.xml`.toLowerCase()))
    .map((type) => ({ id: '', type, target: `${folder}${type}.xml` }));
  relationships.set(main.toLowerCase(), [...own, ...forgotten]);
  const related = relationships
    .get(main.toLowerCase())!
    .filter(({ type }) => read.has(type) || (template && readOfTemplates.has(type)));
  const properties = relationships.get('')!.filter(({ type }) => /^custom-?properties$/i.test(type));
  const targets = [...related, ...properties].filter(({ type }) => type !== 'image');
  const third = yield* load([main, ...targets.flatMap(({ target }) => target ?? [])]);
  if (third !== undefined) return { problem: third };
  for (const { type, target } of related) {
    if (!/^(?:header|footer|footnotes|endnotes)$/.test(type) || target === undefined) continue;
    const pictures = () => relationships.get(target.toLowerCase())!.filter(({ type }) => template && type === 'image');
    const wrong = (yield* relate(target)) ?? (yield* load(pictures().flatMap((one) => one.target ?? [])));
    if (wrong !== undefined) return { problem: wrong };
  }
  if (!parts.has(main.toLowerCase())) return { problem: notWord([...names.values()]) };
  // A picture that is too large or damaged takes nothing else with it.
  const pictures = related.flatMap(({ type, target }) => (type === 'image' && target ? [target] : []));
  if ((yield* load(pictures)) !== undefined) {
    for (const picture of pictures.slice(0, mostPictures)) yield* load([picture]);
  }
  return new WordPackage(parts, relationships, main);
}

/** Name of the part that holds the relationships of a part; '' is the package. */
function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function* readRelationships(part: string, content: Uint8Array): Steps<Relationship[]> {
  const root = yield* readXmlTree(decodeXml(content), prefixes);
  return 'problem' in root ? [] : root.children.flatMap((element) => relationshipOf(part, element) ?? []);
}

function relationshipOf(part: string, { name, attributes }: XmlElement): Relationship | undefined {
  const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
  if (name !== 'rel:Relationship' || id === undefined || type === undefined || target === undefined) return undefined;
  const inside = mode?.toLowerCase() !== 'external';
  return { id, type: type.slice(type.lastIndexOf('/') + 1), target: inside ? resolved(part, target) : undefined };
}

/** The part that an address in a relationship of `part` means. */
function resolved(part: string, address: string): string {
  const names = address.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const name of address.replaceAll('\\', '/').split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  const joined = names.join('/');
  try {
    return decodeURIComponent(joined);
  } catch {
    return joined;
  }
}
