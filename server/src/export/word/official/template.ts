/** An office's own template, `.shuangyi/模板.docx`: its styles, its page, and what stands in the margins of its pages. */
import type { Steps } from '../../../base/steps';
import { readXmlTree, type XmlElement } from '../../../base/xml/read';
import { child, isOn, prefixes, value, whole } from '../../../model/word/names';
import { openPackage, type WordPackage } from '../../../model/word/package';
import type { Page } from '../measures';
import { documentRelation, type Part } from '../package';
import { content, head, relations } from '../xml';
import { foreignInside, foreignNames, foreignXml } from './foreign';

export interface TemplateStyle {
  readonly id: string;
  readonly name: string;
  /** `paragraph`, `character`, `table`, `numbering`. */
  readonly type: string;
  /** It counts where none is named. */
  readonly initial: boolean;
  readonly xml: string;
}

export interface Template {
  readonly styles: readonly TemplateStyle[];
  /** `w:docDefaults`; '' where there are none. */
  readonly defaults: string;
  readonly page: Page | undefined;
  /** Undefined where its pages have neither head nor foot. */
  readonly margins: TemplateMargins | undefined;
  readonly parts: readonly Part[];
}

export interface TemplateMargins {
  /** For `w:sectPr`. */
  readonly references: string;
  /** It has a foot of its own; otherwise our page numbers stand there. */
  readonly footed: boolean;
  readonly evenAndOdd: boolean;
  /** The first page has margins of its own. */
  readonly titled: boolean;
}

/** What a file holds for a template; or why it cannot be one, in Chinese. */
export function* readTemplate(bytes: Uint8Array): Steps<Template | { readonly problem: string }> {
  const file = yield* openPackage(bytes, true);
  if ('problem' in file) return file;
  const document = yield* treeOf(file, file.main);
  const sheet = yield* treeOf(file, file.related('styles')[0]);
  if (!document || !sheet) return { problem: '里面没有样式' };
  const sections = child(document, 'w:body')?.children.filter(({ name }) => name === 'w:sectPr') ?? [];
  const section = sections.at(-1);
  const settings = yield* treeOf(file, file.related('settings')[0]);
  const theme = yield* treeOf(file, file.related('theme')[0]);
  const margins = yield* marginsOf(file, section, settings);
  return {
    styles: sheet.children.flatMap(styleOf),
    defaults: sheet.children
      .filter(({ name }) => name === 'w:docDefaults')
      .map((one) => foreignXml(one))
      .join(''),
    page: section && pageOf(section),
    margins: margins?.told,
    parts: [...(theme ? [themePart(theme)] : []), ...(margins?.parts ?? [])],
  };
}

function* treeOf(file: WordPackage, part: string | undefined): Steps<XmlElement | undefined> {
  const xml = part === undefined ? undefined : file.text(part);
  if (xml === undefined) return undefined;
  const root = yield* readXmlTree(xml, prefixes);
  return 'problem' in root ? undefined : root;
}

function styleOf(element: XmlElement): TemplateStyle[] {
  const id = element.attributes['w:styleId'];
  const name = value(element, 'w:name');
  if (element.name !== 'w:style' || id === undefined || name === undefined) return [];
  // Numbers are text in a paper of ours: those of a style would be a second one.
  const xml = foreignXml(element).replace(/<w:numPr>.*?<\/w:numPr>|<w:numPr\/>/g, '');
  const { 'w:type': type = 'paragraph', 'w:default': initial = '0' } = element.attributes;
  return [{ id, name, type, initial: !['0', 'false', 'off'].includes(initial), xml }];
}

/** Undefined where a length is missing or leaves no room for text. */
function pageOf(section: XmlElement): Page | undefined {
  const lengths = (element: string, ...names: readonly string[]) => {
    const attributes = child(section, element)?.attributes ?? {};
    return names.map((name) => whole(attributes[`w:${name}`]) ?? -1);
  };
  const [w = -1, h = -1] = lengths('w:pgSz', 'w', 'h');
  const [top = -1, bottom = -1, left = -1, right = -1, header = -1, footer = -1] = lengths(
    'w:pgMar',
    'top',
    'bottom',
    'left',
    'right',
    'header',
    'footer',
  );
  const page = { sheet: { width: w, height: h }, top, bottom, left, right, header, footer };
  const least = Math.min(top, bottom, left, right, header, footer);
  const roomy = w - left - right > 2000 && h - top - bottom > 2000 && w <= 31680 && h <= 31680;
  // Papers stand upright.
  return least >= 0 && roomy && w <= h ? page : undefined;
}

interface Reference {
  readonly kind: string;
  readonly type: string;
  readonly id: string;
}

/** Our numbers need even pages of their own, on which the same head stands. */
const onBothSides = (references: readonly Reference[]) =>
  references
    .filter(({ type }) => type !== 'even')
    .flatMap((one) => (one.type === 'default' ? [one, { ...one, type: 'even' }] : [one]));

function* marginsOf(file: WordPackage, section: XmlElement | undefined, settings: XmlElement | undefined) {
  const parts = new Map<string, Part>();
  const written: Reference[] = [];
  for (const { name, attributes } of section?.children ?? []) {
    const kind = /^w:(header|footer)Reference$/.exec(name)?.[1];
    const target = kind && file.target(file.main, attributes['r:id'] ?? '');
    const root = target ? yield* treeOf(file, target) : undefined;
    if (!kind || !target || !root) continue;
    const id = `rIdOffice${written.length + 1}`;
    const own = `word/${kind}Office${written.length + 1}.xml`;
    const inside = foreignInside(root, (known) => pictureOf(file, target, known, own, parts));
    const tag = kind === 'header' ? 'w:hdr' : 'w:ftr';
    parts.set(own, {
      name: own,
      content: `${head}<${tag} ${foreignNames}>${inside}</${tag}>`,
      type: `${content}.${kind}+xml`,
      relation: documentRelation(id, kind),
    });
    const type = ['even', 'first'].find((one) => one === attributes['w:type']) ?? 'default';
    written.push({ kind, type, id });
  }
  if (written.length === 0) return undefined;
  const footed = written.some(({ kind }) => kind === 'footer');
  const evenAndOdd = isOn(settings, 'w:evenAndOddHeaders') ?? false;
  const told: TemplateMargins = {
    references: (footed || evenAndOdd ? written : onBothSides(written))
      .map(({ kind, type, id }) => `<w:${kind}Reference w:type="${type}" r:id="${id}"/>`)
      .join(''),
    footed,
    evenAndOdd,
    titled: isOn(section, 'w:titlePg') ?? false,
  };
  return { told, parts: [...parts.values()] };
}

const endings = /\.(png|jpe?g|gif|bmp)$/i;

/** The relationship of a picture that goes along. */
function pictureOf(file: WordPackage, part: string, id: string, owner: string, parts: Map<string, Part>) {
  const target = file.target(part, id);
  const bytes = target === undefined ? undefined : file.bytes(target);
  const ending = endings
    .exec(target ?? '')?.[1]
    ?.toLowerCase()
    .replace('jpg', 'jpeg');
  if (!bytes || !ending) return undefined;
  const relation = `rIdPicture${parts.size}`;
  const name = `word/media/office${parts.size}.${ending}`;
  parts.set(name, { name, content: bytes, relation: { from: owner, id: relation, type: `${relations}/image` } });
  return relation;
}

/** Colours and fonts by which styles go. */
function themePart(root: XmlElement): Part {
  const xml = foreignXml(root).replace('<a:theme', `<a:theme ${foreignNames}`);
  return {
    name: 'word/theme/theme1.xml',
    content: `${head}${xml.replace(/<a:extLst>.*?<\/a:extLst>|<a:extLst\/>/g, '')}`,
    type: 'application/vnd.openxmlformats-officedocument.theme+xml',
    relation: documentRelation('rIdTheme', 'theme'),
  };
}
