/** Files where the server cannot read them itself: the client is asked. */
import type { Connection } from 'vscode-languageserver';
import { largestDraft } from '../../base/limits';
import type { Files, Listing } from '../../base/files/ports';
import {
  type FindMarkdownResult,
  findMarkdownRequest,
  type IsLinkedParams,
  isLinkedRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../../protocol';

export class ClientFiles implements Files {
  constructor(private readonly connection: Connection) {}

  async read(uri: string, largest = largestDraft): Promise<string | undefined> {
    const params: ReadFileParams = { uri, largest };
    const result = await this.connection.sendRequest<ReadFileResult>(readFileRequest, params);
    return result?.text;
  }

  /** The client leaves out what the editor's settings hide; it knows no ignore files. */
  async markdown(root: string): Promise<Listing> {
    return { uris: await this.connection.sendRequest<FindMarkdownResult>(findMarkdownRequest, { root }), problems: [] };
  }

  isLinked(uri: string, root: string): Promise<boolean> {
    return this.connection.sendRequest<boolean>(isLinkedRequest, { uri, root } satisfies IsLinkedParams);
  }
}
