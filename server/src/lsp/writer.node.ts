/**
 * Sends messages over a stream, each in one piece. The library's own writer sends the header by itself, which wakes the
 * client twice, and writes all findings of a draft anew; of those nearly all are the same after a keystroke.
 */
import type { Writable } from 'node:stream';
import {
  AbstractMessageWriter,
  type Diagnostic,
  type Message,
  type MessageWriter,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';

/** Diagnostics as they were sent before, with a comma in front. */
const sent = new WeakMap<Diagnostic, Buffer>();

export class StreamWriter extends AbstractMessageWriter implements MessageWriter {
  #failed = 0;

  constructor(private readonly stream: Writable) {
    super();
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    const parts = isPublication(message) ? publication(message) : [Buffer.from(JSON.stringify(message))];
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const whole = Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`, 'ascii'), ...parts]);
    return new Promise((resolve, reject) => {
      this.stream.write(whole, (error) => {
        if (!error) return resolve();
        this.fireError(error, message, ++this.#failed);
        reject(error);
      });
    });
  }

  end(): void {
    this.stream.end();
  }
}

type Publication = Message & { readonly params: PublishDiagnosticsParams };

function isPublication(message: Message): message is Publication {
  return 'method' in message && message.method === PublishDiagnosticsNotification.method;
}

/** The message in pieces: what stands around the diagnostics, and each of them as it was sent before. */
function publication(message: Publication): Buffer[] {
  const { diagnostics, ...params } = message.params;
  const around = JSON.stringify({ ...message, params: { ...params, diagnostics: [] } });
  const at = around.length - ']}}'.length;
  const parts = diagnostics.map(bytesOf);
  // The first needs no comma.
  if (parts[0]) parts[0] = parts[0].subarray(1);
  return [Buffer.from(around.slice(0, at)), ...parts, Buffer.from(around.slice(at))];
}

function bytesOf(diagnostic: Diagnostic): Buffer {
  let bytes = sent.get(diagnostic);
  if (!bytes) sent.set(diagnostic, (bytes = Buffer.from(`,${JSON.stringify(diagnostic)}`)));
  return bytes;
}
