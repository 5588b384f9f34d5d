/** The imprint (版记, GB/T 9704—2012 7.4) that a printed paper ends with: no text of a draft. */
import { isUnit } from '../../model/grammar/title/around';
import type { Framework } from '../../frame/schema';
import { isDay, isOrgan } from '../../model/visible/parts';
import { linesOfGrid } from './tables';
import type { Flow, Inline, Left } from './types';

/** Organ and day that are set on one line are two. */
export function withDaysApart(flow: readonly Flow[], frame: Framework): Flow[] {
  return flow.flatMap((one) => {
    if (one.type !== 'line' || one.text.length > 60 || !one.text.endsWith('日')) return [one];
    const gap = /[\s\u3000]+(?=\S{8,12}$)/.exec(one.text);
    if (!gap || !isDay(one.text.slice(gap.index)) || !isOrgan(one.text.slice(0, gap.index), frame)) return [one];
    const [organ, day] = [one.text.slice(0, gap.index), one.text.slice(gap.index + gap[0].length)];
    const words = (text: string): Inline[] => [{ type: 'text', text }];
    const others = one.inlines.filter(({ type }) => type !== 'text');
    return [
      { ...one, text: organ, label: '', inlines: words(organ) },
      { ...one, text: day, label: '', inlines: [...words(day), ...others] },
    ];
  });
}

/** It stands among the last lines. */
const region = 10;

/** Takes it off; what it says goes to the front matter. */
export function withoutImprint(
  flow: readonly Flow[],
  frame: Framework,
  left: Left,
): { readonly rest: readonly Flow[]; readonly matter: ReadonlyMap<string, string> } {
  const matter = new Map<string, string>();
  const first = Math.max(0, flow.length - region);
  const opened = flow.slice(first).flatMap((one) => {
    const isImprint =
      one.type === 'table' && one.rows.length <= 4 && linesOfGrid(one).some(({ text }) => imprint(text));
    return isImprint ? linesOfGrid(one) : [one];
  });
  let at = opened.length;
  while (at > 0) {
    const one = opened[at - 1]!;
    if (one.type !== 'line' || !(imprint(one.text) || isOffice(opened, at - 1, frame))) break;
    at--;
  }
  for (const one of opened.slice(at)) {
    if (one.type !== 'line') continue;
    const words = one.text.replace(/[\s\u3000]+/g, ' ').trim();
    const copies = /^(?:抄送|抄报|分送)[：:] ?(.*?)[。.]?$/.exec(words);
    const printed = /^(.*?) ?([\d〇○一二三四五六七八九十]{4}年.{1,6}日) ?印发$/.exec(words);
    if (copies) matter.set('抄送', copies[1]!);
    if (printed?.[1]) matter.set('印发机关', printed[1]);
    if (printed) matter.set('印发日期', printed[2]!.replaceAll(' ', ''));
    if (!copies && !printed && isUnit(frame, words)) matter.set('印发机关', words);
  }
  if (at < opened.length) left.add('版记没有放进正文，写在文首');
  return { rest: [...flow.slice(0, first), ...opened.slice(0, at)], matter };
}

const imprint = (text: string) => {
  const words = text.replace(/[\s\u3000]+/g, '');
  return (
    /^(?:抄送|抄报|分送|主题词)[：:]/.test(words) ||
    /^[^。；]{0,50}日印发$/.test(words) ||
    /^[（(]?共印\d{1,6}份[）)]?$/.test(words)
  );
};

/** The office that printed it, between lines of an imprint. */
function isOffice(flow: readonly Flow[], at: number, frame: Framework): boolean {
  const [one, before, after] = [flow[at]!, flow[at - 1], flow[at + 1]];
  const isImprint = (other: Flow | undefined) => other?.type === 'line' && imprint(other.text);
  return one.type === 'line' && isUnit(frame, one.text) && isImprint(before) && isImprint(after);
}
