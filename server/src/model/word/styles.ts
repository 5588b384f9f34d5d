/** What styles give to paragraphs and characters: their own formatting, that of the styles they rest on, the defaults. */
import type { XmlElement } from '../../base/xml/read';
import { child, isOn, path, value, whole } from './names';
import type { Format, WordParagraph } from './types';

/** Formatting of characters as far as it is said; `false` switches off what a style switches on. */
interface Run {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly hidden?: boolean;
  readonly font?: string;
  readonly size?: number;
  readonly vertical?: string;
}

/** Of them, those that two styles that both ask for them switch off (ECMA-376 Part 1, 17.7.3). */
const toggles = ['bold', 'italic', 'hidden'] as const;

/** Formatting of a paragraph as far as it is said. */
export interface ParagraphFormat {
  readonly outline?: number;
  readonly align?: NonNullable<WordParagraph['align']>;
  readonly left?: number;
  readonly right?: number;
  readonly firstLine?: number;
  /** First line in hundredths of a character; it wins over `firstLine`. */
  readonly firstLineChars?: number;
  readonly breaks?: boolean;
  readonly numbering?: string;
  readonly level?: number;
}

interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly paragraph: ParagraphFormat;
  readonly run: Run;
}

/** How characters look, and whether they are there at all. */
export interface Look {
  readonly format: Format;
  readonly hidden: boolean;
}

const aligned: Readonly<Record<string, NonNullable<WordParagraph['align']>>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'both',
  distribute: 'both',
};

export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #paragraphs = new Map<string, ParagraphFormat>();
  readonly #runs = new Map<string, Run>();
  readonly #looks = new Map<string, Look>();
  readonly #defaultRun: Run;
  readonly #defaultParagraph: ParagraphFormat;
  /** Id of what a paragraph has that names no style. */
  readonly #usual: string;

  constructor(root: XmlElement | undefined) {
    const defaults = child(root, 'w:docDefaults');
    this.#defaultRun = readRun(path(defaults, 'w:rPrDefault', 'w:rPr'));
    this.#defaultParagraph = readParagraph(path(defaults, 'w:pPrDefault', 'w:pPr'));
    let usual = '';
    for (const style of root?.children ?? []) {
      const { attributes } = style;
      const id = attributes['w:styleId'];
      if (style.name !== 'w:style' || id === undefined || this.#styles.has(id)) continue;
      if (attributes['w:type'] === 'paragraph' && ['1', 'true', 'on'].includes(attributes['w:default'] ?? ''))
        usual = id;
      this.#styles.set(id, {
        name: value(style, 'w:name') ?? id,
        basedOn: value(style, 'w:basedOn'),
        paragraph: readParagraph(child(style, 'w:pPr')),
        run: readRun(child(style, 'w:rPr')),
      });
    }
    this.#usual = usual;
  }

  /** The name of a paragraph's style; '' for the usual one. */
  name(id: string | undefined): string {
    return id === undefined || id === this.#usual ? '' : (this.#styles.get(id)?.name ?? id);
  }

  /** Formatting of a paragraph by its style and its own properties. */
  paragraph(id: string | undefined, own: ParagraphFormat): ParagraphFormat {
    return { ...this.#byStyle(id ?? this.#usual), ...own };
  }

  /** The style, of those a paragraph's one rests on, that numbers it. */
  numberedBy(id: string | undefined): string | undefined {
    return this.#chain(id ?? this.#usual)
      .reverse()
      .find((one) => this.#styles.get(one)?.paragraph.numbering !== undefined);
  }

  /** How characters with those properties look in a paragraph of that style. */
  look(paragraph: string | undefined, properties: XmlElement | undefined): Look {
    const style = value(properties, 'w:rStyle');
    const own = readRun(properties);
    const key = [paragraph ?? '', style ?? '', ...Object.entries(own).flat()].join('\n');
    const known = this.#looks.get(key);
    if (known) return known;
    const look = this.#lookOf(paragraph ?? this.#usual, style, own);
    this.#looks.set(key, look);
    return look;
  }

  #lookOf(paragraph: string, character: string | undefined, own: Run): Look {
    const below = this.#runOf(paragraph);
    const above = character === undefined ? {} : this.#runOf(character);
    const both: { -readonly [K in keyof Run]: Run[K] } = { ...this.#defaultRun, ...below, ...above };
    for (const name of toggles) if (below[name] && above[name]) both[name] = false;
    const { bold, italic, strike, hidden, font, size, vertical } = { ...both, ...own };
    const format: Format = {
      ...(bold && { bold }),
      ...(italic && { italic }),
      ...(strike && { strike }),
      ...(font !== undefined && { font }),
      ...(size !== undefined && { size }),
      ...((vertical === 'superscript' || vertical === 'subscript') && { vertical }),
      ...(character !== undefined && { style: this.#styles.get(character)?.name ?? character }),
    };
    return { format, hidden: hidden ?? false };
  }

  #byStyle(id: string): ParagraphFormat {
    let format = this.#paragraphs.get(id);
    if (!format) {
      const all = this.#chain(id).map((one) => this.#styles.get(one)!.paragraph);
      format = Object.assign({}, this.#defaultParagraph, ...all) as ParagraphFormat;
      this.#paragraphs.set(id, format);
    }
    return format;
  }

  #runOf(id: string): Run {
    let run = this.#runs.get(id);
    if (!run) {
      run = Object.assign({}, ...this.#chain(id).map((one) => this.#styles.get(one)!.run)) as Run;
      this.#runs.set(id, run);
    }
    return run;
  }

  /** The known styles that one rests on, the deepest first, and itself; a circle ends where it closes. */
  #chain(id: string): string[] {
    const chain: string[] = [];
    for (let at: string | undefined = id; at !== undefined && !chain.includes(at) && chain.length < 50; ) {
      const style = this.#styles.get(at);
      if (!style) break;
      chain.unshift(at);
      at = style.basedOn;
    }
    return chain;
  }
}

/** What `w:pPr` itself says. */
export function readParagraph(properties: XmlElement | undefined): ParagraphFormat {
  if (!properties) return {};
  const outline = whole(value(properties, 'w:outlineLvl'));
  const align = aligned[value(properties, 'w:jc') ?? ''];
  const indent = child(properties, 'w:ind')?.attributes ?? {};
  const left = whole(indent['w:left'] ?? indent['w:start']);
  const right = whole(indent['w:right'] ?? indent['w:end']);
  const hanging = whole(indent['w:hanging']);
  const firstLine = hanging === undefined ? whole(indent['w:firstLine']) : -hanging;
  const firstLineChars = whole(indent['w:firstLineChars']);
  const breaks = isOn(properties, 'w:pageBreakBefore');
  const list = child(properties, 'w:numPr');
  const numbering = value(list, 'w:numId');
  const level = whole(value(list, 'w:ilvl'));
  return {
    ...(outline !== undefined && { outline }),
    ...(align && { align }),
    ...(left !== undefined && { left }),
    ...(right !== undefined && { right }),
    ...(firstLine !== undefined && { firstLine }),
    ...(firstLineChars !== undefined && { firstLineChars }),
    ...(breaks !== undefined && { breaks }),
    ...(numbering !== undefined && { numbering }),
    ...(level !== undefined && { level }),
  };
}

/** What `w:rPr` itself says. */
function readRun(properties: XmlElement | undefined): Run {
  if (!properties) return {};
  const bold = isOn(properties, 'w:b');
  const italic = isOn(properties, 'w:i');
  const strike = isOn(properties, 'w:strike') ?? isOn(properties, 'w:dstrike');
  const hidden = isOn(properties, 'w:vanish');
  const font = child(properties, 'w:rFonts')?.attributes['w:eastAsia'];
  const size = whole(value(properties, 'w:sz'));
  const vertical = value(properties, 'w:vertAlign');
  return {
    ...(bold !== undefined && { bold }),
    ...(italic !== undefined && { italic }),
    ...(strike !== undefined && { strike }),
    ...(hidden !== undefined && { hidden }),
    ...(font !== undefined && { font }),
    ...(size !== undefined && { size }),
    ...(vertical !== undefined && { vertical }),
  };
}
