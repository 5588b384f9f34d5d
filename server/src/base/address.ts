/** Addresses of files as VS Code spells them, so that they can be compared with the editor's. */

/** A name as a part of an address: everything but letters, digits and `-._~` percent-encoded. */
export function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * The address of a file that another one names by a relative path, written with / or \. Undefined for an absolute path,
 * a web address, or a path that leads above the root.
 */
export function resolve(from: string, path: string): string | undefined {
  const base = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?)(\/.*)$/i.exec(from);
  if (!base || /^[/\\]|^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined;
  const segments = base[2]!.split('/').slice(1, -1);
  for (const part of path.split(/[/\\]/)) {
    if (part === '..' && segments.length === 0) return undefined;
    if (part === '..') segments.pop();
    else if (part !== '.' && part !== '') segments.push(encodeSegment(decoded(part)));
  }
  return `${base[1]}/${segments.join('/')}`;
}

/** Where a file lies, seen from another one: the path to write. Undefined when they share no root. */
export function relativePath(from: string, to: string): string | undefined {
  const a = from.split('/');
  const b = to.split('/');
  let same = 0;
  while (same < a.length - 1 && same < b.length - 1 && a[same] === b[same]) same++;
  if (same < 3) return undefined;
  const up = Array.from({ length: a.length - 1 - same }, () => '..');
  return [...up, ...b.slice(same).map(decoded)].join('/');
}

/** The address of the folder that a file lies in. */
export const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

const ending = /\.(?:md|markdown)$/i;

/** Whether a path or address names a Markdown file. */
export function isMarkdown(path: string): boolean {
  return ending.test(path);
}

/** The name of a file without folders and without its ending, readable. */
export function fileName(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf('/') + 1)).replace(ending, '');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Words as a part of a file's name: without signs that a file system refuses, or that turn the name round. */
export function fileNameWords(words: string): string {
  return words.replace(/[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]/gu, '').trim();
}
