/**
 * What the index knew of files when the server ran last, for a start without reading everything anew. It is believed only
 * of a text that has the same fingerprint (or that nobody has written since, by what the disk says), under the same
 * framework, by the same build of the program. Many files share
 * one page of the store; a page that is broken, cut off or of another build counts as empty.
 */
import type { Store } from '../../base/files/ports';
import { fingerprint, hash } from '../../base/hash';
import { getOrMake } from '../../base/getOrMake';

/** What is known of a file. */
export interface Known {
  readonly print: string;
  /** What the disk said of it when it was read; empty where it said nothing. */
  readonly stamp: string;
  /** Key of the framework. */
  readonly frame: string;
  /** The line of `readText`; empty for a file that is no draft. */
  readonly draft: string;
}

/** To be counted up when pages are written in another way. */
const format = 2;

/** Files on a page, about: it is read and written whole. */
const perPage = 128;

const mostPages = 65_536;

/** What is known of the files of one page. */
export type Page = ReadonlyMap<string, Known>;

/** Number of pages for so many files. */
export const pagesFor = (files: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, files / perPage)));

export class Cache {
  /** Number of pages; undefined until it was opened. */
  #pages: number | undefined;
  /** What is not written yet, by page; undefined for a file of which nothing is known any more. */
  readonly #notes = new Map<number, Map<string, Known | undefined>>();

  constructor(
    private readonly store: Store,
    /** Tells this build of the program from others. */
    private readonly build: string,
    /** Called with what went wrong in writing. */
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Number of pages for so many files: that of the store, unless it would be too few. The same from then on. */
  async open(files: number): Promise<number> {
    if (this.#pages !== undefined) return this.#pages;
    const text = await this.store.read(nameOf(0));
    const head = text && headOf(text);
    const kept = head && head.build === this.build ? head.pages : 1;
    return (this.#pages ??= Math.max(kept, pagesFor(files)));
  }

  /** What is known of the files of a page. Never rejects. */
  async read(page: number): Promise<Page> {
    const text = await this.store.read(nameOf(page));
    return (text && this.#parse(text)) || new Map();
  }

  /** What is known of a file from now on; written by the next `save` of its page. */
  note(uri: string, known: Known | undefined): void {
    if (this.#pages === undefined) return;
    getOrMake(this.#notes, pageOf(uri, this.#pages), () => new Map<string, Known | undefined>()).set(uri, known);
  }

  /** Writes what was noted of a page, or of all; of other files `keep` says whether they are still there. Never rejects. */
  async save(keep: (uri: string) => boolean, only?: number): Promise<void> {
    for (const page of only === undefined ? [...this.#notes.keys()] : [only]) {
      const notes = this.#notes.get(page);
      if (!notes) continue;
      this.#notes.delete(page);
      const known = new Map(await this.read(page));
      for (const uri of known.keys()) if (!keep(uri)) known.delete(uri);
      for (const [uri, one] of notes) {
        if (one) known.set(uri, one);
        else known.delete(uri);
      }
      await this.store.write(nameOf(page), this.#print(known)).catch(this.failed);
    }
  }

  #print(page: Page): string {
    const body = [...page]
      .map(([uri, { print, stamp, frame, draft }]) => [uri, print, stamp, frame, draft].join('\t'))
      .join('\n');
    const head: Head = { format, build: this.build, pages: this.#pages ?? 1, sum: hash(body) };
    return `${JSON.stringify(head)}\n${body}`;
  }

  #parse(text: string): Page | undefined {
    const head = headOf(text);
    const body = text.slice(text.indexOf('\n') + 1);
    if (head?.build !== this.build || head.pages !== this.#pages || head.sum !== hash(body)) return undefined;
    return new Map(
      body.split('\n').flatMap((line) => {
        const [uri, print, stamp, frame, draft] = line.split('\t');
        const whole = uri && print && stamp !== undefined && frame && draft !== undefined;
        return whole ? [[uri, { print, stamp, frame, draft }]] : [];
      }),
    );
  }
}

/** The first line of a page. */
interface Head {
  readonly format: number;
  readonly build: string;
  readonly pages: number;
  /** Fingerprint of all that follows. */
  readonly sum: string;
}

function headOf(text: string): Head | undefined {
  try {
    const head = JSON.parse(text.slice(0, Math.max(0, text.indexOf('\n'))));
    return head?.format === format && head.pages >= 1 && head.pages <= mostPages ? head : undefined;
  } catch {
    return undefined;
  }
}

/** The page of a file. */
export const pageOf = (uri: string, pages: number): number => fingerprint(uri) % pages;

const nameOf = (page: number): string => `${page}.txt`;
