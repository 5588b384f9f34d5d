/** Word files for tests, written as XML by hand: what programs of others write is more than what we write ourselves. */
import { finish } from '../../../server/src/base/steps';
import { zip } from '../../../server/src/base/zip';

const open = 'http://schemas.openxmlformats.org';
const office = `${open}/officeDocument/2006/relationships`;

/** All namespaces that the pieces below use. */
export const namespaces = [
  `xmlns:w="${open}/wordprocessingml/2006/main"`,
  `xmlns:r="${office}"`,
  `xmlns:wp="${open}/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:a="${open}/drawingml/2006/main"`,
  `xmlns:pic="${open}/drawingml/2006/picture"`,
  `xmlns:m="${open}/officeDocument/2006/math"`,
  `xmlns:mc="${open}/markup-compatibility/2006"`,
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'mc:Ignorable="w14 w15"',
].join(' ');

export const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text as it may stand in XML. */
export const xml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');

/** What a file is made of: the insides of the roots of its parts. */
export interface Docx {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  readonly header?: string;
  readonly footer?: string;
  /** Roots of custom XML. */
  readonly custom?: string;
  readonly properties?: string;
  /** Pictures by name. */
  readonly media?: Readonly<Record<string, Uint8Array>>;
  /** Namespaces of the document instead of the usual ones. */
  readonly namespaces?: string;
}

const roots: Readonly<Record<string, string>> = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  comments: 'comments',
  header: 'hdr',
  footer: 'ftr',
};

/** The parts of such a file by name. */
export function docxParts(file: Docx): Map<string, string | Uint8Array> {
  const parts = new Map<string, string | Uint8Array>();
  const relationships: string[] = [];
  const relate = (id: string, type: string, target: string) =>
    relationships.push(`<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  parts.set(
    'word/document.xml',
    `${head}<w:document ${file.namespaces ?? namespaces}><w:body>${file.body}</w:body></w:document>`,
  );
  for (const [name, root] of Object.entries(roots)) {
    const content = file[name as keyof Docx];
    if (content === undefined) continue;
    parts.set(`word/${name}.xml`, `${head}<w:${root} ${namespaces}>${content}</w:${root}>`);
    relate(name, `${office}/${name}`, `${name}.xml`);
  }
  if (file.commentsExtended !== undefined) {
    parts.set(
      'word/commentsExtended.xml',
      `${head}<w15:commentsEx ${namespaces}>${file.commentsExtended}</w15:commentsEx>`,
    );
    const type = 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended';
    relate('commentsExtended', type, 'commentsExtended.xml');
  }
  if (file.custom !== undefined) {
    parts.set('customXml/item1.xml', head + file.custom);
    relate('custom', `${office}/customXml`, '../customXml/item1.xml');
  }
  for (const [name, bytes] of Object.entries(file.media ?? {})) {
    parts.set(`word/media/${name}`, bytes);
    relate(name, `${office}/image`, `media/${name}`);
  }
  const package_ = [`<Relationship Id="d" Type="${office}/officeDocument" Target="word/document.xml"/>`];
  if (file.properties !== undefined) {
    parts.set('docProps/custom.xml', head + file.properties);
    package_.push(`<Relationship Id="p" Type="${office}/custom-properties" Target="docProps/custom.xml"/>`);
  }
  const relationshipsPart = (all: readonly string[]) =>
    `${head}<Relationships xmlns="${open}/package/2006/relationships">${all.join('')}</Relationships>`;
  parts.set('word/_rels/document.xml.rels', relationshipsPart(relationships));
  parts.set('_rels/.rels', relationshipsPart(package_));
  parts.set('[Content_Types].xml', contentTypes([...parts.keys()]));
  return parts;
}

function contentTypes(names: readonly string[]): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const special: Readonly<Record<string, string>> = { document: 'document.main' };
  const overrides = names
    .map((name) => [name, /^word\/(\w+)\.xml$/.exec(name)?.[1]] as const)
    .filter(([, part]) => part !== undefined)
    .map(([name, part]) => `<Override PartName="/${name}" ContentType="${word}.${special[part!] ?? part}+xml"/>`);
  return `${head}<Types xmlns="${open}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>${overrides.join('')}</Types>`;
}

/** An archive of parts. */
export function packed(parts: Iterable<readonly [name: string, content: string | Uint8Array]>): Uint8Array {
  return finish(zip([...parts].map(([name, content]) => ({ name, content }))));
}

/** Bytes of such a file. */
export function docx(file: Docx): Uint8Array {
  return packed(docxParts(file));
}

// ---- Pieces of a body ----

/** A run; `properties` is the inside of `w:rPr`. */
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;

/** A paragraph of runs (XML) or of one text; `properties` is the inside of `w:pPr`. */
export const p = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') || content === '' ? content : r(content)}</w:p>`;

export const styled = (style: string, content: string, properties = ''): string =>
  p(content, `<w:pStyle w:val="${style}"/>${properties}`);

export const numbered = (list: number, level: number, content: string): string =>
  p(content, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

/** A cell; `properties` is the inside of `w:tcPr`, `content` paragraphs or a text. */
export const tc = (content: string, properties = ''): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content.startsWith('<w:p') || content.startsWith('<w:tbl') ? content : p(content)}</w:tc>`;

export const tr = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.map((cell) => (cell.startsWith('<w:tc') ? cell : tc(cell))).join('')}</w:tr>`;

export const tbl = (rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>${rows.join('')}</w:tbl>`;

/** A definition of a list: formats and texts of its levels; list and definition have the same number. */
export const list = (id: number, levels: readonly (readonly [format: string, text: string])[], more = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels
    .map(
      ([format, text], level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join('')}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/>${more}</w:num>`;

/** A style of paragraphs. */
export const style = (id: string, name: string, more = '', basedOn = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn && `<w:basedOn w:val="${basedOn}"/>`}${more}</w:style>`;

const who = (author: string, id: number) => `w:id="${id}" w:author="${author}" w:date="2026-01-18T09:00:00Z"`;

export const ins = (content: string, author = '王检察长'): string =>
  `<w:ins ${who(author, 1)}>${content.startsWith('<') ? content : r(content)}</w:ins>`;

export const del = (content: string, author = '王检察长'): string =>
  `<w:del ${who(author, 2)}><w:r><w:delText xml:space="preserve">${xml(content)}</w:delText></w:r></w:del>`;

export const commented = (id: number, content: string): string =>
  `<w:commentRangeStart w:id="${id}"/>${content.startsWith('<') ? content : r(content)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

export const comment = (id: number, text: string, author = '王检察长', paraId = ''): string =>
  `<w:comment ${who(author, id)} w:initials="W"><w:p${paraId && ` w14:paraId="${paraId}"`}>${r(text)}</w:p></w:comment>`;
