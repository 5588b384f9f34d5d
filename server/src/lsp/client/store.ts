/** What the server keeps for itself, where only the client can write it. */
import type { Connection } from 'vscode-languageserver';
import type { Store } from '../../base/files/ports';
import {
  type ReadStoreParams,
  type ReadStoreResult,
  readStoreRequest,
  type WriteStoreParams,
  writeStoreRequest,
} from '../../protocol';

export class ClientStore implements Store {
  constructor(private readonly connection: Connection) {}

  async read(name: string): Promise<string | undefined> {
    try {
      return (await this.#ask<ReadStoreResult>(readStoreRequest, { name } satisfies ReadStoreParams)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  write(name: string, text: string): Promise<void> {
    return this.#ask(writeStoreRequest, { name, text } satisfies WriteStoreParams);
  }

  #ask<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }
}
