/** Which items of a report answer which of a plan: the measured sets hold, and the cost is near-linear. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import type { Framework } from '../../server/src/frame/schema';
import { compare } from '../../server/src/model/office/trace/likeness';
import { asked, certain, likeness, matchItems, type Named, work } from '../../server/src/model/office/trace/match';
import { profileOf } from '../../server/src/model/office/trace/profile';
import { named, readLists, readPairs, scoreLists, scorePairs } from '../accuracy/sets/trace';
import { hostile } from '../kit/hostileText';
import { assertLinear } from '../kit/linear';

const items = (...names: string[]): Named[] => names.map((name) => named([name])[0] ?? { name, ids: [] });
/** Links as `plan place-report place`, uncertain ones with a question mark. */
const links = (plan: string[], report: string[], decided?: (plan: string, report: string) => boolean | undefined) =>
  matchItems(items(...plan), items(...report), builtin, decided).map(
    (match) => `${match.plan}-${match.report}${match.confidence < certain ? '?' : ''}`,
  );

describe('names of one item', () => {
  it.each(['tuned', 'held'] as const)('are told from those of others: %s half of the pairs', (half) => {
    const { found, wrong, false: said } = scorePairs(half);
    expect(found / (found + said)).toBeGreaterThanOrEqual(0.97);
    expect(found / wrong).toBeGreaterThanOrEqual(0.9);
  });

  it.each(['tuned', 'held'] as const)('are found in whole lists: %s half', (half) => {
    const { found, wrong, false: said } = scoreLists(half);
    expect(found / (found + said)).toBeGreaterThanOrEqual(0.97);
    expect(found / wrong).toBeGreaterThanOrEqual(0.9);
  });

  it('are alike from either side', () => {
    const rows = readPairs();
    const plans = named(rows.map(({ plan }) => plan));
    const reports = named(rows.map(({ report }) => report));
    const other = rows.filter((_, i) => {
      const there = likeness(plans[i]!, reports[i]!, builtin);
      const back = likeness(reports[i]!, plans[i]!, builtin);
      return there?.confidence !== back?.confidence || there?.basis !== back?.basis;
    });
    expect(other).toEqual([]);
  });

  it('are those of the catalogue with what is usually written around them, and never another one of it', () => {
    const names = builtin.casework.filter(({ until }) => until === undefined).map(({ name }) => name);
    const around = [
      (name: string) => `“${name}”专项行动`,
      (name: string) => `深入推进${name}工作`,
      (name: string) => `2026年${name}制度机制建设`,
      (name: string) => `（三）青石县人民检察院${name}工作开展情况`,
      (name: string) => `第一检察部${name}12件`,
    ];
    const plain = named(names).map((one) => profileOf(one, builtin));
    for (const write of around) {
      const written = named(names.map(write)).map((one) => profileOf(one, builtin));
      const sure = (one: number, other: number) => (compare(plain[one]!, written[other]!)?.confidence ?? 0) >= certain;
      expect(names.filter((_, i) => !sure(i, i))).toEqual([]);
      expect(
        names.flatMap((one, i) => names.filter((_, k) => k !== i && sure(i, k)).map((name) => [one, name])),
      ).toEqual([]);
    }
  });

  it('say why they are', () => {
    const basis = (a: string, b: string) => likeness(items(a)[0]!, items(b)[0]!, builtin)?.basis;
    expect(basis('公开听证', '公开听证')).toBe('name');
    expect(basis('公开听证', '公开听证工作')).toBe('alias');
    expect(basis('干警岗位练兵', '干警岗位练兵活动')).toBe('name');
    expect(basis('支持起诉', '残疾人支持起诉')).toBe('likeness');
    expect(basis('公开听证', '公益诉讼')).toBeUndefined();
  });

  it('need words: signs and nothing are the name of no item', () => {
    const empty = { name: '', ids: [] };
    for (const name of ['', '——', '“”', '、']) expect(likeness(empty, { name, ids: [] }, builtin)).toBeUndefined();
    expect(likeness({ name: '工作', ids: [] }, { name: '专项', ids: [] }, builtin)).toBeUndefined();
  });

  it('are compared character by character where a framework has no words for them', () => {
    const none: Framework = {
      ...builtin,
      casework: [],
      matching: { ...builtin.matching, fillers: [], light: [], heads: [], apart: [], fields: [], same: [], units: [] },
    };
    const like = (a: string, b: string) => likeness({ name: a, ids: [] }, { name: b, ids: [] }, none);
    expect(like('设备检修', '检修设备')?.confidence).toBeGreaterThan(certain);
    expect(like('设备检修', '设备采购')).toBeUndefined();
  });

  it('throw on no text', () => {
    for (const text of Object.values(hostile)) {
      const one = { name: text.slice(0, 80), ids: [] };
      expect(() => likeness(one, { name: `${text.slice(0, 79)}专`, ids: [] }, builtin)).not.toThrow();
    }
  });
});

describe('items of a plan and of a report', () => {
  it('keep to their own name where another one holds it', () => {
    expect(links(['公开听证', '行政争议公开听证'], ['行政争议公开听证', '公开听证'])).toEqual(['0-1', '1-0']);
  });

  it('are split in two and merged', () => {
    expect(links(['立案监督和侦查监督'], ['立案监督', '侦查监督'])).toEqual(['0-0', '0-1']);
    expect(links(['立案监督', '侦查监督'], ['立案监督、侦查监督'])).toEqual(['0-0', '1-0']);
  });

  it('of the same name go with one another in order', () => {
    expect(links(['公开听证', '公开听证'], ['公开听证', '公开听证'])).toEqual(['0-0', '1-1']);
    expect(links(['公开听证'], ['公开听证', '公开听证'])).toEqual(['0-0', '0-1']);
  });

  it('are what the person says', () => {
    expect(links(['公开听证'], ['听证工作'], () => false)).toEqual([]);
    expect(links(['公开听证'], ['阳台种花'], () => true)).toEqual(['0-0']);
    const half = (_: string, report: string) => (report === '阳台种花' ? true : undefined);
    expect(links(['公开听证'], ['公开听证', '阳台种花'], half)).toEqual(['0-0', '0-1']);
    expect(links(['检察建议'], ['春季民事检察建议', '阳台种花'], half)).toEqual(['0-1']);
  });

  it('ask only where nothing sure answers', () => {
    const unsure = ['检察建议', '春季民事检察建议'] as const;
    const one = likeness(items(unsure[0])[0]!, items(unsure[1])[0]!, builtin);
    expect(one?.confidence).toBeGreaterThanOrEqual(asked);
    expect(one?.confidence).toBeLessThan(certain);
    expect(links([unsure[0]], [unsure[1]])).toEqual(['0-0?']);
    expect(links([unsure[0]], [unsure[1], unsure[0]])).toEqual(['0-1']);
  });

  it('of the same casework are asked about where nothing else is left', () => {
    expect(links(['涉企刑事积案清理'], ['检察护企'])).toEqual(['0-0?']);
    expect(links(['涉企刑事积案清理'], ['检察护企'], () => false)).toEqual([]);
    expect(links(['涉企刑事积案清理', '涉企合同纠纷快办'], ['检察护企'])).toEqual([]);
    expect(links(['涉企刑事积案清理'], ['检察护企', '清理涉企刑事积案'])).toEqual(['0-1']);
  });

  it('are found by the index as by comparing all with all', () => {
    const strangers = Array.from({ length: 300 }, (_, i): Named => {
      return { name: String.fromCharCode(0x5000 + 3 * i, 0x7000 + 5 * i, 0x8000 + 7 * i), ids: [] };
    });
    for (const { plan, report } of readLists()) {
      const [plans, reports] = [named(plan.map(({ name }) => name)), named(report.map(({ name }) => name))];
      const among = matchItems([...plans, ...strangers], [...reports, ...strangers], builtin);
      const wanted = matchItems(plans, reports, builtin);
      expect(among.filter((match) => match.plan < plans.length)).toEqual(wanted);
      expect(among).toHaveLength(wanted.length + strangers.length);
    }
  });

  it('are compared with few others, however many there are', () => {
    const words = ['公开听证', '案件质量评查', '信访积案化解', '社区矫正检察监督', '支持起诉'];
    const list = (size: number) =>
      Array.from({ length: size }, (_, i): Named => {
        const place = String.fromCharCode(0x4e00 + ((i * 7919) % 20_000)) + String.fromCharCode(0x4e00 + (i % 20_000));
        return { name: `${place}镇${words[i % words.length]}`, ids: [] };
      });
    const cost = (size: number) => {
      work.compared = 0;
      expect(matchItems(list(size), list(size), builtin).length).toBeGreaterThanOrEqual(size);
      return work.compared;
    };
    assertLinear(cost, { sizes: [200, 600, 1800], factor: 3 });
  });

  it('of one name a thousand times are no million links', () => {
    const list = Array.from({ length: 1000 }, (): Named => ({ name: '公开听证', ids: [] }));
    expect(matchItems(list, list, builtin)).toHaveLength(1000);
  });
});
