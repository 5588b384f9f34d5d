/** The lock file: what is shipped is what was tested, on every platform and from every registry. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json';

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const { '': project, ...packages } = JSON.parse(text).packages as Record<string, Locked>;

/** What `name` means inside a package: the nearest folder above that holds it, as Node looks for it. */
function found(from: string, name: string): Locked | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const own = packages[`${folder && `${folder}/`}node_modules/${name}`];
    if (own || folder === '') return own;
  }
}

describe('the lock file', () => {
  it('holds checksums and no address', () => {
    for (const [path, { resolved, integrity }] of Object.entries(packages)) {
      expect(resolved, path).toBeUndefined();
      expect(integrity, path).toMatch(/^sha512-/);
    }
  });

  it('holds the versions that package.json pins', () => {
    expect(project!.devDependencies).toEqual(manifest.devDependencies);
    for (const [name, pinned] of Object.entries(manifest.devDependencies)) {
      const { version } = packages[`node_modules/${name}`]!;
      if (/^\d/.test(pinned)) expect(version, name).toBe(pinned);
      else expect(version, name).toMatch(new RegExp(`^${pinned.slice(1).replace(/\.\d+$/, '')}\\.`));
    }
  });

  it('lists the native helpers of every platform', () => {
    const missing: string[] = [];
    for (const [path, { optionalDependencies }] of Object.entries(packages)) {
      for (const name of Object.keys(optionalDependencies ?? {})) {
        if (!found(path, name)) missing.push(`${path}: ${name}`);
      }
    }
    expect(missing).toEqual([]);
    // So many that one platform's own cannot be meant.
    for (const [tool, prefix] of Object.entries({
      esbuild: '@esbuild/',
      rollup: '@rollup/rollup-',
      biome: '@biomejs/cli-',
      typescript: '@typescript/',
    })) {
      const helpers = Object.keys(packages).filter((path) => path.includes(`node_modules/${prefix}`));
      for (const platform of ['darwin-arm64', 'linux-x64', 'win32-x64']) {
        expect(
          helpers.some((path) => path.includes(platform)),
          `${tool} for ${platform}`,
        ).toBe(true);
      }
    }
  });
});
