/** Features over several drafts: where a word comes from, where else it stands, and a new name for it. */
import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps';
import { planPaths, wordsElsewhere } from '../../server/src/features/across/completionWorkspace';
import { findingWords, usedElsewhere } from '../../server/src/features/across/hoverWorkspace';
import { lenses, lensText } from '../../server/src/features/across/lenses';
import { definition, highlights, references } from '../../server/src/features/across/navigation';
import { belongTogether } from '../../server/src/features/across/related';
import {
  faultOfName,
  isTaken,
  namesAround,
  renameable,
  renameScope,
  renameSpans,
} from '../../server/src/features/across/rename';
import { workspaceSymbols } from '../../server/src/features/across/workspaceSymbols';
import { writeSpans } from '../kit/spans';
import { draft, findings, offered } from './kit';
import { office, replaced, written } from './workspaceKit';

const head = (kind: string, more = '') => `---\n文种: ${kind}\n期间: 2026年\n${more}---\n\n# 2026年${kind}\n\n`;
const table = (...rows: string[]) =>
  ['| 业务事项 | 党建措施 | 责任部门 |', '| --- | --- | --- |', ...rows.map((row) => `| ${row} |`)].join('\n');

const plan = (
  rows = ['丹江流域公益诉讼 | 服务大局意识、党员包联三个村 | 第四检察部', '涉企积案清理 | 青年突击到企业 | 第一检察部'],
  more = '',
) => `--- plan.md\n${head('工作计划')}${table(...rows)}\n${more}`;

describe('definition', () => {
  const goesTo = (marked: string) => {
    const one = office(marked);
    return written(one, finish(definition(one, one.at)));
  };

  it('an item of a report leads to its row in the plan that 计划: names', () => {
    const report = head('工作总结', '计划: plan.md\n') + table('涉企⟦⟧积案清理 | 政治能力 | 第一检察部');
    expect(goesTo(`${plan()}--- r.md\n${report}`)).toBe('plan.md: | ⟦涉企积案清理⟧ | 青年突击到企业 | 第一检察部 |');
  });

  it('without 计划: to the plan of the same year, by the casework that it names', () => {
    const report = `${head('工作总结')}立案办理丹江流域公益⟦⟧诉讼三件。`;
    expect(goesTo(`${plan()}--- r.md\n${report}`)).toBe(
      'plan.md: | ⟦丹江流域公益诉讼⟧ | 服务大局意识、党员包联三个村 | 第四检察部 |',
    );
  });

  it('not to a plan of another year or another unit', () => {
    const other = plan().replaceAll('2026', '2025');
    const report = `${head('工作总结')}${table('涉企⟦⟧积案清理 | 政治能力 | 第一检察部')}`;
    expect(goesTo(`${other}--- r.md\n${report}`)).toBe('r.md: | ⟦涉企积案清理⟧ | 政治能力 | 第一检察部 |');
  });

  it('a plan is not answered by a report of the same year that names another', () => {
    const quarter = `--- q.md\n${head('工作计划')}${table('涉企⟦⟧积案清理 | 政治能力 | 第一检察部')}`;
    const report = `--- r.md\n${head('工作总结', '计划: plan.md\n')}${table('涉企积案清理 | 政治能力 | 第一检察部')}`;
    const one = office(`${plan()}\n${report}\n${quarter}`);
    const [r, q, yearly] = ['r.md', 'q.md', 'plan.md'].map((name) => one.workspace.get(`file:///w/${name}`));
    expect(belongTogether(r!, q!)).toBe(false);
    expect(belongTogether(q!, r!)).toBe(false);
    expect(belongTogether(r!, yearly!)).toBe(true);
    expect(belongTogether(q!, yearly!)).toBe(true);
  });

  const renamedIn = (name: string) =>
    `--- r.md\n${head('工作总结', '计划: plan.md\n')}${table(`${name} | 服务大局意识 | 第四检察部`)}\n`;

  it('an item by another name leads to the row that the trace takes for it', () => {
    expect(goesTo(plan() + renamedIn('丹江流域⟦⟧公益诉讼专项行动'))).toBe(
      'plan.md: | ⟦丹江流域公益诉讼⟧ | 服务大局意识、党员包联三个村 | 第四检察部 |',
    );
  });

  it('an item that the trace tells from that of the plan stays in the report', () => {
    const other = plan(['公益诉讼听证 | 服务大局意识 | 第四检察部']);
    expect(goesTo(other + renamedIn('刑事申诉⟦⟧公益诉讼听证员培训'))).toContain('r.md: ');
  });

  it('a measure leads to where the plan first states it', () => {
    const report = `${head('工作总结', '计划: plan\n')}<!-- 事项：积案清理；措施：服务⟦⟧大局意识 -->`;
    expect(goesTo(`${plan()}--- r.md\n${report}`)).toBe(
      'plan.md: | 丹江流域公益诉讼 | ⟦服务大局意识⟧、党员包联三个村 | 第四检察部 |',
    );
  });

  it('an item by its very name in running text, though the framework does not know it', () => {
    const report = `${head('工作总结', '计划: plan.md\n')}全年涉企积案⟦⟧清理完成九成。`;
    expect(goesTo(`${plan()}--- r.md\n${report}`)).toBe('plan.md: | ⟦涉企积案清理⟧ | 青年突击到企业 | 第一检察部 |');
    // A title of another paper is not the item.
    expect(goesTo(`${plan()}--- r.md\n${report.replace('涉企积案⟦⟧清理', '《涉企积案⟦⟧清理办法》')}`)).toBe('');
  });

  it('nowhere for other words', () => {
    expect(goesTo(`--- plan.md\n${head('工作计划')}天气⟦⟧很好。`)).toBe('');
  });
});

describe('references and highlights', () => {
  it('an item: this draft first, then plans and reports, rows, marks and running text', () => {
    const one = office(
      `--- a.md\n${head('工作总结', '计划: plan.md\n')}丹江流域公益诉讼立案三件。\n\n【事项：丹江流域公益诉讼；措施：政治能力】\n` +
        plan(['丹江流域⟦⟧公益诉讼 | 服务大局意识 | 第四检察部']),
    );
    expect(written(one, finish(references(one, one.at)))).toBe(
      [
        'plan.md: | ⟦丹江流域公益诉讼⟧ | 服务大局意识 | 第四检察部 |',
        'a.md: ⟦丹江流域公益诉讼⟧立案三件。',
        'a.md: 【事项：⟦丹江流域公益诉讼⟧；措施：政治能力】',
      ].join('\n'),
    );
  });

  it('an item by its very name in the running text of other drafts', () => {
    const one = office(
      `${plan(['涉企⟦⟧积案清理 | 政治能力 | 办公室'], '\n抓好涉企积案清理。\n')}--- r.md\n${head('工作总结', '计划: plan.md\n')}涉企积案清理完成九成，见《涉企积案清理通报》。\n`,
    );
    expect(written(one, finish(references(one, one.at)))).toBe(
      [
        'plan.md: | ⟦涉企积案清理⟧ | 政治能力 | 办公室 |',
        'plan.md: 抓好⟦涉企积案清理⟧。',
        'r.md: ⟦涉企积案清理⟧完成九成，见《涉企积案清理通报》。',
      ].join('\n'),
    );
    expect(highlights(one, one.at)).toHaveLength(2);
    expect(finish(lensText(one, lenses(one)[0]!.at))!.title).toContain('已报告 1');
  });

  it('an item by another name, in the plan, its reports, and its running text', () => {
    const reports =
      `--- a.md\n${head('工作总结', '计划: plan.md\n')}${table('涉企⟦⟧积案专项清理 | 政治能力 | 办公室')}\n` +
      `--- b.md\n${head('工作报告', '计划: plan.md\n')}## 一、清理涉企积案\n\n办结九件。\n`;
    const one = office(plan(['涉企积案清理 | 政治能力 | 办公室']) + reports);
    const places = [
      'a.md: | ⟦涉企积案专项清理⟧ | 政治能力 | 办公室 |',
      'b.md: ## 一、清理⟦涉企⟧积案',
      'plan.md: | ⟦涉企积案清理⟧ | 政治能力 | 办公室 |',
    ];
    expect(
      written(one, finish(references(one, one.at)))
        .split('\n')
        .sort(),
    ).toEqual(places);
    expect(finish(lensText(one, lenses(one)[0]!.at))!.title).toContain('计划列有 1 项');
  });

  it('a measure and an owner: the whole workspace', () => {
    const old = `--- old.md\n${head('工作计划').replaceAll('2026', '2020')}${table('旧案 | 服务大局意识 | 第四检察部')}\n`;
    const measure = office(plan(['公益诉讼 | 服务⟦⟧大局意识 | 第四检察部']) + old);
    expect(written(measure, finish(references(measure, measure.at)))).toBe(
      'plan.md: | 公益诉讼 | ⟦服务大局意识⟧ | 第四检察部 |\nold.md: | 旧案 | ⟦服务大局意识⟧ | 第四检察部 |',
    );
    const owner = office(plan(['公益诉讼 | 服务大局意识 | 第四⟦⟧检察部']) + old);
    expect(finish(references(owner, owner.at))).toHaveLength(2);
  });

  it('highlights stay in the draft', () => {
    const one = office(
      `${plan(['公益⟦⟧诉讼 | 政治能力 | 办公室'])}\n推进公益诉讼。\n--- b.md\n${head('工作计划')}${table('公益诉讼 | 政治能力 | 办公室')}`,
    );
    expect(highlights(one, one.at).map((span) => one.doc.slice(span))).toEqual(['公益诉讼', '公益诉讼']);
  });
});

describe('rename', () => {
  /** Every draft that a rename changes, after it; or the reason why not. */
  const renamed = (marked: string, name: string): Record<string, string> | string => {
    const one = office(marked);
    const found = renameable(one, one.at);
    if ('refused' in found) return found.refused;
    const out: Record<string, string> = {};
    for (const uri of renameScope(one, found).uris) {
      const doc = one.docs.get(uri)!;
      const spans = renameSpans(doc, found, namesAround(one));
      if (spans.length > 0) out[uri.slice(10)] = replaced(doc, spans, name);
    }
    return out;
  };

  it('an item in tables, marks and running text of plan and report', () => {
    const text = `${plan(['涉企⟦⟧积案清理 | 政治能力 | 第一检察部'])}\n## 一、涉企积案清理要提速\n\n推进涉企积案清理，依据《涉企积案清理办法》。\n`;
    const report = `--- r.md\n${head('工作总结', '计划: plan.md\n')}涉企积案清理完成九成。<!-- 事项：涉企积案清理；措施：政治能力 -->\n`;
    const out = renamed(text + report, '涉企旧案清仓') as Record<string, string>;
    expect(out['plan.md']).toContain('| 涉企旧案清仓 | 政治能力 |');
    expect(out['plan.md']).toContain('## 一、涉企旧案清仓要提速');
    expect(out['plan.md']).toContain('推进涉企旧案清仓，依据《涉企积案清理办法》。');
    expect(out['r.md']).toContain('涉企旧案清仓完成九成。<!-- 事项：涉企旧案清仓；措施：政治能力 -->');
  });

  it('a general term stays in running text, unless the writer began there', () => {
    const rows = ['公益诉讼 | 政治能力 | 办公室'];
    const inTable = renamed(plan(['公益⟦⟧诉讼 | 政治能力 | 办公室'], '\n推进公益诉讼。\n'), '河湖公益诉讼');
    expect((inTable as Record<string, string>)['plan.md']).toContain('推进公益诉讼。');
    const inText = renamed(plan(rows, '\n推进公益⟦⟧诉讼。\n'), '河湖公益诉讼');
    expect((inText as Record<string, string>)['plan.md']).toContain('推进河湖公益诉讼。');
    expect((inText as Record<string, string>)['plan.md']).toContain('| 河湖公益诉讼 |');
  });

  it('begins in running text as well', () => {
    const out = renamed(plan(['涉企积案清理 | 政治能力 | 办公室'], '\n抓好涉企⟦⟧积案清理。\n'), '旧案清仓');
    expect((out as Record<string, string>)['plan.md']).toContain('抓好旧案清仓。');
    expect((out as Record<string, string>)['plan.md']).toContain('| 旧案清仓 |');
  });

  it('a longer name that holds the name is another item', () => {
    const rows = ['积案⟦⟧清理 | 政治能力 | 办公室', '涉企积案清理 | 政治能力 | 办公室'];
    const out = renamed(plan(rows, '\n积案清理要提速，涉企积案清理先行。\n'), '旧案清仓') as Record<string, string>;
    expect(out['plan.md']).toContain('旧案清仓要提速，涉企积案清理先行。');
    expect(out['plan.md']).toContain('| 涉企积案清理 |');
  });

  it('the longest name wins, be it known in another draft alone; code and addresses stay', () => {
    const rows = ['积案⟦⟧清理 | 政治能力 | 办公室', '积案清理回访 | 政治能力 | 办公室'];
    const body = '\n积案清理回访到位，积案清理先行。\n\n```\n积案清理\n```\n\n见`积案清理`、https://a.cn/积案清理。\n';
    const report = `--- report.md\n${head('工作报告', '计划: plan.md\n')}${body}`;
    const out = renamed(plan(rows) + report, '旧案清仓') as Record<string, string>;
    expect(out['report.md'] ?? body).toContain('积案清理回访到位，旧案清仓先行。');
    expect(out['report.md']).toContain('```\n积案清理\n```');
    expect(out['report.md']).toContain('见`积案清理`、https://a.cn/积案清理。');
  });

  it('says when another item has the new name already', () => {
    const one = office(plan(['积案⟦⟧清理 | 政治能力 | 办公室', '旧案回访 | 政治能力 | 办公室']));
    const found = renameable(one, one.at);
    if ('refused' in found) throw new Error(found.refused);
    expect(isTaken(one, found, '旧案回访')).toBe(true);
    expect(isTaken(one, found, '旧案清仓')).toBe(false);
    expect(isTaken(one, found, '积案清理')).toBe(false);
  });

  it('other years are left alone, and counted', () => {
    const old = `--- old.md\n${head('工作计划').replaceAll('2026', '2020')}${table('积案清理 | 政治能力 | 办公室')}\n`;
    const one = office(plan(['积案⟦⟧清理 | 政治能力 | 办公室']) + old);
    const found = renameable(one, one.at);
    expect('refused' in found).toBe(false);
    if ('refused' in found) return;
    expect(renameScope(one, found)).toEqual({ uris: ['file:///w/plan.md'], others: 1 });
  });

  it('a measure in free words', () => {
    const out = renamed(
      plan(['积案清理 | 青年突击⟦⟧到企业 | 办公室'], '\n【事项：旧案；措施：青年突击到企业】\n'),
      '青年先锋进企业',
    );
    expect((out as Record<string, string>)['plan.md']!.match(/青年先锋进企业/g)).toHaveLength(2);
  });

  it('refuses measures of the framework, recognised wordings, owners and other words', () => {
    expect(renamed(plan(['积案清理 | 服务⟦⟧大局意识 | 办公室']), 'x')).toBe(
      '“服务大局意识”是框架里规定的名称，不能在文稿里改名。',
    );
    expect(renamed(plan([], '\n以公开⟦⟧听证化解行政争议。\n'), 'x')).toMatch(/^“公开听证”是“群众工作能力”的一种写法/);
    expect(renamed(plan([], '\n办好公益⟦⟧诉讼案件。\n'), 'x')).toMatch(/^“公益诉讼案件”是在正文里认出来的说法/);
    expect(renamed(plan(['积案清理 | 政治能力 | 办公⟦⟧室']), 'x')).toMatch(/^只有业务事项/);
    expect(renamed(plan([], '\n天气⟦⟧很好。\n'), 'x')).toMatch(/^只有业务事项/);
  });

  it('refuses names that a table or mark cannot hold', () => {
    expect(faultOfName('  ')).toBe('新名称不能为空。');
    expect(faultOfName('甲\n乙')).toBe('新名称不能换行。');
    for (const sign of ['|', '】', '；', '<']) expect(faultOfName(`甲${sign}乙`)).toContain(`“${sign}”`);
    expect(faultOfName('积案清理（二期）')).toBeUndefined();
  });
});

describe('code lens', () => {
  const shown = (marked: string) => {
    const one = office(marked);
    return lenses(one).map(({ at }) => {
      const { title, places } = finish(lensText(one, at))!;
      return `${writeSpans(one.doc.text, [{ start: at, end: at }])
        .split('\n')
        .find((line) => line.includes('⟦⟧'))} → ${title} (${places.length})`;
    });
  };

  it('one above a table, one above a line of marks', () => {
    const report = `--- r.md\n${head('工作总结', '计划: plan.md\n')}${table('涉企积案清理 | 政治能力 | 办公室')}\n`;
    expect(
      shown(
        `${plan(undefined, '\n化解争议。【事项：争议化解；措施：政治能力】【事项：旧案；措施：政治能力】\n')}${report}`,
      ),
    ).toEqual([
      '⟦⟧| 业务事项 | 党建措施 | 责任部门 | → 事项 2 · 都有对应措施 · 已报告 1、未报告 1 (3)',
      '化解争议。⟦⟧【事项：争议化解；措施：政治能力】【事项：旧案；措施：政治能力】 → 对应措施 1 · 计划 1 · 报告 0 (1)',
    ]);
  });

  it('a report says what the plan lists; an item without measure is counted', () => {
    expect(
      shown(
        `--- r.md\n${head('工作总结', '计划: plan.md\n')}${table('涉企积案清理 |  | 办公室', '新收案件 | 党员逐案复核 | ')}\n${plan()}`,
      ),
    ).toEqual(['⟦⟧| 业务事项 | 党建措施 | 责任部门 | → 事项 2 · 1 项没有对应措施 · 计划列有 1 项 (3)']);
  });
});

describe('symbols of the workspace', () => {
  const found = (query: string) => {
    const one = office(`${plan(undefined, '\n## 一、组织保障\n\n压实责任。\n')}--- r.md\n${head('工作总结')}正文。\n`);
    return finish(workspaceSymbols(one.workspace, query)).map(
      ({ name, sort, container }) => `${sort} ${name} · ${container}`,
    );
  };

  it('drafts, items and parts by a piece of their name', () => {
    expect(found('公益')).toEqual(['tied 丹江流域公益诉讼 · 2026年工作计划']);
    expect(found('工作总结')).toEqual(['draft 2026年工作总结 · 工作总结']);
    expect(found('组织 保障')).toEqual(['part 组织保障 · 2026年工作计划']);
    expect(found('')).toHaveLength(2);
    expect(found('没有这样的事')).toEqual([]);
  });
});

describe('hover', () => {
  const said = (marked: string) => {
    const one = office(marked);
    return finish(usedElsewhere(one, one.at, ({ uri, span }) => `${uri}#${span.start}`))?.markdown;
  };

  it('an item: plans and reports that speak of it', () => {
    const report = `--- r.md\n${head('工作总结', '计划: plan.md\n')}${table('涉企⟦⟧积案清理 | 政治能力 | 办公室')}\n`;
    expect(said(plan() + report)).toMatch(
      /^\[计划第2项 涉企积案清理\]\(file:\/\/\/w\/plan.md#\d+\)　措施：青年突击到企业；责任：第一检察部$/,
    );
  });

  it('an item of a plan: what each report tells of it', () => {
    const rows = table('涉企积案清理 | 政治能力 | 办公室')
      .replace('责任部门', '完成情况')
      .replace('办公室', '正在推进');
    const report = `--- r.md\n${head('工作总结', '计划: plan.md\n')}${rows}\n`;
    expect(said(plan(['涉企⟦⟧积案清理 | 政治能力 | 办公室']) + report)).toMatch(
      /^报告情况：\n\n- \[2026年工作总结\]\(file:\/\/\/w\/r.md#\d+\)　推进中：正在推进$/,
    );
  });

  it('a measure: where used, at most a few drafts', () => {
    const others = Array.from(
      { length: 7 },
      (_, i) => `--- ${i}.md\n${head('工作计划')}${table('案件 | 政治能力 | 办公室')}\n`,
    );
    const words = said(plan(['积案 | 政治⟦⟧能力 | 办公室']) + others.join(''))!;
    expect(words).toMatch(/^本文用到 1 处，工作区另有 7 份文稿用到：/);
    expect(words.match(/^- 工作计划：/gm)).toHaveLength(5);
    expect(words).toContain('- 另有 2 份');
    expect(said(plan(['积案 | 政治⟦⟧能力 | 办公室']))).toBeUndefined();
  });

  it('a finding: why, and how to mend it', () => {
    const { doc } = draft(`# 2026年工作计划\n\n${table('积案⟦⟧清理 |  | 办公室')}\n`);
    const words = findingWords(findings(doc, 'untied-item'))!;
    expect(words).toContain('**为什么提示**');
    expect(words).toContain('**怎么改**');
    expect(findingWords([])).toBeUndefined();
  });
});

describe('completion', () => {
  const one = office(
    `--- r.md\n${head('工作总结')}⟦⟧\n--- old.md\n${head('工作计划').replaceAll('2026', '2020')}${table('旧案 | 政治能力 | 办公室、派出检察室')}\n${plan(['公益诉讼 | 政治能力 | 派出检察室'])}`,
  );

  it('plans first, this year before others, as relative paths', () => {
    expect(finish(planPaths(one.workspace, one.doc.uri, one.summary)).map(({ path }) => path)).toEqual([
      'plan.md',
      'old.md',
    ]);
    expect(finish(planPaths(one.workspace, 'file:///w/sub/r.md', undefined)).map(({ path }) => path)).toEqual([
      '../plan.md',
      '../old.md',
      '../r.md',
    ]);
  });

  it('departments of the whole workspace, the most used first', () => {
    expect(finish(wordsElsewhere(one.workspace, 'department'))).toEqual(['派出检察室', '办公室']);
    expect(finish(wordsElsewhere(one.workspace, 'person'))).toEqual([]);
    expect(finish(wordsElsewhere(one.workspace, 'deadline'))).toEqual([]);
  });

  it('are offered behind 计划: and in a column', () => {
    const { doc, workspace } = office(
      `--- r.md\n---\n文种: 工作总结\n计划: ⟦⟧\n---\n\n# 2026年工作总结\n${plan(['公益诉讼 | 政治能力 | 派出检察室'])}`,
    );
    const surroundings = {
      elsewhere: (what: Parameters<typeof wordsElsewhere>[1]) => wordsElsewhere(workspace, what),
      plans: () => planPaths(workspace, doc.uri, workspace.get(doc.uri)),
    };
    const labels = offered(doc, doc.text.indexOf('计划: ') + 4, surroundings).map(({ label }) => label);
    expect(labels).toEqual(['plan.md']);
    const cell = draft(`# 2026年工作计划\n\n${table('积案清理 | 政治能力 | ⟦⟧')}\n`);
    expect(offered(cell.doc, cell.at.start, surroundings).map(({ label }) => label)).toContain('派出检察室');
  });
});
