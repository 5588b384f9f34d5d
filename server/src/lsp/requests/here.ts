/** What features over several drafts are given: the draft of a request in its workspace. */
import { undertaking } from '../../features/across/related';
import type { Here } from '../../features/target';
import type { View } from '../checker';
import type { Service } from './service';

/** The draft of a request in its workspace; undefined where it is none. */
export function hereOf({ drafts }: Service, { doc }: View): Here | undefined {
  const summary = drafts.put(doc);
  return summary && { doc, summary, workspace: drafts.workspace };
}

/** Drafts whose texts are looked through for a name. */
const mostTexts = 40;

/** The same with the texts of the drafts that belong to it, as they are now. */
export async function withTexts({ drafts, files }: Service, here: Here): Promise<Here> {
  const uris = undertaking(drafts.workspace, here.summary, mostTexts).map(({ uri }) => uri);
  const read = await Promise.all(uris.map(async (uri) => [uri, await files.read(uri).catch(() => undefined)] as const));
  return { ...here, texts: new Map(read.flatMap(([uri, text]) => (text === undefined ? [] : [[uri, text] as const]))) };
}
