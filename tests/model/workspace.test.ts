/** The index of drafts: what it knows of each, and that changes cost what they change. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import {
  departmentKey,
  itemKey,
  keyValue,
  measureKey,
  nameKey,
  planKey,
  wordsKey,
} from '../../server/src/model/office/keys';
import { work as summaries } from '../../server/src/model/office/blockSummary';
import { type Summary, settled, summarise, tasksOf, usesOf } from '../../server/src/model/office/summary';
import { work as index, Workspace } from '../../server/src/model/office/workspace';
import { readMarked } from '../kit/marked';
import { draft, hostile, random, randomEdit } from '../kit/random';

const open = (name: string, text: string) => Doc.open(`file:///w/${name}`, text, builtin);
const summary = (doc: Doc) => summarise(doc)!;

const plan = `---
文种: 工作计划
单位: 云溪县人民检察院
期间: 2026年
---

# 云溪县人民检察院2026年工作计划

## 一、重点任务

| 业务事项 | 党建措施 | 责任部门 | 责任人 |
| --- | --- | --- | --- |
| 丹江流域公益诉讼 | 服务大局意识；党员突击队进山 | 第四检察部、办公室 | 李明 |
| 同上 | 群众工作能力 | 第一检察部 | |
| 积案清理 | | | |

以公开听证化解行政争议。<!-- 事项：行政争议化解；措施：政治能力 -->
`;

const report = `---
文种: 工作报告
计划: ../计划/2026 年计划.md、别的
---

# 2026年上半年工作报告

丹江流域公益诉讼立案三件。
`;

describe('the summary of a draft', () => {
  const doc = open('plan.md', plan);
  const known = summary(doc);

  it('says what it is', () => {
    expect(known).toMatchObject({
      uri: 'file:///w/plan.md',
      kindName: '工作计划',
      tense: 'plan',
      title: '云溪县人民检察院2026年工作计划',
      period: { year: 2026 },
      unit: '云溪县人民检察院',
    });
    expect(known.parts.map(({ title }) => title)).toEqual(['重点任务']);
  });

  it('lists items of tables and marks with what is said of them', () => {
    const tasks = tasksOf(known).map(({ name, place, measures, state }) => {
      expect(doc.slice(place)).toBe(name);
      return `${name}: ${measures.map(keyValue).join(' ')} ${state}`;
    });
    const names = Object.fromEntries(builtin.dimensions.flatMap((d) => d.measures.map((m) => [m.name, m.id])));
    expect(tasks).toEqual([
      expect.stringMatching(`^丹江流域公益诉讼: .*${names.服务大局意识}.*${names.群众工作能力}.* tied$`),
      '积案清理:  untied',
      `行政争议化解: ${names.政治能力} tied`,
    ]);
  });

  it('knows where owners, names and measures stand', () => {
    const words = (...keys: string[]) => usesOf(known, keys).map((use) => doc.slice(use));
    expect(words(departmentKey('第四检察部'), departmentKey('第一检察部'))).toEqual(['第四检察部', '第一检察部']);
    expect(words('person 李明')).toEqual(['李明']);
    expect(words(nameKey('积案清理'))).toEqual(['积案清理']);
    const hearing = builtin.dimensions.flatMap((d) => d.measures).find((m) => m.name === '群众工作能力')!;
    expect(words(measureKey(hearing.id))).toEqual(['群众工作能力', '公开听证']);
  });

  it('reads the addresses of plans', () => {
    expect(summary(open('r/报告.md', report)).plans).toEqual([
      'file:///w/%E8%AE%A1%E5%88%92/2026%20%E5%B9%B4%E8%AE%A1%E5%88%92.md',
      'file:///w/r/%E5%88%AB%E7%9A%84',
      'file:///w/r/%E5%88%AB%E7%9A%84.md',
    ]);
  });

  it('settled it says the same', () => {
    const small = settled(known);
    expect(tasksOf(small)).toEqual(tasksOf(known));
    for (const key of known.keys.keys()) expect(usesOf(small, [key]), key).toEqual(usesOf(known, [key]));
  });

  it('is none for a file that is no draft', () => {
    expect(summarise(open('a.md', '# 随笔\n\n以公开听证化解行政争议。'))).toBeUndefined();
  });
});

describe('lookups', () => {
  const files = readMarked(`--- a.md
${plan}
--- r.md
---
文种: 工作总结
期间: 2026年
计划: a.md
---
# 2026年工作总结

| 业务事项 | 党建措施 |
| --- | --- |
| 积案清理 | 青年突击到田间 |
`).files;
  const workspace = files.reduce((all, { name, text }) => all.with(summary(open(name, text))), Workspace.empty);
  const uris = (found: Iterable<Summary>) => [...found].map(({ uri }) => uri);

  it('by name, plan and free words', () => {
    expect(uris(workspace.naming(nameKey('积案清理')))).toEqual(['file:///w/a.md', 'file:///w/r.md']);
    expect(uris(workspace.naming(planKey('file:///w/a.md')))).toEqual(['file:///w/r.md']);
    expect(workspace.count(wordsKey('青年突击到田间'))).toBe(1);
    expect(uris(workspace.naming(itemKey('nothing')))).toEqual([]);
  });

  it('keys of a sort with the number of drafts', () => {
    expect([...workspace.keysFrom('name ')]).toContainEqual([nameKey('积案清理'), 2]);
    expect([...workspace.keysFrom('department ')].map(([key]) => keyValue(key))).toEqual([
      '办公室',
      '第一检察部',
      '第四检察部',
    ]);
  });

  it('an older value stays what it was', () => {
    const fewer = workspace.without('file:///w/a.md');
    expect([workspace.size, fewer.size]).toEqual([2, 1]);
    expect(workspace.count(nameKey('积案清理'))).toBe(2);
    expect(fewer.count(nameKey('积案清理'))).toBe(1);
    expect(fewer.without('file:///w/a.md')).toBe(fewer);
  });
});

/** All that a workspace answers, as plain data. */
function everything(workspace: Workspace) {
  const keys = [...workspace.keysFrom('')].map(([key, count]) => [
    key,
    count,
    [...workspace.naming(key)].map(({ uri }) => uri),
  ]);
  const drafts = [...workspace.all()].map((one) => ({
    ...one,
    starts: [...Array.from(one.starts)],
    keys: [...one.keys].sort(),
  }));
  return { keys, drafts };
}

describe('after every change', () => {
  for (let seed = 1; seed <= 2; seed++) {
    it(`the index is that from scratch, seed ${seed}`, () => {
      const next = random(seed * 104729);
      const docs = new Map<string, Doc>();
      const known = new Map<string, Summary | undefined>();
      let workspace = Workspace.empty;
      for (let i = 0; i < 40; i++) {
        const name = `${next.int(4)}.md`;
        const doc = docs.get(name);
        if (!doc) {
          docs.set(name, open(name, next.chance(0.2) ? hostile(next, 300) : draft(next, 600)));
        } else if (next.chance(0.1)) {
          docs.delete(name);
        } else docs.set(name, doc.edit(randomEdit(next, doc.text)));
        const now = docs.get(name);
        const one = now && summarise(now, known.get(name));
        known.set(name, one);
        workspace = one ? workspace.with(one) : workspace.without(`file:///w/${name}`);
        const scratch = [...docs.values()].flatMap((each) => summarise(open(each.uri.slice(10), each.text)) ?? []);
        const fresh = scratch.reduce((all, each) => all.with(each), Workspace.empty);
        expect(everything(workspace), `change ${i}`).toEqual(everything(fresh));
      }
    }, 60_000);
  }
});

it('many drafts at once are the same as one after the other, and older values stay what they were', () => {
  const next = random(11);
  let [one, many] = [Workspace.empty, Workspace.empty];
  for (let round = 0; round < 8; round++) {
    const some = Array.from({ length: 6 }, () =>
      summary(open(`${next.int(12)}.md`, `# 2026年工作计划\n\n${draft(next, 900)}`)),
    );
    const before = [many, everything(many)] as const;
    one = some.reduce((all, each) => all.with(each), one);
    many = many.withAll(some);
    expect(everything(many)).toEqual(everything(one));
    expect(everything(before[0])).toEqual(before[1]);
    expect(many.withAll([...many.all()])).toBe(many);
    const gone = `file:///w/${next.int(12)}.md`;
    one = one.without(gone);
    many = many.without(gone);
  }
  expect(many.size).toBeGreaterThan(3);
});

describe('work', () => {
  it('a keystroke reads one block and writes nothing to the index when the symbols stay', () => {
    let doc = open('long.md', draft(random(1), 100_000));
    let known = summary(doc);
    let workspace = Workspace.empty.with(known);
    const paragraph = doc.blocks.findIndex((block, i) => block.type === 'paragraph' && i > doc.blocks.length / 2);
    const at = doc.parsed.starts[paragraph]! + 1;
    const [blocks, postings] = [summaries.blocks, index.postings];
    doc = doc.edit({ start: at, end: at, text: '仍' });
    known = summarise(doc, known)!;
    workspace = workspace.with(known);
    expect(summaries.blocks - blocks).toBe(1);
    expect(index.postings - postings).toBe(0);
    expect(workspace.get(doc.uri)).toBe(known);
  });

  it('an edit writes what came and went, however large the workspace', () => {
    const cost = (drafts: number) => {
      let workspace = Workspace.empty;
      const doc = open('0.md', plan);
      const one = summary(doc);
      for (let i = 0; i < drafts; i++) workspace = workspace.with({ ...one, uri: `file:///w/${i}.md` });
      const start = doc.text.indexOf('积案清理');
      const before = index.postings;
      workspace.with(summary(doc.edit({ start, end: start + 2, text: '旧案' })));
      return index.postings - before;
    };
    expect(cost(5)).toBeLessThanOrEqual(4);
    expect(cost(300)).toBe(cost(5));
  });
});
