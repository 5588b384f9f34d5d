/** 取回审阅稿: what reviewers changed is shown, and what is wanted of it written into the draft as one edit. */
import {
  type CancellationToken,
  commands,
  type Disposable,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  type CloseReviewParams,
  closeReviewNotification,
  type OpenReviewParams,
  type OpenReviewResult,
  openReviewRequest,
  type ReviewParams,
  type ReviewResult,
  reviewRequest,
} from '../../../server/src/protocol';
import { toBase64 } from '../../../server/src/base/files/base64';
import { type Ask, guarded, rangeOf } from '../insert/ask';
import { nameOf, read } from '../saving';
import { inform, Refusal, warn } from '../say';
import { Refresher } from '../views/refresher';
import { chooseDraft } from './chooseDraft';
import { opened } from './drafts';
import { Comparison } from './comparison';
import { lineInResult, withEdits } from './edits';
import { largestWord } from './import';
import { inProgress } from './progress';
import { ready, reviewTree, type ReviewNode } from './reviewTree';
import { ReviewView } from './reviewView';

type Shown = Exclude<NonNullable<ReviewResult>, { problem: string }>;

/** The file that is looked at. */
interface Present {
  readonly file: Uri;
  /** Base64, should the server have been begun anew. */
  readonly bytes: string;
  document: TextDocument;
  id: string;
  result: Shown;
  /** Ids of changes that the user does not want: of a later comparison new ones are wanted. */
  readonly refused: Set<string>;
}

export interface ReviewHost {
  readonly ask: Ask;
  readonly log: (error: unknown) => void;
  notify(method: string, params: object): void;
}

export class Reviews implements Disposable {
  private readonly comparison = new Comparison();
  private readonly view = new ReviewView((ids, checked) => this.check(ids, checked));
  private readonly refresher: Refresher<Shown>;
  private readonly listener: Disposable;
  private present: Present | undefined;
  private waiting: Uri[] = [];

  constructor(private readonly host: ReviewHost) {
    this.refresher = new Refresher<Shown>({
      visible: () => this.present !== undefined,
      ask: async () => this.present && this.asked(this.present),
      take: (result) => this.take(result),
    });
    this.listener = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document === this.present?.document && contentChanges.length > 0) this.refresher.soon();
    });
  }

  /** What is shown, for tests. */
  get nodes(): readonly ReviewNode[] {
    return this.view.getChildren();
  }

  /** Takes files up, one after the other; those that wait already come first. */
  async begin(files: readonly Uri[]): Promise<void> {
    this.waiting.push(...files);
    if (!this.present) await this.next();
    else if (files.length > 0) void inform('先处理完正在看的审阅稿，再接着看新的。');
  }

  /** Ticks or clears all boxes. */
  async checkAll(checked: boolean): Promise<void> {
    if (this.present) this.check(ready(this.present.result.changes), checked);
    await this.refresher.now();
  }

  /** For tests and keys: whether a change is to be made. */
  check(ids: readonly string[], checked: boolean): void {
    const refused = this.present?.refused;
    for (const id of ids) {
      if (checked) refused?.delete(id);
      else refused?.add(id);
    }
    this.draw();
    void this.refresher.now();
  }

  /** Ticks or clears the box that has the focus. */
  toggle(): void {
    this.view.toggle();
  }

  /** Writes what is ticked into the draft, unless it has changed since it was shown. */
  async apply(): Promise<void> {
    const { present } = this;
    if (!present) return;
    const shown = present.result.version;
    await this.refresher.now();
    const { document, result } = present;
    if (document.isClosed) throw new Refusal('没有写入：文稿已经关闭，请打开后再取回一次。');
    if (result.version !== shown || document.version !== result.version) {
      await warn('文稿刚才有改动，已经重新比对，没有写入。请再看一遍，再应用。');
      return;
    }
    const edit = new WorkspaceEdit();
    for (const { range, text } of result.edits) edit.replace(document.uri, rangeOf(range), text);
    if (result.edits.length > 0 && !(await workspace.applyEdit(edit))) {
      throw new Refusal('没有写入：文稿不能改，或者刚才又有了改动，请再试一次。');
    }
    void inform(appliedWords(present));
    await this.close();
    await window.showTextDocument(document, { preview: false });
    await this.next();
  }

  /** Leaves the file as it is; nothing is written. */
  async leave(): Promise<void> {
    await this.close();
    await this.next();
  }

  /** Shows a change in the comparison; the list keeps the focus. */
  async goTo({ change }: ReviewNode): Promise<void> {
    const { present } = this;
    if (!present || !change) return;
    const now = present.result.changes.find(({ id }) => id === change.id);
    if (now) await this.comparison.show(lineInResult(present.result.edits, rangeOf(now.place).start));
  }

  dispose(): void {
    for (const part of [this.comparison, this.view, this.refresher, this.listener]) part.dispose();
  }

  private async next(): Promise<void> {
    for (let file = this.waiting.shift(); file && !this.present; file = this.waiting.shift()) {
      const shown = await this.open(file).catch((error) => {
        // One that cannot be read keeps no other waiting.
        void guarded(() => Promise.reject(error), this.host.log)();
        return false;
      });
      if (shown) return;
    }
  }

  /** Whether there is something to look at. */
  private async open(file: Uri): Promise<boolean> {
    const bytes = toBase64(await read(file, largestWord));
    const name = nameOf(file);
    const found = await inProgress('双翼：正在读审阅稿', (token) => {
      return this.host.ask<OpenReviewParams, OpenReviewResult>(openReviewRequest, { bytes, name }, token);
    });
    if (!found) return false;
    if ('problem' in found) throw new Refusal(`没有取回“${name}”：${found.problem}`);
    const document = await chooseDraft(name, found.drafts);
    if (!document) {
      this.forget(found.id);
      return false;
    }
    const empty = { version: -1, changes: [], messages: [], left: [], edits: [] };
    const present: Present = { file, bytes, document, id: found.id, result: empty, refused: new Set() };
    const result = await inProgress('双翼：正在比对审阅稿', (token) => this.asked(present, token));
    if (!result) {
      this.forget(present.id);
      return false;
    }
    if (result.changes.length === 0) {
      void inform(`“${name}”里没有修改，也没有新的批注。`);
      this.forget(present.id);
      return false;
    }
    this.present = present;
    const draft = nameOf(document.uri).replace(/\.(?:md|markdown)$/i, '');
    this.comparison.begin(draft, `${draft}：现稿 ↔ 合入“${name}”以后`);
    this.take(result);
    await commands.executeCommand('setContext', 'shuangyi.reviewing', true);
    await this.comparison.show(lineInResult(result.edits, rangeOf(result.changes[0]!.place).start));
    await commands.executeCommand('shuangyi.review.focus');
    await this.view.reveal();
    return true;
  }

  private async close(): Promise<void> {
    const { present } = this;
    if (!present) return;
    this.present = undefined;
    this.forget(present.id);
    await this.comparison.end();
    await commands.executeCommand('setContext', 'shuangyi.reviewing', false);
    this.view.fill([], '', '');
  }

  /** The server need not keep the file any longer. */
  private forget(id: string): void {
    this.host.notify(closeReviewNotification, { id } satisfies CloseReviewParams);
  }

  private async asked(present: Present, token?: CancellationToken): Promise<Shown> {
    // VS Code closes what stands in no tab.
    if (present.document.isClosed) present.document = await opened(present.document.uri);
    const uri = present.document.uri.toString();
    const { changes } = present.result;
    // The first time all that can be made is asked for.
    const accepted = ready(changes).filter((id) => !present.refused.has(id));
    const ask = () =>
      this.host.ask<ReviewParams, ReviewResult>(
        reviewRequest,
        { id: present.id, uri, ...(present.result.version >= 0 && { accepted }) },
        token,
      );
    let result = await ask();
    if (!result) {
      // The server was begun anew and has forgotten the file.
      const again = await this.host.ask<OpenReviewParams, OpenReviewResult>(openReviewRequest, {
        bytes: present.bytes,
        name: nameOf(present.file),
      });
      if ('id' in again) present.id = again.id;
      result = await ask();
    }
    if (!result) throw new Refusal('没有比对：检查服务读不到这份文稿，请把它打开，再取回一次。');
    if ('problem' in result) throw new Refusal(`没有取回“${nameOf(present.file)}”：${result.problem}`);
    return result;
  }

  private take(result: Shown): void {
    if (!this.present) return;
    this.present.result = result;
    this.draw();
    const { document } = this.present;
    // Of a text that has changed meanwhile another answer is on its way.
    if (document.version !== result.version) return;
    this.comparison.fill(document.getText(), withEdits(document, result.edits));
  }

  private draw(): void {
    if (!this.present) return;
    const { result, refused, file } = this.present;
    const accepted = new Set(ready(result.changes).filter((id) => !refused.has(id)));
    const left = new Map(result.left.map(({ id, reason }) => [id, reason]));
    const more = this.waiting.length > 0 ? [`后面还有 ${this.waiting.length} 份审阅稿。`] : [];
    this.view.fill(reviewTree(result.changes, accepted, left), nameOf(file), [...result.messages, ...more].join(''));
  }
}

/** What was written, and what was not. */
function appliedWords({ result, refused, file }: Present): string {
  const { changes, left } = result;
  const able = ready(changes).filter((id) => !left.some((one) => one.id === id));
  const made = able.filter((id) => !refused.has(id)).length;
  const conflicts = changes.filter(({ state }) => state === 'conflict').length + left.length;
  const parts = [
    `合入 ${made} 处`,
    able.length > made && `不采纳 ${able.length - made} 处`,
    conflicts > 0 && `有冲突没有合入 ${conflicts} 处`,
  ].filter(Boolean);
  return `已取回“${nameOf(file)}”：${parts.join('，')}。文稿还没有保存，撤销一次就能全部还原。`;
}
