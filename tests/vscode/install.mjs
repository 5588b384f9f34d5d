/**
 * VS Code's own server and workbench, out of the npm package `code-server`, and Chromium to show them. Everything is
 * installed once: VS Code into `.vscode-test/<version>/`, which git ignores.
 */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './places.mjs';
import { onPath, run } from './processes.mjs';

/**
 * @typedef {object} KnownVersion
 * @property {string} codeServer the version of the package that carries it
 * @property {number} node the oldest Node that runs the server
 * @property {string} [ripgrep] the package of the search program for a version that would download it from elsewhere
 * @property {Record<import('./driver/window.mjs').Theme, string>} themes its default themes as its list shows them
 */

/**
 * The VS Code versions that can be hosted: the newest tried one and the oldest supported one (`engines.vscode`).
 * @type {Record<string, KnownVersion>}
 */
const versions = {
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

/**
 * What is known of a version that can be hosted.
 * @param {string} version
 */
export function known(version) {
  const found = versions[version];
  if (!found) throw new Error(`VS Code ${version} is not known here. Known: ${Object.keys(versions).join(', ')}.`);
  return found;
}

/**
 * Installs VS Code's server if it is not there yet.
 * @returns the Node binary to run it with, and the server's main file
 * @param {string} version
 */
export function installVsCode(version) {
  const folder = join(root, '.vscode-test', version);
  if (!existsSync(join(folder, 'complete'))) installInto(folder, version, known(version));
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

/**
 * Installs beside the target first, so that a broken installation never looks like a whole one.
 * @param {string} folder
 * @param {string} version
 * @param {KnownVersion} wanted
 */
function installInto(folder, version, { codeServer, node, ripgrep }) {
  const started = Date.now();
  console.log(`Installing VS Code ${version} (npm package code-server ${codeServer}) into ${folder}; once only …`);
  const partial = `${folder}.${process.pid}.partial`;
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'];
  const ownNode = Number(process.versions.node.split('.')[0]);
  const extra = ownNode < node ? [`${nodePackageName()}@${node}`] : [];
  if (ripgrep) extra.push(ripgrep);
  mkdirSync(partial, { recursive: true });
  try {
    writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
    run('npm', ['install', `code-server@${codeServer}`, ...extra, ...quiet], partial);
    const vscode = join(partial, 'node_modules/code-server/lib/vscode');
    run('npm', ['install', '--omit=dev', ...quiet], vscode);
    if (ripgrep) {
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
