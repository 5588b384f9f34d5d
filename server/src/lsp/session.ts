/** The open documents: the only state of the server that changes with every message. */
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { difference } from '../features/shape/difference';
import type { Span } from '../base/span';
import type { Steps } from '../base/steps';
import type { Framework } from '../frame/schema';
import { answersInSteps, factsInSteps } from '../model/draft/ahead';
import { Doc } from '../model/draft/doc';
import { headEnd } from '../model/text/parse';
import { fromChange } from './fromLsp';
import type { Turns } from './turns';
import { canonical, isMarkdown } from './uris';

/** An open document. `text` changes in place with every edit; `doc` is the immutable value of its present revision. */
export interface Open {
  /** As the client writes it. */
  readonly uri: string;
  readonly markdown: boolean;
  readonly text: TextDocument;
  /** Undefined until it was read for the first time, see `Session.doc`. */
  doc: Doc | undefined;
  /** The reading under way: when so much of the text is read. */
  reading: Readonly<Record<Need, Promise<void>>> | undefined;
  /** The lines that editors show, the first and the last of each. */
  shown: readonly Lines[];
  /** Those of them that were looked at, see `Glance`. */
  looked: readonly Lines[] | undefined;
}

/** What a reader wants: the facts of all blocks, or all that is ever asked of them. */
export type Need = 'facts' | 'all';

export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Looks at a document of which no more than the head may be read as yet, before the rest is read. */
export type Glance = (open: Open, head: Doc) => Promise<void>;

/** A shorter text is read and checked at once. UTF-16 units. */
const longFrom = 20_000;
/** Of the head so much is looked at, and of what is shown. UTF-16 units. */
export const headLength = 4_000;
const mostShown = 20_000;
const longestParagraph = 1_000;

export class Session {
  readonly #open = new Map<string, Open>();
  readonly #shown = new Map<string, readonly Lines[]>();

  constructor(
    private readonly turns: Turns,
    private readonly glance: Glance = async () => {},
  ) {}

  open({ uri, languageId, version, text }: TextDocumentItem): Open {
    const markdown = languageId === 'markdown' || isMarkdown(uri);
    const document = TextDocument.create(uri, languageId, version, text);
    const key = canonical(uri);
    const shown = this.#shown.get(key) ?? [];
    const open = { uri, markdown, text: document, doc: undefined, reading: undefined, shown, looked: undefined };
    this.#open.set(key, open);
    return open;
  }

  /** Applies content changes one by one, each to the text that the one before has made. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): Open | undefined {
    const open = this.get(uri);
    if (!open) return undefined;
    for (const change of changes) {
      const edit = fromChange(open.text, change);
      TextDocument.update(open.text, [change], version);
      open.doc = open.doc?.edit(edit, open.text.getText());
    }
    return open;
  }

  /** Notes what editors show of a document, which may be opened a moment later. */
  show(uri: string, lines: readonly Lines[]): void {
    const key = canonical(uri);
    this.#shown.set(key, lines);
    const open = this.#open.get(key);
    if (open) open.shown = lines;
  }

  close(uri: string): void {
    const key = canonical(uri);
    this.#open.delete(key);
    this.#shown.delete(key);
  }

  get(uri: string): Open | undefined {
    return this.#open.get(canonical(uri));
  }

  all(): Open[] {
    return [...this.#open.values()];
  }

  /**
   * The present revision under a framework; undefined when the document was closed meanwhile. A long text is read in
   * turns: whoever asks meanwhile waits until what he needs is read, so that no message has to.
   */
  async doc(open: Open, frame: Framework, need: Need = 'all'): Promise<Doc | undefined> {
    while (this.#isOpen(open)) {
      // Who began a reading is served by it first: askers under two frameworks would else take it from each other.
      if (open.reading) {
        await open.reading[need];
        const { doc } = open;
        if (need === 'facts' && doc?.frame === frame && doc.isRead) return doc;
        await open.reading?.all;
        continue;
      }
      const doc = open.doc?.withFrame(frame);
      open.doc = doc;
      if (doc && (!doc.kind || doc.isRead)) return doc;
      open.reading = this.#begun(open, frame);
      await open.reading[need];
    }
    return undefined;
  }

  /** Begins a reading. Where it fails, it fails for all who wait. */
  #begun(open: Open, frame: Framework): Open['reading'] & object {
    let faced = () => {};
    const read = new Promise<void>((resolve) => (faced = resolve));
    const all = this.#read(open, frame, faced).finally(() => (open.reading = undefined));
    const facts = Promise.race([read, all]);
    for (const promise of [facts, all]) promise.catch(() => {});
    return { facts, all };
  }

  /**
   * Reads the text, then its blocks, those first that the writer sees. What is typed meanwhile does not begin it anew: only
   * what it touched is read again. `faced` is called when the facts of all blocks are read.
   */
  async #read(open: Open, frame: Framework, faced: () => void): Promise<void> {
    const isOpen = () => this.#isOpen(open);
    const long = !open.doc?.isRead && open.text.getText().length >= longFrom;
    if (!open.doc) {
      const read = await this.turns.run(await this.#opening(open, frame, long), isOpen);
      const text = open.text.getText();
      open.doc = read && (read.text === text ? read : read.edit(difference(read.text, text), text));
    }
    for (const steps of [factsInSteps, answersInSteps]) {
      for (let doc = open.doc; doc?.kind && isOpen(); doc = open.doc) {
        const { shown } = open;
        if (long && open.looked !== shown) await this.#look(open, doc);
        await this.turns.run(steps(doc), () => isOpen() && open.shown === shown);
        if (open.shown === shown) break;
      }
      faced();
    }
  }

  /** How a text is read that was not read before: of a long one as much as the writer sees is read and looked at first. */
  async #opening(open: Open, frame: Framework, long: boolean): Promise<Steps<Doc>> {
    const uri = canonical(open.uri);
    const text = open.text.getText();
    if (!long) return Doc.openInSteps(uri, text, frame);
    const seen = Math.max(headLength, ...shownSpans(open).map(({ end }) => end));
    // What stands last is not read for certain, so there is a little more of it.
    const end = headEnd(text, seen + longestParagraph);
    const steps = Doc.openInSteps(uri, text.slice(0, end), frame, { whole: text });
    const head = await this.turns.run(steps, () => this.#isOpen(open));
    if (!head) return Doc.openInSteps(uri, text, frame);
    await this.#look(open, head);
    const now = open.text.getText();
    return head.wholeInSteps(difference(head.text, now), now);
  }

  #look(open: Open, head: Doc): Promise<void> {
    open.looked = open.shown;
    return this.glance(open, head);
  }

  #isOpen(open: Open): boolean {
    return this.#open.get(canonical(open.uri)) === open;
  }
}

/** What editors show of a document; of more than anybody sees only the beginning. */
export function shownSpans({ text, shown }: Open): Span[] {
  return shown.map(({ first, last }) => {
    const start = text.offsetAt({ line: first, character: 0 });
    const end = text.offsetAt({ line: last + 1, character: 0 });
    return { start, end: Math.min(end, start + mostShown) };
  });
}
