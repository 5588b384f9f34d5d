/** The parts of a Word file, how they are tied together, and the archive that they make. */
import type { Steps } from '../../base/steps';
import { type ZipPart, zip } from '../../base/zip';
import { escapeXml, head, relations } from './xml';

const packageNames = 'http://schemas.openxmlformats.org/package/2006';

/** A part and how the others find it. */
export interface Part {
  /** Such as `word/styles.xml`. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** MIME type; without it that of its ending. */
  readonly type?: string;
  /** What another part knows it as. */
  readonly relation?: {
    /** Name of that part; '' is the file itself. */
    readonly from: string;
    readonly id: string;
    readonly type: string;
  };
}

/** Types by ending. */
const endings: Readonly<Record<string, string>> = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  bmp: 'image/bmp',
};

const endingOf = (name: string) => name.slice(name.lastIndexOf('.') + 1);

/** The file that the parts make. */
export function packed(parts: readonly Part[]): Steps<Uint8Array> {
  const all = [...parts, ...relationParts(parts)];
  const pictures = (name: string) => name.startsWith('word/media/');
  const files: ZipPart[] = all.map(({ name, content }) => ({ name, content, packed: pictures(name) }));
  return zip([{ name: '[Content_Types].xml', content: typesXml(all) }, ...files]);
}

function typesXml(parts: readonly Part[]): string {
  const used = new Set(parts.map(({ name }) => endingOf(name)));
  const defaults = [...used].sort().map((ending) => {
    const type = endings[ending] ?? 'application/octet-stream';
    return `<Default Extension="${escapeXml(ending)}" ContentType="${type}"/>`;
  });
  const own = parts.flatMap(({ name, type }) =>
    type ? [`<Override PartName="/${escapeXml(name)}" ContentType="${escapeXml(type)}"/>`] : [],
  );
  return `${head}<Types xmlns="${packageNames}/content-types">${defaults.join('')}${own.join('')}</Types>`;
}

/** What each part says of those that it knows. */
function relationParts(parts: readonly Part[]): Part[] {
  const bySource = new Map<string, string[]>();
  for (const { name, relation } of parts) {
    if (!relation) continue;
    const known = bySource.get(relation.from) ?? [];
    bySource.set(relation.from, known);
    const target = escapeXml(relativeTo(relation.from, name));
    known.push(`<Relationship Id="${relation.id}" Type="${escapeXml(relation.type)}" Target="${target}"/>`);
  }
  return [...bySource].map(([from, known]) => {
    const slash = from.lastIndexOf('/') + 1;
    return {
      name: `${from.slice(0, slash)}_rels/${from.slice(slash)}.rels`,
      content: `${head}<Relationships xmlns="${packageNames}/relationships">${known.join('')}</Relationships>`,
    };
  });
}

/** Way to a part from the folder of another, which lies at most one folder deep. */
function relativeTo(from: string, name: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  if (name.startsWith(folder)) return name.slice(folder.length);
  return `../${name}`;
}

/** Name of the part that holds the text. */
export const documentPart = 'word/document.xml';

/** A part that the text knows. */
export function documentRelation(id: string, kind: string): NonNullable<Part['relation']> {
  return { from: documentPart, id, type: `${relations}/${kind}` };
}
