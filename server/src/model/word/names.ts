/** The namespaces of a Word file (ECMA-376 Transitional and Strict), by the prefixes that are usual for them. */
import type { XmlElement } from '../../base/xml/read';

const open = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';
const microsoft = 'http://schemas.microsoft.com/office/word';

export const prefixes: ReadonlyMap<string, string> = new Map([
  [`${open}/wordprocessingml/2006/main`, 'w'],
  [`${strict}/wordprocessingml/main`, 'w'],
  [`${open}/officeDocument/2006/relationships`, 'r'],
  [`${strict}/officeDocument/relationships`, 'r'],
  [`${open}/drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${strict}/drawingml/wordprocessingDrawing`, 'wp'],
  [`${open}/drawingml/2006/main`, 'a'],
  [`${strict}/drawingml/main`, 'a'],
  [`${open}/drawingml/2006/picture`, 'pic'],
  [`${strict}/drawingml/picture`, 'pic'],
  [`${open}/drawingml/2006/chart`, 'c'],
  [`${strict}/drawingml/chart`, 'c'],
  ['http://schemas.microsoft.com/office/drawing/2014/chartex', 'cx'],
  [`${open}/drawingml/2006/diagram`, 'dgm'],
  [`${strict}/drawingml/diagram`, 'dgm'],
  [`${open}/officeDocument/2006/math`, 'm'],
  [`${strict}/officeDocument/math`, 'm'],
  [`${open}/markup-compatibility/2006`, 'mc'],
  [`${open}/package/2006/relationships`, 'rel'],
  [`${open}/officeDocument/2006/custom-properties`, 'cp'],
  [`${strict}/officeDocument/customProperties`, 'cp'],
  [`${microsoft}/2010/wordml`, 'w14'],
  [`${microsoft}/2012/wordml`, 'w15'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
]);

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

/** The descendant that is reached by those names. */
export function path(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce(child, element);
}

/** `w:val` of the first child of that name. */
export function value(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}

/** A whole number; undefined for anything else. */
export function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Whether a property is on, as `<w:b/>` and `<w:b w:val="0"/>` say it; undefined where it is not spoken of. */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found && !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? '1');
}
