import { parse } from 'yaml';
import { defineConfig } from 'vitest/config';

/** The same `.yaml` imports as in the bundles (esbuild.mjs). */
const yaml = {
  name: 'yaml',
  transform(code: string, id: string) {
    return /\.ya?ml$/.test(id) ? { code: `export default ${JSON.stringify(parse(code))}`, map: null } : undefined;
  },
};

export default defineConfig({
  plugins: [yaml],
  test: { root: '.', include: ['tests/**/*.test.ts'], exclude: ['tests/vscode/**', '**/node_modules/**'] },
});
