/** Puts a workspace's framework file on top of another framework. Plain values in, plain values out. */

type Entry = Readonly<Record<string, unknown>>;

/**
 * `addition` on top of `base`: entries of the same `id` are merged, other entries and words are appended once, single
 * values are replaced. Neither argument is changed.
 */
export function merge(base: unknown, addition: unknown): unknown {
  if (base === undefined) return addition;
  if (Array.isArray(base) && Array.isArray(addition)) return mergeLists(base, addition);
  if (isEntry(base) && isEntry(addition)) {
    const merged: Record<string, unknown> = { ...base };
    for (const [key, value] of Object.entries(addition)) merged[key] = merge(base[key], value);
    return merged;
  }
  return addition;
}

function mergeLists(base: readonly unknown[], addition: readonly unknown[]): unknown[] {
  const merged = [...base];
  const places = new Map<string, number>();
  const words = new Set<string>();
  base.forEach((value, at) => {
    const id = idOf(value);
    if (id === undefined) words.add(JSON.stringify(value));
    else if (!places.has(id)) places.set(id, at);
  });
  for (const value of addition) {
    const id = idOf(value);
    const at = id === undefined ? undefined : places.get(id);
    if (at !== undefined) merged[at] = merge(merged[at], value);
    else if (id !== undefined) places.set(id, merged.push(value) - 1);
    else if (!words.has(JSON.stringify(value))) merged.push(value);
  }
  return merged;
}

/** `value` without the entries of these ids, and without what cannot stand without them, on every level. */
export function without(value: unknown, off: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.filter((entry) => !dropped(entry, off)).map((entry) => without(entry, off));
  if (!isEntry(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, without(inside, off)]));
}

/** Switched off itself, of a category that is, or left without a single part or measure. */
function dropped(entry: unknown, off: ReadonlySet<string>): boolean {
  if (!isEntry(entry)) return false;
  const inside = entry.measures ?? entry.parts;
  return (
    off.has(String(entry.id)) ||
    off.has(String(entry.category)) ||
    (Array.isArray(inside) && inside.every((part) => off.has(String(idOf(part)))))
  );
}

/** Ids of all entries, on every level. */
export function idsOf(value: unknown, ids = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const entry of value) idsOf(entry, ids);
  else if (isEntry(value)) {
    const id = idOf(value);
    if (id !== undefined) ids.add(id);
    for (const inside of Object.values(value)) if (typeof inside === 'object') idsOf(inside, ids);
  }
  return ids;
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function idOf(value: unknown): string | undefined {
  return isEntry(value) && typeof value.id === 'string' ? value.id : undefined;
}

/** Freezes a value with all that hangs on it. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inside of Object.values(value)) freeze(inside);
  return Object.freeze(value);
}
