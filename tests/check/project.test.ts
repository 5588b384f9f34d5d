/** A project's own files: read from anywhere, wrong in any way, never fatal. */
import { describe, expect, it } from 'vitest';
import type { Reader } from '../../server/src/base/files/ports';
import { defaultConfig } from '../../server/src/check/config';
import { checkIn, loadProject, ownFile } from '../../server/src/project/project';
import { withIgnored } from '../../server/src/project/ignore';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';

const root = 'file:///%E9%99%A2';

/** Files in memory; an error in place of a text is thrown. */
function memory(texts: Record<string, string | Error>): Reader {
  return {
    async read(uri) {
      const text = texts[uri.slice(root.length + 1)];
      if (text instanceof Error) throw text;
      return text;
    },
  };
}

describe('loading', () => {
  it('without files, everything is built in', async () => {
    for (const where of [root, `${root}/`, undefined]) {
      const project = await loadProject(memory({}), where);
      expect(project).toMatchObject({ root: where?.replace(/\/$/, ''), config: defaultConfig, problems: [] });
      expect(project.frame).toBe(builtin);
      expect(project.ignored.entries.length).toBe(0);
    }
  });

  it('reads the three files', async () => {
    const project = await loadProject(
      memory({
        '.shuangyi/framework.yaml': 'extends: procuratorate\nkinds:\n  - { id: work-plan, aliases: [工作盘子] }\n',
        '.shuangyi/config.yaml': '阶段: 报审\n',
        '.shuangyi/ignore.json': '{ "version": 1, "ignored": [{ "hash": "abc" }] }',
      }),
      root,
    );
    expect(project.problems).toEqual([]);
    expect(project.frame.kinds.find((kind) => kind.id === 'work-plan')!.aliases).toContain('工作盘子');
    expect(project.config.pass).toBe('submit');
    expect([...project.ignored.hashes]).toEqual(['abc']);
  });

  it('accepts .yml', async () => {
    const project = await loadProject(memory({ '.shuangyi/config.yml': '阶段: 起草\n' }), root);
    expect(project.config.pass).toBe('draft');
  });

  it('tells problems with their file and place, and goes on', async () => {
    const project = await loadProject(
      memory({
        '.shuangyi/framework.yaml': 'extends: procuratorate\nkindz: []\n',
        '.shuangyi/config.yaml': '阶断: 报审\n',
        '.shuangyi/ignore.json': '{',
      }),
      root,
    );
    const names = project.problems.map(({ uri }) => uri.slice(root.length + 1)).sort();
    expect(names).toEqual(['.shuangyi/config.yaml', '.shuangyi/framework.yaml', '.shuangyi/ignore.json']);
    const inFramework = project.problems.find(({ uri }) => uri.endsWith('framework.yaml'))!;
    expect(inFramework.span).toEqual({ start: 23, end: 28 });
    expect(project.config).toEqual(defaultConfig);
    expect(project.frame).toBe(builtin);
  });

  it('a file that cannot be read is a problem of that file', async () => {
    const project = await loadProject(memory({ '.shuangyi/config.yaml': new Error('没有读取权限') }), root);
    const uri = `${root}/.shuangyi/config.yaml`;
    expect(project.problems).toEqual([{ uri, span: { start: 0, end: 0 }, message: '读取失败：没有读取权限。' }]);
  });
});

it('a check leaves out what the project ignores', async () => {
  const text = '---\n文种: 工作计划\n---\n\n| 业务事项 | 党建措施 |\n| --- | --- |\n| 公开听证 | |\n';
  const doc = Doc.open(`${root}/a.md`, text, builtin);
  const before = checkIn(await loadProject(memory({}), root), doc);
  const finding = before.find((one) => one.ruleId === 'untied-item')!;
  const ignore = withIgnored(undefined, finding, doc, root)!;
  const { uri } = await ownFile(memory({}), root, 'ignore');
  const after = checkIn(await loadProject(memory({ [uri.slice(root.length + 1)]: ignore }), root), doc);
  expect(after.map(({ ruleId }) => ruleId)).toEqual(
    before.map(({ ruleId }) => ruleId).filter((id) => id !== 'untied-item'),
  );
});
