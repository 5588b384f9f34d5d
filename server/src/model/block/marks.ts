/** Marks as a framework understands them: roles by its keys, and values without its placeholders. */
import { perKey } from '../../base/perKey';
import type { Span } from '../../base/span';
import type { Framework, Role } from '../../frame/schema';
import { values, writtenMarks } from '../grammar/marks';
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

/** A field of these words. Placeholders are no values: what holds nothing else is empty, and keeps its span. */
export function fieldOf(source: string, { start, end }: Span, role: Role, frame: Framework): Field {
  const open = (span: Span) => isPlaceholder(frame, role, source.slice(span.start, span.end));
  // The whole first: a prompt may hold a 、.
  const said = start === end || open({ start, end }) ? [] : values(source, { start, end });
  return { start, end, role, values: said.length > 1 ? said.filter((value) => !open(value)) : said };
}
