/** Builds every bundle into dist/. `--watch` rebuilds on change. The YAML of the framework becomes JSON in the bundle. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** Lets esbuild import `.yaml` as data, parsed at build time. */
export const yamlPlugin = {
  name: 'yaml',
  setup(build) {
    build.onLoad({ filter: /\.ya?ml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, 'utf8'))),
      loader: 'json',
    }));
  },
};
