/** Values that follow from one immutable object. */

/**
 * `make`, asked once for each key; what it gave lives as long as the key. It must follow from the key alone, and two keys
 * must not be told apart by less than their identity: an id, a name or a length may be shared. What else is `given` is
 * for the first call only, so it has to follow from the key as well, as a block's source does from its facts.
 */
export function perKey<K extends object, G extends readonly unknown[], T extends NonNullable<unknown> | null>(
  make: (key: K, ...given: G) => T,
): (key: K, ...given: G) => T {
  const known = new WeakMap<K, T>();
  return (key, ...given) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key, ...given)));
    return value;
  };
}
