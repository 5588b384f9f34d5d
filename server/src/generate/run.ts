/** `npm run generate`: writes every generated file. `-- --check` writes nothing and fails when one is stale. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { builtin } from '../frame/builtin';
import type { Rule } from '../model/rule/rule';
import { configSchema } from './config';
import { dataProblems } from './data';
import { frontMatterPage } from './frontMatter';
import { grammarFiles } from './grammars';
import type { Output } from './output';
import { ruleIndex, rulePage, rulesIndexPage } from './rules';
import { frameworkFileSchema, schemaFiles } from './schema';
import { settings } from './settings';
import { snippetFiles } from './snippets';
import { wordPage } from './word';

const folder = 'server/src/rules';
const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'index.gen.ts')
  .map((name) => name.slice(0, -3));

const data = 'server/src/frame/data/procuratorate';
const files = readdirSync(data).map((name): [string, string] => [
  `${data}/${name}`,
  readFileSync(`${data}/${name}`, 'utf8'),
]);
const problems = dataProblems(new Map(files), frameworkFileSchema(), ids);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

// The files themselves, not the index, which may be stale; the bundler turns this into a table of all of them.
const rules = await Promise.all(ids.map(async (id) => (await import(`../rules/${id}.ts`)).rule as Rule));

const outputs: Output[] = [
  ...schemaFiles(),
  configSchema(rules),
  ...snippetFiles(builtin),
  ...grammarFiles(builtin),
  frontMatterPage(builtin),
  wordPage(),
  ruleIndex(ids),
  rulesIndexPage(rules),
  ...rules.map((rule) => rulePage(rule, readFileSync(`tests/rules/${rule.id}.md`, 'utf8'))),
  settings(readFileSync('package.json', 'utf8'), rules),
];

/** Pages of rules that no longer exist are stale too. */
const orphans = existsSync('docs/rules')
  ? readdirSync('docs/rules').filter((name) => !ids.includes(name.replace(/\.md$/, '')))
  : [];

const stale = outputs.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`stale: ${path} (run npm run generate)`);
  for (const name of orphans) console.error(`no such rule: docs/rules/${name}`);
  if (stale.length + orphans.length) process.exit(1);
  console.log(`${outputs.length} generated files are up to date`);
} else {
  for (const { path, text } of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(path);
  }
  for (const name of orphans) console.log(`no such rule, please delete: docs/rules/${name}`);
}
