/** A real VS Code in a browser, for tests and for people without a desktop VS Code: its server, and the address of the window. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installVsCode, newest } from './install.mjs';
import { root } from './places.mjs';
import { killBelow, retryOnce, startGroup } from './processes.mjs';
import { temporaryFolder } from './temporary.mjs';

/** Keeps the window free of everything that is not the document: no trust prompt, welcome page, chat or telemetry. */
const quietSettings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'editor.accessibilitySupport': 'off',
};

const startTimeout = 60_000;

/**
 * @typedef {object} HostOptions
 * @property {string} [version] a version known to `install.mjs`
 * @property {string} [workspace] folder or `.code-workspace` file to open; without it the window is empty
 * @property {string} [file] file to open in it
 * @property {string} [extension] folder of the extension under development
 * @property {string} [tests] module with `run()`, executed in the extension host
 * @property {boolean} [web] run the extension in the browser's worker instead of on the server
 * @property {Record<string, unknown>} [settings] user settings, over the quiet ones
 */

/**
 * Starts VS Code on a free port.
 * @param {HostOptions} options
 * @returns {Promise<{url: string, stop: () => Promise<void>, killChild: (script: string) => void}>} `killChild` ends the
 *   process below VS Code that runs a script, as a crash would
 */
export function startHost(options) {
  const { node, server } = installVsCode(options.version ?? newest);
  return retryOnce('Starting VS Code', () => startServer(node, server, options));
}

/**
 * @param {string} node
 * @param {string} server
 * @param {HostOptions} options
 */
async function startServer(node, server, { settings = {}, ...shown }) {
  const [folder, removeFolder] = temporaryFolder();
  mkdirSync(join(folder, 'user/User'), { recursive: true });
  const place = shown.web ? webSettings(shown.extension ?? root) : {};
  const all = { ...quietSettings, ...place, ...settings };
  writeFileSync(join(folder, 'user/User/settings.json'), JSON.stringify(all, null, 2));

  const flags = ['--host=127.0.0.1', '--port=0', '--without-connection-token', '--accept-server-license-terms'];
  // The smoke-test driver is what makes the workbench honour the payload of the address.
  flags.push('--telemetry-level=off', '--enable-smoke-test-driver');
  flags.push(`--user-data-dir=${folder}/user`, `--extensions-dir=${folder}/extensions`);
  const child = startGroup(node, [server, ...flags]);
  const stop = async () => {
    await child.stop();
    removeFolder();
  };
  try {
    const port = await child.waitFor(/Extension host agent listening on (\d+)/, startTimeout);
    const url = pageUrl(port, shown);
    await waitUntilServed(url);
    return { url, stop, killChild: (/** @type {string} */ script) => killBelow(child.pid, script) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * An extension that has a Node entry too would run on the server; this makes VS Code take its browser entry.
 * @param {string} extension
 */
function webSettings(extension) {
  const { publisher, name } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
  return { 'remote.extensionKind': { [`${publisher}.${name}`]: ['web'] } };
}

/**
 * The address that opens `workspace` with the extension under development.
 * @param {string} port
 * @param {HostOptions} shown
 */
function pageUrl(port, { workspace, file, extension = root, tests, web }) {
  const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${port}${encodeURI(resolve(path))}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['skipWelcome', 'true'],
  ];
  if (file) payload.push(['openFile', remote(file)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  if (web) payload.push(['extensionDevelopmentKind', 'web']);
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  const opened = workspace?.endsWith('.code-workspace') ? 'workspace' : 'folder';
  if (workspace) query.set(opened, resolve(workspace));
  else query.set('ew', 'true');
  return `http://127.0.0.1:${port}/?${query}`;
}

/** @param {string} url */
async function waitUntilServed(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(startTimeout) });
  if (!response.ok) throw new Error(`VS Code answered ${response.status} ${response.statusText} at ${url}`);
}
