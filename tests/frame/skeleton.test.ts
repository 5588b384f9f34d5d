/** Skeletons and the snippets made of them: a freshly inserted one is a sound draft of its kind. */
import { describe, expect, it } from 'vitest';
import { initials } from '../../server/src/base/pinyin';
import { builtin } from '../../server/src/frame/builtin';
import { loadFramework } from '../../server/src/frame/load';
import type { Framework, Kind } from '../../server/src/frame/schema';
import {
  kindSkeleton,
  markSkeleton,
  partSkeleton,
  plainText,
  rowSkeleton,
  snippetText,
  tableSkeleton,
} from '../../server/src/model/grammar/skeleton';
import { readDeadline } from '../../server/src/model/grammar/deadline';
import { Doc } from '../../server/src/model/draft/doc';
import { missingParts } from '../../server/src/model/draft/parts';
import { passNames } from '../../server/src/model/grammar/pass';
import { snippetFiles } from '../../server/src/generate/snippets';
import { court } from './court';

const known = { year: 2026, unit: '青溪县人民检察院', period: '2026年上半年' };
const own = loadFramework(court).frame;

/** What the editor leaves behind when one only presses Tab: default texts, first choices. */
function resolve(snippet: string): string {
  const defaults = new Map<string, string>();
  const filled = snippet
    .replaceAll('$CURRENT_YEAR', '2026')
    .replace(/\$\{(\d+):((?:\\.|[^\\}])*)\}|\$\{(\d+)\|((?:\\.|[^\\|])*)\|\}/g, (_, stop, text, choice, list) => {
      const value = (text ?? list.split(/(?<!\\),/)[0]).replace(/\\(.)/g, '$1');
      defaults.set(stop ?? choice, value);
      return value;
    });
  return filled
    .replace(/\$\{(\d+)\}/g, (_, stop) => defaults.get(stop)!)
    .replace('$0', '')
    .replace(/\\(.)/g, '$1');
}

function expectDraft(text: string, frame: Framework, kind: Kind) {
  const doc = Doc.open('file:///a.md', text, frame);
  expect(doc.kind?.name, kind.name).toBe(kind.name);
  const headed = kind.parts.filter(({ role }) => role !== 'opening' && role !== 'closing');
  expect(
    doc.parts.map(({ part }) => part.id),
    kind.name,
  ).toEqual(headed.map(({ id }) => id));
  expect(missingParts(doc), kind.name).toEqual([]);
}

describe('a whole draft', () => {
  for (const frame of [builtin, own]) {
    for (const kind of frame.kinds) {
      it(`of ${frame.name}: ${kind.name}`, () => {
        const text = plainText(kindSkeleton(frame, kind), known);
        expectDraft(text, frame, kind);
        expect(text).toContain('# 青溪县人民检察院2026年上半年');
        expect(text).not.toMatch(/\$|\{|\}|undefined/);
        expectDraft(resolve(snippetText(kindSkeleton(frame, kind))), frame, kind);
      });
    }
  }

  it('is recognised by its title alone, too', () => {
    for (const kind of builtin.kinds) {
      const text = plainText(kindSkeleton(builtin, kind), known).replace(/^---[\s\S]*?---\n/, '');
      expect(Doc.open('file:///a.md', text, builtin).kind?.name).toBe(kind.name);
    }
  });

  it('numbers its parts from 一', () => {
    const text = plainText(kindSkeleton(builtin, builtin.kinds[0]!), known);
    expect([...text.matchAll(/^## (.)、/gm)].map((match) => match[1]).join('')).toBe('一二三四五六');
  });

  it('of a plan has a task table whose rows are all to be filled in', () => {
    const plan = builtin.kinds.find(({ tense }) => tense === 'plan')!;
    const doc = Doc.open('file:///a.md', plainText(kindSkeleton(builtin, plan), known), builtin);
    expect(doc.entries.length).toBe(3);
    for (const { items, measures, fields } of doc.entries) {
      expect([...items, ...measures]).toEqual([]);
      expect(Object.keys(fields)).toEqual(expect.arrayContaining(['item', 'measure', 'department', 'deadline']));
    }
  });
});

describe('pieces', () => {
  it('a part alone', () => {
    const kind = own.kinds[0]!;
    const part = kind.parts[0]!;
    expect(plainText(partSkeleton(own, kind, part, 12), known)).toBe(
      '## 十二、审判目标\n\n【待填：写结案率和满意度】\n',
    );
    expect(snippetText(partSkeleton(own, kind, part))).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
      '## ${1|一,二,三,四,五,六,七,八,九,十|}、审判目标\n\n${2:【待填：写结案率和满意度】}\n$0',
    );
  });

  it('a table and a row use the headers of the framework', () => {
    expect(plainText(tableSkeleton(own, 1), known)).toBe(
      '| 序号 | 业务事项 | 党建措施 | 责任部门 | 完成时限 | 考核方式 |\n| --- | --- | --- | --- | --- | --- |\n' +
        '| 1 | 【待填：业务事项】 | 【待填：党建措施】 | 【待填：责任部门】 | 【待填：完成时限】 | 【待填：考核方式】 |\n',
    );
    expect(plainText(rowSkeleton(own, 7), known)).toMatch(
      /^\| 7 \| 【待填：业务事项】 \| 【待填：党建措施】 \|.*\|\n$/,
    );
  });

  it('a mark in both forms reads back', () => {
    for (const style of ['comment', 'visible'] as const) {
      const text = plainText(markSkeleton(own, style, { item: '强制执行', measure: '裁判说理' }), known);
      const doc = Doc.open('file:///a.md', `---\n文种: 审判工作计划\n---\n\n本院推进执行。${text}\n`, own);
      expect(doc.entries.map(({ items, measures }) => [items[0]?.id, measures[0]?.id])).toEqual([
        ['enforcement', 'quality.reasons'],
      ]);
      expect(Object.keys(doc.entries[0]!.fields)).toEqual(['item', 'measure', 'department', 'deadline']);
    }
    expect(plainText(markSkeleton(own, 'comment', { measure: '裁判说理' }, ['measure']), known)).toBe(
      '<!-- 措施：裁判说理 -->',
    );
  });

  it('snippet syntax is escaped', () => {
    expect(snippetText(['a$b}c\\d ', { text: '{year}年}$' }, { text: 'x', choices: ['甲,乙|丙\\', '丁'] }])).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
      'a\\$b\\}c\\\\d ${1:$CURRENT_YEAR年\\}\\$}${2|甲\\,乙\\|丙\\\\,丁|}$0',
    );
  });
});

describe('snippets', () => {
  const files = new Map(snippetFiles(builtin).map(({ path, text }) => [path, JSON.parse(text)]));

  it('one for each kind, part and measure, and for table, row and marks', () => {
    expect([...files.keys()]).toEqual(
      ['kinds', 'parts', 'measures', 'marks'].map((name) => `snippets/${name}.code-snippets`),
    );
    const count = (name: string) => Object.keys(files.get(`snippets/${name}.code-snippets`)).length;
    expect(count('kinds')).toBe(9);
    const headed = builtin.kinds.flatMap(({ parts }) => parts).filter(({ role }) => !/opening|closing/.test(role));
    const sentences = builtin.kinds.flatMap(({ opening, closing }) => [opening, closing]).filter(Boolean);
    expect(count('parts')).toBe(headed.length + sentences.length);
    expect(count('measures')).toBe(9);
    expect(count('marks')).toBe(5);
  });

  it('each is for Markdown and has a prefix in letters and one in Chinese', () => {
    for (const snippet of [...files.values()].flatMap(
      (snippets) => Object.values(snippets) as { scope: string; prefix: string[]; body: string[] }[],
    )) {
      expect(snippet.scope).toBe('markdown');
      expect(snippet.prefix[0]).toMatch(/^[a-z]{2,}$/);
      expect(snippet.prefix[1]).toMatch(/^[\u4e00-\u9fff、]+$/);
      expect(resolve(snippet.body.join('\n'))).not.toMatch(/\$|\\|\|\}/);
    }
  });

  it('offer fixed values to choose from: stage, department, deadline', () => {
    const body: string = files.get('snippets/kinds.code-snippets')[builtin.kinds[0]!.name].body.join('\n');
    expect(body).toMatch(/^阶段: \$\{\d+\|起草,核稿,报审\|\}$/m);
    const [department, deadline] = ['责任部门', '完成时限'].map((name) =>
      new RegExp(`\\{\\d+\\|【待填：${name}】,([^|]+)\\|`).exec(body)?.[1]?.split(','),
    );
    expect(department).toEqual(builtin.values.department);
    for (const value of deadline!) expect(readDeadline(value, { year: 2026 }), value).toBeDefined();
  });

  it('begin at a stage that the model knows', () => {
    const [, stages] = /阶段: \$\{\d+\|([^|]+)\|/.exec(snippetText(kindSkeleton(builtin, builtin.kinds[0]!)))!;
    expect(stages!.split(',')).toEqual(Object.values(passNames));
  });

  it('offer the suggestions of a measure to choose from', () => {
    const measure = builtin.dimensions[0]!.measures[0]!;
    const { body } = files.get('snippets/measures.code-snippets')[measure.name];
    expect(resolve(body.join('\n'))).toBe(measure.suggestions[0]!.text);
    for (const { text } of measure.suggestions) expect(body[0]).toContain(text);
  });

  it('initials are read off the pinyin order', () => {
    expect(['工作计划', '专项方案', '对照检查材料', '群众工作能力', '抓落实能力', 'A组2、乙'].map(initials)).toEqual([
      'gzjh',
      'zxfa',
      'dzjccl',
      'qzgznl',
      'zlsnl',
      'az2y',
    ]);
    for (const { name, initials: given } of builtin.kinds) expect(initials(name), name).toBe(given);
  });
});
