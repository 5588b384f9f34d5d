/**
 * Marked text for feature tests: one string holds the files, the places in them and what is expected.
 *
 *     --- plan.md
 *     text with a ⟦span⟧ or a cursor ⟦⟧
 *     --- expect
 *     what comes out, a line each
 *
 * Text in front of the first header is `a.md`. `␍` stands for a carriage return.
 */
import { readSpans } from './spans';

export interface MarkedFile {
  readonly name: string;
  readonly text: string;
  readonly spans: readonly { start: number; end: number }[];
}

export interface Marked {
  readonly files: readonly MarkedFile[];
  /** Without blanks at both ends; undefined when nothing is expected. */
  readonly expect: string | undefined;
}

/** Reads marked text; the last line end of each file belongs to the header below it. */
export function readMarked(source: string): Marked {
  const pieces = source.split(/^--- (\S.*)\n/m);
  const sections: [name: string, text: string][] = [['a.md', pieces[0]!]];
  for (let i = 1; i < pieces.length; i += 2) sections.push([pieces[i]!, pieces[i + 1]!]);
  const files = sections.filter(([name, text], i) => name !== 'expect' && (i > 0 || text.trim() !== ''));
  return {
    files: files.map(([name, text]) => ({
      name,
      ...readSpans(text.replace(/\n$/, '').replaceAll('␍', '\r')),
    })),
    expect: sections.find(([name]) => name === 'expect')?.[1].trim(),
  };
}

/** The only file of a marked text and its first span, which is the cursor or range of the test. */
export function readOne(source: string): MarkedFile & { readonly at: { start: number; end: number } } {
  const [file, ...more] = readMarked(source).files;
  const at = file?.spans[0];
  if (!file || more.length || !at) throw new Error('one file with one mark is wanted');
  return { ...file, at };
}
