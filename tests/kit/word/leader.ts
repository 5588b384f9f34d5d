/** What a leader does to a Word file: words changed with 修订 on, and comments. On the text of the parts, as Word writes them. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export interface Deed {
  readonly author: string;
  /** In one run of the file. */
  readonly words: string;
  /** What stands there afterwards; empty to strike them out. */
  readonly by?: string;
  /** Said of them. */
  readonly comment?: string;
}

const date = '2026-01-19T10:20:00Z';
const documentPart = 'word/document.xml';
const commentsPart = 'word/comments.xml';

/** The file as it comes back. Throws where words are not to be found. */
export function reviewedBy(bytes: Uint8Array, deeds: readonly Deed[]): Uint8Array {
  const parts = unzipSync(bytes);
  let document = strFromU8(parts[documentPart]!);
  let comments = parts[commentsPart] && strFromU8(parts[commentsPart]);
  const parent = comments === undefined ? withComments(parts) : parts;
  if (deeds.some(({ comment }) => comment !== undefined)) comments ??= noComments;
  let id = 90_000;
  for (const deed of deeds) {
    const { head, before, properties, words, behind, tail } = found(document, deed.words);
    const piece = (text: string, tag = 'w:t') =>
      text === '' ? '' : `<w:r>${properties}<${tag} xml:space="preserve">${text}</${tag}></w:r>`;
    const who = `w:id="${++id}" w:author="${deed.author}" w:date="${date}"`;
    let middle = piece(words);
    if (deed.by !== undefined) {
      const put = deed.by === '' ? '' : `<w:ins ${who.replace(String(id), String(++id))}>${piece(deed.by)}</w:ins>`;
      middle = `<w:del ${who}>${piece(words, 'w:delText')}</w:del>${put}`;
    }
    if (deed.comment !== undefined) {
      middle = `<w:commentRangeStart w:id="${id}"/>${middle}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
      const said = `<w:comment ${who}><w:p><w:r><w:t xml:space="preserve">${deed.comment}</w:t></w:r></w:p></w:comment>`;
      comments = comments!.replace('</w:comments>', `${said}</w:comments>`);
    }
    document = `${head}${piece(before)}${middle}${piece(behind)}${tail}`;
  }
  const changed = { ...(comments === undefined ? parts : parent), [documentPart]: strToU8(document) };
  return zipSync(comments === undefined ? changed : { ...changed, [commentsPart]: strToU8(comments) });
}

const noComments = '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:comments>';

/** The parts that lead to comments, as Word makes them with the first one. */
function withComments(parts: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  const typesPart = '[Content_Types].xml';
  const relationsPart = 'word/_rels/document.xml.rels';
  const types = strFromU8(parts[typesPart]!).replace(
    '</Types>',
    `<Override PartName="/${commentsPart}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>`,
  );
  const relations = strFromU8(parts[relationsPart]!).replace(
    '</Relationships>',
    '<Relationship Id="rIdSaid" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
  );
  return { ...parts, [typesPart]: strToU8(types), [relationsPart]: strToU8(relations) };
}

/** The first run that holds some words, in pieces. */
function found(document: string, words: string) {
  for (const run of document.matchAll(
    /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>/g,
  )) {
    const at = run[2]!.indexOf(words);
    if (at < 0) continue;
    const [before, behind] = [run[2]!.slice(0, at), run[2]!.slice(at + words.length)];
    const head = document.slice(0, run.index);
    return { head, before, properties: run[1] ?? '', words, behind, tail: document.slice(run.index + run[0].length) };
  }
  throw new Error(`not in one run of the file: ${words}`);
}
