/** What the client has been told of each file. Publishes only what differs and never goes back to an older revision. */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { canonical } from './uris';

interface Page {
  /** As it was sent: clients spell the address of one file in different ways. */
  readonly uri: string;
  /** Undefined for a file that is not open. */
  readonly version: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The client may have dropped what it was told: send it even if nothing differs. */
  readonly again?: boolean;
}

export class Ledger {
  readonly #pages = new Map<string, Page>();

  constructor(private readonly send: (params: PublishDiagnosticsParams) => void) {}

  /**
   * Tells the client what is found in a file at a version. Says nothing when the client knows already, or when it knows
   * of a newer version.
   */
  publish(uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): void {
    const key = canonical(uri);
    const page = this.#pages.get(key);
    if (page?.version !== undefined && version !== undefined && version < page.version) return;
    const moved = page !== undefined && page.uri !== uri;
    if (moved) this.clear(uri);
    this.#pages.set(key, { uri, version, diagnostics });
    if (page && !moved && !page.again && same(page.diagnostics, diagnostics)) return;
    this.send({ uri, version, diagnostics: [...diagnostics] });
  }

  /** What the client shows of a file at present. */
  shown(uri: string): readonly Diagnostic[] {
    return this.#pages.get(canonical(uri))?.diagnostics ?? [];
  }

  /** Empties a file. Says nothing where nothing is shown. */
  clear(uri: string): void {
    const key = canonical(uri);
    const page = this.#pages.get(key);
    this.#pages.delete(key);
    if (page?.diagnostics.length) this.send({ uri: page.uri, diagnostics: [] });
  }

  /** A file was opened: versions start anew, and what is found is sent again. */
  reopen(uri: string): void {
    const key = canonical(uri);
    const page = this.#pages.get(key);
    if (page) this.#pages.set(key, { ...page, version: undefined, again: true });
  }
}

function same(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((one, i) => sameDiagnostic(one, b[i]!));
}

function sameDiagnostic(a: Diagnostic, b: Diagnostic): boolean {
  if (a === b) return true;
  return (
    a.code === b.code &&
    a.severity === b.severity &&
    a.message === b.message &&
    sameRange(a.range, b.range) &&
    sameRelated(a.relatedInformation ?? [], b.relatedInformation ?? [])
  );
}

type Related = NonNullable<Diagnostic['relatedInformation']>;

function sameRelated(a: Related, b: Related): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => one.message === b[i]!.message && sameRange(one.location.range, b[i]!.location.range))
  );
}

function sameRange(a: Diagnostic['range'], b: Diagnostic['range']): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
