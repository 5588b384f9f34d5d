/** Pictures of a Word file as files beside the draft. */
import type { WordFile, WordObject } from '../../model/word/types';
import type { Imported, Inline, Left } from './types';

/** What Markdown shows; of the others the file is kept, and said so. */
const shown = /\.(?:png|jpe?g|gif|bmp|svg|webp)$/i;

export class Pictures {
  readonly #media: WordFile['media'];
  readonly #folder: string;
  readonly #left: Left;
  /** Paths by the parts of the file. */
  readonly #paths = new Map<string, string>();
  readonly images: Imported['images'][number][] = [];

  /** `folder` is that of `ImportOptions.pictures`. */
  constructor(media: WordFile['media'], folder: string, left: Left) {
    this.#media = media;
    this.#folder = folder === '' ? '' : `${folder}/`;
    this.#left = left;
  }

  /** The picture where it stands: its address, or words where there is no such part. */
  take({ part, alt }: Extract<WordObject, { type: 'image' }>): Inline {
    const bytes = part === undefined ? undefined : this.#media.get(part);
    if (part === undefined || !bytes) {
      this.#left.add('图片 {n} 张不在文件里，只留下了位置');
      return { type: 'text', text: `（图片${alt ? `：${alt}` : ''}）` };
    }
    let path = this.#paths.get(part);
    if (path === undefined) {
      path = `${this.#folder}图${this.#paths.size + 1}${/\.\w{1,5}$/.exec(part)?.[0].toLowerCase() ?? ''}`;
      this.#paths.set(part, path);
      this.images.push({ path, bytes });
      if (!shown.test(path)) this.#left.add('图片 {n} 张的格式预览时看不到，请另存为 PNG');
    }
    // No sign that an address in Markdown would end with, or that means more in one.
    return { type: 'image', address: path.replace(/[\s()<>\\%*_`~[\]&#?]/g, encodeURIComponent), alt };
  }
}
