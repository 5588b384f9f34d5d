/** The open documents: the only state of the server that changes with every message. */
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { difference } from '../features/shape/difference';
import type { Framework } from '../frame/schema';
import { readInSteps } from '../model/draft/ahead';
import { Doc } from '../model/draft/doc';
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
  /** The reading under way. */
  reading: Promise<void> | undefined;
}

export class Session {
  readonly #open = new Map<string, Open>();

  constructor(private readonly turns: Turns) {}

  open({ uri, languageId, version, text }: TextDocumentItem): Open {
    const markdown = languageId === 'markdown' || isMarkdown(uri);
    const document = TextDocument.create(uri, languageId, version, text);
    const open = { uri, markdown, text: document, doc: undefined, reading: undefined };
    this.#open.set(canonical(uri), open);
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

  close(uri: string): void {
    this.#open.delete(canonical(uri));
  }

  get(uri: string): Open | undefined {
    return this.#open.get(canonical(uri));
  }

  all(): Open[] {
    return [...this.#open.values()];
  }

  /**
   * The present revision under a framework; undefined when the document was closed meanwhile. A long text is read in
   * turns: whoever asks meanwhile waits, so that no message has to.
   */
  async doc(open: Open, frame: Framework): Promise<Doc | undefined> {
    while (this.#isOpen(open)) {
      // Who began a reading is served by it first: askers under two frameworks would else take it from each other.
      if (open.reading) {
        await open.reading;
        continue;
      }
      const doc = open.doc?.withFrame(frame);
      open.doc = doc;
      if (doc && (!doc.kind || doc.isRead)) return doc;
      open.reading = this.#read(open, frame).finally(() => (open.reading = undefined));
      await open.reading;
    }
    return undefined;
  }

  /** Reads the text, then its blocks. What is typed meanwhile does not begin it anew: only what it touched is read again. */
  async #read(open: Open, frame: Framework): Promise<void> {
    if (!open.doc) {
      const steps = Doc.openInSteps(canonical(open.uri), open.text.getText(), frame);
      const read = await this.turns.run(steps, () => this.#isOpen(open));
      const text = open.text.getText();
      open.doc = read && (read.text === text ? read : read.edit(difference(read.text, text), text));
    }
    if (!open.doc) return;
    await this.turns.run(readInSteps(open.doc), () => this.#isOpen(open));
  }

  #isOpen(open: Open): boolean {
    return this.#open.get(canonical(open.uri)) === open;
  }
}
