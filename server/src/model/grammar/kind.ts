/** Is this Markdown file a draft, and of which kind? Everything else stays untouched and silent. */
import type { Framework, Kind, Title } from '../../frame/schema';

/** What was decided and why, in words for the status bar. */
export interface KindDecision {
  readonly kind: Kind | undefined;
  readonly reason: string;
}

/** The kind named in `文种:`; by name or alias. */
export function kindByName(frame: Framework, name: string): Kind | undefined {
  return frame.kinds.find((kind) => kind.name === name) ?? frame.kinds.find((kind) => kind.aliases.includes(name));
}

/** The first kind whose titles end like this one; blanks and a bracket at its end do not count. */
export function kindByTitle(frame: Framework, title: string): Kind | undefined {
  const whole = title.replace(/[\s\u3000*]/g, '');
  const plain = whole.replace(/（[^（）]{1,20}）$/, '');
  const fits = (one: Title) => {
    if (typeof one === 'string') return endsWith(plain, one);
    return one.ends.some((ending) => endsWith(plain, ending)) && !one.unless?.some((words) => holds(whole, words));
  };
  return frame.kinds.find(({ titles }) => titles.some(fits));
}

/** `…` in an ending stands for any words. */
function endsWith(title: string, ending: string): boolean {
  const gap = ending.lastIndexOf('…');
  const last = ending.slice(gap + 1);
  return title.endsWith(last) && (gap < 0 || holds(title.slice(0, title.length - last.length), ending.slice(0, gap)));
}

/** The words between gaps stand in a text one behind the other. */
function holds(text: string, words: string): boolean {
  let at = 0;
  for (const part of words.split('…')) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}

/** `declared` is the value of `文种:` where there is one; `forced` comes from the command line. */
export function decideKind(
  frame: Framework,
  declared: string | undefined,
  title: string | undefined,
  forced: string | undefined,
): KindDecision {
  if (declared !== undefined) {
    const kind = kindByName(frame, declared);
    if (kind) return { kind, reason: `文种：${kind.name}` };
  }
  const byTitle = title === undefined ? undefined : kindByTitle(frame, title);
  if (byTitle) return { kind: byTitle, reason: `标题像${byTitle.name}` };
  const byForce = forced === undefined ? undefined : kindByName(frame, forced);
  if (byForce) return { kind: byForce, reason: `按${byForce.name}检查` };
  if (declared !== undefined) return { kind: undefined, reason: `不认识的文种“${declared}”` };
  return { kind: undefined, reason: '没有写“文种”，标题也不像公文' };
}
