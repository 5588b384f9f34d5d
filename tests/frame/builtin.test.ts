/** The built-in framework: its shape, its ids, and which titles make a draft. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { FrameworkFile, Framework } from '../../server/src/frame/schema';
import { kindByTitle } from '../../server/src/model/grammar/title/kindByTitle';
import { rules } from '../../server/src/rules/index.gen';
import { assertLinear, fastest } from '../kit/linear';

describe('the built-in framework', () => {
  it('has the shape of the schema', () => {
    expect(Framework.parse(builtin)).toEqual(builtin);
    // So it can serve as the pattern of a framework of one's own.
    expect(FrameworkFile.safeParse(builtin).error).toBeUndefined();
  });

  it('is as large as it should be', () => {
    expect(builtin.dimensions.map(({ id }) => id)).toEqual(['awareness', 'mechanism', 'ability']);
    expect(builtin.dimensions.flatMap(({ measures }) => measures).length).toBe(9);
    expect(builtin.problems.map(({ id }) => id)).toEqual(['vague', 'disconnected', 'one-sided', 'lagging', 'stale']);
    expect(builtin.grounds.length).toBe(2);
    expect(builtin.stages.map(({ id }) => id)).toEqual(['deploy', 'implement', 'assess']);
    expect(builtin.casework.length).toBeGreaterThanOrEqual(120);
    expect(builtin.kinds.map(({ name }) => name)).toEqual([
      '工作计划',
      '专项方案',
      '工作总结',
      '工作报告',
      '述职报告',
      '对照检查材料',
      '调研文章',
      '典型案例',
    ]);
    for (const { name, phrases, carriers, suggestions } of builtin.dimensions.flatMap(({ measures }) => measures)) {
      expect(phrases.length, name).toBeGreaterThanOrEqual(12);
      expect(carriers.length, name).toBeGreaterThan(0);
      expect(suggestions.length, name).toBeGreaterThanOrEqual(4);
    }
  });

  it('gives every entry an id of its own', () => {
    const ids = [
      ...builtin.dimensions.flatMap((dimension) => [dimension, ...dimension.measures]),
      builtin.otherParty,
      ...builtin.problems,
      ...builtin.grounds,
      ...builtin.stages,
      ...builtin.kinds.flatMap((kind) => [kind, ...kind.parts]),
    ].map(({ id }) => id);
    for (const list of [ids, builtin.casework.map(({ id }) => id), builtin.categories.map(({ id }) => id)]) {
      expect(list.filter((id, index) => list.indexOf(id) !== index)).toEqual([]);
    }
  });

  it('refers only to categories that exist', () => {
    const categories = new Set(builtin.categories.map(({ id }) => id));
    const used = [
      ...builtin.casework.map(({ category }) => category),
      ...builtin.dimensions.flatMap(({ measures }) =>
        measures.flatMap((m) => m.suggestions.flatMap(({ fits }) => fits)),
      ),
    ];
    expect(used.filter((id) => !categories.has(id))).toEqual([]);
  });

  it('names a rule under one problem only', () => {
    const named = builtin.problems.flatMap((problem) => problem.rules);
    expect(new Set(named).size).toBe(named.length);
  });

  it('names rules that exist, and switches none off that is not for that kind anyway', () => {
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    const named = [...builtin.problems.flatMap((problem) => problem.rules), ...builtin.kinds.flatMap(({ off }) => off)];
    expect(named.filter((id) => !byId.has(id))).toEqual([]);
    const twice = builtin.kinds.flatMap((kind) => kind.off.filter((id) => byId.get(id)!.kinds?.(kind) === false));
    expect(twice).toEqual([]);
  });

  it('takes each column header and mark key for one role only', () => {
    for (const words of [builtin.columns, builtin.markKeys]) {
      const all = Object.values(words).flat();
      expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
    }
    expect(Object.values(builtin.markKeys).map((keys) => keys[0])).toEqual(
      expect.arrayContaining(['事项', '措施', '责任', '时限', '成效', '考核', '部署', '落实', '免融合']),
    );
  });

  it('names and aliases of kinds are unambiguous', () => {
    const names = builtin.kinds.flatMap((kind) => [kind.name, ...kind.aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

/** Titles as real documents have them, by kind. */
const drafts: Record<string, string[]> = {
  工作计划: [
    '青溪县人民检察院2026年党建与业务融合工作计划',
    '2026年检察工作要点',
    '机关党委2026年度工作计划（征求意见稿）',
    '第一检察部党支部2026年党建工作要点',
    '二〇二六年工作思路',
    '某某小学2023—2024学年度第一学期语文教研组工作计划',
    '党建与业务深度融合三年行动计划（2026—2028年）',
    '2026 年 上半年 工作安排',
    '关于印发《2026年工作要点》的通知',
  ],
  专项方案: [
    '青溪县人民检察院“检护民生”专项行动实施方案',
    '质量强检专项活动方案',
    '主题教育问题整改方案',
    '关于开展案件质量评查的工作方案（送审稿）',
    '洛阳市老城区人民检察院集中学习宣传活动实施方案',
    '党建与业务融合考核方案',
    '县政府办公室关于印发“绿色校园”建设试点工作方案的通知',
  ],
  工作总结: [
    '2025年度工作总结',
    '青溪县人民检察院2026年上半年党建工作总结',
    '第四检察部2025年工作总结及2026年工作打算',
    '2025年工作总结和2026年工作计划',
    '主题教育工作总结报告',
    '党支部2025年度总结',
    '公益诉讼专项活动总结',
  ],
  工作报告: [
    '青溪县人民检察院工作报告',
    '在第十八届人民代表大会第五次会议上的检察工作报告',
    '关于2025年全面从严治党主体责任落实情况的报告',
    '青溪县人民检察院关于党建与业务融合工作情况的报告',
    '学习实践检察官职业道德准则活动情况报告',
    '巡察整改进展情况报告',
    '关于半年工作情况的汇报',
    '政府工作报告',
    '民主生活会工作情况通报',
  ],
  述职报告: [
    '2025年度党支部书记抓基层党建述职报告',
    '个人述职述廉报告',
    '检察长2025年述职述责述廉报告',
    '2025年度履职情况报告',
  ],
  对照检查材料: [
    '2025年度民主生活会个人对照检查材料',
    '党支部组织生活会个人发言提纲',
    '领导班子对照检查发言提纲（审议稿）',
    '专题组织生活会检视剖析材料',
  ],
  调研文章: [
    '基层检察院党建与业务融合情况的调研报告',
    '关于未成年人检察工作的调查与思考',
    '党建品牌建设调研文章',
    '新时代检察机关党建与业务融合问题的思考',
    '浅谈检察机关如何用好听证化解信访积案',
  ],
  典型案例: [
    '党建引领公益诉讼典型案例',
    '第六检察部党支部经验材料',
    '青溪检察工作简报',
    '主题教育简报第12期',
    '党建与业务融合典型案例（2026）',
  ],
};

/** Everything else that lies about in a workspace. */
const others = [
  'README',
  '使用说明',
  '双翼',
  '更新日志',
  '示例工作区',
  'CHANGELOG',
  '前端框架调研报告',
  '竞品调研报告',
  '民行检察与社会管理创新',
  '最可爱的人',
  '恪守检察职业道德促进廉洁公正执法',
  '在全院党建工作会议上的讲话',
  '互联网门户网站管理实施细则',
  '中国共产党支部工作条例（试行）',
  '国务院工作规则',
  '关于报送2025年工作总结的通知',
  '关于加强三级公立医院绩效考核工作的意见',
  '如何写好工作总结',
  '怎样写工作计划',
  '工作报告写作技巧',
  '年终总结范文',
  '浅谈述职报告',
  '工作计划模板',
  '2023年度总结',
  '我的 2023 年终总结',
  '学习计划',
  '考研学习计划',
  '技术方案',
  '解决方案',
  '系统设计方案',
  '测试报告',
  '实验报告',
  '可行性研究报告',
  '项目总结',
  'Vue知识点总结',
  '本周工作计划',
  '每周工作计划',
  '周工作总结',
  '读书报告',
  '梁香敏同志先进事迹报告会',
  '事故调查报告',
  '思想汇报',
  '审计报告',
  '财务情况报告',
  '学习政府工作报告心得体会',
  '关于召开述职会议的通知',
  '典型案例征集通知',
  '评选典型案例办法',
  '会议纪要',
  '关于申请经费的请示',
  '简报',
  '洛阳市老城区检察院反贪局二〇一二年工作亮点',
  '2012年上半年监所检察工作亮点',
  '案例',
  '报告',
  '党课讲稿：学习贯彻会议精神',
  '工作报告解读',
  '审议检察工作报告情况',
  '主题党日活动记录',
  '党的二十大报告',
  '年度报告',
];

describe('titles', () => {
  for (const [kind, titles] of Object.entries(drafts)) {
    it(`${kind} is known by its title, and no other kind claims it`, () => {
      for (const title of titles) {
        const claims = builtin.kinds.filter((kind) => kindByTitle({ ...builtin, kinds: [kind] }, title));
        expect(
          claims.map(({ name }) => name),
          title,
        ).toEqual([kind]);
        expect(kindByTitle(builtin, title)?.name).toBe(kind);
      }
    });
  }

  it('of anything else is no draft', () => {
    expect(others.filter((title) => kindByTitle(builtin, title))).toEqual([]);
  });

  it('fit by their endings, whatever stands in the gaps, unless a word speaks against it', () => {
    const titles = ['融合台账', '结对…清单', '品牌…', { ends: ['台账表'], unless: ['样', '空…表'] }];
    const frame = { ...builtin, kinds: [{ ...builtin.kinds[0]!, titles }] };
    const fits = (title: string) => kindByTitle(frame, title) !== undefined;
    const drafts = [
      '2026年 融合台账',
      '**融合台账**（试行）',
      '结对清单',
      '结对共建清单',
      '党建品牌一览',
      '工作台账表',
    ];
    expect(drafts.filter((title) => !fits(title))).toEqual([]);
    const others = ['融合台账说明', '清单', '清单结对', '台账表（样表）', '空白台账表', '工作计划'];
    expect(others.filter(fits)).toEqual([]);
  });

  it('of many gaps cost no more than what they are tried on', () => {
    const titles = [`${'甲…'.repeat(200)}乙`, { ends: ['甲'], unless: [`${'甲…甲'.repeat(200)}乙`] }];
    const frame = { ...builtin, kinds: [{ ...builtin.kinds[0]!, titles }] };
    assertLinear((size) => fastest(() => kindByTitle(frame, '甲'.repeat(size))));
  });

  it('of great length cost what their length says', () => {
    for (const word of ['工', '工作', '如何', '（', '述职述廉']) {
      assertLinear((size) => fastest(() => kindByTitle(builtin, word.repeat(size / word.length))));
    }
  });
});
