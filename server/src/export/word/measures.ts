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

/** Signs below U+2E80 that are as wide as a Chinese character in papers. */
const wideSigns = /[·×‐-⁞°±]/;

/** Whether a character is as wide as a Chinese one; others are about half as wide. */
const isWide = (sign: string) => sign >= '\u2e80' || wideSigns.test(sign);

/** Width of a text in Chinese characters. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += isWide(sign) ? 1 : 0.5;
  return width;
}
