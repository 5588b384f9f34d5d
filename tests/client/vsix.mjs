/** Checks the packaged extension: small enough, and every file that the manifest names is in it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { listFiles, PackageManager } from '@vscode/vsce';

const limit = 2 * 1024 * 1024;
/** @type {typeof import('../../package.json')} */
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const file = `${manifest.name}-${manifest.version}.vsix`;
const { size } = statSync(file);
const packed = await listFiles({ packageManager: PackageManager.None });

const { contributes, main, browser, icon, bin } = manifest;
const named = [
  ...[
    main,
    browser,
    icon,
    ...Object.values(bin),
    'dist/server.js',
    'dist/server.cjs',
    'dist/cli.cjs',
    'dist/server.browser.js',
  ],
  ...contributes.grammars.map(({ path }) => path),
  ...contributes.yamlValidation.map(({ url }) => url),
  ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
  ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image)),
  ...readdirSync('examples', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name) && !name.startsWith('.'))
    .map((name) => `examples/${name}`),
].map((path) => path.replace(/^\.\//, ''));
const missing = [...new Set(named)].filter((path) => !packed.includes(path));

console.log(`${file}: ${packed.length} files, ${(size / 1024).toFixed(0)} KB (at most ${limit / 1024} KB)`);
for (const path of missing) console.log(`missing: ${path}`);
process.exitCode = size > limit || missing.length > 0 ? 1 : 0;
