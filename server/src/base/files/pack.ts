/**
 * A plain value as a line of text and back, whatever its fields are: records, lists, maps, sets, typed arrays, words,
 * figures, yes and no. Words and the names of fields are written once, so that a value with many of them stays small and
 * is soon read; what is one object in two places is one again.
 */

/** Words are told from figures by their sign; other figures than from nothing upwards are written out. */
type Packed = number | boolean | null | string | readonly Packed[];

/** What a list of packed values stands for, first in it. Of records: the place of their fields' names and this much more. */
const [list, map, set, again, typed, record] = [0, 1, 2, 3, 4, 5];

const arrays = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array };
type ArrayName = keyof typeof arrays;

/** Fields that are undefined are left out. Typed arrays are of this machine: the order of their bytes is. */
export function pack(value: unknown): string {
  const packer = new Packer();
  const body = packer.pack(value);
  return ascii(JSON.stringify([[...packer.words.keys()], [...packer.shapes.keys()], body]));
}

/** An engine holds and reads texts of plain letters in half the memory and time. */
const ascii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

class Packer {
  readonly words = new Map<string, number>();
  /** Names of fields, with line breaks between. */
  readonly shapes = new Map<string, number>();
  readonly #objects = new Map<object, number>();

  pack(value: unknown): Packed {
    if (typeof value === 'number') return value >= 0 && value !== Number.POSITIVE_INFINITY ? value : String(value);
    if (typeof value === 'string') return -1 - place(this.words, value);
    if (typeof value === 'boolean') return value;
    if (typeof value !== 'object' || value === null) return null;
    const known = this.#objects.get(value);
    if (known !== undefined) return [again, known];
    this.#objects.set(value, this.#objects.size);
    if (Array.isArray(value)) return [list, ...this.#all(value)];
    if (value instanceof Map) return [map, ...this.#all([...value].flat(1))];
    if (value instanceof Set) return [set, ...this.#all([...value])];
    if (ArrayBuffer.isView(value)) return [typed, value.constructor.name, written(value)];
    const fields = Object.entries(value).filter(([, one]) => one !== undefined);
    const shape = place(this.shapes, fields.map(([name]) => name).join('\n'));
    return [record + shape, ...this.#all(fields.map(([, one]) => one))];
  }

  #all(values: readonly unknown[]): Packed[] {
    return values.map((one) => this.pack(one));
  }
}

function place(known: Map<string, number>, words: string): number {
  const found = known.get(words);
  if (found !== undefined) return found;
  known.set(words, known.size);
  return known.size - 1;
}

/** The value that was packed. `share` may give an equal text for each of its words. Throws on anything else. */
export function unpack(text: string, share: (words: string) => string = (words) => words): unknown {
  const [words, shapes, body] = JSON.parse(text) as [string[], string[], Packed];
  const names = shapes.map((shape) => (shape === '' ? [] : shape.split('\n')));
  return new Unpacker(words.map(share), names).unpack(body);
}

class Unpacker {
  readonly #objects: unknown[] = [];

  constructor(
    private readonly words: readonly string[],
    private readonly shapes: readonly (readonly string[])[],
  ) {}

  unpack(packed: Packed): unknown {
    if (typeof packed === 'number') return packed >= 0 ? packed : this.words[-1 - packed];
    if (typeof packed === 'string') return Number(packed);
    if (typeof packed !== 'object' || packed === null) return packed;
    const sort = packed[0] as number;
    if (sort >= record) return this.#record(packed, this.shapes[sort - record]!);
    if (sort === list) return this.#list(packed, this.#made(new Array<unknown>(packed.length - 1)));
    if (sort === again) return this.#objects[packed[1] as number];
    if (sort === map) return this.#map(packed, this.#made(new Map<unknown, unknown>()));
    if (sort === set) return this.#set(packed, this.#made(new Set<unknown>()));
    return this.#made(read(packed[1] as ArrayName, packed[2] as string));
  }

  /** Objects are counted in the order in which they begin. */
  #made<T>(object: T): T {
    this.#objects.push(object);
    return object;
  }

  #record(packed: readonly Packed[], names: readonly string[]): unknown {
    const out = this.#made<Record<string, unknown>>({});
    for (let i = 0; i < names.length; i++) out[names[i]!] = this.unpack(packed[i + 1]!);
    return out;
  }

  #list(packed: readonly Packed[], out: unknown[]): unknown[] {
    for (let i = 1; i < packed.length; i++) out[i - 1] = this.unpack(packed[i]!);
    return out;
  }

  #map(packed: readonly Packed[], out: Map<unknown, unknown>): Map<unknown, unknown> {
    for (let i = 1; i + 1 < packed.length; i += 2) out.set(this.unpack(packed[i]!), this.unpack(packed[i + 1]!));
    return out;
  }

  #set(packed: readonly Packed[], out: Set<unknown>): Set<unknown> {
    for (let i = 1; i < packed.length; i++) out.add(this.unpack(packed[i]!));
    return out;
  }
}

//#region Bytes, six bits to a sign

const firstSign = 35;
/** JSON would write it as two. */
const [backslash, insteadOfIt] = [92, 99];
const signs = Uint8Array.from({ length: 64 }, (_, six) => {
  return firstSign + six === backslash ? insteadOfIt : firstSign + six;
});
const sixes = new Uint8Array(128);
for (const [six, sign] of signs.entries()) sixes[sign] = six;
const latin = new TextDecoder('latin1');

function written(array: ArrayBufferView): string {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const out = new Uint8Array(Math.ceil((bytes.length * 8) / 6));
  let [bits, held, at] = [0, 0, 0];
  for (let i = 0; i < bytes.length; i++) {
    bits = ((bits << 8) | bytes[i]!) & 0xffff;
    for (held += 8; held >= 6; ) out[at++] = signs[(bits >> (held -= 6)) & 63]!;
  }
  if (held > 0) out[at] = signs[(bits << (6 - held)) & 63]!;
  return latin.decode(out);
}

function read(name: ArrayName, text: string): ArrayBufferView {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let [i, at] = [0, 0];
  const six = () => sixes[text.charCodeAt(at++)]!;
  while (at + 4 <= text.length) {
    const bits = (six() << 18) | (six() << 12) | (six() << 6) | six();
    bytes[i++] = bits >> 16;
    bytes[i++] = bits >> 8;
    bytes[i++] = bits;
  }
  let [bits, held] = [0, 0];
  for (; at < text.length; held += 6) bits = (bits << 6) | six();
  while (i < bytes.length) bytes[i++] = bits >> (held -= 8);
  const Kind = arrays[name];
  return new Kind(bytes.buffer, 0, Math.floor(bytes.length / Kind.BYTES_PER_ELEMENT));
}

//#endregion
