/** Bytes as text, for messages that hold text alone; in Node and in workers. */

/** As many as may be handed to one call. */
const piece = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += piece) pieces.push(String.fromCharCode(...bytes.subarray(i, i + piece)));
  return btoa(pieces.join(''));
}

/** The bytes; undefined where the text is none of base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    const signs = atob(text);
    const bytes = new Uint8Array(signs.length);
    for (let i = 0; i < signs.length; i++) bytes[i] = signs.charCodeAt(i);
    return bytes;
  } catch {
    return undefined;
  }
}
