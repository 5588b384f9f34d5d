/** Files where the server cannot read them itself: the client is asked. */
import type { Connection } from 'vscode-languageserver';
import type { Files } from '../../base/ports';
import { type FindMarkdownResult, findMarkdownRequest, type ReadFileResult, readFileRequest } from '../../protocol';

export class ClientFiles implements Files {
  constructor(private readonly connection: Connection) {}

  async read(uri: string, largest?: number): Promise<string | undefined> {
    const result = await this.connection.sendRequest<ReadFileResult>(readFileRequest, { uri, largest });
    return result?.text;
  }

  markdown(root: string): Promise<readonly string[]> {
    return this.connection.sendRequest<FindMarkdownResult>(findMarkdownRequest, { root });
  }
}
