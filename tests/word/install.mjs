/**
 * LibreOffice and poppler, with which Word files are printed and measured, and a Chinese font. Installed where that is
 * possible without asking: as root on Debian and its relatives, 93 MB to fetch beside the font. Elsewhere the layout is
 * not tested, and one line says so.
 */
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { onPath, run } from '../vscode/processes.mjs';

const packages = ['libreoffice-writer', 'poppler-utils', 'fontconfig'];
const font = 'fonts-noto-cjk';

/** Programs that are missing, and the font if it is. */
function missing() {
  const programs = ['soffice', 'pdftotext', 'pdftoppm', 'fc-list'].filter((name) => !onPath(name));
  const fonts = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout ?? '';
  return [...programs, ...(/Noto Serif CJK/.test(fonts) ? [] : [font])];
}

/** @returns whether Word files can be printed now */
export function installOffice() {
  if (!missing().length) return true;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    console.log(`skipped: the layout of Word files is not measured without ${missing().join(', ')}`);
    return false;
  }
  const started = Date.now();
  const wanted = [...packages, font];
  try {
    run('apt-get', ['update', '-qq']);
    const quiet = ['install', '-y', '-qq', '--no-install-recommends'];
    run('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...quiet, ...wanted]);
  } catch (error) {
    console.log(`skipped: the layout of Word files is not measured, ${error.message.split('\n')[0]}`);
    return false;
  }
  console.log(`Installed ${wanted.join(', ')} in ${Math.round((Date.now() - started) / 1000)} s.`);
  return !missing().length;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) installOffice();
