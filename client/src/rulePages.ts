/** The pages of the rules, rendered inside the editor: behind the code of each finding, as a quick fix, and as a command. */
import { commands, type Disposable, type ExtensionContext, env, languages, Uri, window, workspace } from 'vscode';

/** Read-only documents out of the extension's own folder. */
const scheme = 'shuangyi-rule';

/** Where the pages lie: in the extension, and below the base that the server is told. */
const folder = 'docs/rules';
const index = 'docs/rules.md';

/** Base of the addresses behind the codes of findings; VS Code hands such an address to `handleUri`. */
export function rulePagesBase({ extension }: ExtensionContext): string {
  return `${env.uriScheme}://${extension.id}/${folder}`;
}

export function registerRulePages({ extensionUri }: ExtensionContext): Disposable[] {
  return [
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: ({ path }) => read(Uri.joinPath(extensionUri, path)),
    }),
    window.registerUriHandler({ handleUri: ({ path }) => openPage(path) }),
    commands.registerCommand('shuangyi.openRule', (id?: string) => openRule(id)),
  ];
}

/** Opens the page of a rule; without a rule, that of the finding at the cursor, else the list of all rules. */
async function openRule(id: string | undefined = ruleAtCursor()): Promise<void> {
  await openPage(id === undefined ? `/${index}` : `/${folder}/${id}.md`);
}

/** Shows a page rendered; nothing else than our own pages. */
async function openPage(path: string): Promise<void> {
  if (path !== `/${index}` && !/^\/docs\/rules\/[a-z-]+\.md$/.test(path)) return;
  const page = Uri.from({ scheme, path });
  try {
    await commands.executeCommand('markdown.showPreview', page);
  } catch {
    // VS Code's own Markdown extension is switched off or not there: the source can be read as well.
    await window.showTextDocument(page);
  }
}

function ruleAtCursor(): string | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const found = languages
    .getDiagnostics(editor.document.uri)
    .find(({ source, range }) => source === '双翼' && range.contains(editor.selection.active));
  const code = found?.code;
  return code === undefined ? undefined : String(typeof code === 'object' ? code.value : code);
}

/** Where the extension lies on a web server, VS Code may have no file system for it. */
async function read(uri: Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch (error) {
    if (!uri.scheme.startsWith('http')) throw error;
    return (await fetch(uri.toString(true))).text();
  }
}
