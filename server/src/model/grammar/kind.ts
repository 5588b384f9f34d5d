/** Is this Markdown file a draft, and of which kind? Everything else stays untouched and silent. */
import { perKey } from '../../base/perKey';
import type { Framework, Kind } from '../../frame/schema';

/** What was decided and why, in words for the status bar. */
export interface KindDecision {
  readonly kind: Kind | undefined;
  readonly reason: string;
}

/** The kind named in `文种:`; by name or alias. */
export function kindByName(frame: Framework, name: string): Kind | undefined {
  return frame.kinds.find((kind) => kind.name === name) ?? frame.kinds.find((kind) => kind.aliases.includes(name));
}

/** The first kind one of whose patterns fits the title (blanks removed). */
export function kindByTitle(frame: Framework, title: string): Kind | undefined {
  const plain = title.replace(/[\s\u3000*]/g, '');
  return frame.kinds.find((kind) => patternsOf(kind).some((pattern) => pattern.test(plain)));
}

const patternsOf = perKey(({ titles }: Kind) => titles.map((source) => new RegExp(source, 'u')));

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
