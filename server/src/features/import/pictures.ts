/** Pictures of a Word file as files beside the draft. */
import { fileNameWords } from '../../base/address';
import type { WordFile, WordObject } from '../../model/word/types';
import type { Imported, Inline, Left } from './types';

/** What Markdown shows; of the others the file is kept, and said so. */
const shown = /\.(?:png|jpe?g|gif|bmp|svg|webp)$/i;

export class Pictures {
  readonly #names = new Map<string, string>();
  readonly images: Imported['images'][number][] = [];

  constructor(
    readonly media: WordFile['media'],
    readonly name: string,
    readonly left: Left,
  ) {}

  /** The picture where it stands: the name of its file, else its words. */
  take({ part, alt }: Extract<WordObject, { type: 'image' }>): Inline {
    const bytes = part === undefined ? undefined : this.media.get(part);
    if (part === undefined || !bytes) {
      this.left.add('图片 {n} 张在文件外面，只留下了位置');
      return { type: 'text', text: `【图片${alt ? `：${alt}` : ''}】` };
    }
    let name = this.#names.get(part);
    if (name === undefined) {
      name = `${this.#stem()}-图${this.#names.size + 1}${/\.\w{1,5}$/.exec(part)?.[0].toLowerCase() ?? ''}`;
      this.#names.set(part, name);
      this.images.push({ name, bytes });
      this.left.add('图片 {n} 张另存在文稿旁边');
      if (!shown.test(name)) this.left.add('图片 {n} 张的格式预览时看不到，请改存为 PNG');
    }
    return { type: 'image', name, alt };
  }

  /** No sign that an address in Markdown would end with. */
  #stem(): string {
    return fileNameWords(this.name).replace(/[\s()<>[\]#%&`*_~\\!]+/g, '') || '文稿';
  }
}
