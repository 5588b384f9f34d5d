/**
 * The Open XML SDK's own validator, a program that an optional package brings along. It takes one file at a time
 * (`ooxml-validator FILE [Office version]`) and prints JSON; where the package is not installed nothing is validated.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join('node_modules/@xarsh', `ooxml-validator-${process.platform}-${process.arch}`, 'ooxml-validator');

export const canValidate = existsSync(program);

interface Answer {
  readonly ok: boolean;
  readonly errors: readonly {
    readonly description: string;
    readonly path: string | null;
    readonly xPath: string | null;
  }[];
}

/** What Microsoft's rules say against files, by the names they are given here; none is an empty list. */
export async function validate(files: ReadonlyMap<string, Uint8Array>): Promise<Map<string, string[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'ooxml-'));
  const waiting = [...files].map(([name, bytes], i) => ({ name, bytes, file: join(folder, `${i}.docx`) }));
  const said = new Map<string, string[]>([...files.keys()].map((name) => [name, []]));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      writeFileSync(next.file, next.bytes);
      said.set(next.name, await complaints(next.file));
      rmSync(next.file);
    }
  };
  try {
    await Promise.all([work(), work()]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return said;
}

function complaints(file: string): Promise<string[]> {
  // It needs no library of languages for what it says in English.
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
  return new Promise((resolve) => {
    execFile(program, [file], { env, maxBuffer: 64 << 20, timeout: 240_000 }, (error, out) => {
      try {
        const { ok, errors } = JSON.parse(out) as Answer;
        const list = errors.map(({ description, path, xPath }) => `${path ?? ''} ${xPath ?? ''} ${description}`.trim());
        resolve(ok || list.length ? list : ['not valid, for no reason']);
      } catch {
        resolve([`the validator gave no answer: ${error?.message ?? out.slice(0, 200)}`]);
      }
    });
  });
}

/** Bytes of one file that must be valid; says nothing where there is no validator. */
export async function complaintsOf(bytes: Uint8Array): Promise<string[]> {
  return canValidate ? (await validate(new Map([['file', bytes]]))).get('file')! : [];
}
