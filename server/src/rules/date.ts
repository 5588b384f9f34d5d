/** Dates that do not exist, weekdays that do not fit, leading zeros, 12月31号, 5.10日, a circle for 〇, years cut short. */
import { matches } from '../base/matches';
import { isCited, prose } from '../model/block/mask';
import { dateSlips, inFigures } from '../model/grammar/slips/dates';
import { tight } from '../model/grammar/slips/tight';
import { type BlockContext, defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'date',
  title: '日期有误',
  family: 'slips',
  severity: { draft: 'warning', review: 'error', submit: 'error' },
  why: '日期写错会误事：没有2月30日；写了年月日又写星期的，两者要对得上。年份写全四位，月、日不编虚位，成文日期用阿拉伯数字（GB/T 9704—2012 第7.3.5.4条、GB/T 15835—2011）；公文写“日”不写“号”，月、日之间不用小数点；汉字年份里的零用“〇”，不用字母或圆圈。',
  how: '核对日历后改正。',
  block(context) {
    const text = prose(context.facts, context.source);
    if (!/[月年日号季时点]/.test(text)) return;
    const words = tight(text);
    for (const slip of dateSlips(words.text)) {
      const { start, end } = words.span(slip.start, slip.end);
      const { right } = slip;
      // What others wrote is not ours to change unseen.
      const safe = slip.safe && !isCited(context.facts, context.source, start);
      const edits = (slip.edits ?? [{ start: slip.start, end: slip.end, text: right ?? '' }]).map((edit) => ({
        ...words.span(edit.start, edit.end),
        text: edit.text,
      }));
      context.report({
        span: { start, end },
        severity: slip.severity,
        message: slip.message,
        fixes: right === undefined ? undefined : () => [{ title: `改为“${right}”`, safe, preferred: safe, edits }],
      });
    }
    datedBelow(context, text);
  },
});

/** 二〇二六年三月五日 on a line of its own: the date of a paper is written in figures. */
function datedBelow({ facts, source, report }: BlockContext, text: string): void {
  if (!text.includes('年') || facts.units.length !== 1) return;
  const [unit] = facts.units;
  for (const { 0: line, index } of matches(text, /[^\n]+/g)) {
    const words = line.trim();
    const right = words.length > 16 ? undefined : inFigures(words);
    if (!right || index < unit!.start) continue;
    const start = index + line.indexOf(words);
    const end = start + words.length;
    report({
      span: { start, end },
      severity: 'warning',
      message: `成文日期用阿拉伯数字：“${right}”。`,
      fixes: () => [
        {
          title: `改为“${right}”`,
          safe: !isCited(facts, source, start),
          preferred: true,
          edits: [{ start, end, text: right }],
        },
      ],
    });
  }
}
