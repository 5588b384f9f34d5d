/** Whether a report tells all that its plan has, or one matter of it: by the titles of both. */
import { pairsOf, sharedPairs } from '../../grammar/pairs';
import type { Summary } from '../summary';

const time = '(?:19|20)\\d\\d年度?|[上下]半年|第?[一二三四1-4]季度|\\d{1,2}月(?:份)?|半年度?|季度|年度|全年|年';
const general =
  '关于|工作|情况|报告|汇报|总结|小结|通报|计划|要点|方案|安排|实施|落实|推进|开展|进展|完成|执行|贯彻|全面|重点|主要|任务|事项|中共|党组|党委|有关|[的和与及暨、]';
const saysNothing = new RegExp(`${time}|${general}`, 'g');
/** Of one person. */
const personal = /述[职责廉学法]/;

/** What a title speaks of, without whose paper it is, the time, and what all titles say. */
function subjectOf({ title, unit, titleUnit }: Summary): string {
  const owners = [titleUnit, unit].filter((one) => one !== undefined);
  return owners.reduce((words, owner) => words.replace(owner, ''), title).replace(saysNothing, '');
}

/**
 * What a report is about, where that is less than its plan. Who names the plan answers all of it, unless the title names one
 * of its items; a plan that was only found must be of the same matter.
 */
export function topicOf(plan: Summary, report: Summary): string | undefined {
  const [planned, told] = [subjectOf(plan), subjectOf(report)];
  if (told.length < 2 || isAbout(planned, told)) return undefined;
  if (plan.tasks.some(({ name }) => isAbout(name, told))) return told;
  const found = report.plans.length === 0;
  return found && (planned.length > 1 || personal.test(told)) ? told : undefined;
}

/** Whether an item is what a title speaks of. */
export function isAbout(name: string, topic: string): boolean {
  const [one, other] = [pairsOf(name), pairsOf(topic)];
  return sharedPairs(name, topic) > Math.min(one.size, other.size) / 2;
}
