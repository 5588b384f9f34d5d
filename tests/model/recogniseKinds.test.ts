/** Kinds of sentences that were read wrongly once: each stands for many. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { recogniser } from '../../server/src/model/block/recognise/recogniser';

function read(text: string) {
  const segments = recogniser(builtin).segments(text, { start: 0, end: text.length });
  return {
    items: [...new Set(segments.flatMap(({ items }) => items.map(({ id }) => id)))],
    general: segments.some(({ general }) => general.length > 0),
    measures: [...new Set(segments.flatMap(({ measures }) => measures.map(({ id }) => id)))],
    tied: segments.some(({ tied }) => tied),
  };
}

describe('casework', () => {
  it.each([
    ['开展行政执法监督，发现线索六条。', 'administrative-enforcement'],
    ['对行政执法活动的监督有了新办法。', 'administrative-enforcement'],
    ['控申部门每周研究一次信访工作。', 'petitions'],
    ['检察官联席会议对疑难案件研判两次。', 'case-analysis'],
    ['邀请公安机关参加案件会商。', 'case-analysis'],
    ['全年完成调研文章九篇。', 'policy-research'],
    ['围绕轻罪治理撰写专题调研。', 'policy-research'],
    ['承担省院重点课题一项。', 'policy-research'],
    ['办理盗窃案件十二件。', 'case-quality-criminal'],
    ['办理公益诉讼案件十二件。', 'public-interest-work'],
    ['全年办理支持起诉案件九件。', 'supporting-suit'],
    ['全院干警投身疫情防控一线。', 'epidemic'],
    ['检察室把服务乡村振兴战略放在手边。', 'rural'],
    ['我院常态化开展扫黑除恶斗争。', 'gang-crime'],
    ['守护未成年人健康成长。', 'minors-work'],
    ['对刑罚变更执行逐案审查。', 'enforcement-work'],
    ['我院承办人依法讯问犯罪嫌疑人九次。', 'human-rights'],
  ])('%s', (text, id) => {
    expect(read(text).items).toContain(id);
  });

  it.each([
    '要高质效办好每一个案件。',
    '四大检察全面协调。',
    '坚持一体履职、综合履职。',
    '各业务条线齐头并进。',
    '检察机关开展专项行动两次。',
    '检察监督要有力度。',
  ])('in general only: %s', (text) => {
    expect(read(text)).toMatchObject({ items: [], general: true });
  });

  it.each([
    '县公安局已对此人立案。',
    '区法院明日开庭。',
    '法院审理后作出判决。',
    '司法局上门调解邻里的事。',
    '公安机关向检察院移送审查起诉。',
    '讯问应当合法，录音录像应当完整。',
    '公诉部门、控申部门各报一名联络员。',
    '该院获评全市先进，三件案件被评为优秀。',
  ])('none: %s', (text) => {
    expect(read(text).items).toEqual([]);
  });

  it.each([
    ['监督公安机关立案三件。', 'filing-supervision'],
    ['对公安机关应当立案而不立案的，通知其说明理由。', 'filing-supervision'],
    ['派员出席法庭，支持公诉。', 'court-appearance'],
    ['反贪局侦查终结后移送审查起诉5件。', 'prosecution-review'],
  ])('the organ’s own part in the acts of others: %s', (text, id) => {
    expect(read(text).items).toContain(id);
  });
});

describe('measures', () => {
  it.each([
    ['党组会学习贯彻全会精神。', 'ability.political', 'awareness.political'],
    ['落实“第一议题”制度，每月一次。', 'ability.political', 'awareness.political'],
    ['学习贯彻全会精神，做到“两个维护”。', 'awareness.political', 'ability.political'],
    ['整改任务列出清单，逐项由班子成员牵头。', 'ability.implementation', ''],
    ['成立巡视整改工作领导小组。', 'ability.implementation', ''],
    ['十二项评价指标好于通报值。', 'mechanism.assessment', ''],
  ])('%s', (text, id, not) => {
    expect(read(text).measures).toContain(id);
    if (not) expect(read(text).measures).not.toContain(not);
  });

  it.each(['我院有党员三十名。', '党支部书记由检察官担任。', '党建工作与办案由同一人分管。'])(
    'bare Party words beside casework name nothing of their own: %s',
    (text) => {
      expect(read(text).measures).not.toContain('other-party');
    },
  );
});

describe('a body or a reward for a piece of work', () => {
  it.each([
    '成立“护航民企临时党支部”。',
    '组建扫黑除恶工作专班。',
    '设立公益诉讼党员先锋岗。',
    '对办理虚假诉讼案件有功的干警予以表彰奖励。',
    '各业务条线都评选办案能手。',
    '以党建引领专项行动，检察官人人上阵。',
  ])('ties both: %s', (text) => {
    expect(read(text).tied).toBe(true);
  });
});
