/** The page around a view in a webview: policy, and the lines of script that all of them need. */

export interface Page {
  readonly title: string;
  readonly body: string;
  readonly styles: string;
  /** Runs behind the shared lines, which give it `vscode` and `root`; `shown` is fired at `root` when it was filled anew. */
  readonly script?: string;
}

/** A page that shows `body` and says what is clicked or chosen. Nothing is loaded from anywhere. */
export function webPage({ title, body, styles, script = '' }: Page, nonce = newNonce()): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">${styles}</style>
</head>
<body>
<main id="root">${body}</main>
<script nonce="${nonce}">${shared}${script}
vscode.postMessage({ target: 'ready' });
</script>
</body>
</html>`;
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Only what differs is written anew; what has the focus keeps it. */
const shared = `
const vscode = acquireVsCodeApi();
const root = document.getElementById('root');
window.addEventListener('message', ({ data }) => {
  const { target, choice } = document.activeElement?.dataset ?? {};
  root.innerHTML = data.html;
  const again = (name, value) => value && root.querySelector('[data-' + name + '="' + CSS.escape(value) + '"]')?.focus();
  again('target', target);
  again('choice', choice);
  root.dispatchEvent(new Event('shown'));
});
root.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-target]');
  if (button) vscode.postMessage({ target: button.dataset.target });
});
`;
