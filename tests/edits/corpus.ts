/** The texts whose edits are tried: samples, fixtures, hostile ones, constructs of Markdown, and real documents. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { readTexts } from '../accuracy/corpus';
import { headerOptions, readFixture } from '../kit/fixture';
import { hostile, hostileDraft } from '../kit/hostileText';
import { shapes } from '../kit/shapes';
import { constructDrafts } from './constructs';

export interface Sample {
  readonly name: string;
  readonly doc: () => Doc;
}

/** Tools and tests alike are run from the root of the repository. */
const root = pathToFileURL(`${process.cwd()}/`);
const shared = new URL('../shared/', root);
const here = (path: string) => new URL(`tests/${path}`, root);
const read = (path: string) => readFileSync(here(path), 'utf8');
const markdown = (folder: string) => readdirSync(here(folder)).filter((name) => name.endsWith('.md'));
const open = (name: string, text: string, kind?: string) => () =>
  Doc.open(`file:///${encodeURIComponent(name)}`, text, builtin, kind === undefined ? {} : { kind });

export const fixtures = (): Sample[] =>
  markdown('rules/').flatMap((file) =>
    readFixture(read(`rules/${file}`)).map(({ header, text, name }) => ({
      name: `${file} ${name}`,
      doc: open(file, text, headerOptions(header).kind),
    })),
  );

export const examples = (): Sample[] =>
  markdown('../examples/').map((name) => ({ name, doc: open(name, read(`../examples/${name}`)) }));

export const hostiles = (): Sample[] => [
  ...Object.entries(hostile).map(([name, text]) => ({
    name: `hostile: ${name}`,
    doc: open('a.md', hostileDraft(text)),
  })),
  ...Object.entries(shapes).map(([name, make]) => ({
    name: `shape: ${name}`,
    doc: open('a.md', `# 2026年工作计划\n\n${make(600)}`, '工作计划'),
  })),
];

export const constructs = (): Sample[] =>
  constructDrafts().map(({ name, text }) => ({ name: `construct: ${name}`, doc: open('a.md', text, '工作计划') }));

/** None where the corpus is not there. */
export function real(): Sample[] {
  if (!existsSync(new URL('corpus/real', shared))) return [];
  const texts = readTexts(new URL('corpus', shared).pathname);
  const cases = readdirSync(new URL('cases', shared)).filter((name) => /^F.*\.md$/.test(name));
  return [
    ...[...texts].map(([name, text]) => ({ name: `real: ${name}`, doc: open(name, text, '工作总结') })),
    ...cases.map((name) => ({
      name: `case: ${name}`,
      doc: open(name, readFileSync(new URL(`cases/${name}`, shared), 'utf8')),
    })),
  ];
}
