/** What elements and attributes of XML are called: with the prefixes that we know their namespaces by. */

export type Attributes = Readonly<Record<string, string>>;

/** Prefixes by namespace. */
export type Prefixes = ReadonlyMap<string, string>;

interface Scope {
  readonly namespaces: ReadonlyMap<string, string>;
  /** What names as written are called here. */
  readonly called: Map<string, string>;
}

/** What elements and attributes are called, wherever their prefixes are declared. */
export class Names {
  readonly #prefixes: Prefixes;
  /** One for each element that declares a namespace. */
  #scopes: Scope[] = [{ namespaces: new Map(), called: new Map() }];
  /** Whether open elements declared any. */
  readonly #declares: boolean[] = [];

  constructor(prefixes: Prefixes) {
    this.#prefixes = prefixes;
  }

  enter(attributes: Attributes): void {
    let namespaces: Map<string, string> | undefined;
    for (const name in attributes) {
      if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
      namespaces ??= new Map(this.#scopes.at(-1)!.namespaces);
      namespaces.set(name.slice(6), attributes[name]!);
    }
    this.#declares.push(namespaces !== undefined);
    if (namespaces) this.#scopes.push({ namespaces, called: new Map() });
  }

  leave(): void {
    if (this.#declares.pop()) this.#scopes.pop();
  }

  element(written: string): string {
    return this.#called(written, true);
  }

  attributes(written: Attributes): Attributes {
    let renamed: Record<string, string> | undefined;
    for (const name in written) {
      const called = name.includes(':') ? this.#called(name, false) : name;
      if (called !== name) renamed ??= Object.assign(Object.create(null), written) as Record<string, string>;
      if (renamed) renamed[called] = written[name]!;
    }
    return renamed ?? written;
  }

  #called(written: string, element: boolean): string {
    const { namespaces, called } = this.#scopes.at(-1)!;
    const known = called.get(written);
    if (known !== undefined) return known;
    const colon = written.indexOf(':');
    const namespace = namespaces.get(written.slice(0, Math.max(colon, 0)));
    const prefix = namespace === undefined ? undefined : (this.#prefixes.get(namespace) ?? '?');
    const named = prefix === undefined || !(element || colon > 0) ? written : `${prefix}:${written.slice(colon + 1)}`;
    // `xmlns:w` has no namespace of its own: it stays.
    called.set(written, named);
    return named;
  }
}
