/** Passages that an earlier draft holds too: what is found and what is right, and that the index costs what changes. */
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../server/src/base/files/pack';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { each, work as read } from '../../server/src/model/office/reuse/passages';
import { work as index, Prints } from '../../server/src/model/office/reuse/prints';
import { reusedIn, work as asked } from '../../server/src/model/office/reuse/reused';
import { type Summary, settled, summarise } from '../../server/src/model/office/summary';
import { Workspace } from '../../server/src/model/office/workspace';
import { workspaceOf } from '../kit/around';
import { assertLinear } from '../kit/linear';
import { draftOf, paragraph, yearDraft } from '../kit/passages';
import { draft, random, randomEdit } from '../kit/random';

const open = (name: string, text: string) => Doc.open(`file:///w/${name}`, text, builtin);
const plan = (year: number, ...paragraphs: string[]) => open(`${year}.md`, draftOf(1, year, '工作计划', paragraphs));

/** What of the first document is said to stand in others: its words, the other's, and the year of that one. */
function reused(doc: Doc, ...others: Doc[]) {
  const workspace = workspaceOf([doc, ...others]);
  return reusedIn(doc, workspace.get(doc.uri)!, workspace).map(({ source, place, share, ...span }) => {
    const other = others.find(({ uri }) => uri === source.uri)!;
    return { words: doc.slice(span), there: other.slice(place), year: source.period!.year, share };
  });
}

const [first, second, third] = [1, 2, 3].map((seed) => paragraph(random(seed), 4)) as [string, string, string];
const old = plan(2024, second, first);

describe('what is found', () => {
  it('the same words, with the place and the whole of it as share', () => {
    expect(reused(plan(2025, third, first), old)).toEqual([{ words: first, there: first, year: 2024, share: 1 }]);
  });

  it('with other figures, years and names', () => {
    const named = (year: number, organ: string, person: string) =>
      `${year}年，${organ}由${person}同志牵头，${first}经${organ}党组会议通过，报${year}年年底考核。`;
    const [was, is] = [named(2024, '云溪县人民检察院', '李明'), named(2025, '白塔市人民检察院', '王小川')];
    expect(reused(plan(2025, is.replace(/\d+份/g, '9份')), plan(2024, was))).toMatchObject([{ there: was, share: 1 }]);
  });

  it('with sentences in another order', () => {
    const turned = first
      .split(/(?<=。)/)
      .reverse()
      .join('');
    expect(reused(plan(2025, turned), old)).toMatchObject([{ there: first }]);
  });

  it('a part of a passage, with its share', () => {
    const [found] = reused(plan(2025, first + second.slice(0, second.length / 2)), old);
    expect(found).toMatchObject({ there: first });
    expect(found!.share).toBeLessThan(1);
  });

  it('cells of tables and short items of lists', () => {
    const table = `| 业务事项 | 党建措施 |\n| --- | --- |\n| 积案清理 | ${first} |`;
    expect(reused(plan(2025, table), plan(2024, table))).toMatchObject([{ words: expect.stringContaining(first) }]);
    const list = first
      .split(/(?<=[，。])/)
      .map((words) => `- ${words}`)
      .join('\n');
    expect(reused(plan(2025, list), plan(2024, list))).not.toEqual([]);
  });

  it('of several sources the one most like it, of equal ones the latest', () => {
    const all = [
      plan(2022, first),
      plan(2023, first),
      plan(2024, first.slice(0, first.length - 20) + second.slice(0, 20)),
    ];
    expect(reused(plan(2025, first), ...all)).toMatchObject([{ year: 2023, share: 1 }]);
  });
});

describe('what is right', () => {
  it('other words', () => {
    expect(reused(plan(2025, third), old)).toEqual([]);
  });

  it('drafts of the same period or a later one, and those without a period', () => {
    expect(reused(plan(2025, first), plan(2026, first))).toEqual([]);
    const half = open('half.md', draftOf(1, 2025, '工作计划', [first]).replaceAll('2025年', '2025年上半年'));
    expect(reused(plan(2025, first), half)).toEqual([]);
    const quarter = open('q.md', draftOf(1, 2025, '工作计划', [first]).replaceAll('2025年', '2025年第三季度'));
    expect(reused(quarter, half)).toHaveLength(1);
    const none = open('none.md', `---\n文种: 工作计划\n---\n\n${first}\n`);
    expect(reused(none, old)).toEqual([]);
    expect(reused(plan(2025, first), none)).toEqual([]);
  });

  it('a report in the words of its own plan', () => {
    const report = open('r.md', draftOf(1, 2025, '工作总结', [first]));
    expect(reused(report, old)).toHaveLength(1);
    expect(reused(report, old, plan(2025, first))).toEqual([]);
  });

  it('what is cited, what the framework gives, and short ones', () => {
    const given = builtin.dimensions.flatMap(({ measures }) => measures[0]!.suggestions[0]!.text).join('。');
    const texts = [`“${first}”`, `> ${first}`, given, first.slice(0, 30)];
    for (const text of texts) expect(reused(plan(2025, text), plan(2024, text)), text).toEqual([]);
  });

  it('what hundreds of drafts say', () => {
    const r = random(7);
    const many = Array.from({ length: 200 }, (_, i) =>
      open(`${i}.md`, draftOf(i, 2023, '工作计划', [first, paragraph(r)])),
    );
    expect(reused(plan(2025, first), ...many.slice(0, 20))).toHaveLength(1);
    expect(reused(plan(2025, first), ...many)).toEqual([]);
  });
});

/** Where the passages of a workspace stand that hold the keys of its drafts. */
function places(workspace: Workspace) {
  const keys = new Set<number>();
  for (const { passages } of workspace.all())
    for (const block of passages.blocks)
      for (const passage of each(block)) for (const key of Array.from(passage.keys)) keys.add(key);
  return [...keys]
    .sort((a, b) => a - b)
    .map((key) => {
      const numbers = workspace.prints.holding(key, Number.POSITIVE_INFINITY, '')!;
      const found = numbers.map((number) => {
        const { uri, passages, first } = workspace.prints.ownerOf(number);
        return `${uri} ${workspace.get(uri)!.passages.blocks.indexOf(passages)} ${number - first}`;
      });
      return `${key}: ${found.sort()}`;
    });
}

describe('the index', () => {
  it('says after every change what one from scratch says', () => {
    const next = random(11);
    const docs = new Map<string, Doc>();
    let workspace = Workspace.empty;
    for (let i = 0; i < 120; i++) {
      const name = `${next.int(5)}.md`;
      const doc = docs.get(name);
      if (doc && next.chance(0.1)) docs.delete(name);
      else docs.set(name, doc ? doc.edit(randomEdit(next, doc.text)) : open(name, draft(next, 3000)));
      const now = docs.get(name);
      const summary = now && summarise(now);
      const kept = summary && next.chance(0.3) ? settled(summary) : summary;
      workspace = kept ? workspace.with(kept) : workspace.without(`file:///w/${name}`);
      const fresh = [...workspace.all()].reduce((all, one) => all.with(one), Workspace.empty);
      expect(places(workspace), `change ${i}`).toEqual(places(fresh));
    }
  }, 60_000);

  it('says the same of a summary that was written down and read again', () => {
    const workspace = Workspace.empty.with(settled(summarise(old)!));
    const again = Workspace.empty.with(unpack(pack(workspace.get(old.uri))) as Summary);
    expect(places(again)).toEqual(places(workspace));
    const doc = plan(2025, first);
    const asked = (known: Workspace) =>
      reusedIn(doc, summarise(doc)!, known).map(({ place, share }) => ({ place, share }));
    expect(asked(again)).toEqual(asked(workspace));
    expect(asked(again)).toHaveLength(1);
  });

  it('a keystroke reads one block and writes little, however large the draft', () => {
    const r = random(5);
    const cost = (paragraphs: number) => {
      let doc = plan(2025, ...Array.from({ length: paragraphs }, () => paragraph(r)));
      let workspace = workspaceOf([doc]);
      const before = { characters: read.characters, postings: index.postings };
      const keys = 50;
      for (let i = 0; i < keys; i++) {
        const at = doc.text.length - 10;
        doc = doc.edit({ start: at, end: at, text: '仍' });
        workspace = workspace.with(summarise(doc)!);
      }
      return {
        characters: (read.characters - before.characters) / keys,
        postings: (index.postings - before.postings) / keys,
      };
    };
    const [small, large] = [cost(10), cost(200)];
    expect(large.characters).toBeLessThan(3 * small.characters);
    expect(large.postings).toBeLessThan(5 * small.postings);
  });

  it('reading and indexing grow linearly', () => {
    const r = random(9);
    const all = Array.from({ length: 240 }, (_, i) => yearDraft(r, i % 24, 2020 + Math.floor(i / 24), '工作计划', 4));
    const summaries = all.map(({ uri, text }) => settled(summarise(Doc.open(uri, text, builtin))!));
    const sizes = [30, 60, 120, 240];
    assertLinear(
      (size) => {
        const before = index.postings;
        summaries
          .slice(0, size)
          .reduce((prints, { uri, passages }) => prints.with(new Map([[uri, passages.blocks]])), Prints.empty);
        return index.postings - before;
      },
      { sizes },
    );
    assertLinear((size) => {
      const before = read.characters;
      summarise(open('long.md', draft(random(2), size)));
      return read.characters - before;
    });
  });

  it('a keystroke asks one block again, and a change of another draft all', () => {
    const r = random(6);
    let doc = plan(2025, ...Array.from({ length: 100 }, () => paragraph(r)), first);
    let workspace = workspaceOf([doc, old]);
    const cost = (name: string, text: string) => {
      const at = doc.text.length - 10;
      if (name === doc.uri) doc = doc.edit({ start: at, end: at, text });
      workspace = workspace.with(summarise(name === doc.uri ? doc : open('other.md', text))!);
      const before = asked.looked;
      const found = reusedIn(doc, workspace.get(doc.uri)!, workspace);
      const fresh = open('2025.md', doc.text);
      const looked = asked.looked - before;
      expect(found).toEqual(reusedIn(fresh, workspace.get(doc.uri)!, workspace));
      expect(found).toHaveLength(1);
      return looked;
    };
    const all = cost(doc.uri, '仍');
    expect(cost(doc.uri, '在')).toBeLessThan(all / 20);
    expect(cost('other.md', draftOf(2, 2024, '工作计划', [third]))).toBeGreaterThan(all / 2);
    expect(cost(doc.uri, '仍')).toBeGreaterThan(all / 2);
    expect(cost(doc.uri, '在')).toBeLessThan(all / 20);
  });

  it('asking costs no more once what is common is common', () => {
    const one = settled(summarise(old)!);
    const cost = (drafts: number) => {
      const same = Array.from({ length: drafts }, (_, i) => ({ ...one, uri: `file:///w/same/${i}.md` }));
      const workspace = Workspace.empty.withAll(same);
      const before = asked.looked;
      const doc = plan(2025, first, second);
      reusedIn(doc, summarise(doc)!, workspace);
      return asked.looked - before;
    };
    expect(cost(2000)).toBe(cost(300));
  });
});
