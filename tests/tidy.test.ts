/** The laws of the rooms (ARCHITECTURE.md), enforced on the source as it stands. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtin } from '../server/src/frame/builtin';

const root = fileURLToPath(new URL('..', import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** A room of the server: the rooms and packages that it may import, and what its files must never hold. */
interface Law {
  readonly rooms: readonly string[];
  readonly packages?: readonly string[];
  readonly never?: readonly (readonly [what: string, pattern: RegExp])[];
}

const noLines = ['lines and columns', /\b(?:lineIndex|lineCount|positionAt|offsetAt)\b/] as const;
const noState = ['state between calls', /^(?:let\b|const \w+ = new (?:Weak)?(?:Map|Set)(?:<[^(]*>)?\(\))/m] as const;
const noMemory = ['what is kept between revisions', /\.memory\b/] as const;
const noNodes = ['a tree of the Markdown parser', /from '(?:mdast|unist)/] as const;
const noThrow = ['an error thrown on text', /\bthrow\b/] as const;

const text = [noLines, noNodes, noThrow];

const model = ['base', 'frame', 'model/text', 'model/grammar', 'model/block', 'model/draft'];

/** A wing of `model/` is a room of its own. */
const laws: Readonly<Record<string, Law>> = {
  base: { rooms: [], packages: ['fflate', 'ignore', 'saxes'], never: [['Markdown or LSP', /mdast|vscode/]] },
  frame: { rooms: ['base'], packages: ['yaml', 'zod'], never: [noLines] },
  'model/text': { rooms: ['base', 'model/grammar'], never: [noLines, noMemory] },
  'model/grammar': { rooms: ['base', 'frame'], never: [...text, noMemory] },
  'model/block': { rooms: model.slice(0, 3).concat('model/grammar'), never: [...text, noMemory] },
  'model/draft': { rooms: model, never: text },
  'model/office': { rooms: model, packages: ['sorted-btree'], never: [...text, noMemory] },
  'model/visible': { rooms: model, never: [...text, noMemory] },
  'model/word': { rooms: ['base'], never: [...text, noMemory] },
  'model/rule': { rooms: [...model, 'model/office'], never: [...text, noMemory] },
  rules: { rooms: [...model, 'model/office', 'model/rule'], never: [...text, noMemory, noState] },
  check: { rooms: ['base', 'frame', 'model', 'rules'], never: text },
  project: { rooms: ['base', 'frame', 'model', 'check'], packages: ['yaml'], never: [noLines, noNodes, noMemory] },
  features: {
    rooms: ['base', 'frame', 'model', 'check', 'project'],
    packages: ['diff'],
    never: [...text, noMemory],
  },
  export: { rooms: ['base', 'frame', 'model', 'check', 'features'], never: [noMemory] },
  generate: { rooms: ['base', 'frame', 'model', 'rules', 'check', 'project', 'features'], packages: ['zod'] },
  cli: { rooms: ['base', 'frame', 'model', 'check', 'project', 'features', 'export'], never: [noMemory] },
  lsp: {
    rooms: ['base', 'frame', 'model', 'check', 'project', 'features', 'export'],
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri'],
    never: [noMemory],
  },
};

/** The room of a path below `server/src`. */
function roomOf(path: string): string {
  const [first, second] = path.split('/');
  return first === 'model' ? `${first}/${second}` : first!;
}

/** The files that call the Markdown parser, and patch or extend it. */
const parserRooms = /^server\/src\/model\/text\/(markdown|labels|limits)\.ts$/;
const markdownParsers = /^(unified|remark-|micromark|mdast|unist-)/;

interface Import {
  readonly file: string;
  readonly target: string;
  /** Gone when the program runs. */
  readonly only?: 'types';
}

function imports(file: string): Import[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s([^'"]*?)from\s*['"]([^'"]+)['"]|(?<!['"])import\s*\(?\s*['"]([^'"]+)['"]/g;
  return [...read(file).matchAll(pattern)].map((match) => ({
    file,
    target: (match[2] ?? match[3])!,
    ...(match[1]?.startsWith('type ') && { only: 'types' as const }),
  }));
}

/** Path of a relative import below server/src, or undefined for a package. */
function local({ file, target }: Import): string | undefined {
  return target.startsWith('.') ? relative('server/src', join(dirname(file), target)).replaceAll('\\', '/') : undefined;
}

const packageName = (target: string) =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');

describe('rooms of the server', () => {
  const files = sources('server/src');
  it('imports go one way only', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const room = roomOf(file.slice('server/src/'.length));
      if (room.startsWith('protocol')) {
        expect(imports(file).filter(({ target }) => !target.startsWith('./protocol'))).toEqual([]);
        continue;
      }
      const law = laws[room];
      expect(law, `unknown room ${room}`).toBeDefined();
      for (const one of imports(file)) {
        const path = local(one);
        const allowed = path === undefined ? packageAllowed(file, one.target, law!) : roomAllowed(room, path, law!);
        if (!allowed) wrong.push(`${file} imports ${one.target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('no file holds what its room must never know', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const law = laws[roomOf(file.slice('server/src/'.length))];
      for (const [what, pattern] of law?.never ?? []) {
        const found = pattern.exec(withoutComments(read(file)));
        if (found) wrong.push(`${file}: ${what} (${found[0].trim()})`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('a rule imports no other rule', () => {
    const rules = sources('server/src/rules').filter((file) => !file.endsWith('index.gen.ts'));
    for (const file of rules) {
      const among = imports(file).filter((one) => local(one)?.startsWith('rules/'));
      expect(among, file).toEqual([]);
    }
  });

  it('the server starts without zod: only types of the schema are imported', () => {
    const schema = /^(frame\/schema(\/|\.ts$)|generate\/)/;
    const wrong = files
      .filter((file) => !schema.test(relative('server/src', file)))
      .filter((file) => /^import (?!type )[^;]*from '(?:zod|[./]*\/(?:frame\/)?schema(?:\/\w+)?)'/m.test(read(file)));
    expect(wrong).toEqual([]);
  });

  it('words of a framework never become a regular expression', () => {
    const wrong = files.filter((file) => /\bRegExp\(/.test(read(file)) && /frame\/schema'|project\//.test(read(file)));
    expect(wrong).toEqual([]);
  });

  it('every file says first what it is for', () => {
    for (const file of [...files, ...sources('client/src')]) expect(read(file), file).toMatch(/^(\/\*\*|\/\/|#!)/);
  });

  it('no measure, problem or casework item is named outside frame/', () => {
    const names = [
      ...builtin.dimensions.flatMap((dimension) => [dimension, ...dimension.measures]),
      ...builtin.problems,
      ...builtin.casework,
    ].map((entry) => entry.name);
    const ids = builtin.dimensions.flatMap((dimension) => dimension.measures.map((measure) => measure.id));
    const wrong: string[] = [];
    for (const file of [...files, ...sources('client/src')].filter((name) => !name.startsWith('server/src/frame/'))) {
      const text = read(file);
      for (const name of [...names, ...ids]) if (text.includes(name)) wrong.push(`${file}: ${name}`);
    }
    expect(wrong).toEqual([]);
  });
});

function packageAllowed(file: string, target: string, law: Law): boolean {
  if (target.startsWith('node:')) return file.endsWith('.node.ts') || file.startsWith('server/src/generate/');
  if (markdownParsers.test(target)) return parserRooms.test(file);
  return law.packages?.includes(packageName(target)) ?? false;
}

function roomAllowed(room: string, path: string, law: Law): boolean {
  const other = roomOf(path);
  if (path === 'protocol') return room === 'lsp';
  // The fixtures of the rules are the examples of their pages.
  if (room === 'generate' && path === '../../tests/kit/fixture') return true;
  if (room === 'check' && other === 'rules') return path === 'rules/index.gen';
  return other === room || law.rooms.includes(other) || law.rooms.includes(other.split('/')[0]!);
}

const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('files', () => {
  const all = [...sources('server/src'), ...sources('client/src')].filter((file) => !file.endsWith('.gen.ts'));

  it('have at most 350 lines', () => {
    expect(all.filter((file) => read(file).split('\n').length > 351)).toEqual([]);
  });

  it('stand at most twenty on one level, rules aside', () => {
    const levels = new Map<string, number>();
    for (const file of all) levels.set(dirname(file), (levels.get(dirname(file)) ?? 0) + 1);
    expect([...levels].filter(([folder, count]) => count > 20 && folder !== 'server/src/rules')).toEqual([]);
  });

  it('import each other in no circle', () => {
    const known = new Set(all);
    const ahead = new Map(
      all.map((file) => {
        const targets = imports(file).map(({ target }) => `${join(dirname(file), target).replaceAll('\\', '/')}.ts`);
        return [file, targets.filter((target) => known.has(target))];
      }),
    );
    const done = new Set<string>();
    const circle = (file: string, trail: readonly string[]): readonly string[] | undefined => {
      if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
      if (done.has(file)) return undefined;
      for (const target of ahead.get(file)!) {
        const found = circle(target, [...trail, file]);
        if (found) return found;
      }
      done.add(file);
      return undefined;
    };
    for (const file of all) expect(circle(file, [])).toBeUndefined();
  });
});

/** What the client may import of the server: values and functions on words, no disk, no framework, no draft. */
const forClient =
  /^protocol(?:Silence|Trace|Word|Write)?$|^base\/files\/base64$|^(?:base|model\/grammar(?:\/(?:comments|paper))?)\/\w+$/;

describe('the client', () => {
  it('imports nothing of the server but the protocol and what reads words by themselves', () => {
    for (const file of sources('client/src')) {
      for (const one of imports(file)) {
        const path = local(one);
        if (path?.startsWith('..') === false) expect(path, file).toMatch(forClient);
        if (path === undefined) {
          const allowed = ['vscode', 'vscode-languageclient', 'markdown-it', 'htmlparser2'];
          expect(allowed, `${file}: ${one.target}`).toContain(packageName(one.target));
        }
      }
    }
  });
});

it('time is waited for in one place, and turns of the event loop in another', () => {
  const waiting = [...sources('server/src'), ...sources('client/src')].filter((file) =>
    /\bsetTimeout\(/.test(read(file)),
  );
  expect(waiting.sort()).toEqual(['server/src/base/calm.ts', 'server/src/lsp/turns.ts']);
});

describe('the client’s bundle', () => {
  it('holds no data, no parser and no schema of the server', () => {
    const seen = new Set(sources('client/src'));
    for (const file of seen) {
      for (const one of imports(file).filter(({ only }) => only !== 'types')) {
        const path = local(one);
        if (path === undefined) continue;
        const target = join('server/src', `${path}.ts`).replaceAll('\\', '/');
        if (!path.startsWith('..')) expect(path, file).toMatch(forClient);
        seen.add(target);
      }
    }
  });
});

describe('words of others', () => {
  /** What hands words to a surface that acts on them, and the only files that may: they know how to write them there. */
  const surfaces: readonly [what: RegExp, files: readonly string[]][] = [
    [/\bwindow\.show\w*Message\b|\bshowQuickPick\b/, ['client/src/say.ts']],
    [/\bcreateQuickPick\b|\bcreateInputBox\b/, ['client/src/insert/steps.ts']],
    [/\bnew TreeItem\b/, ['client/src/views/tree.ts']],
    [/\bcreateStatusBarItem\b|\bnew MarkdownString\b/, ['client/src/views/status.ts']],
    [/\binnerHTML\b/, ['client/src/views/page.ts']],
    [/\bisTrusted\b|\bsupportHtml\b|\bsupportThemeIcons\b/, []],
    [/\bprocess\.std(?:out|err)\.write\b/, ['server/src/cli/main.node.ts', 'server/src/lsp/main.node.ts']],
    [/kind: 'markdown'/, ['server/src/lsp/toLsp.ts']],
  ];

  it.each(surfaces)('reach %s through one file', (what, files) => {
    const all = [...sources('client/src'), ...sources('server/src')];
    expect(all.filter((file) => what.test(read(file)))).toEqual(files);
  });
});

describe('the repository', () => {
  const tracked = existsSync(join(root, '.git'))
    ? execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean)
    : [];

  it('names no path of a machine and no registry host', () => {
    const bad = /(?:^|[^\w.])\/(?:work|home|root)\/|registry\.[a-z]+\.(?:org|com)|registry\.npm/m;
    const text = tracked.filter((file) => /\.(md|ts|mjs|js|json|ya?ml|css|html|svg|txt)$|^\.ci\/|^\.npmrc$/.test(file));
    const wrong = text.filter(
      (file) => existsSync(join(root, file)) && file !== 'tests/tidy.test.ts' && bad.test(read(file)),
    );
    expect(wrong).toEqual([]);
  });
});
