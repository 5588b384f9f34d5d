/** A folder of the extension's own, for what the server may lose at any time; it is never inside of the workspace. */
import { type ExtensionContext, Uri, workspace } from 'vscode';
import type {
  InitializationOptions,
  ReadStoreParams,
  ReadStoreResult,
  WriteStoreParams,
} from '../../server/src/protocol';

/** Undefined where no workspace is open. */
export function storageOf({ storageUri, extension }: ExtensionContext): InitializationOptions['storage'] {
  if (!storageUri) return undefined;
  return { folder: folderIn(storageUri).toString(), version: String(extension.packageJSON.version) };
}

/** Answers a server that cannot write by itself. */
export class Store {
  constructor(private readonly context: ExtensionContext) {}

  readonly read = async ({ name }: ReadStoreParams): Promise<ReadStoreResult> => {
    try {
      return new TextDecoder().decode(await workspace.fs.readFile(this.#file(name)));
    } catch {
      return null;
    }
  };

  /** Under another name first: a window that closes in between leaves the old text. */
  readonly write = async ({ name, text }: WriteStoreParams): Promise<null> => {
    const file = this.#file(name);
    const part = file.with({ path: `${file.path}.tmp` });
    await workspace.fs.writeFile(part, new TextEncoder().encode(text));
    await workspace.fs.rename(part, file, { overwrite: true });
    return null;
  };

  /** The server names files, never folders. */
  #file(name: string): Uri {
    const { storageUri } = this.context;
    if (!storageUri || !/^\w+\.txt$/.test(name)) throw new Error(`no place for ${name}`);
    return Uri.joinPath(folderIn(storageUri), name);
  }
}

const folderIn = (storage: Uri): Uri => Uri.joinPath(storage, 'index');
