/**
 * LibreOffice as a printer and as another program that saves: Word files become pages with the places of their lines in
 * millimetres, or Word files as it writes them. One run of it for all files. Fonts are told apart by what they are used
 * for only: any Chinese font is as wide as it is high.
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { all, parseXml } from './package';

/** A line of text, in millimetres from the left and the upper edge of the paper. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  /** From top to bottom; what stands side by side is one line. */
  readonly lines: readonly Line[];
}

export interface Printed {
  readonly pages: readonly Page[];
  /** The ink of a page (0 is the first) as it is printed. */
  ink(page: number): Ink;
}

/** Grey values of a page at `perMm` points a millimetre, row by row; 0 is black. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly perMm: number;
  at(x: number, y: number): number;
}

const there = (program: string, ...args: string[]) => spawnSync(program, args, { stdio: 'ignore' }).error === undefined;

export const canConvert = there('soffice', '--version');
export const canPrint = canConvert && there('pdftotext', '-v') && there('pdftoppm', '-v');

const perMm = 72 / 25.4;
const dpi = 300;

/** Names of Chinese fonts that offices have, and what stands for them: serif or sans of any Chinese font at hand. */
const fonts: Readonly<Record<string, string>> = {
  仿宋_GB2312: 'Noto Serif CJK SC',
  仿宋: 'Noto Serif CJK SC',
  楷体_GB2312: 'Noto Serif CJK SC',
  楷体: 'Noto Serif CJK SC',
  宋体: 'Noto Serif CJK SC',
  方正小标宋简体: 'Noto Serif CJK SC',
  黑体: 'Noto Sans CJK SC',
};

function fontConfiguration(): string {
  const rules = Object.entries(fonts).map(
    ([name, other]) => `<match target="pattern"><test name="family"><string>${name}</string></test>
<edit name="family" mode="assign" binding="strong"><string>${other}</string><string>Noto Sans CJK SC</string></edit></match>`,
  );
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>${rules.join('\n')}</fontconfig>`;
}

/** What LibreOffice makes of Word files, by their names here; files it could not open are missing. */
async function convert(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  to: 'pdf' | 'docx',
): Promise<Map<string, string>> {
  const names = [...files.keys()];
  const paths = names.map((_, i) => join(folder, `${i}.docx`));
  paths.forEach((path, i) => {
    writeFileSync(path, files.get(names[i]!)!);
  });
  const conf = join(folder, 'fonts.conf');
  writeFileSync(conf, fontConfiguration());
  const out = join(folder, 'out');
  mkdirSync(out);
  // A profile of its own, so that one that is running is left alone.
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  const filter = to === 'docx' ? 'docx:MS Word 2007 XML' : 'pdf';
  const env = { ...process.env, FONTCONFIG_FILE: conf, LC_ALL: 'C.UTF-8' };
  // Others go on meanwhile: a test that blocks for a minute is taken for dead.
  await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', out, ...paths], {
    env,
    timeout: 900_000,
  });
  return new Map(names.map((name, i) => [name, join(out, `${i}.${to}`)]));
}

/** Word files as LibreOffice saves them. */
export async function savedByLibreOffice(files: ReadonlyMap<string, Uint8Array>): Promise<Map<string, Uint8Array>> {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  try {
    return new Map([...(await convert(folder, files, 'docx'))].map(([name, path]) => [name, readFileSync(path)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints Word files and calls `look` with each while the pages are there. */
export async function printed<T>(
  files: ReadonlyMap<string, Uint8Array>,
  look: (pages: ReadonlyMap<string, Printed>) => T,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  try {
    const papers = [...(await convert(folder, files, 'pdf'))].map(([name, pdf]) => [name, paper(folder, pdf)] as const);
    return look(new Map(papers));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function paper(folder: string, pdf: string): Printed {
  const html = execFileSync('pdftotext', ['-bbox-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const tree = parseXml(html.replace(/<!DOCTYPE[^>]*>/, ''));
  return {
    pages: all(tree, 'body/doc/page').map((page) => ({
      width: Number(page.attributes.width) / perMm,
      height: Number(page.attributes.height) / perMm,
      lines: linesOf(all(page, '//word').map((word) => box(word.attributes, word.children.join('')))),
    })),
    ink: (page) => inkOf(folder, pdf, page),
  };
}

function box(at: Readonly<Record<string, string>>, text: string): Line {
  const mm = (key: string) => Number(at[key]) / perMm;
  return { text, left: mm('xMin'), right: mm('xMax'), top: mm('yMin'), bottom: mm('yMax') };
}

/** Words whose middle lies at the same height, as one line. */
function linesOf(words: readonly Line[]): Line[] {
  const lines: Line[] = [];
  for (const word of [...words].sort((a, b) => a.top - b.top)) {
    const middle = (word.top + word.bottom) / 2;
    const at = lines.findIndex((line) => line.top <= middle && middle <= line.bottom && line.top > word.top - 3);
    if (at < 0) lines.push(word);
    else lines[at] = joined(lines[at]!, word);
  }
  return lines;
}

function joined(a: Line, b: Line): Line {
  const text = a.left <= b.left ? a.text + b.text : b.text + a.text;
  const left = Math.min(a.left, b.left);
  return {
    text,
    left,
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function inkOf(folder: string, pdf: string, page: number): Ink {
  const target = join(folder, 'page');
  const pages = ['-f', String(page + 1), '-l', String(page + 1)];
  execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-singlefile', ...pages, pdf, target]);
  const bytes = readFileSync(`${target}.pgm`);
  const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(bytes.subarray(0, 40).toString('latin1'))!;
  const [width, height] = [Number(head[1]), Number(head[2])];
  const from = head[0].length;
  return { width, height, perMm: dpi / 25.4, at: (x, y) => bytes[from + y * width + x]! };
}

/** A page turned sideways as it lies in the stack: what is its upper edge there is the left one here. */
export const upright = (ink: Ink): Ink =>
  ink.width <= ink.height
    ? ink
    : { ...ink, width: ink.height, height: ink.width, at: (x, y) => ink.at(ink.width - 1 - y, x) };

/** Where the ink between two heights lies, in millimetres from the edges of the paper; undefined where there is none. */
export function inkBetween(ink: Ink, from: number, to: number) {
  let [left, right, top, bottom] = [ink.width, -1, ink.height, -1];
  for (let y = Math.round(from * ink.perMm); y < Math.min(ink.height, Math.round(to * ink.perMm)); y++) {
    for (let x = 0; x < ink.width; x++) {
      if (ink.at(x, y) > 128) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  const mm = (points: number) => points / ink.perMm;
  return right < 0
    ? undefined
    : { left: mm(left), right: mm(ink.width - right), top: mm(top), bottom: mm(ink.height - bottom) };
}

/** Height of the upper edge of the first dash (a black line of at least 3 mm) below a height. */
export function dashBelow(ink: Ink, from: number): number | undefined {
  const least = 3 * ink.perMm;
  for (let y = Math.round(from * ink.perMm); y < ink.height; y++) {
    let run = 0;
    for (let x = 0; x < ink.width; x++) {
      run = ink.at(x, y) < 128 ? run + 1 : 0;
      if (run >= least) return y / ink.perMm;
    }
  }
  return undefined;
}
