/** The office's own files for requests that write into them. */
import type { OfficeFiles } from '../../features/repair/silence';
import { ownFile, type Project } from '../../project/project';
import type { Service } from './service';

/** The office's own files, where there is a workspace; only a client that creates files can write them. */
export async function officeFiles({ client, files }: Service, { root }: Project): Promise<OfficeFiles | undefined> {
  if (root === undefined || !client.documentChanges) return undefined;
  const file = async (what: 'words' | 'ignore' | 'config' | 'trace') => {
    const own = await ownFile(files, root, what);
    return { ...own, linked: await files.isLinked(own.uri, root) };
  };
  const [words, ignore, config, trace] = await Promise.all([
    file('words'),
    file('ignore'),
    file('config'),
    file('trace'),
  ]);
  return { root, words, ignore, config, trace };
}
