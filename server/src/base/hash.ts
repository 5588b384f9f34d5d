/** A short, stable fingerprint of a text. Not for secrets. */

/** FNV-1a over UTF-16 units in two lanes, as 14 hexadecimal digits or fewer. */
export function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 8).toString(16).padStart(6, '0');
}

/** The same as a number of 52 bits or fewer, for sets that are asked often. */
export const fingerprint = (text: string): number => Number.parseInt(hash(text).slice(0, 13), 16);
