/** The labels that Word puts in front of paragraphs, counted as Word counts them (ECMA-376 Part 1, 17.9). */
import type { XmlElement } from '../../base/xml/read';
import { child, isOn, value, whole } from './names';
import { formatNumber } from './numberFormats';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `（%1）`: the number of the outermost level in brackets. */
  readonly text: string;
  /** Counts anew after a paragraph of that level (1 is outermost) or an outer one; 0 never, undefined after any outer one. */
  readonly restart: number | undefined;
  /** All numbers in it are plain digits. */
  readonly legal: boolean;
  /** The style whose paragraphs are of this level. */
  readonly style: string | undefined;
}

interface List {
  /** Lists of one abstract definition go on counting. */
  readonly abstract: string;
  readonly levels: readonly (Level | undefined)[];
  /** Starts that the list has for itself, by level. */
  readonly starts: ReadonlyMap<number, number>;
}

/** What a paragraph is numbered with. */
export interface Label {
  readonly text: string;
  readonly level: number;
}

const bullet = '•';
const deepest = 9;

export class Numbering {
  readonly #lists = new Map<string, List>();
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(root: XmlElement | undefined) {
    const abstracts = new Map<string, XmlElement>();
    const linked = new Map<string, XmlElement>();
    for (const element of root?.children ?? []) {
      const id = element.attributes['w:abstractNumId'];
      if (element.name !== 'w:abstractNum' || id === undefined) continue;
      abstracts.set(id, element);
      const style = value(element, 'w:styleLink');
      if (style !== undefined) linked.set(style, element);
    }
    for (const element of root?.children ?? []) {
      const id = element.attributes['w:numId'];
      if (element.name !== 'w:num' || id === undefined) continue;
      const abstract = value(element, 'w:abstractNumId') ?? '';
      const named = abstracts.get(abstract);
      const definition = linked.get(value(named, 'w:numStyleLink') ?? '') ?? named;
      this.#lists.set(id, listOf(element, definition, definition?.attributes['w:abstractNumId'] ?? abstract));
    }
  }

  /** The level of a paragraph whose style is numbered and names none: that which names the style. */
  levelOf(list: string, style: string | undefined): number {
    const at = this.#lists.get(list)?.levels.findIndex((level) => level?.style !== undefined && level.style === style);
    return Math.max(at ?? 0, 0);
  }

  /** Counts a paragraph of that list and level; undefined where it gets no label. */
  next(id: string, at: number): Label | undefined {
    const list = this.#lists.get(id);
    const level = list?.levels[at];
    if (!list || !level) return undefined;
    let counts = this.#counts.get(list.abstract);
    if (!counts) this.#counts.set(list.abstract, (counts = []));
    const start = list.starts.get(at);
    const first = start !== undefined && !this.#begun.has(`${id}/${at}`);
    this.#begun.add(`${id}/${at}`);
    counts[at] = first ? start : counts[at] === undefined ? (start ?? level.start) : counts[at] + 1;
    for (let deeper = at + 1; deeper < deepest; deeper++) {
      const { restart } = list.levels[deeper] ?? {};
      if (restart === undefined || (restart > 0 && at < restart)) counts[deeper] = undefined;
    }
    if (level.format === 'bullet') return { text: bullet, level: at };
    const text = level.text.replace(/%([1-9])/g, (_, nth: string) => {
      const outer = list.levels[Number(nth) - 1];
      const number = counts[Number(nth) - 1] ?? outer?.start ?? 1;
      return formatNumber(number, level.legal ? 'decimal' : (outer?.format ?? 'decimal'));
    });
    return text.trim() ? { text: text.trim(), level: at } : undefined;
  }
}

function listOf(list: XmlElement, definition: XmlElement | undefined, abstract: string): List {
  const levels: (Level | undefined)[] = [];
  const starts = new Map<number, number>();
  const add = (element: XmlElement | undefined) => {
    const at = whole(element?.attributes['w:ilvl']);
    if (element && at !== undefined && at >= 0 && at < deepest) levels[at] = levelOf(element);
  };
  for (const element of definition?.children ?? []) if (element.name === 'w:lvl') add(element);
  for (const element of list.children) {
    const at = whole(element.attributes['w:ilvl']);
    if (element.name !== 'w:lvlOverride' || at === undefined) continue;
    add(child(element, 'w:lvl'));
    const start = whole(value(element, 'w:startOverride'));
    if (start !== undefined) starts.set(at, start);
  }
  return { abstract, levels, starts };
}

function levelOf(element: XmlElement): Level {
  return {
    start: whole(value(element, 'w:start')) ?? 0,
    format: child(element, 'w:lvlPicBulletId') ? 'bullet' : (value(element, 'w:numFmt') ?? 'decimal'),
    text: value(element, 'w:lvlText') ?? '',
    restart: whole(value(element, 'w:lvlRestart')),
    legal: isOn(element, 'w:isLgl') ?? false,
    style: value(element, 'w:pStyle'),
  };
}
