/** The bundled command line, run in a folder of its own. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
// @ts-expect-error: plain JavaScript
import { yamlPlugin } from '../../esbuild.mjs';

const repository = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Cli {
  /** Runs it in the folder of the files. */
  run(args: readonly string[], env?: Record<string, string>): Promise<Run>;
  /** Writes files below the folder; a `null` makes an empty folder. */
  write(files: Record<string, string | Uint8Array | null>): void;
  /** Empties the folder. */
  clear(): void;
  readonly folder: string;
  /** The bundle. */
  readonly script: string;
  dispose(): void;
}

/** Bundles the command line as esbuild.mjs does and puts it beside a package.json, as in the package. */
export async function bundledCli(): Promise<Cli> {
  const home = mkdtempSync(join(tmpdir(), 'shuangyi-cli-'));
  const script = join(home, 'package', 'dist', 'cli.js');
  const folder = join(home, 'files');
  mkdirSync(dirname(script), { recursive: true });
  copyFileSync(join(repository, 'package.json'), join(home, 'package', 'package.json'));
  await build({
    absWorkingDir: repository,
    entryPoints: ['server/src/cli/main.node.ts'],
    outfile: script,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
    plugins: [yamlPlugin],
  });
  const cli: Cli = {
    folder,
    script,
    run: (args, env = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [script, ...args], { cwd: folder, env: { ...process.env, ...env } });
        const out: Buffer[] = [];
        const err: Buffer[] = [];
        child.stdout.on('data', (data: Buffer) => out.push(data));
        child.stderr.on('data', (data: Buffer) => err.push(data));
        child.on('error', reject);
        child.on('close', (code) =>
          resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
        );
      }),
    write(files) {
      for (const [name, text] of Object.entries(files)) {
        const path = join(folder, name);
        mkdirSync(text === null ? path : dirname(path), { recursive: true });
        if (text !== null) writeFileSync(path, text);
      }
    },
    clear() {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    },
    dispose: () => rmSync(home, { recursive: true, force: true }),
  };
  cli.clear();
  return cli;
}
