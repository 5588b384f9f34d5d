/** Values made when they are first asked for. */

interface Store<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** The value under a key, made and kept where there is none yet. */
export function getOrMake<K, V>(store: Store<K, V>, key: K, make: () => V): V {
  let value = store.get(key);
  if (value === undefined) store.set(key, (value = make()));
  return value;
}

/** A value that is made when it is first asked for, and then kept. */
export function lazy<T>(make: () => T): () => T {
  let value: { of: T } | undefined;
  return () => (value ??= { of: make() }).of;
}
