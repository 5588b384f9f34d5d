/** What the client has been told of each file. Publishes only what differs and never goes back to an older revision. */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { common } from '../base/lists';
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
   * of a newer version. What it was told before is told by the same objects: their bytes may be kept.
   */
  publish(uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): void {
    const key = canonical(uri);
    const page = this.#pages.get(key);
    if (page?.version !== undefined && version !== undefined && version < page.version) return;
    const moved = page !== undefined && page.uri !== uri;
    if (moved) this.clear(uri);
    const now = moved ? diagnostics : kept(page?.diagnostics ?? [], diagnostics);
    this.#pages.set(key, { uri, version, diagnostics: now });
    if (page && !moved && !page.again && now === page.diagnostics) return;
    this.send({ uri, version, diagnostics: [...now] });
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

/** The later list with what is the same at both ends taken from the earlier; the earlier one itself when all is. */
function kept(before: readonly Diagnostic[], now: readonly Diagnostic[]): readonly Diagnostic[] {
  const { head, tail } = common(before, now, sameDiagnostic);
  if (head === before.length && head === now.length) return before;
  return [...before.slice(0, head), ...now.slice(head, now.length - tail), ...before.slice(before.length - tail)];
}

function sameDiagnostic(a: Diagnostic, b: Diagnostic): boolean {
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
