/**
 * A plain value as a line of text and back, whatever its fields are: records, lists, maps, words, figures, yes and no. Words
 * and the names of fields are written once, so that a value with many of them stays small and is soon read.
 */

/** Words are told from figures by their sign; other figures than from nothing upwards are written out. */
type Packed = number | boolean | null | string | readonly Packed[];

/** First in a list of packed values; for a record, the place of its fields' names and this much more. */
const [list, map, record] = [0, 1, 2];

/** Fields that are undefined are left out, and lists of figures of any sort become plain ones. */
export function pack(value: unknown): string {
  const packer = new Packer();
  const body = packer.pack(value);
  return JSON.stringify([[...packer.words.keys()], [...packer.shapes.keys()], body]);
}

class Packer {
  readonly words = new Map<string, number>();
  /** Names of fields, with line breaks between. */
  readonly shapes = new Map<string, number>();

  pack(value: unknown): Packed {
    if (typeof value === 'number') return value >= 0 && value !== Number.POSITIVE_INFINITY ? value : String(value);
    if (typeof value === 'string') return -1 - place(this.words, value);
    if (typeof value === 'boolean') return value;
    if (typeof value !== 'object' || value === null) return null;
    if (Array.isArray(value)) return [list, ...value.map((one) => this.pack(one))];
    if (ArrayBuffer.isView(value)) return [list, ...Array.from(value as Float64Array, (one) => this.pack(one))];
    if (value instanceof Map) return [map, ...[...value].flat(1).map((one) => this.pack(one))];
    const fields = Object.entries(value).filter(([, one]) => one !== undefined);
    const shape = place(this.shapes, fields.map(([name]) => name).join('\n'));
    return [record + shape, ...fields.map(([, one]) => this.pack(one))];
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
  return new Unpacker(
    words.map(share),
    shapes.map((names) => (names === '' ? [] : names.split('\n'))),
  ).unpack(body);
}

class Unpacker {
  constructor(
    private readonly words: readonly string[],
    private readonly shapes: readonly (readonly string[])[],
  ) {}

  unpack(packed: Packed): unknown {
    if (typeof packed === 'number') return packed >= 0 ? packed : this.words[-1 - packed];
    if (typeof packed === 'string') return Number(packed);
    if (typeof packed !== 'object' || packed === null) return packed;
    const [sort] = packed;
    if (sort === list) return this.list(packed);
    if (sort === map) return this.map(packed);
    return this.record(packed, this.shapes[(sort as number) - record]!);
  }

  private record(packed: readonly Packed[], names: readonly string[]): unknown {
    const out: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) out[names[i]!] = this.unpack(packed[i + 1]!);
    return out;
  }

  private list(packed: readonly Packed[]): unknown[] {
    const out = new Array<unknown>(packed.length - 1);
    for (let i = 1; i < packed.length; i++) out[i - 1] = this.unpack(packed[i]!);
    return out;
  }

  private map(packed: readonly Packed[]): Map<unknown, unknown> {
    const out = new Map<unknown, unknown>();
    for (let i = 1; i + 1 < packed.length; i += 2) out.set(this.unpack(packed[i]!), this.unpack(packed[i + 1]!));
    return out;
  }
}
