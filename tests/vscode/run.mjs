/**
 * Runs a test suite inside the extension host of a real VS Code.
 *
 *   node tests/vscode/run.mjs [--version 1.139.1|1.100.3] [--web] [--host auto|desktop|browser]
 *                             [--suite file.ts] [--grep text] [--extension folder] [--workspace folder]
 *                             [--window folder|two|empty]
 *
 * A desktop VS Code (VSCODE_EXECUTABLE, or `code` on PATH) is used when no version is asked for;
 * otherwise the browser-hosted one of `host.mjs`. Both run the same bundle.
 */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { openBrowser } from './browser.mjs';
import { startHost } from './host.mjs';
import { newest } from './install.mjs';
import { root, sample as sampleFolder, screenshots } from './places.mjs';
import { onPath } from './processes.mjs';
import { copyWorkspace, twoFolders } from './temporary.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const beginTimeout = 90_000;
const runTimeout = 300_000;

/** The executable of an installed desktop VS Code, or undefined. */
export function findDesktop() {
  const own = process.env.VSCODE_EXECUTABLE;
  if (own && !existsSync(own)) throw new Error(`VSCODE_EXECUTABLE names a file that does not exist: ${own}`);
  if (own) return own;
  // Without a display there is nothing to open the window on.
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const command = onPath('code', 'code.cmd');
  if (!command) return undefined;
  // `code` is a script inside the application; the tests need the application itself.
  const bin = dirname(realpathSync(command));
  return ['../code', '../Code.exe', '../../../MacOS/Electron'].map((path) => resolve(bin, path)).find(existsSync);
}

/**
 * Bundles the suite twice: `suite.cjs` for Node, and `suite.cjs.js` for the browser worker,
 * which appends `.js` to the same address.
 * @returns the address of the module without that addition
 * @param {string} entry
 * @param {boolean} web
 * @param {string} [grep]
 */
async function bundleSuite(entry, web, grep = '') {
  const outfile = join(root, 'dist/test/suite.cjs');
  for (const file of [outfile, `${outfile}.js`]) {
    await build({
      entryPoints: [entry],
      outfile: file,
      bundle: true,
      format: 'cjs',
      target: 'es2022',
      platform: 'browser',
      external: ['vscode'],
      define: { SUITE_GREP: JSON.stringify(grep), SUITE_WEB: String(web) },
      sourcemap: 'inline',
      logLevel: 'warning',
    });
  }
  return outfile;
}

/** Restricted mode without asking. */
const notTrusted = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.emptyWindow': false,
};

/** What the browser-hosted VS Code always says: optional native modules and the extension shop are missing. */
const noise = /bindings file|watchdog|open-vsx|github|socket|Error while fetching|AccountPolicyGate/;

/**
 * Of one test.
 * @typedef {{ name: string, ms: number, error?: string }} Result
 */

/** @typedef {ReturnType<typeof resultReader>} Reader */

/** Reads what the runner in `suite/kit.ts` prints. */
function resultReader() {
  /** @type {Result[]} */
  const results = [];
  /** @type {string[]} */
  const other = [];
  let announced = -1;
  let started = false;
  return {
    started: () => started,
    /** @param {string} text */
    line(text) {
      const found = /##test (\{.*\})/.exec(text);
      const end = /##end (\d+)/.exec(text);
      if (text.includes('##start')) started = true;
      else if (found) {
        const result = JSON.parse(found[1] ?? '');
        results.push(result);
        printResult(result);
      } else if (end) announced = Number(end[1]);
      else if (!noise.test(text)) other.push(/^.{0,300}/.exec(text)?.[0] ?? '');
    },
    /**
     * The counts; a run that stopped half-way or ran nothing counts as one failure more.
     * @param {string | undefined} problem
     */
    summary(problem) {
      const failed = results.filter((result) => result.error).length;
      const whole = announced === results.length && results.length > 0;
      if (whole && !(problem && failed === 0)) return { passed: results.length - failed, failed };
      const reason = problem ?? (whole ? 'the host ended with an error' : 'the suite did not run to its end');
      console.log(`  ✗ ${reason}`);
      for (const text of other.slice(-30)) console.log(`    ${text}`);
      return { passed: results.length - failed, failed: failed + 1 };
    },
  };
}

/** @param {Result} result */
function printResult({ name, ms, error }) {
  console.log(`  ${error ? '✗' : '✓'} ${name} (${ms} ms)`);
  if (error) console.log(error.replace(/^/gm, '    '));
}

/**
 * Runs the suite in the browser-hosted VS Code; once more where the extension host did not even begin with it.
 * @param {import('./host.mjs').HostOptions} options
 * @param {Reader} reader
 */
async function runInBrowser(options, reader) {
  try {
    return await runInPage(options, reader);
  } catch (error) {
    if (reader.started()) throw error;
    console.log(`  ${error.message}; trying once more`);
    return runInPage(options, reader);
  }
}

/**
 * @param {import('./host.mjs').HostOptions} options
 * @param {Reader} reader
 */
async function runInPage(options, reader) {
  const host = await startHost(options);
  const { browser, page } = await openBrowser();
  /** @type {NodeJS.Timeout[]} */
  const timers = [];
  try {
    const ended = new Promise((resolveCode, reject) => {
      const late = (/** @type {string} */ what) => () => reject(new Error(what));
      timers.push(setTimeout(late(`the suite did not end within ${runTimeout / 1000} s`), runTimeout));
      timers.push(setTimeout(() => reader.started() || late('the suite did not begin')(), beginTimeout));
      page.on('crash', late('the page crashed'));
      page.exposeFunction('codeAutomationExit', resolveCode);
    });
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown} */ args) =>
      reader.line(logText(args)),
    );
    await page.goto(host.url, { timeout: beginTimeout, waitUntil: 'domcontentloaded' });
    const code = await ended;
    return code === 0 ? undefined : `the extension host ended with code ${code}`;
  } catch (error) {
    await page.screenshot({ path: join(screenshots, 'failed-suite.png') }).catch(() => {});
    throw error;
  } finally {
    for (const timer of timers) clearTimeout(timer);
    await browser.close();
    await host.stop();
  }
}

/**
 * The console's arguments as text.
 * @param {unknown} args
 */
function logText(args) {
  return (Array.isArray(args) ? args : [args])
    .map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)))
    .join(' ');
}

/**
 * @param {string} vscodeExecutablePath
 * @param {import('./host.mjs').HostOptions & { extension: string, tests: string }} target
 * @param {Reader} reader
 */
async function runOnDesktop(vscodeExecutablePath, { extension, tests, workspace, web }, reader) {
  const restore = readStdout(reader.line);
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      launchArgs: [
        ...(workspace ? [workspace] : []),
        '--disable-extensions',
        '--skip-welcome',
        ...(web ? ['--extensionDevelopmentKind=web'] : []),
      ],
    });
    return undefined;
  } catch (error) {
    return error.message;
  } finally {
    restore();
  }
}

/**
 * `runTests` passes what VS Code prints to our own output; reads it there, line by line.
 * @param {(text: string) => void} onLine
 */
function readStdout(onLine) {
  const write = process.stdout.write;
  let rest = '';
  process.stdout.write = (/** @type {string | Uint8Array} */ chunk, /** @type {unknown[]} */ ...more) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    process.stdout.write = write;
    for (const line of lines) onLine(line);
    process.stdout.write = intercept;
    const callback = more.at(-1);
    if (typeof callback === 'function') callback();
    return true;
  };
  const intercept = process.stdout.write;
  return () => {
    process.stdout.write = write;
  };
}

/**
 * @typedef {object} SuiteOptions
 * @property {string} [version]
 * @property {boolean} [web]
 * @property {string} [host] `auto`, `desktop` or `browser`
 * @property {string} [suite]
 * @property {string} [grep]
 * @property {string} [extension]
 * @property {string} [workspace]
 * @property {string} [window] what is open in it: `folder` (a copy of the sample), `two` (two folders, not trusted), `empty`
 */

/**
 * Runs one suite and prints a line per test.
 * @param {SuiteOptions} options
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function runSuite(options = {}) {
  const { version, web = false, host = 'auto', grep } = options;
  const extension = resolve(options.extension ?? root);
  const tests = await bundleSuite(resolve(options.suite ?? join(here, 'suite/index.ts')), web, grep);
  const desktop = host === 'browser' || (host === 'auto' && version) ? undefined : findDesktop();
  if (host === 'desktop' && !desktop) throw new Error('No desktop VS Code found. Set VSCODE_EXECUTABLE.');
  const shown = options.window ?? 'folder';
  const sample = resolve(options.workspace ?? sampleFolder);
  const [workspace, removeWorkspace] =
    shown === 'empty' ? [undefined, () => {}] : shown === 'two' ? twoFolders(sample) : copyWorkspace(sample);
  const where = desktop ?? `${version ?? newest}, in Chromium`;
  console.log(`VS Code ${where}; extension host: ${web ? 'browser worker' : 'Node'}`);
  const reader = resultReader();
  const settings = shown === 'two' ? notTrusted : {};
  const target = { version: version ?? newest, extension, tests, workspace, web, settings };
  try {
    const running = desktop ? runOnDesktop(desktop, target, reader) : runInBrowser(target, reader);
    const problem = await running.catch((error) => error.message);
    return reader.summary(problem);
  } finally {
    removeWorkspace();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const string = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    options: {
      version: string,
      host: string,
      suite: string,
      grep: string,
      extension: string,
      workspace: string,
      window: string,
      web: { type: 'boolean' },
    },
  });
  const { passed, failed } = await runSuite(values);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
