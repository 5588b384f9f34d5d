/**
 * The server for tests that count work: every step takes a turn of its own, turns and files read are counted, and the
 * work stops where a test wants to put something in between.
 */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { NodeFiles } from '../../server/src/base/files/disk.node';
import { serve } from '../../server/src/lsp/server';
import { Turns } from '../../server/src/lsp/turns';

export type Counted = 'turns' | 'reads';

/** Counts from nothing, and holds the work behind so many of something. */
export interface HoldParams {
  readonly what: Counted;
  readonly after: number;
}

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const counts: Record<Counted, number> = { turns: 0, reads: 0 };
let hold: HoldParams | undefined;
let release = () => {};

async function count(what: Counted): Promise<void> {
  if (++counts[what] !== hold?.after || hold.what !== what) return;
  const released = new Promise<void>((resolve) => (release = resolve));
  void connection.sendNotification('test/held');
  await released;
}

connection.onRequest('test/hold', (params: HoldParams) => {
  hold = params;
  counts.turns = counts.reads = 0;
});
connection.onRequest('test/release', () => release());
connection.onRequest('test/counts', () => counts);

class CountedFiles extends NodeFiles {
  override async read(uri: string, largest?: number): Promise<string | undefined> {
    if (uri.endsWith('.md')) await count('reads');
    return super.read(uri, largest);
  }
}

let now = 0;
const turns = new Turns(
  () => (now += 1000),
  async () => {
    await count('turns');
    await new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));
  },
);
serve(connection, { disk: new CountedFiles() }, turns);
