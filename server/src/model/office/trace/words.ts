/** How the trace is put into words. */
import type { Framework, Role } from '../../../frame/schema';
import type { Task } from '../blockSummary';
import type { Summary } from '../summary';
import type { Period } from '../../grammar/period';

/** 20260630 → 6月30日. */
export const dayWords = (day: number): string => `${Math.floor(day / 100) % 100}月${day % 100}日`;

/** UTF-16 units of one thing that a message cites. */
const longest = 40;

/** Words of a draft in one line, cut where they are long. */
export function cited(words: string): string {
  const plain = words.replace(/<!--.*?(?:-->|$)|<br\s*\/?>|[\s\u3000*`]/gis, '');
  return plain.length > longest ? `${[...plain].slice(0, longest - 1).join('')}…` : plain;
}

/** Which item of the plan is meant: 计划第3项“…”. `several`: where the report answers more plans than this one. */
export function planItem({ title, tasks }: Summary, item: number, several = false): string {
  return `${several && title ? `《${cited(title)}》` : '计划'}第${item + 1}项“${cited(tasks[item]!.name)}”`;
}

const roles: readonly Role[] = ['measure', 'department', 'person', 'deadline', 'target'];

/** What the plan has for an item, but for what is told anyway: 措施：…；责任：…；时限：…. Empty where it has nothing. */
export function planRow({ markKeys }: Framework, { said }: Task, but?: Role): string {
  return roles
    .flatMap((role) =>
      said[role] === undefined || role === but ? [] : `${markKeys[role]?.[0] ?? role}：${cited(said[role])}`,
    )
    .join('；');
}

/** 2026年, 2026年上半年, 2026年第三季度, 2026年5月. */
export function periodWords({ year, half, quarter, month }: Period): string {
  const part = half
    ? `${half === 1 ? '上' : '下'}半年`
    : quarter
      ? `第${'一二三四'[quarter - 1]}季度`
      : month
        ? `${month}月`
        : '';
  return `${year}年${part}`;
}
