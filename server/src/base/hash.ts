/** A short, stable fingerprint of a text. Not for secrets. */

/** FNV-1a over UTF-16 units in two lanes, 14 hexadecimal digits. */
export function hash(text: string): string {
  const [a, b] = lanes(text);
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 8).toString(16).padStart(6, '0');
}

/** The first 52 bits of the same as a number, for sets that are asked often. */
export function fingerprint(text: string): number {
  const [a, b] = lanes(text);
  return (a >>> 0) * 2 ** 20 + (b >>> 12);
}

function lanes(text: string): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  return [a, b];
}
