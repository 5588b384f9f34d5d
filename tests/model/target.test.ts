/** What targets promise and results report in numbers, and how they compare. */
import { describe, expect, it } from 'vitest';
import { compareFigures } from '../../server/src/model/grammar/target/compare';
import { readFigures } from '../../server/src/model/grammar/target/figures';

/** A figure in one word: value, unit, bound, rate, what is counted. */
const shown = (text: string) =>
  readFigures(text).map(({ low, high, unit, bound, per, counted, part, narrower }) => {
    const value = low === high ? `${low}` : `${low}–${high}`;
    const more = [bound, per, part && 'part', narrower && 'narrower', counted].filter(Boolean);
    return [`${value}${unit}`, ...more].join(' ');
  });

describe('figures', () => {
  it.each([
    ['不少于40场', ['40场 min']],
    ['举行听证23场', ['23场 听证']],
    ['公开听证不少于40场，其中到乡镇、村（社区）举行的不少于15场。', ['40场 min 公开听证', '15场 min part 到乡镇村']],
    ['举行公开听证23场，到乡镇和村（社区）举行9场', ['23场 公开听证', '9场 到乡镇村']],
    ['清理率达到85%', ['85% min 清理率']],
    ['采纳率95%以上', ['95% min 采纳率']],
    ['信访积案控制在5件以内', ['5件 max 信访积案']],
    ['程序性回复率、答复率均为百分之九十五', ['95% 程序性回复率答复率']],
    ['化解率不低于六成', ['60% min 化解率']],
    ['每月1次', ['1次 month']],
    ['每月下访一次，现场释法说理', ['1次 month 下访']],
    ['每月开一次案例复盘会', ['1次 month 案例复盘会']],
    ['每学期到校授课不少于2次', ['2次 min semester 到校授课']],
    ['每半月会商一次', ['1次 half-month 会商']],
    ['巡查2次/季度', ['2次 quarter 巡查']],
    ['每个支部不少于4次', ['4次 min each 每个支部']],
    ['每人每月1次', ['1次 each 每人']],
    ['三场听证会，两次宣讲', ['3场 听证会', '2次 宣讲']],
    ['发出8份检察建议', ['8份 检察建议']],
    ['走访企业40余家', ['40–49家 走访企业']],
    ['走访企业百余家', ['100–199家 走访企业']],
    ['接待约200人次', ['180–220人次 接待']],
    ['举办40—50场', ['40–50场']],
    ['举办40场至50场', ['40–50场']],
    ['追赃挽损1.2亿元', ['120000000元 追赃挽损']],
    ['追回报酬１４７万元', ['1470000元 追回报酬']],
    ['办理案件1,200件', ['1200件 办理案件']],
    ['上半年听证20场', ['20场 narrower 听证']],
    ['巡河46公里，立案8起', ['46公里 巡河', '8件 立案']],
    ['每季度办好一件实事', ['1件 quarter 实事']],
    ['党员承办案件的比例不低于70%', ['70% min 党员承办案件比例']],
    ['超过30家', ['30家 min']],
  ])('%s', (text, expected) => expect(shown(text)).toEqual(expected));

  it.each([
    '同比增长20%',
    '同比增加12件',
    '比去年同期上升3.5个百分点',
    '剩余2件正在补充侦查',
    '尚有3件未办结',
    '去年举行听证30场',
    '化解率低于六成的，支部书记说明情况',
    '每少1次扣2分',
    '占部门年度考核的20%',
    '6月30日前',
    '三个月内答复',
    '连续两个季度排末位',
    '第3次会议',
    '十五个工作日',
    '一起抓、一次性告知',
    '第三检察部',
    '形成一批经验，列为一项重要工作',
    '2026年5月',
    '',
  ])('“%s” has none', (text) => expect(shown(text)).toEqual([]));
});

/** What is said of a target as a whole: missed where one figure is, met where all are. */
function outcome(target: string, result: string, share: number): string | undefined {
  const all = compareFigures(target, result, { share }).map((one) => one.outcome);
  return all.includes('missed') ? 'missed' : (all.find((one) => one === 'on-way') ?? all[0]);
}

describe('target against result', () => {
  it.each([
    ['不少于40场', '举行听证23场', 0.5, 'on-way'],
    ['不少于40场', '举行听证23场', 1, 'missed'],
    ['不少于40场', '举行听证41场', 1, 'met'],
    ['不少于40场', '举行听证40场', 0.5, 'met'],
    ['清理率100%', '清理率达到85%', 1, 'missed'],
    ['清理率100%', '清理率达到85%', 0.5, 'on-way'],
    ['清理率达到100%', '清理率百分之百', 1, 'met'],
    ['每月1次', '开展12次', 1, 'met'],
    ['每月1次', '开展9次', 1, 'missed'],
    ['每月1次', '开展5次', 0.5, 'on-way'],
    ['每月1次', '每月开展1次', 0.5, 'met'],
    ['每季度2次', '每月开展1次', 1, 'met'],
    ['公开听证不少于40场，其中到乡镇、村举行的不少于15场', '举行公开听证43场，到乡镇和村举行9场', 1, 'missed'],
    ['公开听证不少于40场，其中到乡镇、村举行的不少于15场', '举行公开听证43场，其中到乡镇和村举行19场', 1, 'met'],
    ['信访积案不超过5件', '信访积案3件', 1, 'met'],
    ['信访积案不超过5件', '信访积案7件', 1, 'missed'],
    ['信访积案控制在5件以内', '信访积案3件', 0.5, 'on-way'],
    ['走访企业40家', '走访企业40余家', 1, 'met'],
    ['走访企业40家', '走访企业30余家', 1, 'missed'],
    ['开展法治宣传12次', '开展法治宣传十二次', 1, 'met'],
    ['发出检察建议20份', '发出15份检察建议', 1, 'missed'],
    ['宣传不少于3次，听证不少于5场', '宣传3次，听证4场', 1, 'missed'],
    ['追回报酬100万元', '追回报酬147万元', 0.5, 'met'],
  ])('%s / %s over %d: %s', (target, result, share, expected) => {
    expect(outcome(target, result, share)).toBe(expected);
  });

  it.each([
    ['不少于40场', '开展宣讲23次'],
    ['公开听证不少于40场', '开展法治宣传23场'],
    ['公开听证40场', '公开宣告12场'],
    ['不少于40场', '举行听证23场，宣讲12场'],
    ['采纳率95%以上', '办结率80%'],
    ['100%', '量刑建议采纳率96.4%'],
    ['每周1次', '开展40次'],
    ['每个支部不少于4次', '开展3次'],
    ['听证40场', '上半年听证23场'],
    ['听证40场', '听证近40场'],
    ['清理5件', '剩余2件正在补充侦查'],
    ['上半年听证20场，全年听证40场', '听证30场'],
    ['加强学习', '学习12次'],
    ['12次', ''],
  ])('%s / %s: nothing is said', (target, result) => {
    expect(outcome(target, result, 1)).toBeUndefined();
  });

  it('the item tells which of several figures a bare target means', () => {
    const scope = { share: 1, item: '公开听证' };
    const found = compareFigures('不少于40场', '举行公开听证23场，宣讲12场', scope);
    expect(found.map(({ result, outcome }) => [result.counted, outcome])).toEqual([['公开听证', 'missed']]);
  });

  it('a plan of half a year has half as many months', () => {
    expect(compareFigures('每月1次', '开展6次', { share: 1, months: 6 }).map(({ outcome }) => outcome)).toEqual([
      'met',
    ]);
  });
});
