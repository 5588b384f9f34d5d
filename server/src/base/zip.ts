/**
 * Zip archives, as Word files are. Writing: same parts, same bytes (every date is the first that a zip knows). Reading:
 * files of others, so only the parts asked for are inflated, and what comes out is counted, whatever the file says of it.
 */
import { Deflate, Inflate } from 'fflate/browser';
import type { Steps } from './steps';

/** What may come out of one archive in all, in bytes. */
const roomy = 64 * 1024 * 1024;

/** Bytes between two steps, and what is given to the inflater at once: at most a thousandfold of it comes out. */
const portion = 1 << 16;

const little = true;
const heads = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };
/** 1 January 1980. */
const day = 0x21;
/** Names are UTF-8. */
const utf8 = 0x800;

export interface ZipPart {
  readonly name: string;
  /** Text becomes UTF-8. */
  readonly content: string | Uint8Array;
  /** It is packed already, such as a picture. */
  readonly packed?: boolean;
}

/** An archive of the parts, in their order. */
export function* zip(parts: Iterable<ZipPart>): Steps<Uint8Array> {
  const encoder = new TextEncoder();
  const out: Uint8Array[] = [];
  const index: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = encoder.encode(part.name);
    const content = typeof part.content === 'string' ? encoder.encode(part.content) : part.content;
    const body = part.packed ? [content] : yield* deflated(content);
    const size = sumOf(body);
    const common = new DataView(new ArrayBuffer(26));
    common.setUint16(0, 20, little);
    common.setUint16(2, utf8, little);
    common.setUint16(4, part.packed ? 0 : 8, little);
    common.setUint16(8, day, little);
    common.setUint32(10, yield* crcOf(content), little);
    common.setUint32(14, size, little);
    common.setUint32(18, content.length, little);
    common.setUint16(22, name.length, little);
    const fields = new Uint8Array(common.buffer);
    const local = [numbers(4, [4, heads.local]), fields, name, ...body];
    out.push(...local);
    // Made by version, the fields above, then comment, disk, attributes (all 0) and the place of the part.
    index.push(numbers(6, [4, heads.central], [2, 20]), fields, numbers(14, [10, 0], [4, offset]), name);
    offset += sumOf(local);
    yield;
  }
  const size = sumOf(index);
  const count = index.length / 4;
  return joined([
    ...out,
    ...index,
    numbers(22, [4, heads.end], [4, 0], [2, count], [2, count], [4, size], [4, offset]),
  ]);
}

/**
 * The parts of an archive whose names are asked for, by name; or what is wrong with it, in Chinese. Of parts of one name
 * the first counts.
 */
export function* unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limit = roomy,
): Steps<ReadonlyMap<string, Uint8Array> | { readonly problem: string }> {
  const damaged = { problem: '文件已损坏，读不出来' };
  const entries = entriesOf(bytes);
  if (!entries) return damaged;
  const found = new Map<string, Uint8Array>();
  let room = limit;
  for (const entry of entries) {
    if (found.has(entry.name) || !wanted(entry.name)) continue;
    if (entry.encrypted) return { problem: '文件已加密，请先去掉密码再试' };
    const content = yield* contentOf(bytes, entry, room);
    if (content === 'much') return { problem: '文件展开后太大，没有读' };
    if (!content || (yield* crcOf(content)) !== entry.crc) return damaged;
    room -= content.length;
    found.set(entry.name, content);
    yield;
  }
  return found;
}

interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

/** What the index at the end of an archive lists; undefined where there is none. */
function entriesOf(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  // A comment of up to 65535 bytes may stand behind the end.
  const first = Math.max(0, end - 0xffff);
  while (end >= first && view.getUint32(end, little) !== heads.end) end--;
  if (end < first) return undefined;
  const decoder = new TextDecoder();
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, little);
  for (let left = view.getUint16(end + 10, little); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, little) !== heads.central) return undefined;
    const named = view.getUint16(at + 28, little);
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + named)).replaceAll('\\', '/'),
      encrypted: (view.getUint16(at + 8, little) & 1) === 1,
      method: view.getUint16(at + 10, little),
      crc: view.getUint32(at + 16, little),
      size: view.getUint32(at + 20, little),
      offset: view.getUint32(at + 42, little),
    });
    at += 46 + named + view.getUint16(at + 30, little) + view.getUint16(at + 32, little);
  }
  return entries;
}

/** What a part holds; undefined where it is damaged, 'much' where it is more than there is room for. */
function* contentOf(bytes: Uint8Array, entry: Entry, room: number): Steps<Uint8Array | 'much' | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, size, method } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, little) !== heads.local) return undefined;
  const start = offset + 30 + view.getUint16(offset + 26, little) + view.getUint16(offset + 28, little);
  const packed = bytes.subarray(start, start + size);
  if (packed.length < size) return undefined;
  if (method === 0) return size > room ? 'much' : packed;
  return method === 8 ? yield* inflated(packed, room) : undefined;
}

function* inflated(packed: Uint8Array, room: number): Steps<Uint8Array | 'much' | undefined> {
  const out: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  const inflate = new Inflate((piece, last) => {
    out.push(piece);
    size += piece.length;
    whole ||= last;
  });
  try {
    for (let from = 0; from < packed.length; from += portion) {
      inflate.push(packed.subarray(from, from + portion), from + portion >= packed.length);
      if (size > room) return 'much';
      yield;
    }
  } catch {
    return undefined;
  }
  return whole ? joined(out) : undefined;
}

function* deflated(content: Uint8Array): Steps<Uint8Array[]> {
  const out: Uint8Array[] = [];
  const deflate = new Deflate({ level: 6 }, (piece) => out.push(piece));
  for (let from = 0; from === 0 || from < content.length; from += portion) {
    deflate.push(content.subarray(from, from + portion), from + portion >= content.length);
    yield;
  }
  return out;
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function* crcOf(content: Uint8Array): Steps<number> {
  let crc = -1;
  for (let i = 0; i < content.length; i++) {
    crc = crcTable[(crc ^ content[i]!) & 255]! ^ (crc >>> 8);
    if (i % (portion * 16) === 0) yield;
  }
  return ~crc >>> 0;
}

/** Bytes of numbers, the width of each first; the rest is 0. */
function numbers(length: number, ...fields: readonly (readonly [width: number, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const [width, value] of fields) {
    for (let i = 0; i < Math.min(width, 4); i++) bytes[at + i] = value >>> (8 * i);
    at += width;
  }
  return bytes;
}

const sumOf = (pieces: readonly Uint8Array[]) => pieces.reduce((sum, piece) => sum + piece.length, 0);

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(sumOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
