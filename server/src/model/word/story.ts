/** Reads the stories of a Word file as they stream by: its body, notes, comments, headers, and text boxes in any of them. */
import type { Attributes } from '../../base/xml/names';
import { TreeBuilder, type XmlElement, type XmlListener } from '../../base/xml/read';
import { CommentPlaces } from './commentPlaces';
import { captured, deletions, insertions, roots, skipped, text, unread } from './elements';
import { Fields } from './fields';
import { type Changed, GrowingParagraph, GrowingTable, isContents, type Numberings, whoOf } from './growing';
import { child } from './names';
import type { Look, Styles } from './styles';
import { symbolOf } from './symbols';
import type { Who, WordBlock, WordObject, WordThing } from './types';

/** What the reader is given, and whom it tells. */
export interface Surroundings {
  readonly styles: Styles;
  readonly numbering: Numberings;
  /** Name of the part that a relationship of this part leads to; undefined where it leads out of the file. */
  target(relationship: string): string | undefined;
  /** A story is whole; `paraIds` are those of its paragraphs that have one. */
  story(story: {
    root: string;
    attributes: Attributes;
    blocks: readonly WordBlock[];
    paraIds: readonly string[];
  }): void;
  unread(what: string): void;
}

/** One story on its way. */
class Story {
  readonly blocks: WordBlock[] = [];
  /** Of the cells that are open, the outermost first. */
  readonly cells: WordBlock[][] = [];
  readonly tables: GrowingTable[] = [];
  readonly fields = new Fields();
  readonly inserted: Who[] = [];
  readonly deleted: Who[] = [];
  /** Of each content control that is open: whether it holds a table of contents. */
  readonly controls: boolean[] = [];
  readonly paraIds: string[] = [];
  paragraph: GrowingParagraph | undefined;

  /** Inside of a table of contents. */
  get inContents(): boolean {
    return this.controls.includes(true) || this.fields.contents;
  }

  add(block: WordBlock): void {
    (this.cells.at(-1) ?? this.blocks).push(block);
  }
}

export class StoryReader implements XmlListener {
  readonly #around: Surroundings;
  /** The outermost first; those behind it are text boxes. */
  readonly #stories: Story[] = [];
  #root: { root: string; attributes: Attributes } = { root: '', attributes: {} };
  /** Depth in what is left out; 0 is outside of it. */
  #skip = 0;
  #capture: { tree: TreeBuilder; depth: number } | undefined;
  /** Of each set of alternatives that is open: whether one was taken. */
  readonly #alternatives: boolean[] = [];
  #runProperties: XmlElement | undefined;
  #look: Look | undefined;
  #reading: 'text' | 'instruction' | undefined;
  #keepBlanks = false;
  #alt = '';
  /** Bookmarks that began between paragraphs. */
  #waiting: string[] = [];
  readonly comments = new CommentPlaces();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#skip > 0) {
      this.#skip++;
      return;
    }
    if (this.#capture) {
      this.#capture.depth++;
      this.#capture.tree.open(name, attributes);
    } else if (captured.has(name)) {
      this.#capture = { tree: new TreeBuilder(), depth: 1 };
      this.#capture.tree.open(name, attributes);
    } else if (skipped.has(name) || !this.#chosen(name)) {
      this.#skip = 1;
    } else {
      this.#begin(name, attributes);
    }
    const what = unread.get(name);
    if (what === undefined) return;
    this.#around.unread(what);
    this.#addObject({ type: 'unread', at: 0, what });
  }

  close(name: string): void {
    if (this.#skip > 0) {
      this.#skip--;
    } else if (this.#capture) {
      const { tree } = this.#capture;
      tree.close();
      if (--this.#capture.depth > 0) return;
      this.#capture = undefined;
      if (tree.root) this.#properties(tree.root);
    } else {
      this.#end(name);
    }
  }

  text(words: string): void {
    if (this.#skip > 0 || !this.#reading) return;
    if (this.#capture) this.#capture.tree.text(words);
    else if (this.#reading === 'instruction') this.#story?.fields.instruct(words);
    else this.#add((this.#keepBlanks ? words : withoutMargins(words)).replace(/[\r\n]+/g, ' '));
  }

  get #story(): Story | undefined {
    return this.#stories.at(-1);
  }

  get #changed(): Changed {
    const inserted = this.#story?.inserted.at(-1);
    const deleted = this.#story?.deleted.at(-1);
    return { ...(inserted && { inserted }), ...(deleted && { deleted }) };
  }

  /** Of alternatives only the first is read. */
  #chosen(name: string): boolean {
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return true;
    const last = this.#alternatives.length - 1;
    if (this.#alternatives[last]) return false;
    this.#alternatives[last] = true;
    return true;
  }

  #begin(name: string, attributes: Attributes): void {
    const story = this.#story;
    if (roots.has(name) && !story) {
      this.#root = { root: name, attributes };
      this.#stories.push(new Story());
    } else if (name === 'mc:AlternateContent') {
      this.#alternatives.push(false);
    } else if (story) {
      if (insertions.has(name)) story.inserted.push(whoOf({ attributes }));
      else if (deletions.has(name)) story.deleted.push(whoOf({ attributes }));
      else if (name.startsWith('w:')) this.#beginWord(name, attributes, story);
      else this.#beginPicture(name, attributes);
    }
  }

  #beginWord(name: string, attributes: Attributes, story: Story): void {
    const id = attributes['w:id'] ?? '';
    switch (name) {
      case 'w:p':
        this.#beginParagraph(attributes, story);
        break;
      case 'w:r':
        this.#runProperties = undefined;
        this.#look = undefined;
        break;
      case 'w:t':
      case 'w:delText':
        this.#reading = 'text';
        this.#keepBlanks = attributes['xml:space'] === 'preserve';
        break;
      case 'w:instrText':
      case 'w:delInstrText':
        this.#reading = 'instruction';
        break;
      case 'w:tab':
      case 'w:ptab':
        this.#add('\t');
        break;
      case 'w:br':
      case 'w:cr':
        if (attributes['w:type'] === 'page' || attributes['w:type'] === 'column') {
          if (story.paragraph) story.paragraph.breaks = true;
        } else this.#add('\n');
        break;
      case 'w:noBreakHyphen':
        this.#add('-');
        break;
      case 'w:sym':
        this.#add(this.#symbol(attributes['w:font'] ?? '', attributes['w:char'] ?? ''));
        break;
      case 'w:fldChar':
        this.#add(story.fields.at(attributes['w:fldCharType']) ?? '');
        break;
      case 'w:footnoteReference':
        this.#addObject({ type: 'footnote', at: 0, id });
        break;
      case 'w:endnoteReference':
        this.#addObject({ type: 'endnote', at: 0, id: `e${id}` });
        break;
      case 'w:bookmarkStart':
        this.#addBookmark(attributes['w:name'] ?? '');
        break;
      case 'w:commentRangeStart':
        this.comments.from(id);
        break;
      case 'w:commentRangeEnd':
        this.comments.to(id);
        break;
      case 'w:commentReference':
        this.comments.refer(id);
        break;
      case 'w:tbl':
        story.tables.push(new GrowingTable());
        break;
      case 'w:tr':
        story.tables.at(-1)?.beginRow();
        break;
      case 'w:tc':
        story.tables.at(-1)?.beginCell();
        story.cells.push([]);
        break;
      case 'w:sdt':
        story.controls.push(false);
        break;
      case 'w:txbxContent':
        this.#stories.push(new Story());
        break;
    }
  }

  #beginPicture(name: string, attributes: Attributes): void {
    if (name === 'm:t') {
      this.#reading = 'text';
      this.#keepBlanks = true;
    } else if (name === 'wp:docPr') this.#alt = attributes.descr ?? attributes.title ?? '';
    else if (name === 'v:shape') this.#alt = attributes.alt ?? '';
    else if (name === 'a:blip' || name === 'v:imagedata') {
      const part = this.#around.target(attributes['r:embed'] ?? attributes['r:id'] ?? '');
      this.#addObject({ type: 'image', at: 0, part, alt: this.#alt });
    }
  }

  #beginParagraph(attributes: Attributes, story: Story): void {
    const paragraph = new GrowingParagraph();
    story.paragraph = paragraph;
    paragraph.contents = story.inContents;
    const paraId = attributes['w14:paraId'];
    if (paraId !== undefined) story.paraIds.push(paraId);
    for (const name of this.#waiting) paragraph.addBookmark(name);
    this.#waiting = [];
    if (this.#stories.length === 1) this.comments.begin(paragraph);
    this.#runProperties = undefined;
    this.#look = undefined;
  }

  #end(name: string): void {
    const story = this.#story;
    if (!story) return;
    if (name === 'mc:AlternateContent') this.#alternatives.pop();
    else if (insertions.has(name)) story.inserted.pop();
    else if (deletions.has(name)) story.deleted.pop();
    else if (text.has(name) || name === 'w:instrText' || name === 'w:delInstrText') this.#reading = undefined;
    else if (name === 'w:p') this.#endParagraph(story);
    else if (name === 'w:tc') story.tables.at(-1)?.endCell(story.cells.pop() ?? []);
    else if (name === 'w:tr') story.tables.at(-1)?.endRow();
    else if (name === 'w:tbl') {
      const table = story.tables.pop();
      if (table) story.add(table.done());
    } else if (name === 'w:sdt') story.controls.pop();
    else if (name === 'w:txbxContent' && this.#stories.length > 1) {
      this.#stories.pop();
      // The run around it goes on, with properties that nobody asks for again.
      this.#addObject({ type: 'textbox', at: 0, blocks: story.blocks });
    } else if (name === this.#root.root && this.#stories.length === 1) {
      this.#stories.pop();
      this.#around.story({ ...this.#root, blocks: story.blocks, paraIds: story.paraIds });
    }
  }

  #endParagraph(story: Story): void {
    const { paragraph } = story;
    if (!paragraph) return;
    story.fields.endParagraph();
    story.add(paragraph.done(this.#around.styles, this.#around.numbering));
    story.paragraph = undefined;
    if (this.#stories.length === 1) this.comments.endParagraph();
  }

  #properties(tree: XmlElement): void {
    const story = this.#story;
    const table = story?.tables.at(-1);
    if (tree.name === 'w:pPr') {
      if (story?.paragraph) story.paragraph.properties = tree;
    } else if (tree.name === 'w:rPr') {
      this.#runProperties = tree;
      this.#look = undefined;
    } else if (tree.name === 'w:trPr') {
      if (table) table.row = tree;
    } else if (tree.name === 'w:tcPr') {
      if (table) table.cell = tree;
    } else if (tree.name === 'w:sdtPr' && story && isContents(tree)) {
      story.controls[story.controls.length - 1] = true;
    }
  }

  #add(words: string): void {
    const story = this.#story;
    const { paragraph } = story ?? {};
    if (words === '' || !paragraph || !story?.fields.shown) return;
    paragraph.contents = story.inContents;
    this.#look ??= this.#around.styles.look(paragraph.style, this.#runProperties);
    const shown = /[\uf000-\uf0ff]/.test(words) ? this.#unsymbolic(words) : words;
    if (this.#look.hidden) this.#around.unread('隐藏的文字');
    else paragraph.add(shown, this.#look.format, this.#changed);
  }

  #symbol(font: string, code: string): string {
    const symbol = symbolOf(font, code);
    if (symbol === undefined) this.#around.unread('符号字体里的个别符号');
    return symbol ?? '□';
  }

  /** Characters of symbol fonts stand in text as private ones. */
  #unsymbolic(words: string): string {
    const fonts = child(this.#runProperties, 'w:rFonts')?.attributes ?? {};
    const font = fonts['w:ascii'] ?? fonts['w:hAnsi'] ?? 'Wingdings';
    return words.replace(/[\uf000-\uf0ff]/g, (sign) => this.#symbol(font, sign.charCodeAt(0).toString(16)));
  }

  #addObject(object: WordThing): void {
    const { paragraph } = this.#story ?? {};
    paragraph?.addObject({ ...object, at: paragraph.length, ...this.#changed } as WordObject);
  }

  #addBookmark(name: string): void {
    const { paragraph } = this.#story ?? {};
    if (paragraph) paragraph.addBookmark(name);
    else this.#waiting.push(name);
  }
}

/** Without the blanks at both ends that XML takes for layout; full-width ones are text. */
function withoutMargins(words: string): string {
  const isLayout = (at: number) => ' \t\r\n'.includes(words.charAt(at) || 'x');
  let start = 0;
  let end = words.length;
  while (isLayout(start)) start++;
  while (end > start && isLayout(end - 1)) end--;
  return words.slice(start, end);
}
