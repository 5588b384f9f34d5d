/** Ignored findings: fingerprints that survive moves, and the file that holds them. */
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import {
  fingerprint,
  ignoredBy,
  ignores,
  readIgnore,
  withIgnored,
  withoutIgnored,
} from '../../server/src/project/ignore';
import { finish } from '../../server/src/base/steps';
import { check, examineInSteps } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import type { Finding } from '../../server/src/model/rule/rule';

const root = 'file:///院';
const head = '---\n文种: 工作计划\n---\n\n';
const table = '| 业务事项 | 党建措施 |\n| --- | --- |\n| 公开听证 | |\n| 社区矫正检察 | |\n';

const open = (text: string, name = 'a.md') => Doc.open(`${root}/${name}`, text, builtin);
const untied = (doc: Doc) => check(doc, defaultConfig).filter((finding) => finding.ruleId === 'untied-item');

/** The check of a draft by an office with this ignore file. */
function examine(doc: Doc, text: string) {
  const ignored = ignoredBy(readIgnore(text).entries);
  return finish(examineInSteps(doc, defaultConfig, undefined, ignores({ root, ignored })));
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
    const doc = open(`${head}# 标题\n\n## 一、总体要求\n\n正文\n`);
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
    const { findings, hidden } = examine(doc, text!);
    const said = (list: readonly Finding[]) => list.map(({ ruleId, span }) => [ruleId, span]);
    expect(said(findings)).toEqual(said(all.filter((finding) => finding !== first)));
    expect(hidden.map(({ finding, by }) => [finding.span, by])).toEqual([[first!.span, 'office']]);
  });

  it('silences one place of a slip that stands in many', () => {
    const body = '值班室按布署值守。\n\n各支部布署学习。\n\n宣传组布署采访。\n';
    const slips = (list: readonly Finding[]) => list.filter(({ ruleId }) => ruleId === 'wrong-word');
    const doc = open(head + body);
    const [all] = slips(check(doc, defaultConfig));
    expect(all!.message).toContain('3 处');
    const text = withIgnored(undefined, all!, doc, root)!;
    const [left] = slips(examine(doc, text).findings);
    expect(left!.message).toContain('2 处');
    expect(left!.span.start).toBe(doc.text.indexOf('布署学习'));
    // One more of them brings none back.
    const more = open(`${head}${body}\n办公室布署检查。\n`);
    const [again] = slips(examine(more, text).findings);
    expect(again!.message).toContain('3 处');
    expect(again!.span.start).toBe(more.text.indexOf('布署学习'));
    const both = withIgnored(text, left!, doc, root)!;
    expect(slips(examine(more, both).findings)[0]!.span.start).toBe(more.text.indexOf('布署采访'));
  });

  it('silences one of lines that are alike', () => {
    const line = '各支部要布署学习。\n\n';
    const doc = open(head + line.repeat(3));
    const slip = (one: Doc, text: string) => examine(one, text).findings.find(({ ruleId }) => ruleId === 'wrong-word')!;
    const first = withIgnored(undefined, slip(doc, '{ "version": 1, "ignored": [] }'), doc, root)!;
    const second = slip(doc, first);
    expect(second.message).toContain('2 处');
    const two = withIgnored(first, second, doc, root)!;
    expect(slip(doc, two).span.start).toBe(doc.text.lastIndexOf('布署'));
    expect(readIgnore(two).entries).toHaveLength(2);
  });

  it('takes entries back', () => {
    const doc = open(head + table);
    const [first, second] = untied(doc);
    const both = withIgnored(withIgnored(undefined, first!, doc, root), second!, doc, root)!;
    const one = withoutIgnored(both, new Set([fingerprint(first!, doc, root)]))!;
    expect(one).toBe(withIgnored(undefined, second!, doc, root));
    const none = withoutIgnored(one, new Set([fingerprint(second!, doc, root)]))!;
    expect(readIgnore(none)).toEqual({ entries: [], problems: [] });
    expect(withoutIgnored(none, new Set(['0']))).toBeUndefined();
    expect(withoutIgnored('{', new Set(['0']))).toBeUndefined();
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
