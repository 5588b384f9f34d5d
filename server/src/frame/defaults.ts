/** Fills in what an entry may leave out, after the defaults of the schema. */
import type { Schema } from './jsonSchema';
import { fileSchema } from './schema.gen';

/** A copy of `value` in which every key with a default in the schema is present. */
export function fill(value: unknown, schema: Schema = fileSchema): unknown {
  if (Array.isArray(value)) return schema.items ? value.map((entry) => fill(entry, schema.items)) : value;
  if (typeof value !== 'object' || value === null || !schema.properties) return value;
  const filled: Record<string, unknown> = { ...value };
  for (const [key, inside] of Object.entries(schema.properties)) {
    if (filled[key] !== undefined) filled[key] = fill(filled[key], inside);
    else if (inside.default !== undefined) filled[key] = inside.default;
  }
  return filled;
}
