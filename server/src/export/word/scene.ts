/** What is gathered while a paper is written: pictures, footnotes and what could not be set as written. */
import type { Span } from '../../base/span';
import type { Grid, ImageRun, NoteRun, Paper, Paragraph, Run } from '../../model/visible/types';
import { type Measures, measuresOf } from './measures';
import type { Template, TemplateMargins } from './official/template';
import { documentRelation, type Part } from './package';
import { type PictureSize, pictureSize, pictureXml } from './picture';
import { type Furniture, type Overlay, type RunWriter, runsXml } from './runs';
import { footerReferences, sectionXml, type Turn } from './sections';
import type { WordInput, WordSettings } from './types';
import { content, escapeXml, head, names } from './xml';

interface Picture {
  readonly part: Part;
  readonly relation: string;
  readonly size: PictureSize;
}

const superscript = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>';

export class Scene {
  readonly paper: Paper;
  readonly settings: WordSettings;
  /** Blocks that stand on the paper and not in the draft. */
  readonly behind: readonly (Paragraph | Grid)[];
  readonly measures: Measures;
  readonly messages: (Span & { readonly text: string })[] = [];
  readonly #images: WordInput['images'];
  readonly #overlays: ReadonlyMap<readonly Run[], Overlay> | undefined;
  /** By address; undefined for what cannot be drawn. */
  readonly #pictures = new Map<string, Picture | undefined>();
  /** Each reference has a footnote of its own, in order. */
  readonly #notes: Paragraph[] = [];
  readonly #margins: TemplateMargins | undefined;
  #drawn = 0;

  constructor(
    { paper, settings, images }: WordInput,
    behind: Scene['behind'] = [],
    overlays?: ReadonlyMap<readonly Run[], Overlay>,
    template?: Template,
  ) {
    this.paper = paper;
    this.settings = settings;
    this.behind = behind;
    this.measures = measuresOf(settings, template?.page);
    this.#margins = template?.margins;
    this.#images = images;
    this.#overlays = overlays;
  }

  /**
   * The runs of a paragraph or cell; `width` is that of the widest picture in twips. Where all words stand out, as in a
   * heading, `**words**` do not (`strong`).
   */
  runs(
    runs: readonly Run[],
    width: number,
    strong = this.settings.strong,
    furniture: readonly Furniture[] = [],
  ): string {
    const writer: RunWriter = { strong, object: (run) => this.#object(run, width) };
    return runsXml(runs, writer, this.#overlays?.get(runs), furniture);
  }

  /** Our own page numbers stand at the foot. */
  get numbered(): boolean {
    return this.settings.pageNumber && !this.#margins?.footed;
  }

  /** What a section of such pages looks like. */
  section(turn: Turn): string {
    const { references = '', titled = false } = this.#margins ?? {};
    const own = this.numbered ? footerReferences(turn, titled) : '';
    return sectionXml(turn, this.measures, references + own, titled);
  }

  /** Whether a picture can be drawn. */
  draws(run: ImageRun): boolean {
    return this.#picture(run) !== undefined;
  }

  parts(): Part[] {
    const pictures = [...this.#pictures.values()].flatMap((picture) => (picture ? [picture.part] : []));
    return this.#notes.length > 0 ? [...pictures, this.#notesPart()] : pictures;
  }

  /** Whether any reference to a footnote was written. */
  get noted(): boolean {
    return this.#notes.length > 0;
  }

  #object(run: ImageRun | NoteRun, width: number): string {
    if (run.type === 'image') return this.#drawing(run, width);
    const note = this.paper.notes.get(run.key);
    if (!note) return '';
    this.#notes.push(note);
    return `<w:r>${superscript}<w:footnoteReference w:id="${this.#notes.length}"/></w:r>`;
  }

  #drawing(run: ImageRun, width: number): string {
    const picture = this.#picture(run);
    if (picture) return pictureXml(picture.size, run.alt, picture.relation, ++this.#drawn, width);
    const problem = this.#images.has(run.address) ? '格式 Word 画不出来，请换成 PNG 或 JPEG' : '没有找到';
    this.messages.push({ ...run.span, text: `图片“${run.address}”${problem}，文中只写图名` });
    return placeholder(run);
  }

  #picture({ address }: ImageRun): Picture | undefined {
    if (!this.#pictures.has(address)) this.#pictures.set(address, this.#read(address));
    return this.#pictures.get(address);
  }

  #read(address: string): Picture | undefined {
    const bytes = this.#images.get(address);
    const size = bytes && pictureSize(bytes);
    if (!bytes || !size) return undefined;
    const n = this.#pictures.size + 1;
    const relation = `rIdPicture${n}`;
    const name = `word/media/image${n}.${size.ending}`;
    return { part: { name, content: bytes, relation: documentRelation(relation, 'image') }, relation, size };
  }

  #notesPart(): Part {
    const rule = (type: string, id: number, sign: string) =>
      `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${sign}/></w:r></w:p></w:footnote>`;
    const writer: RunWriter = {
      strong: 'plain',
      object: (run) => (run.type === 'image' ? placeholder(run) : ''),
    };
    const notes = this.#notes.map(({ runs }, i) => {
      const sign = `<w:r>${superscript}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>`;
      return `<w:footnote w:id="${i + 1}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>${sign}${runsXml(runs, writer)}</w:p></w:footnote>`;
    });
    const rules = rule('separator', -1, 'separator') + rule('continuationSeparator', 0, 'continuationSeparator');
    return {
      name: 'word/footnotes.xml',
      content: `${head}<w:footnotes ${names}>${rules}${notes.join('')}</w:footnotes>`,
      type: `${content}.footnotes+xml`,
      relation: documentRelation('rIdFootnotes', 'footnotes'),
    };
  }
}

/** What stands in the text for a picture that is not there. */
const placeholder = ({ alt, address }: ImageRun) =>
  `<w:r><w:rPr><w:rStyle w:val="GwMissing"/></w:rPr><w:t>${escapeXml(`（图：${alt || address}）`)}</w:t></w:r>`;
