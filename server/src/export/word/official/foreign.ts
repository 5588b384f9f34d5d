/**
 * XML out of an office's template, written again: names that are known, and nothing that would load a file, run a field or
 * tie the paper to another document.
 */
import type { XmlElement } from '../../../base/xml/read';
import { child } from '../../../model/word/names';
import { drawingNames, escapeXml } from '../xml';

/** The names that are written, for the root of a part. */
export const foreignNames = `${drawingNames} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`;

/** What is left out with all that is in it. */
const dropped = new Set([
  'w:object',
  'w:control',
  'w:altChunk',
  'w:subDoc',
  'w:del',
  'w:moveFrom',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:footnoteReference',
  'w:endnoteReference',
  'w:dataBinding',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPr',
  'o:OLEObject',
]);

/** What is left out while what is in it stays. */
const unwrapped = new Set(['w:ins', 'w:moveTo', 'w:hyperlink', 'w:smartTag', 'w:fldSimple']);

/** Fields that say something of the paper itself. */
const harmless = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|TITLE|STYLEREF|DATE|TIME)\b/i;

/** What a relationship of the part is called in the paper; undefined for what does not go along. */
export type Leads = (id: string) => string | undefined;

/** What stands in a part, written again. */
export function foreignXml(root: XmlElement, leads: Leads = () => undefined): string {
  return elementXml(root, { leads, codes: harmfulCodes(root) });
}

/** The same without the root itself. */
export function foreignInside(root: XmlElement, leads: Leads): string {
  return inside(root.children, { leads, codes: harmfulCodes(root) });
}

interface Part {
  readonly leads: Leads;
  /** Codes of fields, and what stands for them. */
  readonly codes: ReadonlyMap<XmlElement, string>;
}

function elementXml(element: XmlElement, part: Part): string {
  const { name, attributes, children, text } = element;
  if (name === 'mc:AlternateContent') {
    // The newer form may need names that are not known here.
    const old = child(element, 'mc:Fallback');
    return old ? inside(old.children, part) : '';
  }
  if (unwrapped.has(name)) return inside(children, part);
  if (dropped.has(name) || !/^(?:w|wp|a|pic|v|o):/.test(name)) return '';
  const content = children.length > 0 ? inside(children, part) : escapeXml(part.codes.get(element) ?? text);
  const written = attributesXml(attributes, part);
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

const inside = (children: readonly XmlElement[], part: Part) => children.map((one) => elementXml(one, part)).join('');

function attributesXml(attributes: XmlElement['attributes'], { leads }: Part): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => {
      if (/^xmlns|^(?:w14|w15|mc):|\?|^w:rsid|^(?:o:)?href$|^src$/.test(name)) return [];
      if (!name.startsWith('r:')) return [` ${name}="${escapeXml(value)}"`];
      const relation = leads(value);
      return relation === undefined ? [] : [` ${name}="${relation}"`];
    })
    .join('');
}

/** Codes of fields that do more than say something of the paper: a field that quotes nothing stands for them. */
function harmfulCodes(root: XmlElement): ReadonlyMap<XmlElement, string> {
  const found = new Map<XmlElement, string>();
  const open: XmlElement[][] = [];
  // A code may be cut into several runs.
  const judge = (codes: readonly XmlElement[]) => {
    if (harmless.test(codes.map(({ text }) => text).join(''))) return;
    for (const [i, code] of codes.entries()) found.set(code, i === 0 ? ' QUOTE "" ' : '');
  };
  const walk = (element: XmlElement): void => {
    const type = element.name === 'w:fldChar' ? element.attributes['w:fldCharType'] : undefined;
    if (type === 'begin') open.push([]);
    else if (type === 'end') judge(open.pop() ?? []);
    else if (element.name === 'w:instrText') {
      if (open.length > 0) open.at(-1)!.push(element);
      else found.set(element, '');
    }
    for (const one of element.children) walk(one);
  };
  walk(root);
  // What never ends.
  for (const codes of open) judge(codes);
  return found;
}
