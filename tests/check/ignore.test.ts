/** Ignored findings: fingerprints that survive moves, and the file that holds them. */
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import { fingerprint, notIgnored, readIgnore, withIgnored } from '../../server/src/project/ignore';
import { check } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';

const root = 'file:///院';
const head = '---\n文种: 工作计划\n---\n\n';
const table = '| 业务事项 | 党建措施 |\n| --- | --- |\n| 公开听证 | |\n| 社区矫正检察 | |\n';

const open = (text: string, name = 'a.md') => Doc.open(`${root}/${name}`, text, builtin);
const untied = (doc: Doc) => check(doc, defaultConfig).filter((finding) => finding.ruleId === 'untied-item');

/** Ignores one finding and reads the file again. */
function project(text: string | undefined) {
  return { root, ignored: new Set(readIgnore(text ?? '').entries.map((entry) => entry.hash)) };
}

describe('fingerprints', () => {
  it('survive lines that move and blanks that change', () => {
    const before = open(head + table);
    const after = open(
      `${head}新的一段。\n\n${table.replaceAll('|  |', '|      |').replace('| 公开听证 | |', '|  公开听证  |  |')}`,
    );
    expect(untied(before).map((finding) => fingerprint(finding, before, root))).toEqual(
      untied(after).map((finding) => fingerprint(finding, after, root)),
    );
  });

  it('differ by file, by words and by rule', () => {
    const a = open(head + table);
    const b = open(head + table, 'b.md');
    const [first, second] = untied(a);
    const { severity, message, span } = first!;
    const all = [
      fingerprint(first!, a, root),
      fingerprint(second!, a, root),
      fingerprint(untied(b)[0]!, b, root),
      fingerprint({ ruleId: 'other', severity, message, span }, a, root),
    ];
    expect(new Set(all).size).toBe(4);
  });

  it('tell findings on the same title apart', () => {
    const doc = open(`${head}# 标题\n\n正文\n`);
    const missing = check(doc, defaultConfig).filter((finding) => finding.ruleId === 'missing-part');
    expect(missing.length).toBeGreaterThan(1);
    expect(new Set(missing.map((finding) => fingerprint(finding, doc, root))).size).toBe(missing.length);
  });
});

describe('the file', () => {
  it('silences just the ignored finding', () => {
    const doc = open(head + table);
    const all = check(doc, defaultConfig);
    const first = all.find((finding) => finding.ruleId === 'untied-item');
    const text = withIgnored(undefined, first!, doc, root);
    const left = notIgnored(all, doc, project(text));
    expect(left).toEqual(all.filter((finding) => finding !== first));
  });

  it('has one entry a line, sorted, each once', () => {
    const doc = open(head + table);
    const [first, second] = untied(doc);
    const once = withIgnored(withIgnored(undefined, second!, doc, root), first!, doc, root)!;
    expect(withIgnored(once, second!, doc, root)).toBe(once);
    expect(withIgnored(withIgnored('', first!, doc, root), second!, doc, root)).toBe(once);
    const lines = once.split('\n').filter((line) => line.includes('"hash"'));
    expect(lines).toHaveLength(2);
    expect(
      JSON.parse(once)
        .ignored.map((entry: { text: string }) => entry.text)
        .sort(),
    ).toEqual(['公开听证', '社区矫正检察']);
    expect(JSON.parse(once).ignored[0]).toMatchObject({ rule: 'untied-item', file: 'a.md' });
  });

  it('is never overwritten when it cannot be read', () => {
    const doc = open(head + table);
    const [first] = untied(doc);
    for (const text of ['{', '[]', '{ "version": 2, "ignored": [] }', '{ "version": 1, "ignored": [{}] }', 'null']) {
      expect(readIgnore(text).problems, text).toHaveLength(1);
      expect(withIgnored(text, first!, doc, root), text).toBeUndefined();
    }
  });

  it('a single file has no folder', () => {
    const doc = open(head + table);
    expect(JSON.parse(withIgnored(undefined, untied(doc)[0]!, doc, undefined)!).ignored[0].file).toBe('a.md');
  });
});
