/** The open documents: the only state of the server that changes with every message. */
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Framework } from '../frame/schema';
import { Doc } from '../model/draft/doc';
import { fromChange } from './fromLsp';
import { canonical, isMarkdown } from './uris';

/** An open document. `text` changes in place with every edit; `doc` is the immutable value of its present revision. */
export interface Open {
  /** As the client writes it. */
  readonly uri: string;
  readonly markdown: boolean;
  readonly text: TextDocument;
  /** Made when first asked for, see `Session.doc`. */
  doc: Doc | undefined;
}

export class Session {
  readonly #open = new Map<string, Open>();

  open({ uri, languageId, version, text }: TextDocumentItem): Open {
    const document = TextDocument.create(uri, languageId, version, text);
    const open = { uri, markdown: languageId === 'markdown' || isMarkdown(uri), text: document, doc: undefined };
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

  /** The present revision under a framework. */
  doc(open: Open, frame: Framework): Doc {
    open.doc = open.doc?.withFrame(frame) ?? Doc.open(canonical(open.uri), open.text.getText(), frame);
    return open.doc;
  }
}
