/** The style sheet of a paper in an office's template: its styles by name, and ours that it lacks. */
import type { Style } from '../styles';
import type { Template, TemplateStyle } from './template';

export interface Sheet {
  /** What stands in `w:styles`. */
  readonly xml: string;
  /** XML whose styles go by our ids, with those of the sheet. */
  readonly named: (xml: string) => string;
}

/** Names are the same however they are written. */
const key = (name: string) => name.toLowerCase();

const used = /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val=")(\w+)"/g;

export function sheetOf({ styles, defaults }: Template, own: readonly Style[]): Sheet {
  const byName = new Map(styles.map((style) => [`${style.type} ${key(style.name)}`, style]));
  const taken = new Set(styles.map(({ id }) => id));
  const initial = new Set(styles.filter((style) => style.initial).map(({ type }) => type));
  const ids = new Map<string, string>();
  const missing: Style[] = [];
  for (const style of own) {
    const theirs = byName.get(`${style.type} ${key(style.name)}`);
    if (theirs) ids.set(style.id, theirs.id);
    else {
      ids.set(style.id, free(style.id, taken));
      missing.push(style);
    }
  }
  const named = (xml: string) => xml.replace(used, (_, start: string, id: string) => `${start}${ids.get(id) ?? id}"`);
  const added = missing.map(({ id, type, xml }) => {
    const called = named(xml).replace(`w:styleId="${id}"`, `w:styleId="${ids.get(id)}"`);
    return initial.has(type) ? called.replace(' w:default="1"', '') : called;
  });
  return { xml: `${defaults}${styles.map(({ xml }: TemplateStyle) => xml).join('')}${added.join('')}`, named };
}

function free(id: string, taken: Set<string>): string {
  let name = id;
  for (let i = 2; taken.has(name); i++) name = `${id}${i}`;
  taken.add(name);
  return name;
}
