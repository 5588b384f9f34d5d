/** What features over several drafts are given: the draft of a request in its workspace. */
import { undertaking } from '../../features/across/related';
import type { Here } from '../../features/across/here';
import type { View } from '../view';
import type { Asked } from './answers';
import type { Service } from './service';

/** The draft of a request in its workspace; undefined where it is none. */
export function hereOf({ drafts }: Service, view: View): Here | undefined {
  const { doc } = view;
  const around = drafts.around(view);
  return around && { doc, ...around, workspace: drafts.workspace };
}

/** Drafts whose texts are looked through for a name. */
const mostTexts = 40;
/** Files read at once; between them nobody may wait for the answer any more. */
const atOnce = 8;

/** The same with the texts of the drafts that belong to it, as they are now. */
export async function withTexts({ files }: Service, here: Here, { stopIfVain }: Asked): Promise<Here> {
  const uris = undertaking(here, mostTexts).map(({ uri }) => uri);
  const texts = new Map<string, string>();
  for (let i = 0; i < uris.length; i += atOnce) {
    const some = uris.slice(i, i + atOnce);
    const read = await Promise.all(some.map((uri) => files.read(uri).catch(() => undefined)));
    for (const [k, text] of read.entries()) if (text !== undefined) texts.set(some[k]!, text);
    stopIfVain();
  }
  return { ...here, texts };
}
