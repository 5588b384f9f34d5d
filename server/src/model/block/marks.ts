/** Marks as a framework understands them: roles by its keys, and values without its placeholders. */
import { perKey } from '../../base/perKey';
import type { Span } from '../../base/span';
import type { Framework, Role } from '../../frame/schema';
import { values, writtenMarks } from '../grammar/marks';
import { saysNothing } from '../grammar/cells/nothing';
import { isPlaceholder } from '../grammar/placeholder';
import type { Field } from './types';

export interface Mark extends Span {
  readonly fields: Partial<Record<Role, Field>>;
}

const rolesOf = perKey(({ markKeys }: Framework) => {
  const roles = Object.entries(markKeys) as [Role, readonly string[]][];
  return new Map(roles.flatMap(([role, names]) => names.map((name) => [name, role] as const)));
});

/** Role of a mark's key, or undefined. */
export function roleOfKey(frame: Framework, key: string): Role | undefined {
  return rolesOf(frame).get(key);
}

/** All marks in a range of the source, in order. Linear. */
export function findMarks(source: string, span: Span, frame: Framework): Mark[] {
  return writtenMarks(source, span, (key) => roleOfKey(frame, key)).map(({ start, end, pairs }) => {
    const fields: Partial<Record<Role, Field>> = {};
    for (const { role, value } of pairs) if (role) fields[role] = fieldOf(source, value, role, frame);
    return { start, end, fields };
  });
}

/** A field of these words. Placeholders and what says nothing are no values: what holds nothing else is empty, and keeps its span. */
export function fieldOf(source: string, { start, end }: Span, role: Role, frame: Framework): Field {
  const words = (span: Span) => source.slice(span.start, span.end);
  const open = (span: Span) => isPlaceholder(frame, role, words(span));
  const nothing = (span: Span) => saysNothing(frame, role, words(span));
  const whole = { start, end };
  // The whole first: a prompt may hold a 、.
  if (start < end && open(whole)) return { start, end, role, values: [], held: true };
  if (start === end || nothing(whole)) return { start, end, role, values: [], held: false };
  const said = values(source, whole);
  const kept = said.length > 1 ? said.filter((value) => !open(value) && !nothing(value)) : said;
  return { start, end, role, values: kept, held: kept.length === 0 && said.some(open) };
}
