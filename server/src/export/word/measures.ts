/**
 * Lengths of the page in twentieths of a point (twips), GB/T 9704—2012 5.2: 22 lines of 28 characters fill the type area
 * (版心). All follow from the margins.
 */
import type { WordSettings } from './types';

const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);

/** A page and its margins. */
export interface Page {
  readonly sheet: { readonly width: number; readonly height: number };
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** From the edge of the page to what stands outside of its text. */
  readonly header: number;
  readonly footer: number;
}

export interface Measures extends Page {
  /** Of the type area. */
  readonly width: number;
  readonly height: number;
  /** Exact height of a line. */
  readonly line: number;
  /** Width of a character of size 3 (16 pt) with its spacing. */
  readonly pitch: number;
  /** Added to each character so that 28 fill a line. */
  readonly spacing: number;
}

/** Size 3 in twips. */
export const size3 = 320;

const a4 = { width: 11906, height: 16838 };

function pageOf({ margins }: WordSettings): Page {
  const bottom = twips(margins.bottom);
  const right = twips(margins.right);
  return {
    sheet: a4,
    top: a4.height - bottom - twips(297 - margins.top - margins.bottom),
    bottom,
    left: a4.width - right - twips(210 - margins.left - margins.right),
    right,
    header: 851,
    // The dash stands 7 mm below the type area, 7.5.
    footer: Math.max(0, bottom - 537),
  };
}

/** `page`: that of the office's own template. */
export function measuresOf(settings: WordSettings, page: Page = pageOf(settings)): Measures {
  const width = page.sheet.width - page.left - page.right;
  const height = page.sheet.height - page.top - page.bottom;
  const fitting = Math.floor(width / 28) - size3;
  // Other margins than those that an office may take get the natural width.
  const spacing = Math.abs(fitting) <= 10 ? fitting : 0;
  return { ...page, width, height, line: Math.floor(height / 22), pitch: size3 + spacing, spacing };
}

/** Signs below U+2E80 that are as wide as a Chinese character in papers: · × ° ± and those from ‐ to ⁞. */
const isWideSign = (code: number) =>
  code === 0xb7 || code === 0xd7 || code === 0xb0 || code === 0xb1 || (code >= 0x2010 && code <= 0x205e);

/** Width of a text in Chinese characters; others are about half as wide. */
export function widthOf(text: string): number {
  let halves = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x2e80) {
      // The second half of a pair has no width of its own.
      if (code < 0xdc00 || code > 0xdfff) halves += 2;
    } else halves += isWideSign(code) ? 2 : 1;
  }
  return halves / 2;
}
