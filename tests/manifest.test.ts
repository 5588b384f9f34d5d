/** The manifest says nothing that the code does not do, and leaves out nothing that it does. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sampleDrafts } from '../client/src/sampleFiles';
import manifest from '../package.json';
import { usualChoices } from '../server/src/project/wordSettings';
import type { Settings } from '../server/src/protocol';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');
const chinese = /[\u4e00-\u9fff]/;

/** The compiler keeps this complete when the type gains a setting. */
const defaults: Settings = {
  enable: true,
  stage: '核稿',
  scope: 'open',
  focus: true,
  mark: { style: 'comment' },
  inlayHints: true,
  rules: {},
  maxFindings: 1000,
  codeLens: true,
  word: usualChoices,
};

const flatDefaults: Record<string, unknown> = {
  'shuangyi.enable': defaults.enable,
  'shuangyi.stage': defaults.stage,
  'shuangyi.scope': defaults.scope,
  'shuangyi.focus': defaults.focus,
  'shuangyi.mark.style': defaults.mark.style,
  'shuangyi.inlayHints': defaults.inlayHints,
  'shuangyi.rules': defaults.rules,
  'shuangyi.maxFindings': defaults.maxFindings,
  'shuangyi.codeLens': defaults.codeLens,
  ...Object.fromEntries(Object.entries(usualChoices).map(([key, value]) => [`shuangyi.word.${key}`, value])),
};

interface Property {
  default: unknown;
  enum?: string[];
  enumDescriptions?: string[];
  markdownDescription: string;
}
const groups = manifest.contributes.configuration as unknown as {
  title: string;
  properties: Record<string, Property>;
}[];
const properties: Record<string, Property> = Object.assign({}, ...groups.map((group) => group.properties));

const clientSource = readdirSync(`${root}/client/src`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => read(`client/src/${path}`))
  .join('\n');
const registered = [...clientSource.matchAll(/registerCommand\(\s*'([^']+)'/g)].map((match) => match[1]!);

describe('commands', () => {
  const contributed = manifest.contributes.commands;

  it('are all registered', () => {
    expect(registered).toEqual(expect.arrayContaining(contributed.map(({ command }) => command)));
  });

  it('have Chinese titles', () => {
    for (const { title, category } of contributed) {
      expect(title).toMatch(chinese);
      expect(category).toBe('双翼');
    }
  });

  it('in menus and in code exist', () => {
    const menus = Object.values(manifest.contributes.menus) as { command?: string; submenu?: string }[][];
    const inMenus = menus.flat().flatMap(({ command }) => command ?? []);
    const inCode = [...clientSource.matchAll(/'(shuangyi\.\w+)'/g)].map((match) => match[1]!);
    const views = manifest.contributes.views.shuangyi.map(({ id }) => id);
    const others = [
      ...views,
      ...Object.keys(properties),
      'shuangyi.status',
      'shuangyi.state',
      'shuangyi.table',
      'shuangyi.reviewing',
    ];
    const ids = inCode.filter((id) => !others.includes(id));
    expect(registered).toEqual(expect.arrayContaining([...inMenus, ...ids]));
  });

  it('have keys that work in drafts only, or in the list of a reviewed file', () => {
    const [ticking, ...others] = manifest.contributes.keybindings.toSorted((a) => (a.key === 'space' ? -1 : 1));
    expect(ticking?.when).toContain('focusedView == shuangyi.review && listFocus');
    for (const { command, key, when } of others) {
      expect(registered).toContain(command);
      expect(when).toContain('editorLangId == markdown && shuangyi.state == draft');
      if (!when.includes('shuangyi.table')) expect(key).toMatch(/^ctrl\+alt\+[a-z]$/);
    }
  });

  it('of VS Code count in tables only while nothing else waits for them', () => {
    const inTables = manifest.contributes.keybindings.filter(({ when }) => when.includes('shuangyi.table'));
    expect(inTables.map(({ key }) => key)).toEqual(['tab', 'shift+tab', 'enter', 'alt+up', 'alt+down']);
    for (const { key, when } of inTables) {
      const others = [
        'suggestWidgetVisible',
        'inSnippetMode',
        'isComposing',
        'editorReadonly',
        'editorHasMultipleSelections',
      ];
      const tab = ['editorTabMovesFocus', 'inlineSuggestionVisible', 'inlineEditIsVisible', 'hasSnippetCompletions'];
      for (const other of key.endsWith('tab') ? [...others, ...tab] : others) expect(when).toContain(`!${other}`);
    }
  });

  it('about the file in front are offered for Markdown only', () => {
    const { commandPalette } = manifest.contributes.menus;
    for (const { command, when } of commandPalette)
      expect(when, command).toMatch(/editorLangId == markdown|^shuangyi\.reviewing$|^false$/);
  });
});

describe('the walkthrough', () => {
  const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

  it('has five steps with pictures, and every link leads to a command', () => {
    expect(steps.length).toBe(5);
    for (const { description, media, completionEvents } of steps) {
      expect(description).toMatch(chinese);
      expect(media.altText).toMatch(chinese);
      const links = [...description.matchAll(/\(command:([^)]+)\)/g)].map((match) => match[1]);
      const events = completionEvents.map((event) => event.replace('onCommand:', ''));
      expect(registered).toEqual(expect.arrayContaining([...links, ...events]));
    }
  });

  it('has small pictures', () => {
    const size = steps.reduce((sum, { media }) => sum + statSync(`${root}/${media.image}`).size, 0);
    expect(size).toBeLessThan(600 * 1024);
  });
});

describe('views', () => {
  const { views, viewsContainers, viewsWelcome, menus } = manifest.contributes;
  const ids = views.shuangyi.map(({ id }) => id);

  it('stand in the container of their own', () => {
    expect(Object.keys(views)).toEqual(viewsContainers.activitybar.map(({ id }) => id));
    for (const { name } of views.shuangyi) expect(name).toMatch(chinese);
  });

  it('say what to do when they are empty, whatever the state', () => {
    const trees = ['shuangyi.fusion', 'shuangyi.findings', 'shuangyi.trace'];
    expect([...new Set(viewsWelcome.map(({ view }) => view))]).toEqual(trees);
    for (const { contents } of viewsWelcome) expect(contents).toMatch(chinese);
    const states = ['none', 'other', 'off', 'stopped', 'starting', 'waiting', 'draft'];
    for (const view of trees) {
      const told = viewsWelcome.filter((one) => one.view === view).map(({ when }) => when);
      for (const state of states)
        expect(
          told.filter((when) => when.includes(`== ${state}`)),
          state,
        ).toHaveLength(1);
    }
  });

  it('have menus that name a view', () => {
    for (const { when } of [...menus['view/title'], ...menus['view/item/context']]) {
      expect(ids).toContain(/view == (\S+)/.exec(when)?.[1]);
    }
  });

  it('keep commands that need a node out of the palette', () => {
    const hidden = menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command);
    expect(hidden).toEqual(expect.arrayContaining(menus['view/item/context'].map(({ command }) => command)));
  });
});

describe('settings', () => {
  it('are those of the server, with its defaults', () => {
    const contributed = Object.entries(properties).filter(([key]) => key !== 'shuangyi.trace.server');
    expect(Object.fromEntries(contributed.map(([key, value]) => [key, value.default]))).toEqual(flatDefaults);
    expect([...new Set(Object.keys(flatDefaults).map((key) => key.split('.')[1]))]).toEqual(Object.keys(defaults));
  });

  it('stand in groups with Chinese titles', () => {
    expect(groups.length).toBeGreaterThan(2);
    for (const { title } of groups) expect(title).toMatch(chinese);
  });

  it('are described in Chinese, each choice too', () => {
    for (const { markdownDescription, enum: choices, enumDescriptions } of Object.values(properties)) {
      expect(markdownDescription).toMatch(chinese);
      expect(enumDescriptions?.length).toBe(choices?.length);
      for (const description of enumDescriptions ?? []) expect(description).toMatch(chinese);
    }
  });

  it('of the editor are left as they are: what we do counts in drafts, not in all Markdown', () => {
    expect(Object.keys(manifest.contributes)).not.toContain('configurationDefaults');
    expect(Object.keys(manifest.contributes)).not.toContain('snippets');
  });
});

describe('files', () => {
  const built = [...read('esbuild.mjs').matchAll(/out: '([^']+)'/g)].map((match) => match[1]!);
  const { contributes, main, browser, icon, bin } = manifest;
  const named = [
    ...[main, browser, icon, ...Object.values(bin)],
    ...contributes.grammars.map(({ path }) => path),
    ...contributes.yamlValidation.map(({ url }) => url),
    ...contributes['markdown.previewStyles'],
    ...contributes.walkthroughs.flatMap(({ icon, steps }) => [icon, ...steps.map(({ media }) => media.image)]),
    ...['examples/README.md', 'examples/.shuangyi/config.yaml', ...sampleDrafts.map((name) => `examples/${name}`)],
  ].map((path) => path.replace(/^\.\//, ''));

  it.each(named)('%s exists or is built', (path) => {
    expect(built.includes(path) || existsSync(`${root}/${path}`)).toBe(true);
  });

  it.each(named)('%s is packaged', (path) => {
    const patterns = read('.vscodeignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map(
        (line) =>
          new RegExp(
            `^${line.slice(1).replaceAll('.', '\\.').replaceAll('**', '§').replaceAll('*', '[^/]*').replaceAll('§', '.*')}$`,
          ),
      );
    expect(patterns.some((pattern) => pattern.test(path))).toBe(true);
  });
});

it('supports the version of VS Code whose API it is written against', () => {
  const oldest = manifest.engines.vscode.replace('^', '');
  expect(manifest.devDependencies['@types/vscode']).toBe(`~${oldest}`);
  const { version } = JSON.parse(read('node_modules/@types/vscode/package.json')) as { version: string };
  expect(version.split('.').slice(0, 2)).toEqual(oldest.split('.').slice(0, 2));
});
