/** The JSON Schema of `.shuangyi/framework.yaml`, from the zod schema: published for editors, and as code for the server. */
import { z } from 'zod';
import type { Schema } from '../frame/jsonSchema';
import { FrameworkFile } from '../frame/schema';
import type { Output } from './output';

/** The schema as JSON. Throws when a property has no description. */
export function frameworkFileSchema(): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(FrameworkFile, { io: 'input', target: 'draft-7' });
  expectDescribed(schema as Schema, '');
  return schema as Schema;
}

function expectDescribed(schema: Schema, path: string): void {
  if (schema.items) expectDescribed(schema.items, path);
  for (const option of schema.anyOf ?? []) expectDescribed(option, path);
  for (const [key, inside] of Object.entries(schema.properties ?? {})) {
    if (!inside.description) throw new Error(`no description of ${path}.${key}`);
    expectDescribed(inside, `${path}.${key}`);
  }
}

export function schemaFiles(): Output[] {
  const schema = frameworkFileSchema();
  const published = { $schema: 'http://json-schema.org/draft-07/schema#', ...schema };
  return [
    { path: 'docs/schema/framework.schema.json', text: `${JSON.stringify(published, null, 2)}\n` },
    {
      path: 'server/src/frame/schema.gen.ts',
      text: [
        '/** Generated from schema.ts by `npm run generate`: the JSON Schema of a framework file. */',
        "import type { Schema } from './jsonSchema';",
        '',
        `export const fileSchema: Schema = ${JSON.stringify(schema)};`,
        '',
      ].join('\n'),
    },
  ];
}
