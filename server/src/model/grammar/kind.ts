/** Is this Markdown file a draft, and of which kind? Everything else stays untouched and silent. */
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

/** `declared` is the value of `文种:` where there is one, `byTitle` what the title says; `forced` comes from the command line. */
export function decideKind(
  frame: Framework,
  declared: string | undefined,
  byTitle: Kind | undefined,
  forced: string | undefined,
): KindDecision {
  if (declared !== undefined) {
    const kind = kindByName(frame, declared);
    if (kind) return { kind, reason: `文种：${kind.name}` };
  }
  if (byTitle) return { kind: byTitle, reason: `标题像${byTitle.name}` };
  const byForce = forced === undefined ? undefined : kindByName(frame, forced);
  if (byForce) return { kind: byForce, reason: `按${byForce.name}检查` };
  if (declared !== undefined) return { kind: undefined, reason: `不认识的文种“${declared}”` };
  return { kind: undefined, reason: '没有写“文种”，标题也不像公文' };
}
