/** Where a title stands and what kind it names: the set of heads of files, and what follows from where it stands. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { headOfOther } from '../../server/src/model/draft/head/candidate';
import { looksLikePaper } from '../../server/src/model/draft/head/paper';
import { kindByTitle } from '../../server/src/model/grammar/title/kindByTitle';
import { readKinds, scoreKinds } from '../accuracy/sets/kinds';
import { assertLinear, fastest } from '../kit/linear';

const open = (text: string) => Doc.open('', text, builtin);

describe('the set of kinds', () => {
  it('is recognised, and nothing else is taken for a draft', () => {
    expect(scoreKinds('first').faults).toEqual([]);
    expect(scoreKinds('later').faults).toEqual([]);
  });

  it('holds as many heads that are no draft or of another kind as right ones', () => {
    const rows = readKinds();
    expect(rows.length).toBeGreaterThan(120);
    const none = rows.filter(({ expected }) => expected === 'none').length;
    expect(none / rows.length).toBeGreaterThan(0.4);
  });
});

describe('a title', () => {
  it.each([
    ['behind a number and a unit', '某检发〔2026〕3号\n\n某县人民检察院\n\n# 党建工作要点\n', '党建工作要点'],
    ['over two headings', '# 某县人民检察院\n# 党建工作要点\n', '某县人民检察院党建工作要点'],
    ['in two halves', '# 凝心聚力\n\n——2025年党建工作总结\n', '凝心聚力——2025年党建工作总结'],
    ['of no kind', '# 关于开会的通知\n\n## 工作计划\n', '关于开会的通知'],
    ['above who wrote it', '党建工作要点\n某县人民检察院\n（2026年1月）\n', '党建工作要点'],
  ])('%s', (_, text, title) => {
    expect(open(text).titleWords).toBe(title);
  });

  it('and what stands above it are no sections', () => {
    for (const head of ['# 某县人民检察院\n# 党建工作要点', '某县人民检察院\n\n# 党建工作要点', '# 党建工作要点']) {
      const doc = open(`${head}\n\n## 一、总体要求\n\n坚持党建引领。\n\n## 二、重点任务\n`);
      expect(doc.outline.map(({ words, level }) => [words, level])).toEqual([
        ['总体要求', 1],
        ['重点任务', 1],
      ]);
    }
  });

  it('is the same after edits of the opening as read from scratch', () => {
    const edits = ['某检发〔2026〕3号\n\n', '# 某县人民检察院\n\n', '党建\n', '\n\n', '；', '# '];
    let doc = open('# 党建工作要点\n\n## 一、总体要求\n\n坚持党建引领。\n');
    for (const [i, text] of edits.entries()) {
      const at = i % 2 ? 0 : Math.min(2 * i, doc.text.length);
      doc = doc.edit({ start: at, end: at, text });
      const fresh = open(doc.text);
      expect([doc.title, doc.kind?.id, doc.titleIndex]).toEqual([fresh.title, fresh.kind?.id, fresh.titleIndex]);
    }
  });

  it('of a long file is looked for in its first lines only, and not past what is no title', () => {
    const body = '检察工作有进展。\n\n'.repeat(600);
    expect(headOfOther('', `某检发〔2026〕3号\n\n# 党建工作要点\n\n${body}`, builtin)).toBeUndefined();
    expect(headOfOther('', `# 党课讲稿\n\n${body}`, builtin)).toBeDefined();
  });

  it('costs what its length says', () => {
    for (const word of ['《', '（', '关于印发', '——', '【', '浅谈', '![', '某检〔2026〕1号']) {
      assertLinear((size) => fastest(() => kindByTitle(builtin, word.repeat(size / word.length))));
    }
  });
});

describe('a file without a kind', () => {
  const body = `\n\n一、主要做法\n\n${'党支部走访群众，了解检察工作的难处。'.repeat(20)}\n\n二、取得成效\n\n党员带头。\n`;

  it('looks like a paper by its numbered headings and its words', () => {
    expect(looksLikePaper(open(`# 奋楫扬帆启新程${body}`))).toBe(true);
  });

  it.each([
    ['a draft', `# 党建工作总结${body}`],
    ['a paper that has no kind here', `# 关于开会的通知${body}`],
    ['prose without headings', `# 最可爱的人\n\n${'党支部走访群众，了解检察工作的难处。'.repeat(20)}`],
    ['of another trade', `# 前端规范\n\n一、命名\n\n${'变量名要看得懂。'.repeat(40)}\n\n二、目录\n`],
    ['with code', `# 奋楫扬帆启新程${body}\n\`\`\`ts\nlet a\n\`\`\`\n`],
    ['short', '# 奋楫扬帆\n\n一、党支部\n\n二、检察\n'],
  ])('does not: %s', (_, text) => {
    expect(looksLikePaper(open(text))).toBe(false);
  });
});
