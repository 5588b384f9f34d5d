/** 复制为公文格式: HTML on the clipboard. VS Code writes nothing but text there, so a page of our own does it. */
import {
  type Disposable,
  env,
  type TextDocument,
  type TextEditor,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import { type CopyRichParams, type CopyRichResult, copyRichRequest } from '../../../server/src/protocol';
import type { Ask } from '../insert/ask';
import { inform, Refusal, warn } from '../say';
import { webPage } from '../views/page';
import { inProgress } from './progress';

type Rich = NonNullable<CopyRichResult>;

/** What the page says: it is there, it has written, it may not, or the user wants plain words. */
interface Said {
  readonly target?: 'ready' | 'copied' | 'plain' | 'close';
}

export class RichCopy implements Disposable {
  private panel: WebviewPanel | undefined;

  constructor(private readonly ask: Ask) {}

  /** The chosen blocks where something is chosen, else all. */
  async copy(document: TextDocument, editor: TextEditor | undefined): Promise<void> {
    const selection = editor?.document === document && !editor.selection.isEmpty ? editor.selection : undefined;
    const params = {
      uri: document.uri.toString(),
      ...(selection && { range: { start: selection.start, end: selection.end } }),
    };
    const rich = await inProgress('双翼：正在排公文格式', (token) =>
      this.ask<CopyRichParams, CopyRichResult>(copyRichRequest, params, token),
    );
    if (rich === undefined) return;
    if (!rich) throw new Refusal('没有复制：检查服务还没有读到这份文稿，请稍后再试。');
    this.show(rich, selection !== undefined);
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private show(rich: Rich, part: boolean): void {
    this.panel?.dispose();
    const panel = window.createWebviewPanel('shuangyi.copyRich', '复制为公文格式', ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [],
    });
    this.panel = panel;
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    panel.webview.onDidReceiveMessage(({ target }: Said) => void this.told(panel, target, rich, part));
    panel.webview.html = webPage({ title: '复制为公文格式', body, styles, script: script(rich) });
  }

  private async told(panel: WebviewPanel, target: Said['target'], rich: Rich, part: boolean): Promise<void> {
    if (target === undefined || target === 'ready') return;
    panel.dispose();
    const what = part ? '所选段落' : '全文';
    if (target === 'copied') void inform(`${what}已按公文格式复制，可以到 WPS 或 Word 里粘贴。`);
    if (target !== 'plain') return;
    await env.clipboard.writeText(rich.text);
    void warn(`${what}已按纯文字复制，没有带格式。需要格式，请用“导出 Word”。`);
  }
}

const body = `<h1>复制为公文格式</h1>
<p id="told" role="status">正在复制……</p>
<p class="buttons"><button class="action" id="copy">复制</button> <button data-target="plain">只复制纯文字</button>
<button data-target="close">关闭</button></p>`;

const styles = `body { padding: 24px; font-size: 14px; line-height: 1.7; max-width: 34em; }
h1 { font-size: 1.3em; font-weight: 600; }
.buttons { display: flex; gap: 8px; flex-wrap: wrap; }
button { font: inherit; cursor: pointer; border-radius: 2px; padding: 4px 14px; border: 1px solid var(--vscode-button-border, transparent);
  background: var(--vscode-button-secondaryBackground); color: var(--vscode-button-secondaryForeground); }
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
button.action { background: var(--vscode-button-background); color: var(--vscode-button-foreground); }
button.action:hover { background: var(--vscode-button-hoverBackground); }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
.vscode-high-contrast button, .vscode-high-contrast-light button { border-color: var(--vscode-contrastBorder); }`;

/**
 * Writes at once where the page may, else when the button is pressed: a browser wants the focus or a click. Where there is no
 * such clipboard, the words are handed over as a copy of the page itself would be.
 */
const script = (rich: Rich) => `
const rich = ${JSON.stringify(rich).replaceAll('<', '\\u003c')};
const told = document.getElementById('told');
const asBlob = (type, words) => new Blob([words], { type });
function byEvent() {
  const write = (event) => {
    event.preventDefault();
    event.clipboardData.setData('text/html', rich.html);
    event.clipboardData.setData('text/plain', rich.text);
  };
  document.addEventListener('copy', write, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', write);
  return done;
}
async function copy() {
  try {
    const forms = { 'text/html': asBlob('text/html', rich.html), 'text/plain': asBlob('text/plain', rich.text) };
    await navigator.clipboard.write([new ClipboardItem(forms)]);
    return true;
  } catch {
    return byEvent();
  }
}
async function attempt(last) {
  if (await copy()) return vscode.postMessage({ target: 'copied' });
  told.textContent = last ? '这里不让复制带格式的内容。可以只复制纯文字，或者改用“导出 Word”。' : '请按“复制”，内容就放到剪贴板上。';
  document.getElementById('copy').focus();
}
document.getElementById('copy').addEventListener('click', () => attempt(true));
window.focus();
attempt(false);
`;
