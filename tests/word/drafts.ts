/** The drafts that figures are taken of: our own samples, and real documents where they lie beside the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hostileDrafts } from '../kit/word/subjects';

const read = (file: string) => readFileSync(file, 'utf8');

/** A plan with everything in it that a paper can have. */
export const sample = read('tests/word/sample.md');

/** One with a table of many columns. */
export const wide = read('examples/2026年党建与业务融合工作计划.md');

const inFolder = (folder: string): [string, string][] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.md') && name !== 'README.md')
        .map((name) => [name, read(`${folder}/${name}`)])
    : [];

export const samples: ReadonlyMap<string, string> = new Map([['sample', sample], ...inFolder('examples')]);

export const real: ReadonlyMap<string, string> = new Map(
  inFolder(`${process.env.SHUANGYI_CORPUS ?? resolve('../shared/corpus')}/real`),
);

export const hostile: ReadonlyMap<string, string> = new Map([
  ...Object.entries(hostileDrafts),
  // More findings than anybody reads.
  [
    '500 findings',
    `# 工作计划\n\n${'各部门要贯彻落实上级布署，,抓好工作。'.repeat(250)}\n\n${'要布署。\n\n'.repeat(250)}`,
  ],
]);

/** What of the hostile drafts goes into one: what is left open stands last. */
export const hostileTogether = [...hostile.values()]
  .filter((text) => text.length < 50_000)
  .map((text) => text.replace(/^\ufeff?---\r?\n[\s\S]*?\r?\n---\r?\n/, ''))
  .sort((a, b) => Number(a.includes('没有结束')) - Number(b.includes('没有结束')))
  .join('\n\n');
