/** What only a paper for review carries, and that a final one carries none of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps';
import { review } from '../../../server/src/features/review/review';
import { readWord } from '../../../server/src/model/word/read';
import type { WordFile } from '../../../server/src/model/word/types';
import { applyFixes } from '../../../server/src/check/fix';
import { mostRemarks, reviewOf } from '../../../server/src/export/word/review/remarks';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import type { Finding, Fix } from '../../../server/src/model/rule/rule';
import { bookmarkedUnit, readCarried } from '../../../server/src/model/visible/carried';
import { paperOf } from '../../../server/src/model/visible/paper';
import { textOf as wordsOf, unitsOf } from '../../../server/src/model/visible/units';
import { faultsOf } from '../../kit/word/faults';
import { all, part, unpack } from '../../kit/word/package';
import { canValidate, validate } from '../../kit/word/validator';
import { changesIn, commentsIn, exported, now, unitTexts } from './kit';

const folder = fileURLToPath(new URL('../../../examples/', import.meta.url));
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name): [string, string] => [name, readFileSync(folder + name, 'utf8')]);

const head = '---\n文种: 工作计划\n单位: 云溪县人民检察院\n---\n# 云溪县人民检察院工作计划\n\n';

/** A finding on the n-th place of some words. */
function on(text: string, words: string, more: Partial<Finding> & { readonly fix?: Partial<Fix> } = {}): Finding {
  const start = text.indexOf(words);
  expect(start, words).toBeGreaterThanOrEqual(0);
  const { fix, ...rest } = more;
  const span = { start, end: start + words.length };
  return {
    ruleId: 'wrong-word',
    severity: 'error',
    message: `“${words}”有误。`,
    span,
    ...(fix && { fixes: () => [{ title: '改', edits: [], ...fix }] }),
    ...rest,
  };
}

/** A safe fix that puts other words there. */
const put = (text: string, words: string, other: string, more: Partial<Fix> = {}): Finding => {
  const { span } = on(text, words);
  return on(text, words, { fix: { safe: true, edits: [{ ...span, text: other }], ...more } });
};

describe('findings', () => {
  it('stand on their words, with severity and rule in words', () => {
    const text = `${head}全院**认真**部署工作。\n`;
    const { bytes } = exported(text, { findings: [on(text, '部署', { severity: 'warning', message: '问题。' })] });
    expect(commentsIn(bytes)).toEqual([{ author: '双翼', date: now, text: '［警告］错别字\n问题。', on: '部署' }]);
  });

  it('take in what is visible of a stretch with marks and signs in it', () => {
    const text = `${head}抓好**公益诉讼**<!-- 措施：某项 -->工作，按时。\n`;
    const { bytes } = exported(text, { findings: [on(text, '诉讼**<!-- 措施：某项 -->工作')] });
    expect(commentsIn(bytes)[0]!.on).toBe('诉讼工作');
  });

  it('on an empty cell go to the item of its row, whatever stands in front of it', () => {
    const table = '| 序号 | 业务事项 | 党建措施 | 责任部门 |\n| --- | --- | --- | --- |\n| 一 | 公开听证 |  | 一部 |\n';
    const text = `${head}${table}`;
    const start = text.indexOf('|  |') + 2;
    const { bytes } = exported(text, { findings: [on(text, '一部', { span: { start, end: start } })] });
    expect(commentsIn(bytes)[0]!.on).toBe('公开听证');
  });

  it('on a mark go to its item where the text names it, else to its paragraph or what stands in front of it', () => {
    const named = `${head}先开展公开听证工作。<!-- 事项：公开听证；措施： -->\n`;
    expect(commentsIn(exported(named, { findings: [on(named, '措施：')] }).bytes)[0]!.on).toBe('公开听证');
    const text = `${head}开展听证工作。<!-- 事项：公开听证；措施： -->\n\n<!-- 事项：甲；措施：乙 -->\n\n后文。\n`;
    const { bytes } = exported(text, {
      findings: [on(text, '事项：公开听证'), on(text, '措施：乙', { message: '二' })],
    });
    expect(commentsIn(bytes).map(({ on }) => on)).toEqual(['开展听证工作。', '开展听证工作。']);
  });

  it('in a cell behind the last column of the header stand in that cell', () => {
    const text = `${head}| 业务事项 | 措施 |\n| --- | --- |\n| 公开听证 | 甲 | 布署 |\n`;
    const { bytes } = exported(text, { findings: [put(text, '布署', '部署')] });
    expect(commentsIn(bytes)[0]!.on).toBe('部署');
    expect(faultsOf(bytes)).toEqual([]);
  });

  it('in a footnote go to where it is referred to', () => {
    const text = `${head}全院部署[^1]工作。\n\n[^1]: 见某文件的布署。\n`;
    const { bytes } = exported(text, { findings: [on(text, '布署')] });
    expect(commentsIn(bytes)).toHaveLength(1);
    expect(faultsOf(bytes)).toEqual([]);
  });

  it('on what no reader of the paper meets are left out', () => {
    const text = `${head}正文。<!-- shuangyi-disable-line wrong-words -->\n`;
    const { bytes, errors } = exported(text, { findings: [on(text, '文种'), on(text, 'wrong-words')] });
    expect(commentsIn(bytes)).toEqual([]);
    expect(errors).toBe(2);
  });

  it('of less weight go out only when they are asked for', () => {
    const text = `${head}甲乙丙丁。\n`;
    const findings = ['甲', '乙', '丙', '丁'].map((words, i) =>
      on(text, words, { severity: (['error', 'warning', 'information', 'hint'] as const)[i]! }),
    );
    const told = (remarks: Finding['severity']) =>
      commentsIn(exported(text, { findings, settings: { remarks } }).bytes).map(({ on }) => on);
    expect(told('error')).toEqual(['甲']);
    expect(told('warning')).toEqual(['甲', '乙']);
    expect(told('hint')).toEqual(['甲', '乙', '丙', '丁']);
  });

  it('beyond what anybody reads are counted rule by rule, the graver ones told first', () => {
    const words = Array.from({ length: 300 }, (_, i) => `字${i}号`);
    const text = `${head}${words.join('，')}。\n`;
    const findings = words.map((word, i) =>
      on(text, word, i < 299 ? { severity: 'warning', ruleId: 'inner-space' } : { ruleId: 'date' }),
    );
    const { bytes } = exported(text, { findings });
    const comments = commentsIn(bytes);
    expect(comments).toHaveLength(mostRemarks);
    expect(comments.at(-1)!.on).toBe('字299号');
    expect(comments.at(-2)!.text).toContain(`同类另有${300 - mostRemarks}处。`);
    // A rule of which nothing is told otherwise has one comment for all.
    const more = exported(text, {
      findings: findings.map((one, i) => ({
        ...one,
        ...(i > 250 && i < 299 && { severity: 'warning' as const, ruleId: 'percent-sign' }),
      })),
    });
    const last = commentsIn(more.bytes).filter(({ text: said }) => said.includes('百分'));
    expect(last).toHaveLength(1);
    expect(last[0]!.text).toContain('同类另有47处。');
  });
});

describe('proposals', () => {
  it('are sure fixes of plain visible words', () => {
    const text = `${head}全院布署工作，落实到位.\n`;
    const findings = [
      put(text, '布署', '部署'),
      on(text, '到位', {
        fix: { preferred: true, edits: [{ start: text.indexOf('.'), end: text.indexOf('.') + 1, text: '。' }] },
      }),
    ];
    const { bytes, proposals } = exported(text, { findings });
    expect(changesIn(bytes)).toEqual(['-布署', '+部署', '-.', '+。']);
    expect(proposals).toBe(2);
    expect(commentsIn(bytes).map(({ on }) => on)).toEqual(['部署', '到位']);
  });

  it('are none where words would be a mark, a row, a line or Markdown, where they are hidden, or more is asked of the writer', () => {
    const table = '| 业务事项 | 党建措施 |\n| --- | --- |\n| 公开听证 |  |\n';
    const text = `${head}抓好**融合**工作。<!-- 措施：某项 -->\n\n${table}`;
    const empty = text.indexOf('|  |') + 2;
    const fixes: Partial<Fix>[] = [
      ...['甲\n乙', '甲|乙', '<!-- 甲：乙 -->', '【甲：乙】', '**甲**', '[甲](b)', '&lt;', '`甲`', '甲\\乙'].map(
        (words) => ({
          edits: [{ ...on(text, '抓好').span, text: words }],
        }),
      ),
      { edits: [{ start: empty, end: empty, text: '某项措施' }] },
      { edits: [{ ...on(text, '某项').span, text: '另一项' }] },
      { edits: [{ ...on(text, '**融合**').span, text: '融合' }] },
      {
        edits: [
          { ...on(text, '抓好').span, text: '甲' },
          { ...on(text, '某项').span, text: '乙' },
        ],
      },
      { edits: [{ ...on(text, '抓好').span, text: '甲' }], sequel: { sort: 'insert-measure' } },
      { edits: [] },
    ];
    for (const fix of fixes) {
      const { bytes } = exported(text, { findings: [on(text, '抓好', { fix: { safe: true, ...fix } })] });
      expect(changesIn(bytes), JSON.stringify(fix)).toEqual([]);
      expect(commentsIn(bytes)).toHaveLength(1);
    }
    expect(
      changesIn(
        exported(text, { findings: [on(text, '抓好', { fix: { edits: [{ ...on(text, '抓好').span, text: '甲' }] } })] })
          .bytes,
      ),
    ).toEqual([]);
  });

  it('that are not certain put in signs, but no words of their own', () => {
    const text = `${head}抓好落实\n`;
    const at = { start: text.indexOf('落实') + 2, end: text.indexOf('落实') + 2 };
    const put = (words: string, fix: Partial<Fix>) =>
      changesIn(
        exported(text, { findings: [on(text, '落实', { fix: { edits: [{ ...at, text: words }], ...fix } })] }).bytes,
      );
    expect(put('。', { preferred: true })).toEqual(['+。']);
    expect(put('，每月到企业走访', { preferred: true })).toEqual([]);
    expect(put('，每月到企业走访', { safe: true })).toEqual(['+，每月到企业走访']);
  });

  it('that touch an earlier one are left to it', () => {
    const text = `${head}认真布署工作。\n`;
    const { bytes } = exported(text, { findings: [put(text, '真布署', '真部署'), put(text, '布署工', '部署工')] });
    expect(changesIn(bytes)).toEqual(['-真布署', '+真部署']);
  });

  it('of signs that are certain are explained once for each rule, of words each time', () => {
    const text = `${head}甲,乙,丙,丁。\n`;
    const at = [...text.matchAll(/,/g)].map(({ index }) => index);
    const findings = at.map((start): Finding => {
      const span = { start, end: start + 1 };
      return {
        ruleId: 'half-width-punctuation',
        severity: 'warning',
        message: '“,”应为“，”。',
        span,
        fixes: () => [{ title: '改', safe: true, edits: [{ ...span, text: '，' }] }],
      };
    });
    const { bytes } = exported(text, { findings });
    expect(changesIn(bytes)).toEqual(['-,', '+，', '-,', '+，', '-,', '+，']);
    expect(commentsIn(bytes).map(({ text: said }) => said)).toEqual([
      '［警告］半角标点\n“,”应为“，”。\n已在文中修订，可接受或拒绝。同类修订另有2处。',
    ]);
    const words = `${head}布署好，帐号。\n`;
    const told = commentsIn(
      exported(words, { findings: [put(words, '布署', '部署'), put(words, '帐号', '账号')] }).bytes,
    );
    expect(told.map(({ on }) => on)).toEqual(['部署', '账号']);
  });

  it('in long words show what differs, and split no pair', () => {
    const text = `${head}深入推进某某领域社会治理工作𠮷。\n`;
    const { bytes } = exported(text, {
      findings: [put(text, '深入推进某某领域社会治理工作𠮷', '深入推进某某领域社会治理任务𠮶')],
    });
    expect(changesIn(bytes)).toEqual(['-工作𠮷', '+任务𠮶']);
  });

  const flat = (texts: readonly string[]) => texts.map((words) => words.replace(/[\n\t]/g, '')).filter(Boolean);
  const shown = (doc: Doc) => flat(unitsOf(paperOf(doc)).map(({ runs }) => wordsOf(runs)));

  it.each(examples)('all accepted give the paper of the mended draft, all refused the draft: %s', (_, text) => {
    const asked = { config: { pass: 'submit' }, settings: { remarks: 'hint' } } as const;
    const { bytes, doc, findings, proposals } = exported(text, asked);
    const { proposals: edits } = reviewOf(doc, paperOf(doc), findings, { author: '甲', remarks: 'hint' }, now);
    expect(edits).toHaveLength(proposals);
    const mended = Doc.open(
      doc.uri,
      applyFixes(text, [{ title: '', edits: [...edits].sort((a, b) => a.start - b.start) }]),
      builtin,
    );
    expect(flat(unitTexts(bytes, 'refused'))).toEqual(shown(doc));
    expect(flat(unitTexts(bytes, 'accepted'))).toEqual(shown(mended));
  });
});

describe('notes of the draft', () => {
  const note = (author: string, said: string) => `<!-- 批注（${author} 2026-01-12）：${said} -->`;

  it('go out again as comments of their authors, on the words that they cite or the sentence', () => {
    const text = `${head}甲事已办。每季度召开调度会通报${note('王检察长', '写明由谁调度〔指“调度会”〕')}进展；另行通知${note('李主任', '何时？')}。\n`;
    const { bytes, remarks } = exported(text, { config: { pass: 'submit' } });
    const notes = commentsIn(bytes).filter(({ author }) => author !== '双翼');
    expect(notes).toEqual([
      { author: '王检察长', date: '2026-01-12T00:00:00Z', text: '写明由谁调度', on: '调度会' },
      { author: '李主任', date: '2026-01-12T00:00:00Z', text: '何时？', on: '另行通知' },
    ]);
    expect(remarks).toBe(commentsIn(bytes).length);
    expect(
      commentsIn(bytes)
        .map(({ text: said }) => said)
        .join(),
    ).not.toContain('批注');
  });

  it('answer each other as they did', () => {
    const text = `${head}每季度召开调度会${note('王检察长', '写明由谁调度〔指“调度会”〕')}${note('李主任', '由办公室调度〔答“写明由谁…”〕')}。\n`;
    const { bytes } = exported(text, { findings: [] });
    const [first, second] = all(part(unpack(bytes), 'word/commentsExtended.xml'), 'w15:commentEx');
    expect(second!.attributes['w15:paraIdParent']).toBe(first!.attributes['w15:paraId']);
    expect(commentsIn(bytes).map(({ on: words }) => words)).toEqual(['调度会', '调度会']);
  });

  it('whose day cannot be have that of the export', () => {
    const text = `${head}甲事<!-- 批注（2026-02-31）：一 -->乙事<!-- 批注：二 -->。\n`;
    const { bytes } = exported(text, { findings: [] });
    expect(commentsIn(bytes).map(({ author, date }) => [author, date])).toEqual([
      ['未署名', now],
      ['未署名', now],
    ]);
  });
});

describe('what goes along', () => {
  const strange = `${head}甲\r\n乙\r丙\u0001\ud800 ]]> <!-- & --> “引号”\u2028𠮷👍\ufffe&amp;<br>\t。\n\n| 表 | 头 |\n| - | - |\n| 一 |  |\n`;

  it('is the source, character by character, and where the units stand', () => {
    const { bytes, doc } = exported(strange);
    const carried = readCarried(strFromU8(unpack(bytes).get('customXml/item1.xml')!))!;
    expect(carried.source).toBe(strange);
    expect(carried).toMatchObject({ exported: now, author: '双翼' });
    const units = unitsOf(paperOf(doc)).filter(({ runs }) => wordsOf(runs) !== '');
    expect(carried.units).toEqual(units.map(({ id, start, end }) => ({ id, start, end })));
    // As text of the root it reads the same.
    const [root] = part(unpack(bytes), 'customXml/item1.xml').children;
    expect(readCarried(root as string)).toEqual(carried);
  });

  it('holds the words of comments as the file does, so that ours are known again', () => {
    const text = `${head}布署。\n`;
    const { bytes } = exported(text, { findings: [on(text, '布署', { message: '一\u0001二<&>"\ud800三' })] });
    const { comments } = readCarried(strFromU8(unpack(bytes).get('customXml/item1.xml')!))!;
    expect(comments[0]!.text).toBe('［错误］错别字\n一二<&>"\ufffd三');
    expect(commentsIn(bytes)[0]!.text).toBe(comments[0]!.text);
  });

  it('has a bookmark over every paragraph and filled cell, by its number', () => {
    const { bytes, doc } = exported(strange);
    const marks = all(part(unpack(bytes), 'word/document.xml'), 'w:body//w:bookmarkStart');
    const units = unitsOf(paperOf(doc)).filter(({ runs }) => wordsOf(runs) !== '');
    expect(marks.map(({ attributes }) => bookmarkedUnit(attributes['w:name']!))).toEqual(units.map(({ id }) => id));
  });

  it('names our comments and those of the draft', () => {
    const text = `${head}布署。<!-- 批注（王检察长）：好 -->\n`;
    const { bytes } = exported(text, { findings: [put(text, '布署', '部署')] });
    const { comments } = readCarried(strFromU8(unpack(bytes).get('customXml/item1.xml')!))!;
    expect(comments.map(({ id, author, rule }) => [id, author, rule])).toEqual([
      ['0', '双翼', 'wrong-word'],
      ['1', '王检察长', undefined],
    ]);
  });

  it('is not believed when it was damaged', () => {
    for (const part of ['', '<draft/>', '{', '{}', '{"source":1,"exported":"","author":""}', '[]{']) {
      expect(readCarried(part), part).toBeUndefined();
    }
    const whole =
      '{"source":"甲","exported":"","author":"乙","units":[[0,0,9],[1,0,1],"x",[0]],"comments":[{"id":1},3]}';
    expect(readCarried(whole)).toEqual({
      source: '甲',
      exported: '',
      author: '乙',
      units: [{ id: 1, start: 0, end: 1 }],
      comments: [],
    });
  });
});

describe('files', () => {
  const texts = new Map([
    ...examples,
    ['empty', ''],
    ['only marks', '---\n文种: 工作计划\n---\n<!-- 事项：甲；措施：乙 -->\n'],
    [
      'hostile',
      `${head}“”‘’…—\u0000\u0008<&>"']]>\ud83d\ude00\ud83d 布署,。\n\n|a|b|c|\n|-|-|-|\n|布署|\n\n- 布署\n  > 布署,\n\n~~布署~~ **布署** \`布署\` [布署](x) ![布署](y)[^1]\n\n[^1]: 布署\n`,
    ],
  ]);

  it('are sound, twice the same', async () => {
    const made = new Map<string, Uint8Array>();
    for (const [name, text] of texts) {
      for (const final of [false, true]) {
        const ask = { final, config: { pass: 'submit' }, settings: { remarks: 'hint' } } as const;
        const { bytes } = exported(text, ask);
        expect(faultsOf(bytes), name).toEqual([]);
        expect(exported(text, ask).bytes, name).toEqual(bytes);
        made.set(`${name} ${final}`, bytes);
      }
    }
    if (!canValidate) return;
    for (const [name, complaints] of await validate(made)) expect(complaints, name).toEqual([]);
  }, 240_000);

  it.each(examples)('that are final hold nothing of ours: %s', (_, text) => {
    const marked = text.replace(
      /。/,
      '。<!-- 批注（王检察长）：改 --><!-- 措施：某项 --><!-- shuangyi-disable-line -->',
    );
    const { bytes } = exported(marked, { final: true, config: { pass: 'submit' } });
    const parts = unpack(bytes);
    const all = [...parts].map(([name, content]) => `${name}\n${strFromU8(content)}`).join('\n');
    expect(all).not.toMatch(
      /shuangyi|双翼|批注|王检察长|措施：某项|<!--|_sy\d|customXml|comments|trackRevisions|w:(?:ins|del) |文种|w:author|creator/,
    );
  });

  it('that come back as they went change nothing, pictures that are missing included', () => {
    const picture = `${head}见![流程图](a.png)下。\n\n![另一张](b.png)\n\n| 图 | 文 |\n| --- | --- |\n| ![三](c.png) | 布署,。 |\n`;
    for (const [name, text] of [...examples, ['pictures', picture]] as const) {
      const { bytes } = exported(text, { config: { pass: 'submit' }, settings: { remarks: 'hint' } });
      const file = finish(readWord(bytes)) as WordFile;
      const read = (of: string) => paperOf(Doc.open('file:///a.md', of, builtin));
      expect(review({ file, present: text, read, author: '双翼' }), name).toMatchObject({ changes: { length: 0 } });
    }
  });

  it('say how many errors are left', () => {
    const text = `${head}布署，布署。\n`;
    expect(
      exported(text, { final: true, findings: [on(text, '布署'), on(text, '，', { severity: 'warning' })] }).errors,
    ).toBe(1);
  });

  it('are checked as for 核稿 at least', () => {
    const text = `---\n文种: 工作计划\n阶段: 起草\n---\n# 云溪县人民检察院2026年工作计划\n\n全院干警,落实工作.\n`;
    const rules = (of: string) => exported(of).findings.map(({ ruleId }) => ruleId);
    expect(rules(text)).toContain('half-width-punctuation');
    expect(rules(text)).toEqual(rules(text.replace('起草', '核稿')));
  });
});
