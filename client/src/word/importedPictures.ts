/** Pictures of imported papers: held back until the draft has a place, and written beside it when the user says so. */
import { type Disposable, type TextDocument, Uri, window, workspace } from 'vscode';
import { fromBase64 } from '../../../server/src/base/files/base64';
import { exists } from '../files';
import { write } from '../saving';
import { inform } from '../say';

export interface Picture {
  /** Seen from the draft. */
  readonly path: string;
  /** Base64. */
  readonly bytes: string;
}

export class ImportedPictures implements Disposable {
  /** By the folder that they will lie in, which the text of the draft names. */
  private readonly waiting = new Map<string, readonly Picture[]>();
  private readonly listener = workspace.onDidSaveTextDocument((document) => void this.offer(document));

  /** `run` does what may fail, and says so. */
  constructor(private readonly run: (work: () => Promise<void>) => Promise<void>) {}

  hold(folder: string, pictures: readonly Picture[]): void {
    if (pictures.length > 0) this.waiting.set(folder, pictures);
  }

  /** Asks in which folder the draft will be; the pictures go below it. */
  async choosePlace(name: string, proposed: Uri | undefined): Promise<void> {
    const [folder] =
      (await window.showOpenDialog({
        title: '文稿要存在哪个文件夹（图片写在它下面）',
        openLabel: '写在这里',
        canSelectFolders: true,
        canSelectFiles: false,
        ...(proposed && { defaultUri: proposed }),
      })) ?? [];
    if (folder) await this.writeBelow(folder, name, '，文稿也请存到这个文件夹');
  }

  dispose(): void {
    this.listener.dispose();
  }

  /** A draft that names them was saved: now their place is known. */
  private async offer(document: TextDocument): Promise<void> {
    if (document.languageId !== 'markdown' || this.waiting.size === 0) return;
    const text = decoded(document.getText());
    const named = [...this.waiting].find(([, pictures]) => pictures.some(({ path }) => text.includes(path)));
    if (!named) return;
    const [name, pictures] = named;
    const now = '写出图片';
    const chosen = await inform(`文中的 ${pictures.length} 张图片还没有写出，写到文稿旁边的“${name}”文件夹吗？`, now);
    if (chosen === now) await this.run(() => this.writeBelow(Uri.joinPath(document.uri, '..'), name, ''));
  }

  /** Nothing that is there is touched. */
  private async writeBelow(folder: Uri, name: string, more: string): Promise<void> {
    let written = 0;
    const there: string[] = [];
    for (const { path, bytes } of this.waiting.get(name) ?? []) {
      const target = Uri.joinPath(folder, path);
      const content = fromBase64(bytes);
      if (await exists(target)) there.push(path);
      else if (content) {
        await write(target, content);
        written++;
      }
    }
    this.waiting.delete(name);
    const left = there.length > 0 ? `已有同名文件，没有覆盖：${there.join('、')}。` : '';
    void inform(`写出了 ${written} 张图片${more}。${left}`);
  }
}

/** Addresses in it as they are read. */
function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}
