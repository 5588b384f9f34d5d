/** Runs of a paper as HTML that Word and WPS take from the clipboard: every look stands on the words themselves. */
import { escapeHtml } from '../../base/escape';
import type { ImageRun, Run, TextRun } from '../../model/visible/types';
import { fontsOf } from '../word/fonts';
import type { Measures } from '../word/measures';
import type { WordSettings } from '../word/types';

/** How the words of a kind of paragraph look. */
export interface Look {
  readonly font: string;
  /** Points. */
  readonly size: number;
  /** Words that stand out, as in a heading, are not made to stand out again. */
  readonly stands?: true;
  /** Points between characters, so that 28 fill a line. */
  readonly spacing?: number;
}

/** What is written by the settings, and counted as it is written. */
export class Spans {
  /** Keys of the footnotes that are referred to, in order. */
  readonly notes: string[] = [];

  constructor(
    readonly settings: WordSettings,
    readonly measures: Measures,
  ) {}

  /** The runs with breaks of ours in front of some of their characters. */
  of(runs: readonly Run[], look: Look, breaks: readonly number[] = []): string {
    let at = 0;
    let next = 0;
    return runs
      .map((run) => {
        if (run.type === 'image') {
          at++;
          return this.words(named(run), look);
        }
        if (run.type === 'note') {
          at++;
          this.notes.push(run.key);
          return this.raised(this.notes.length, look);
        }
        const pieces: string[] = [];
        let from = 0;
        for (; next < breaks.length && breaks[next]! < at + run.text.length; next++) {
          pieces.push(this.#run(run, look, from, breaks[next]! - at), '<br>');
          from = breaks[next]! - at;
        }
        pieces.push(this.#run(run, look, from, run.text.length));
        at += run.text.length;
        return pieces.join('');
      })
      .join('');
  }

  /** The number of a footnote. */
  raised(number: number, look: Look): string {
    return `<sup>${this.words(`[${number}]`, look)}</sup>`;
  }

  #run(run: TextRun, look: Look, from: number, to: number): string {
    const { settings } = this;
    const fonts = fontsOf(settings);
    const stressed = (run.strong || run.emphasis) && !look.stands;
    // Levels 3 and 4 are in the font of the body, GB/T 9704—2012 7.3.3.
    const leads = run.lead === 1 ? fonts.heading1 : run.lead === 2 ? fonts.heading2 : undefined;
    const font = leads ?? (stressed && settings.strong === 'kai' ? fonts.heading2 : look.font);
    const words = run.text.slice(from, to).split('\n');
    const html = words.map((line) => this.words(line, { ...look, font })).join('<br>');
    const bold = stressed && settings.strong === 'bold' ? `<b>${html}</b>` : html;
    return run.deleted ? `<s>${bold}</s>` : bold;
  }

  /** Plain words of one line. Figures and letters have a font of their own; quotation marks and dashes are Chinese. */
  words(text: string, look: Look): string {
    const { latin } = this.settings;
    return text.replace(/[\x20-\x7e]+|[^\x20-\x7e]+/g, (piece) => {
      const isLatin = latin !== 'same' && piece.charCodeAt(0) < 0x7f && /\S/.test(piece);
      return `<span${isLatin ? ' lang="EN-US"' : ''} style="${this.#css(look, isLatin ? latin : undefined)}">${html(piece)}</span>`;
    });
  }

  #css({ font, size, spacing }: Look, latin: string | undefined): string {
    const names =
      latin === undefined
        ? families(font)
        : `${quoted(latin)},${families(font)};mso-fareast-font-family:${quoted(font)}`;
    return `font-size:${size}pt;font-family:${names};color:black${spacing ? `;letter-spacing:${spacing}pt` : ''}`;
  }
}

/** What stands for a picture, which does not go along. */
export const named = ({ alt, address }: ImageRun) => `（图：${alt || address}）`;

/** Blanks that HTML would drop are kept. */
const html = (text: string) => escapeHtml(text).replace(/ (?= )|^ | $/g, '&nbsp;');

/** Names may hold what ends an attribute or a declaration. */
const quoted = (font: string) => `'${escapeHtml(font.replace(/['"\\;{}]/g, ''))}'`;

/** What comes with Windows stands in for the fonts of GB 2312. */
const families = (font: string) => {
  const plain = font.replace(/_GB2312$/, '');
  return plain === font ? quoted(font) : `${quoted(font)},${quoted(plain)}`;
};
