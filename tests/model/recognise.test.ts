import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import type { Framework } from '../../server/src/frame/schema';
import { recogniser } from '../../server/src/model/block/recognise/recogniser';
import type { Segment } from '../../server/src/model/block/types';
import { assertLinear, fastest } from '../kit/linear';

/** A small framework of a court: recognition must follow from data alone. */
const court: Framework = {
  ...builtin,
  id: 'court',
  dimensions: [
    {
      id: 'd',
      name: '维度',
      aliases: [],
      summary: '-',
      source: '-',
      measures: [
        {
          id: 'd.lead',
          name: '党建引领审判',
          aliases: ['党建领审'],
          summary: '-',
          source: '-',
          phrases: [
            '党建引领',
            '把…融入',
            { text: '队伍', weak: true },
            { text: '监督', needs: ['党员'], notAfter: ['审判'] },
          ],
          carriers: ['先锋岗', '巡回审判'],
          suggestions: [],
        },
        {
          id: 'd.people',
          name: '司法为民',
          aliases: [],
          summary: '-',
          source: '-',
          phrases: ['走访'],
          carriers: [],
          suggestions: [],
        },
      ],
    },
  ],
  otherParty: { id: 'd.other', name: '其他', summary: '-', phrases: ['三会一课'] },
  categories: [{ id: 'civil', name: '民事', aliases: [] }],
  casework: [
    { id: 'trial', name: '审判', aliases: ['民事审判', '审判监督', '巡回审判'], category: 'civil' },
    {
      id: 'mediation',
      name: '诉前调解',
      aliases: ['办理…调解', { text: '调解', unless: ['人民调解员'] }],
      category: 'civil',
    },
    { id: 'old', name: '经济庭审', aliases: [], category: 'civil', until: 2000 },
  ],
  general: ['审执工作'],
  words: {
    vague: ['加强'],
    abstract: [],
    nobody: [],
    departments: ['审判庭'],
    guards: ['审判员'],
    lacks: ['不够'],
    arguments: ['必然要求'],
    actors: [],
    carriers: ['活动', '每月'],
    placeholders: [],
  },
};

function read(text: string, frame: Framework = court, year?: number) {
  return recogniser(frame, year).segments(text, { start: 0, end: text.length });
}

/** `[kind] text {items} (general) → measures` and `=` when tied. */
function show(text: string, segments: readonly Segment[]): string[] {
  return segments.map((segment) => {
    const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    const items = segment.items.map((item) => `${words(item)}:${item.id}`).join(' ');
    const general = segment.general.map(words).join(' ');
    const measures = segment.measures.map((measure) => `${words(measure)}:${measure.id}`).join(' ');
    return `${words(segment)} {${items}} (${general}) → ${measures}${segment.tied ? ' =' : ''}`;
  });
}

function one(text: string, frame: Framework = court, year?: number): string {
  const segments = read(text, frame, year);
  expect(segments).toHaveLength(1);
  return show(text, segments)[0]!.slice(text.length + 1);
}

describe('segments', () => {
  it('are sentences with their closing marks', () => {
    const text = '甲“开会。”　乙做事！\n丙呢？丁';
    expect(read(text).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)).toEqual([
      'sentence 甲“开会。”',
      'sentence 乙做事！',
      'sentence 丙呢？',
      'sentence 丁',
    ]);
  });

  it('are the clauses of an enumeration, the opening apart', () => {
    const text = '抓三件事：一是走访；二是审判，三是调解。';
    expect(read(text).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)).toEqual([
      'sentence 抓三件事：',
      'clause 一是走访；',
      'clause 二是审判，',
      'clause 三是调解。',
    ]);
    const circled = '①走访群众；②开展审判';
    expect(read(circled).map(({ kind }) => kind)).toEqual(['clause', 'clause']);
  });

  it('do not cut at a single mark, nor inside a heading', () => {
    expect(read('要做到一是一，二是二').length).toBeGreaterThan(0);
    expect(read('第一，走访群众')).toMatchObject([{ kind: 'clause' }]);
    const heading = '一、审判。二、走访';
    expect(recogniser(court).segments(heading, { start: 0, end: heading.length }, 'heading')).toMatchObject([
      { kind: 'heading', start: 0, end: heading.length, tied: true },
    ]);
  });

  it('keep spans in the text that was given', () => {
    const text = '前文。党建引领审判。';
    const [segment] = recogniser(court).segments(text, { start: 3, end: text.length });
    expect(segment).toMatchObject({ start: 3, end: text.length, tied: true });
    expect(segment!.items).toMatchObject([{ start: 7, end: 9 }]);
  });

  it('cover every text in order, without throwing', () => {
    for (const text of ['', '\uFEFF', '\r\n\r\n', '𠮷👍。', '“《`<!--', '一是', '（1）（2）', '。。！？”', 'http://']) {
      let last = 0;
      for (const { start, end } of read(text, builtin)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }
  });
});

describe('items and measures', () => {
  it('take the longest word that begins first', () => {
    expect(one('开展民事审判监督')).toBe('{民事审判:trial} () → ');
    expect(one('办理诉前调解')).toBe('{办理诉前调解:mediation} () → ');
  });

  it('may share a word only where both mean the whole of it', () => {
    expect(one('组织党员开展巡回审判')).toBe('{巡回审判:trial} () → 巡回审判:d.lead =');
    expect(one('党员审判监督')).toBe('{审判监督:trial} () → ');
  });

  it('allow a gap within one clause only', () => {
    expect(one('把党的主张融入审执工作')).toBe('{} (审执工作) → 把党的主张融入:d.lead =');
    expect(one('把党的主张讲清楚，融入审执工作')).toBe('{} (审执工作) → ');
    expect(one(`把${'一'.repeat(15)}融入审执工作`)).toBe('{} (审执工作) → ');
  });

  it('obey guards', () => {
    expect(one('请人民调解员参加调解')).toBe('{} () → ');
    expect(one('加强监督')).toBe('{} () → ');
    expect(one('加强对党员的监督')).toBe('{} () → 监督:d.lead');
  });

  it('use weak words only where nothing firmer is said, and tie nothing by them', () => {
    expect(one('加强审判队伍')).toBe('{审判:trial} () → 队伍:d.lead');
    expect(one('队伍走访')).toBe('{} () → 走访:d.people');
  });

  it('leave out names: titles, short quotations, departments, code, comments, addresses', () => {
    for (const text of [
      '印发《审判规则》',
      '获“审判先锋”称号',
      '由审判庭负责',
      '`审判`',
      '甲<!-- 审判 -->',
      'http://a/审判'.replace('审判', 'x'),
    ]) {
      expect(one(text)).toBe('{} () → ');
    }
    expect(one('新任审判员宣誓')).toBe('{} () → ');
    expect(one('开展“审判”')).toBe('{审判:trial} () → ');
  });

  it('leave out measures that are said to be lacking, or argued for', () => {
    expect(one('走访不够，影响审判')).toBe('{审判:trial} () → ');
    expect(one('党建引领是审判的必然要求')).toBe('{审判:trial} () → ');
  });

  it('know the years of a word', () => {
    expect(one('开展经济庭审')).toBe('{经济庭审:old} () → ');
    expect(one('开展经济庭审', court, 2026)).toBe('{} () → ');
  });

  it('show other Party life, which ties nothing', () => {
    expect(one('落实三会一课，做好审判')).toBe('{审判:trial} () → 三会一课:d.other');
  });

  it('are read in cells too', () => {
    const text = '| 民事审判 | 党建领审、走访 |';
    const words = recogniser(court);
    expect(words.items(text, { start: 2, end: 6 })).toEqual([{ id: 'trial', evidence: 'prose', start: 2, end: 6 }]);
    expect(words.measures(text, { start: 9, end: text.length }).map(({ id }) => id)).toEqual(['d.lead', 'd.people']);
  });
});

describe('vague', () => {
  it('is a task without actor, number, time or vehicle', () => {
    expect(read('加强走访')[0]!.vague).toBe(true);
    expect(read('每月走访')[0]!.vague).toBe(false);
    expect(read('走访3户')[0]!.vague).toBe(false);
    expect(read('审判庭走访')[0]!.vague).toBe(false);
    expect(read('今天晴')[0]!.vague).toBe(false);
  });

  it('is what an actor only stands behind the verb of, and what only its own number counts', () => {
    expect(read('审判庭要加强走访')[0]!.vague).toBe(false);
    expect(read('加强审判庭建设')[0]!.vague).toBe(true);
    expect(read('3. 加强走访')[0]!.vague).toBe(true);
  });
});

describe('recogniser', () => {
  it('is made once for a framework and a year', () => {
    expect(recogniser(court)).toBe(recogniser(court));
    expect(recogniser(court, 2026)).not.toBe(recogniser(court));
    expect(recogniser(court, 2026, true)).not.toBe(recogniser(court, 2026));
  });

  it('looks for the end of a comment no further than it was asked to read', () => {
    const cost = (size: number) => {
      const text = '<!--\n'.repeat(size / 5);
      return fastest(() => {
        for (let start = 0; start < text.length; start += 5)
          recogniser(court).segments(text, { start, end: start + 4 });
      }, 3);
    };
    assertLinear(cost, { factor: 6 });
  });
});

describe('the built-in framework', () => {
  const ids = (text: string) => {
    const [segment] = read(text, builtin);
    return {
      items: segment!.items.map(({ id }) => id),
      measures: [...new Set(segment!.measures.map(({ id }) => id))],
      tied: segment!.tied,
    };
  };

  it('ties casework to measures in ordinary wording', () => {
    expect(ids('以党建引领推动公益诉讼工作，打造流域保护样板。')).toMatchObject({
      tied: true,
      measures: ['awareness.party-leads'],
    });
    expect(ids('邀请人民监督员参加公开听证，当面释法说理。')).toMatchObject({ items: ['open-hearing'], tied: true });
    expect(ids('依托案件流程监控和质量评查，及时纠正审查起诉中的问题。').measures).toEqual(['mechanism.supervision']);
  });

  it('finds no casework where a word is only a name or belongs to discipline', () => {
    expect(ids('公诉科牵头，控申科配合。').items).toEqual([]);
    expect(ids('观看警示教育片，通报违纪案例。').items).toEqual([]);
    expect(ids('学习《人民检察院公益诉讼办案规则》。').items).toEqual([]);
  });

  it('finds no measure in the work of a government, a hospital or a school', () => {
    for (const text of [
      '加快发展现代服务业和公共服务体系建设。',
      '提高患者满意的医疗质量考核得分。',
      '实施节能产品惠民工程。',
    ]) {
      expect(ids(text)).toMatchObject({ items: [], tied: false });
    }
    expect(ids('加快发展现代服务业和公共服务体系建设。').measures).toEqual([]);
  });

  it('ties no casework to what others do, to honours, to definitions and to what is lacking', () => {
    for (const text of [
      '对社区矫正对象的管理实行全程监督。',
      '发出检察建议后，督促企业逐条整改。',
      '公诉工作考核名列全市第一。',
      '办案骨干中涌现出一大批先进典型。',
      '所谓检察权，理论上以服务大局为归宿。',
      '未将信访工作纳入年度考核。',
      '向有关单位通报案件办理进展。',
      '促进公诉工作发展，为检察事业发展提供人才。',
    ]) {
      expect(ids(text), text).toMatchObject({ tied: false });
    }
  });

  it('finds no word across the border of two others', () => {
    expect(ids('设立案件管理中心，对设备调整改造。')).toMatchObject({ items: [], measures: [] });
    expect(ids('协调处理食堂事务，从严打击倒卖饭票。').items).not.toContain('dispute-resolution');
    expect(ids('加强业务培训。')).toMatchObject({ items: [], tied: false });
    expect(read('加强业务培训。', builtin)[0]!.general).toEqual([]);
  });

  it('recognises every suggestion as the measure that it suggests', () => {
    for (const { id, suggestions } of builtin.dimensions.flatMap((dimension) => dimension.measures)) {
      for (const { text } of suggestions) {
        const found = recogniser(builtin).measures(text, { start: 0, end: text.length });
        expect(
          found.map((measure) => measure.id),
          text,
        ).toContain(id);
      }
    }
  });

  it('has everything that a measure needs', () => {
    const measures = builtin.dimensions.flatMap((dimension) => dimension.measures);
    const categories = new Set(builtin.categories.map(({ id }) => id));
    expect(measures).toHaveLength(9);
    for (const { phrases, suggestions } of measures) {
      expect(phrases.length).toBeGreaterThanOrEqual(12);
      expect(suggestions.length).toBeGreaterThanOrEqual(4);
      for (const { fits } of suggestions) expect(fits.filter((id) => !categories.has(id))).toEqual([]);
    }
    expect(builtin.casework.length).toBeGreaterThanOrEqual(150);
    expect(new Set(builtin.casework.map(({ id }) => id)).size).toBe(builtin.casework.length);
    expect(builtin.casework.filter(({ category }) => !categories.has(category))).toEqual([]);
  });
});
