/** Reads a Word file: its text with changes, comments, numbers as they are shown, and what else was put into it. */
import type { Steps } from '../../base/steps';
import { readXml, readXmlTree, type XmlElement } from '../../base/xml/read';
import { type CommentStory, commentsOf, paragraphsOf, textOf } from './comments';
import { prefixes } from './names';
import { Numbering } from './numbering';
import { openPackage, type WordPackage } from './package';
import { StoryReader, type Surroundings } from './story';
import { Styles } from './styles';
import type { Unreadable, WordBlock, WordFile } from './types';

/** What a part that is broken was for, in Chinese, for the parts without which the text can still be read. */
const parts: Readonly<Record<string, string>> = {
  styles: '样式',
  numbering: '自动编号',
  comments: '批注',
  commentsExtended: '批注的答复',
  footnotes: '脚注',
  endnotes: '尾注',
  header: '页眉',
  footer: '页脚',
};

/** Reads the bytes of a Word file, which may be any: what cannot be read is said in Chinese. Never throws. */
export function* readWord(bytes: Uint8Array): Steps<WordFile | Unreadable> {
  const opened = yield* openPackage(bytes);
  return 'problem' in opened ? opened : yield* new Reading(opened).file();
}

/** One file on its way. */
class Reading {
  readonly #package: WordPackage;
  readonly #unread = new Set<string>();

  constructor(opened: WordPackage) {
    this.#package = opened;
  }

  *file(): Steps<WordFile | Unreadable> {
    const styles = new Styles(yield* this.#tree('styles'));
    const numbers = yield* this.#tree('numbering');
    let blocks: readonly WordBlock[] | undefined;
    const body = new StoryReader({
      ...this.#surroundings(this.#package.main, styles, numbers),
      story: (story) => {
        blocks = story.blocks;
      },
    });
    const problem = yield* readXml(this.#package.text(this.#package.main) ?? '', body, prefixes);
    if (problem !== undefined) return { problem: `Word 文件的正文已损坏：${problem}` };
    if (!blocks) return { problem: 'Word 文件里没有正文，可能已经损坏' };
    const footnotes = new Map<string, readonly WordBlock[]>();
    for (const [type, prefix] of [['footnotes', ''] as const, ['endnotes', 'e'] as const]) {
      yield* this.#stories(type, styles, numbers, ({ attributes, blocks: note }) => {
        if (!/separator|notice/i.test(attributes['w:type'] ?? ''))
          footnotes.set(prefix + (attributes['w:id'] ?? ''), note);
      });
    }
    const comments: CommentStory[] = [];
    yield* this.#stories('comments', styles, numbers, (story) => {
      comments.push({ ...story, id: story.attributes['w:id'] ?? '' });
    });
    const margins = new Set<string>();
    for (const type of ['header', 'footer'] as const) {
      yield* this.#stories(type, styles, numbers, ({ blocks: margin }) => {
        const text = plainText(margin);
        if (text) margins.add(text);
      });
    }
    const extended = yield* this.#tree('commentsExtended');
    return {
      blocks,
      comments: commentsOf(comments, body.comments.ranges, blocks, extended),
      footnotes,
      margins: [...margins],
      custom: yield* this.#custom(),
      properties: yield* this.#properties(),
      media: this.#media(),
      unread: [...this.#unread],
    };
  }

  #surroundings(part: string, styles: Styles, numbers: XmlElement | undefined): Omit<Surroundings, 'story'> {
    return {
      styles,
      numbering: { present: new Numbering(numbers), former: new Numbering(numbers) },
      target: (id) => this.#package.target(part, id),
      unread: (what) => void this.#unread.add(what),
    };
  }

  /** The stories in all parts of a type; they count their lists by themselves. */
  *#stories(type: string, styles: Styles, numbers: XmlElement | undefined, story: Surroundings['story']): Steps<void> {
    for (const part of this.#package.related(type)) {
      const around = { ...this.#surroundings(part, styles, numbers), story };
      const text = this.#package.text(part);
      const problem = text === undefined ? '缺少' : yield* readXml(text, new StoryReader(around), prefixes);
      if (problem !== undefined) this.#broken(type);
    }
  }

  /** The first part of a type, where there is one. */
  *#tree(type: string): Steps<XmlElement | undefined> {
    const [part] = this.#package.related(type);
    if (part === undefined) return undefined;
    const tree = yield* readXmlTree(this.#package.text(part) ?? '', prefixes);
    if (!('problem' in tree)) return tree;
    this.#broken(type);
    return undefined;
  }

  #broken(type: string): void {
    this.#unread.add(`${parts[type]}（这部分已损坏）`);
  }

  *#custom(): Steps<ReadonlyMap<string, string>> {
    const custom = new Map<string, string>();
    for (const part of this.#package.related('customXml')) {
      const text = this.#package.text(part);
      if (text === undefined) continue;
      let namespace: string | undefined;
      const listener = {
        open: (name: string, attributes: Readonly<Record<string, string>>) => {
          const colon = name.indexOf(':');
          namespace ??= attributes[colon > 0 ? `xmlns:${name.slice(0, colon)}` : 'xmlns'] ?? '';
        },
        close: () => {},
        text: () => {},
      };
      const problem = yield* readXml(text, listener);
      if (problem === undefined && namespace) custom.set(namespace, text);
    }
    return custom;
  }

  *#properties(): Steps<ReadonlyMap<string, string>> {
    const properties = new Map<string, string>();
    for (const part of ['custom-properties', 'customProperties'].flatMap((type) => this.#package.related(type, ''))) {
      const tree = yield* readXmlTree(this.#package.text(part) ?? '', prefixes);
      if ('problem' in tree) continue;
      for (const { attributes, children } of tree.children) {
        if (attributes.name !== undefined) properties.set(attributes.name, children[0]?.text ?? '');
      }
    }
    return properties;
  }

  #media(): ReadonlyMap<string, Uint8Array> {
    return new Map(
      this.#package.related('image').flatMap((part) => {
        const bytes = this.#package.bytes(part);
        return bytes ? [[part, bytes] as const] : [];
      }),
    );
  }
}

/** The text of blocks, that of their text boxes too. */
function plainText(blocks: readonly WordBlock[]): string {
  return paragraphsOf(blocks)
    .flatMap((paragraph) => [
      textOf(paragraph),
      ...paragraph.objects.map((object) => (object.type === 'textbox' ? plainText(object.blocks) : '')),
    ])
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n');
}
