/** Lists of equals: a comma among 、, and a member that stands in one list twice. */
import { perKey } from '../../../base/perKey';
import { matches } from '../../../base/matches';
import type { Span } from '../../../base/span';
import type { Framework } from '../../../frame/schema';

interface Item extends Span {
  readonly text: string;
  /** The mark behind it. */
  readonly sign: string;
}

/** The commas of a text that stand where 、 belongs, with the member behind them. */
export function mixedCommas(frame: Framework, text: string): (Span & { readonly member: string })[] {
  const out: (Span & { readonly member: string })[] = [];
  for (const items of sentences(text)) {
    for (let i = 0; i + 2 < items.length; i++) {
      const [before, own, next] = [items[i]!, items[i + 1]!, items[i + 2]!];
      if (before.sign !== '，' || own.sign !== '、') continue;
      if (isParallel(before.text, own.text, head(next.text)) || areEquals(frame, before.text, own.text, next.text)) {
        out.push({ start: before.end, end: before.end + 1, member: own.text });
      }
    }
  }
  return out;
}

/** 政治建设，思想建设、组织建设: of one length, with one ending, and none of them with a verb of its own. */
function isParallel(before: string, own: string, next: string): boolean {
  const { length } = own;
  const ending = own.slice(-2);
  if (
    length < 4 ||
    length > 5 ||
    /^[一二三四五六七八九十]/.test(own) ||
    next.length !== length ||
    before.length < length
  )
    return false;
  const last = before.slice(-length);
  if (!last.endsWith(ending) || !next.endsWith(ending) || /[的地了]/.test(last)) return false;
  // 加强队伍建设，抓制度建设、抓作风建设: the verb is another one.
  return own[0] !== next[0] && last !== own && own !== next;
}

/** Members of one group of the framework: categories of casework, members of a formulation. */
function areEquals(frame: Framework, before: string, own: string, next: string): boolean {
  return groupsOf(frame).some(
    (group) =>
      group.has(own) &&
      [...group].some((one) => one !== own && before.endsWith(one)) &&
      [...group].some((one) => one !== own && next.startsWith(one)),
  );
}

const groupsOf = perKey(({ categories, formulations }: Framework): ReadonlySet<string>[] => [
  new Set(categories.flatMap(({ name, aliases }) => [name, ...aliases, name.replace(/检察$/, '')])),
  ...formulations.flatMap(({ members }) =>
    members.length > 2
      ? [new Set(members.flatMap((member) => (typeof member === 'string' ? [member] : [member.text, ...member.also])))]
      : [],
  ),
]);

/** What stands in front of 和 or 及. */
const head = (text: string) => /^(.*?)(?:以及|和|及|与|等|$)/.exec(text)![1]!;

/** The second of two equal members of a list: 思想建设、组织建设、思想建设. */
export function repeatedMembers(text: string): Span[] {
  const out: Span[] = [];
  for (const items of sentences(text)) {
    let seen = new Set<string>();
    for (const [i, item] of items.entries()) {
      // The first of a list has words in front of it. Longer words begin another list: 收集、运输单位将收集、运输.
      const inside =
        items[i - 1]?.sign === '、' && item.text.length <= longestMember && !/[和及或的与将在对把]/.test(item.text);
      if (!inside && items[i - 1]?.sign === '、') {
        // The last one has words behind it.
        const last = [...seen].find(
          (one) => one.length > 2 && one !== items[i - 1]!.text && startsTheEnd(item.text, one),
        );
        if (last) out.push({ start: item.start, end: item.start + last.length });
      }
      if (!inside) seen = new Set();
      if (inside && item.text.length > 2 && seen.has(item.text)) out.push({ start: item.start, end: item.end });
      if (inside) seen.add(item.text);
    }
  }
  return out;
}

const longestMember = 6;
const startsTheEnd = (text: string, member: string) =>
  text.startsWith(member) && /[的等]/.test(text[member.length] ?? '');

function sentences(text: string): Item[][] {
  const all: Item[][] = [];
  for (const { 0: sentence, index } of matches(text, /[^。；：！？“”《》（）\n\ufffc]+/g)) {
    if (!sentence.includes('、')) continue;
    const items: Item[] = [];
    let start = index;
    for (const part of sentence.split(/(?=[，、])|(?<=[，、])/)) {
      if (part === '，' || part === '、') {
        start += 1;
        continue;
      }
      const end = start + part.length;
      items.push({ start, end, text: part, sign: text[end] ?? '' });
      start = end;
    }
    all.push(items);
  }
  return all;
}
