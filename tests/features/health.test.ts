import { describe, expect, it } from 'vitest';
import { health } from '../../server/src/features/views/health';
import { ruleGroups } from '../../server/src/features/views/names';
import { coverage } from '../../server/src/features/views/status';
import { builtin } from '../../server/src/frame/builtin';
import { loadFramework } from '../../server/src/frame/load';
import { Doc } from '../../server/src/model/draft/doc';
import { court } from '../frame/court';
import { draft, findings } from './kit';

const source = `# 云溪县人民检察院2026年工作计划

| 业务事项 | 党建措施 | 责任部门 | 完成时限 | 考核方式 |
| --- | --- | --- | --- | --- |
| 公益诉讼 | 服务大局意识、党员包联三个村 | 第四检察部 | 2026年6月底前 | 计入支部评分 |
| 刑事申诉 |  |  | 2026年9月底前 | 计入支部评分 |
| 打印机采购 | <!-- 免融合：事务性工作 --> | 办公室 | 2026年3月底前 | |

以政治机关意识引领行政争议化解。要提高政治能力。民事支持起诉办了三件。⟦⟧
`;

const picture = (text: string, frame = builtin) => {
  const { doc } = draft(text);
  const framed = doc.withFrame(frame);
  return { doc: framed, ...health(framed, findings(framed), 'review')! };
};

describe('the picture of a draft', () => {
  it('has a cell for each measure, with its uses and where they are', () => {
    const { rows, doc } = picture(source);
    const cells = rows.flatMap((row) => row.cells);
    expect(rows.map(({ name, cells }) => `${name} ${cells.map(({ state }) => state)}`)).toEqual([
      '思想认识 tied,tied,empty',
      '工作机制 empty,empty,empty',
      '工作能力 stated,empty,empty',
    ]);
    expect(cells.slice(0, 2).map(({ name, items, sentences }) => [name, items, sentences])).toEqual([
      ['政治机关意识', 0, 1],
      ['服务大局意识', 1, 0],
    ]);
    expect(cells[1]!.places.map(({ label, span }) => [label, doc.slice(span)])).toEqual([['公益诉讼', '公益诉讼']]);
    expect(cells[6]!.places.map(({ span }) => doc.slice(span))).toEqual(['提高政治能力']);
  });

  it('has the figures of the status bar', () => {
    const { items, doc, findings: counts } = picture(source);
    expect(items).toEqual(coverage(doc));
    expect(items).toEqual({ total: 3, tied: 1, justified: 1 });
    expect(counts.warning).toBe(findings(doc).filter(({ severity }) => severity === 'warning').length);
  });

  it('tells what speaks of one alone and what ties both', () => {
    // A row and a sentence tie; a sentence on Party building, two rows and a sentence on casework alone.
    expect(picture(source).share).toEqual({ party: 1, both: 2, work: 3 });
  });

  it('says which rounds are written, by what, and where', () => {
    const rounds = (text: string) => {
      const { rounds, doc } = picture(text);
      return rounds.map(({ name, detail, span }) => [name, detail, span && doc.slice(span)]);
    };
    expect(rounds(source)).toEqual([
      ['同部署', '写到“责任”', '责任'],
      ['同落实', '写到“完成”', '完成'],
      ['同考核', '2/2 项已写', '计入支部评分'],
    ]);
    expect(rounds('⟦⟧2026年要点\n\n公益诉讼。').map(([, detail]) => detail)).toEqual([
      '没有写到',
      '没有写到',
      '没有写到',
    ]);
  });

  it("is drawn for another organ's framework as well", () => {
    const { frame } = loadFramework(court);
    const doc = Doc.open('file:///a.md', '# 法院工作计划\n\n党员法官到乡镇巡回，办好诉前调解。', frame, {
      kind: '审判工作计划',
    });
    const { rows } = health(doc, [], 'review')!;
    expect(rows.map(({ name, cells }) => [name, cells.map((cell) => [cell.name, cell.state])])).toEqual([
      ['服务', [['司法为民', 'tied']]],
      [
        '质效',
        [
          ['审判监督', 'empty'],
          ['裁判说理', 'empty'],
        ],
      ],
    ]);
  });

  it('is nothing for a file that is no draft', () => {
    expect(health(Doc.open('file:///a.md', '# 说明\n', builtin), [], 'review')).toBeUndefined();
  });
});

describe('what to do next', () => {
  it('is at most three steps, an item without a measure the first of its severity', () => {
    const { steps, doc } = picture(source);
    expect(steps.length).toBe(3);
    expect(steps[0]!.title).toBe('业务事项没有对应的措施（1 处）');
    expect(doc.slice(steps[0]!.span!)).toBe('刑事申诉');
    for (const { how } of steps) expect(how).not.toBe('');
  });

  it('goes on with what would make the draft better', () => {
    const doc = draft('⟦⟧2026年工作计划\n\n以政治机关意识引领行政争议化解。').doc;
    const titles = (stage: 'draft' | 'review' | 'submit') => health(doc, [], stage)!.steps.map(({ title }) => title);
    expect(titles('review')).toEqual(['还没有列出业务事项', '有 8 项措施没有用到', '定稿前换成报审']);
    expect(titles('submit')).toEqual(['还没有列出业务事项', '有 8 项措施没有用到']);
    expect(titles('draft').at(-1)).toBe('初稿写好后换成核稿');
  });

  it('leaves hints out', () => {
    const { doc } = draft('⟦⟧2026年工作计划');
    const hint = { ruleId: 'date', severity: 'hint', message: '', span: { start: 0, end: 1 } } as const;
    expect(health(doc, [hint], 'submit')!.steps.map(({ span }) => span)).toEqual([undefined, undefined]);
  });
});

describe('names', () => {
  it('put every rule into one group: the problems first, then structure and slips', () => {
    const groups = ruleGroups(builtin);
    expect(groups.map(({ name }) => name)).toEqual([...builtin.problems.map(({ name }) => name), '结构', '差错']);
    const ids = groups.flatMap(({ rules }) => rules.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ['untied-item', 'heading-level', 'date']) expect(ids).toContain(id);
    expect(groups.find(({ rules }) => rules.some(({ id }) => id === 'date'))!.name).toBe('差错');
  });
});
