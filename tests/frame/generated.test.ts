/** Committed files that are generated from the framework are up to date; otherwise run `npm run generate`. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import type { Schema } from '../../server/src/frame/jsonSchema';
import { loadFramework } from '../../server/src/frame/load';
import { frontMatterPage } from '../../server/src/generate/frontMatter';
import { grammarFiles } from '../../server/src/generate/grammars';
import { frameworkFileSchema, schemaFiles } from '../../server/src/generate/schema';
import { snippetFiles } from '../../server/src/generate/snippets';

describe('generated files', () => {
  for (const { path, text } of [
    ...schemaFiles(),
    ...snippetFiles(builtin),
    ...grammarFiles(builtin),
    frontMatterPage(builtin),
  ]) {
    it(`${path} is what the framework says`, () => {
      expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8') === text, `${path} is stale`).toBe(true);
    });
  }
});

describe('the JSON Schema of a framework file', () => {
  it('describes every property in Chinese and allows no unknown ones', () => {
    let properties = 0;
    const visit = (schema: Schema) => {
      if (schema.properties) expect(schema.additionalProperties).toBe(false);
      for (const inside of Object.values(schema.properties ?? {})) {
        properties++;
        expect(inside.description).toMatch(/[\u4e00-\u9fff]/);
        visit(inside);
      }
      if (schema.items) visit(schema.items);
      for (const option of schema.anyOf ?? []) visit(option);
    };
    visit(frameworkFileSchema());
    expect(properties).toBeGreaterThan(60);
  });
});

describe('the page on writing a framework', () => {
  const page = readFileSync(new URL('../../docs/framework.md', import.meta.url), 'utf8');
  const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!);

  it('has examples that load', () => {
    expect(examples.length).toBe(2);
    for (const example of examples) {
      const { frame, problems } = loadFramework(example);
      expect(problems).toEqual([]);
      expect(frame).not.toEqual(builtin);
    }
  });
});
