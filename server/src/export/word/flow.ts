/** Paragraphs and tables one below the other, in sections. The last paragraph stays open: it may carry the end of a section. */
import type { StyleId } from './styles';

interface Open {
  readonly style: StyleId;
  readonly properties: string;
  readonly inside: string;
  keep: boolean;
}

/** As low as a line can be: where the format wants a paragraph and the paper has none. */
export const flat = '<w:spacing w:line="20" w:lineRule="exact"/>';

export class Flow {
  readonly #out: string[] = [];
  #open: Open | undefined;
  #table = false;

  /** `properties` stand behind the style and override it. */
  paragraph(style: StyleId, inside: string, properties = ''): void {
    this.#close();
    this.#open = { style, properties, inside, keep: false };
    this.#table = false;
  }

  blank(): void {
    this.paragraph('GwBlank', '');
  }

  table(xml: string): void {
    // Two tables in a row would be one.
    if (this.#table) this.paragraph('GwBlank', '', flat);
    this.#close();
    this.#out.push(xml);
    this.#table = true;
  }

  /** What is last stays on the page of what follows. */
  keep(): void {
    if (this.#open) this.#open.keep = true;
  }

  /** Ends a section that is followed by another. */
  endSection(xml: string): void {
    if (!this.#open) this.paragraph('GwBlank', '', flat);
    this.#close(xml);
    this.#table = false;
  }

  /** All of it, with what the last section looks like. */
  done(xml: string): string {
    // A table is never last.
    if (this.#table) this.paragraph('GwBlank', '', flat);
    this.#close();
    return `${this.#out.join('')}${xml}`;
  }

  /** What is written so far. */
  get written(): string {
    return `${this.#out.join('')}${this.#open ? paragraphXml(this.#open) : ''}`;
  }

  #close(section = ''): void {
    if (!this.#open) return;
    this.#out.push(paragraphXml(this.#open, section));
    this.#open = undefined;
  }
}

function paragraphXml({ style, properties, inside, keep }: Open, section = ''): string {
  const own = `<w:pStyle w:val="${style}"/>${keep ? '<w:keepNext/>' : ''}${properties}${section}`;
  return `<w:p><w:pPr>${own}</w:pPr>${inside}</w:p>`;
}
