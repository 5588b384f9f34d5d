/**
 * What is wrong with the parts of a Word file: relations, types, ids, pairs, order of children. It finds what the Open XML
 * SDK's validator does not look for (pairs, styles, targets), and most of what it does where that is not installed.
 */
import { childOrder } from './order';
import { all, elements, first, type Element, type Parts, parseXml, unpack, valueAt, walk } from './package';
import { strFromU8 } from 'fflate';

/** Complaints, each naming its part; none for a sound file. */
export function faultsOf(bytes: Uint8Array): string[] {
  const parts = unpack(bytes);
  const said: string[] = [];
  const roots = new Map<string, Element>();
  for (const [name, content] of parts) {
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    try {
      roots.set(name, parseXml(strFromU8(content)));
    } catch (error) {
      said.push(`${name}: ${(error as Error).message}`);
    }
  }
  if ([...parts.keys()][0] !== '[Content_Types].xml') said.push('[Content_Types].xml is not the first part');
  said.push(...ofTypes(parts, roots), ...ofRelations(parts, roots), ...ofStyles(roots), ...ofComments(roots));
  const main = roots.get('word/document.xml');
  if (!main) return [...said, 'word/document.xml is missing'];
  said.push(...ofBookmarks(main), ...ofNotes(main, roots), ...ofTables(main));
  for (const [name, root] of roots) {
    for (const fault of [...ofRevisions(root), ...ofFields(root), ...ofOrder(root), ...ofParagraphIds(root)]) {
      said.push(`${name}: ${fault}`);
    }
  }
  return said;
}

const twice = (what: string, names: readonly string[]): string[] =>
  [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map((name) => `${what} ${name} twice`);

function ofTypes(parts: Parts, roots: ReadonlyMap<string, Element>): string[] {
  const types = roots.get('[Content_Types].xml');
  if (!types) return ['no [Content_Types].xml'];
  const endings = all(types, 'Default').map((one) => one.attributes.Extension!.toLowerCase());
  const names = all(types, 'Override').map((one) => one.attributes.PartName!.slice(1));
  const untyped = [...parts.keys()].filter(
    (name) =>
      name !== '[Content_Types].xml' &&
      !names.includes(name) &&
      !endings.includes(name.split('.').pop()!.toLowerCase()),
  );
  return [
    ...untyped.map((name) => `${name} has no content type`),
    ...names.filter((name) => !parts.has(name)).map((name) => `content type of ${name}, which is missing`),
    ...twice('content type of', names),
    ...twice('default type', endings),
  ];
}

/** The part that a file of relations belongs to, '' for the package. */
const ownerOf = (rels: string) => rels.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');

function ofRelations(parts: Parts, roots: ReadonlyMap<string, Element>): string[] {
  const said: string[] = [];
  const known = new Map<string, ReadonlySet<string>>();
  for (const [name, root] of roots) {
    if (!name.endsWith('.rels')) continue;
    const owner = ownerOf(name);
    const relations = elements(root);
    if (owner && !parts.has(owner)) said.push(`${name} belongs to no part`);
    const ids = relations.map((one) => one.attributes.Id!);
    known.set(owner, new Set(ids));
    said.push(...twice(`${name}: relation`, ids));
    for (const { attributes } of relations) {
      if (attributes.TargetMode === 'External') continue;
      const target = new URL(attributes.Target!, `file:///${owner}`).pathname.slice(1);
      if (!parts.has(decodeURIComponent(target))) said.push(`${name}: ${attributes.Target} is missing`);
    }
  }
  for (const [name, root] of roots) {
    for (const { name: tag, attributes } of walk(root)) {
      for (const [key, value] of Object.entries(attributes)) {
        if (/^r:(?:id|embed|link|pict)$/.test(key) && !known.get(name)?.has(value)) {
          said.push(`${name}: ${tag} ${key}="${value}" leads nowhere`);
        }
      }
    }
  }
  return said;
}

function ofStyles(roots: ReadonlyMap<string, Element>): string[] {
  const styles = all(roots.get('word/styles.xml') ?? { name: '', attributes: {}, children: [] }, 'w:style');
  const ids = styles.map((one) => one.attributes['w:styleId']!);
  const used = new Set<string>();
  const tags = /^w:(?:pStyle|rStyle|tblStyle|basedOn|next|link)$/;
  for (const root of roots.values()) {
    for (const { name, attributes } of walk(root)) if (tags.test(name)) used.add(attributes['w:val']!);
  }
  return [
    ...[...used].filter((id) => !ids.includes(id)).map((id) => `style ${id} is missing`),
    ...twice('style', ids),
    ...twice(
      'style name',
      styles.map((one) => valueAt(one, 'w:name')!),
    ),
  ];
}

const idsOf = (from: Element | undefined, path: string): string[] =>
  from ? all(from, path).map((one) => one.attributes['w:id']!) : [];

function ofComments(roots: ReadonlyMap<string, Element>): string[] {
  const comments = roots.get('word/comments.xml');
  const main = roots.get('word/document.xml');
  const ids = idsOf(comments, 'w:comment');
  const said = twice('comment', ids);
  const marks = main
    ? [...walk(main)].filter(({ name }) => /^w:comment(?:RangeStart|RangeEnd|Reference)$/.test(name))
    : [];
  const order = new Map<string, string[]>();
  for (const { name, attributes } of marks)
    order.set(attributes['w:id']!, [...(order.get(attributes['w:id']!) ?? []), name]);
  for (const id of ids) {
    const found = (order.get(id) ?? []).map((name) => name.slice('w:comment'.length)).join(' ');
    if (!['RangeStart RangeEnd Reference', 'Reference'].includes(found)) said.push(`comment ${id} has “${found}”`);
  }
  for (const id of order.keys()) if (!ids.includes(id)) said.push(`comment ${id} is marked and missing`);
  const last = (comments ? all(comments, 'w:comment') : []).map(
    (one) => all(one, 'w:p').at(-1)?.attributes['w14:paraId'],
  );
  for (const { attributes } of all(
    roots.get('word/commentsExtended.xml') ?? comments ?? { name: '', attributes: {}, children: [] },
    'w15:commentEx',
  )) {
    for (const key of ['w15:paraId', 'w15:paraIdParent']) {
      const id = attributes[key];
      if (id !== undefined && !last.includes(id))
        said.push(`commentsExtended: ${key} ${id} is no comment’s last paragraph`);
    }
  }
  return said;
}

function ofBookmarks(main: Element): string[] {
  const starts = all(main, 'w:body//w:bookmarkStart');
  const ids = starts.map((one) => one.attributes['w:id']!);
  const ends = idsOf(main, 'w:body//w:bookmarkEnd');
  const known = new Set(ids);
  const closed = new Set(ends);
  const names = starts.map((one) => one.attributes['w:name']!);
  return [
    ...twice('bookmark', ids),
    ...twice('end of bookmark', ends),
    ...twice('bookmark named', names),
    ...ids.filter((id) => !closed.has(id)).map((id) => `bookmark ${id} does not end`),
    ...ends.filter((id) => !known.has(id)).map((id) => `bookmark ${id} does not begin`),
    ...names.filter((name) => name.length > 40 || /^\d|\s/.test(name)).map((name) => `bookmark named “${name}”`),
  ];
}

function ofNotes(main: Element, roots: ReadonlyMap<string, Element>): string[] {
  const ids = idsOf(roots.get('word/footnotes.xml'), 'w:footnote');
  const missing = idsOf(main, 'w:body//w:footnoteReference').filter((id) => !ids.includes(id));
  return [...twice('footnote', ids), ...missing.map((id) => `footnote ${id} is missing`)];
}

function ofTables(main: Element): string[] {
  const said: string[] = [];
  all(main, 'w:body//w:tbl').forEach((table, i) => {
    const columns = all(table, 'w:tblGrid/w:gridCol').length;
    const narrow = all(table, 'w:tblGrid/w:gridCol').filter((one) => !(Number(one.attributes['w:w']) > 0)).length;
    if (narrow) said.push(`table ${i + 1}: ${narrow} columns without width`);
    all(table, 'w:tr').forEach((row, j) => {
      const cells = all(row, 'w:tc');
      const width = cells.reduce((sum, cell) => sum + Number(valueAt(cell, 'w:tcPr/w:gridSpan') ?? 1), 0);
      if (width !== columns) said.push(`table ${i + 1}, row ${j + 1}: ${width} of ${columns} columns`);
      if (cells.some((cell) => elements(cell).at(-1)?.name !== 'w:p'))
        said.push(`table ${i + 1}, row ${j + 1}: a cell ends without a paragraph`);
    });
  });
  const pictures = all(main, 'w:body//wp:docPr').map((one) => one.attributes.id!);
  return [...said, ...twice('picture', pictures)];
}

const revisions = /^w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|cellIns|cellDel)$/;

function ofRevisions(root: Element): string[] {
  const said: string[] = [];
  const marks = [...walk(root)].filter(({ name }) => revisions.test(name));
  const ids = marks.map((one) => one.attributes['w:id']!);
  for (const { name, attributes } of marks) {
    if (!attributes['w:author']) said.push(`${name} ${attributes['w:id']} without author`);
    const date = attributes['w:date'];
    if (date !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/.test(date)) said.push(`${name} with date ${date}`);
  }
  for (const gone of marks.filter(({ name }) => name === 'w:del')) {
    if (first(gone, '*//w:t') || all(gone, 'w:r/w:t').length) said.push(`w:del ${gone.attributes['w:id']} holds w:t`);
  }
  const kept = (at: Element): boolean =>
    at.name === 'w:delText' || (at.name !== 'w:del' && elements(at).some((child) => kept(child)));
  if (kept(root)) said.push('w:delText outside w:del');
  return [...twice('revision', ids), ...said];
}

/** WPS shows the number of a page only where a field has all its runs. */
function ofFields(root: Element): string[] {
  return all(root, 'w:body//w:p')
    .concat(all(root, 'w:p'), all(root, 'w:tbl//w:p'))
    .flatMap((paragraph) => {
      const marks = all(paragraph, 'w:r/w:fldChar').map((one) => one.attributes['w:fldCharType']);
      return /^(?:begin separate end ?)*$/.test(marks.join(' ')) ? [] : [`a field is made of “${marks.join(' ')}”`];
    });
}

function ofOrder(root: Element): string[] {
  const said = new Set<string>();
  for (const element of walk(root)) {
    const order = childOrder[element.name];
    if (!order) continue;
    let at = 0;
    for (const { name } of elements(element)) {
      const next = order.indexOf(name);
      if (next < 0) said.add(`${element.name} holds ${name}`);
      else if (next < at) said.add(`${element.name}: ${name} comes too late`);
      else at = next;
    }
  }
  return [...said];
}

function ofParagraphIds(root: Element): string[] {
  const ids = [...walk(root)].flatMap(({ attributes }) => attributes['w14:paraId'] ?? []);
  const bad = ids.filter((id) => !/^[0-7][0-9A-F]{7}$/.test(id) || id === '00000000');
  return [...twice('paragraph', ids), ...bad.map((id) => `paragraph id ${id}`)];
}
