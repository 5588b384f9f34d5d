/**
 * A real VS Code in a browser, for tests and for people without a desktop VS Code.
 * The npm package `code-server` carries VS Code's own server and workbench; Chromium shows it.
 * Everything is installed once into `.vscode-test/<version>/`, which git ignores.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** The root of the repository, which is also the folder of the extension. */
export const root = resolve(fileURLToPath(import.meta.url), '../../..');

/**
 * The VS Code versions that can be hosted: the newest tried one and the oldest supported one (`engines.vscode`).
 * `node` is the oldest Node that runs the server; `themes` are its default themes as its list shows them;
 * `ripgrep` is the package of the search program for a version that would download it from elsewhere.
 */
export const versions = {
  '1.139.1': {
    codeServer: '4.139.1',
    node: 24,
    themes: { light: 'Light 2026', dark: 'Dark 2026', hc: 'Dark High Contrast' },
  },
  '1.100.3': {
    codeServer: '4.100.3',
    node: 20,
    ripgrep: '@vscode/ripgrep-universal@1.18.0',
    themes: { light: 'Light Modern', dark: 'Dark Modern', hc: 'Dark High Contrast' },
  },
};

export const newest = '1.139.1';

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
const workbenchTimeout = 90_000;

// ---------------------------------------------------------------- clean-up

/** Work to do when this process ends, however it ends. Only synchronous functions. */
const cleanups = new Set();

process.on('exit', () => {
  // The newest first: processes end before their folders are removed.
  for (const cleanup of [...cleanups].reverse()) cleanup();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

/** A new temporary folder that is removed at the end; call the second value to remove it earlier. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'shuangyi-vscode-'));
  const remove = () => {
    cleanups.delete(remove);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  cleanups.add(remove);
  return [folder, remove];
}

/** Runs a command to its end; throws with the end of its output when it fails. */
function run(command, args, cwd) {
  const options = { cwd, encoding: 'utf8', maxBuffer: 1 << 26, shell: process.platform === 'win32' };
  const result = spawnSync(command, args, options);
  if (result.status === 0) return;
  const output = `${result.error?.message ?? ''}\n${result.stdout ?? ''}\n${result.stderr ?? ''}`.trim().slice(-2000);
  throw new Error(`\`${command} ${args.join(' ')}\` failed:\n${output}`);
}

/** Runs `attempt` again, once, when it fails: the first start on a cold disk is sometimes too slow. */
async function retryOnce(what, attempt) {
  try {
    return await attempt();
  } catch (error) {
    console.error(`${what} failed (${error.message.split('\n')[0]}); trying once more.`);
    return attempt();
  }
}

// ---------------------------------------------------------------- installing

/**
 * Installs VS Code's server if it is not there yet.
 * @returns the Node binary to run it with, and the server's main file
 */
export function installVsCode(version) {
  const known = versions[version];
  if (!known) throw new Error(`VS Code ${version} is not known here. Known: ${Object.keys(versions).join(', ')}.`);
  const folder = join(root, '.vscode-test', version);
  if (!existsSync(join(folder, 'complete'))) installInto(folder, version, known);
  const nodePackage = join(folder, 'node_modules', nodePackageName());
  const bundledNode = join(nodePackage, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
  return {
    node: existsSync(bundledNode) ? bundledNode : process.execPath,
    server: join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

/** The npm package that holds a Node binary for this machine. */
function nodePackageName() {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

/** Installs beside the target first, so that a broken installation never looks like a whole one. */
function installInto(folder, version, known) {
  const started = Date.now();
  console.log(
    `Installing VS Code ${version} (npm package code-server ${known.codeServer}) into ${folder}; once only …`,
  );
  const partial = `${folder}.${process.pid}.partial`;
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'];
  const ownNode = Number(process.versions.node.split('.')[0]);
  const extra = ownNode < known.node ? [`${nodePackageName()}@${known.node}`] : [];
  if (known.ripgrep) extra.push(known.ripgrep);
  mkdirSync(partial, { recursive: true });
  try {
    writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
    run('npm', ['install', `code-server@${known.codeServer}`, ...extra, ...quiet], partial);
    const vscode = join(partial, 'node_modules/code-server/lib/vscode');
    run('npm', ['install', '--omit=dev', ...quiet], vscode);
    if (known.ripgrep) {
      const binaries = join(
        partial,
        'node_modules/@vscode/ripgrep-universal/bin',
        `${process.platform}-${process.arch}`,
      );
      cpSync(binaries, join(vscode, 'node_modules/@vscode/ripgrep/bin'), { recursive: true });
    }
    writeFileSync(join(partial, 'complete'), '');
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  console.log(`Installed VS Code ${version} in ${Math.round((Date.now() - started) / 1000)} s.`);
}

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const chromiumPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The first of these commands found on PATH, as a full path. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** An installed Chromium (or Chrome, Edge), or undefined. `CHROMIUM_PATH` goes first. */
export function findChromium() {
  const own = process.env.CHROMIUM_PATH;
  if (own && !existsSync(own)) throw new Error(`CHROMIUM_PATH names a file that does not exist: ${own}`);
  return own ?? onPath(...chromiumNames) ?? [...chromiumPaths, chromium.executablePath()].find((p) => existsSync(p));
}

/** Finds Chromium, or installs it where that is possible without asking: as root on Debian and its relatives. */
export function installChromium() {
  const found = findChromium();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !onPath('apt-get')) {
    throw new Error(
      'No Chromium found. Install it (Debian/Ubuntu: sudo apt-get install chromium fonts-noto-cjk), ' +
        'or set CHROMIUM_PATH to a Chromium, Chrome or Edge.',
    );
  }
  console.log('Installing Chromium (apt-get install chromium fonts-noto-cjk); once only …');
  run('apt-get', ['update', '-qq']);
  run('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', '-qq', 'chromium', 'fonts-noto-cjk']);
  const installed = findChromium();
  if (!installed) throw new Error('apt-get installed Chromium, but it is not on PATH. Set CHROMIUM_PATH.');
  return installed;
}

// ---------------------------------------------------------------- the server

/**
 * Starts VS Code on a free port.
 * @param {object} options
 * @param {string} [options.version] one of `versions`
 * @param {string} [options.workspace] folder or `.code-workspace` file to open; without it the window is empty
 * @param {string} [options.file] file to open in it
 * @param {string} [options.extension] folder of the extension under development
 * @param {string} [options.tests] module with `run()`, executed in the extension host
 * @param {boolean} [options.web] run the extension in the browser's worker instead of on the server
 * @param {object} [options.settings] user settings, over the quiet ones
 * @returns {Promise<{url: string, stop: () => Promise<void>, killChild: (script: string) => void}>} `killChild` ends the
 *   process below VS Code that runs a script, as a crash would
 */
export function startHost(options) {
  const { node, server } = installVsCode(options.version ?? newest);
  return retryOnce('Starting VS Code', () => startServer(node, server, options));
}

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
    return { url, stop, killChild: (script) => killBelow(child.pid, script) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** An extension that has a Node entry too would run on the server; this makes VS Code take its browser entry. */
function webSettings(extension) {
  const { publisher, name } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
  return { 'remote.extensionKind': { [`${publisher}.${name}`]: ['web'] } };
}

/** The address that opens `workspace` with the extension under development. */
function pageUrl(port, { workspace, file, extension = root, tests, web }) {
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${encodeURI(resolve(path))}`;
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

async function waitUntilServed(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(startTimeout) });
  if (!response.ok) throw new Error(`VS Code answered ${response.status} ${response.statusText} at ${url}`);
}

/** Starts a process in a group of its own, so that its own children can be ended with it. */
function startGroup(command, args) {
  const grouped = process.platform !== 'win32';
  const child = spawn(command, args, { detached: grouped, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let ended = false;
  const listeners = new Set();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const collect = (chunk) => {
    output = (output + chunk).slice(-100_000);
    changed();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  child.on('error', (error) => collect(error.message));
  child.on('close', () => {
    ended = true;
    changed();
  });

  const signal = (name) => {
    try {
      if (grouped) process.kill(-child.pid, name);
      else child.kill(name);
    } catch {
      // Nothing of the group is left.
    }
  };
  const kill = () => signal('SIGKILL');
  cleanups.add(kill);

  /** Waits until `condition` gives a value; throws when the process ends or the time is over. */
  const until = (condition, timeout) =>
    new Promise((resolveValue, reject) => {
      const finish = (settle, value) => {
        clearTimeout(timer);
        listeners.delete(look);
        settle(value);
      };
      const look = () => {
        const value = condition();
        if (value !== undefined) finish(resolveValue, value);
        else if (ended) finish(reject, new Error(`VS Code's server ended early:\n${output.slice(-2000)}`));
      };
      const late = () =>
        new Error(`VS Code's server was not ready within ${timeout / 1000} s:\n${output.slice(-2000)}`);
      const timer = setTimeout(() => finish(reject, late()), timeout);
      listeners.add(look);
      look();
    });

  return {
    pid: child.pid,
    waitFor: (pattern, timeout) => until(() => pattern.exec(output)?.[1], timeout),
    stop: async () => {
      signal('SIGTERM');
      await until(() => ended || undefined, 3000).catch(() => {});
      kill();
      cleanups.delete(kill);
    },
  };
}

/** Kills the process below `ancestor` that runs `script`; throws when there is none. */
function killBelow(ancestor, script) {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const all = [...stdout.matchAll(/^ *(\d+) +(\d+) +(.*)$/gm)].map(([, pid, parent, args]) => ({ pid, parent, args }));
  const below = (pid) => all.filter(({ parent }) => parent === pid).flatMap((one) => [one, ...below(one.pid)]);
  const found = below(String(ancestor)).find(({ args }) => args.includes(script));
  if (!found) throw new Error(`no process runs ${script}`);
  process.kill(Number(found.pid), 'SIGKILL');
}

// ---------------------------------------------------------------- the page

const chromiumFlags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** Starts Chromium without a window and gives an empty page. */
export async function openBrowser({ width = 1280, height = 800 } = {}) {
  const executablePath = installChromium();
  const args = [...chromiumFlags, '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
  const browser = await retryOnce('Starting Chromium', () =>
    chromium.launch({ executablePath, args, headless: true, timeout: startTimeout }),
  );
  const page = await browser.newPage({ viewport: { width, height }, locale: 'zh-CN' });
  return { browser, page };
}

/** Loads the address and waits until the workbench has restored its parts and its editors. */
export async function openWorkbench(page, url) {
  await page.goto(url, { timeout: workbenchTimeout, waitUntil: 'domcontentloaded' });
  await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: workbenchTimeout });
  await page.evaluate(() => globalThis.driver?.whenWorkbenchRestored());
}
