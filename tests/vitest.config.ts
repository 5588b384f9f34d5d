import { parse } from 'yaml';
import { defineConfig } from 'vitest/config';

/** The same `.yaml` imports as in the bundles (esbuild.mjs). */
const yaml = {
  name: 'yaml',
  transform(code: string, id: string) {
    return /\.ya?ml$/.test(id) ? { code: `export default ${JSON.stringify(parse(code))}`, map: null } : undefined;
  },
};

// Vitest would take micromark's development build, which checks itself at every step and is many times slower.
const conditions = ['node', 'import', 'module', 'default'];

export default defineConfig({
  plugins: [yaml],
  ssr: { resolve: { conditions, externalConditions: ['node', 'import', 'default'] } },
  test: {
    root: '.',
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/vscode/**', '**/node_modules/**'],
    // A busy machine is slow, not wrong.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
