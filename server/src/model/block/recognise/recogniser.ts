/**
 * Recognises casework items, Party-building measures and their ties in running text. All words come from the
 * framework; this room knows only punctuation and the marks of an enumeration.
 */
import { overlapping } from '../../../base/search';
import { perKey } from '../../../base/perKey';
import { contains, type Span, trim } from '../../../base/span';
import type { Framework } from '../../../frame/schema';
import type { ItemMention, MeasureMention, Segment } from '../types';
import { type Cut, cut } from './cut';
import { finder, type Hit } from './finder';
import { judge, segment } from './judge';
import { masksOf } from './masks';
import { patternsOf } from './patterns';

export interface Recogniser {
  /**
   * The segments of one unit of running text, in order, without gaps other than blanks: its sentences, and inside a
   * sentence the clauses of an enumeration. A unit of kind `heading` is one segment. Spans are offsets into `text`.
   */
  segments(text: string, span: Span, kind?: 'heading'): Segment[];
  /** Casework items named in a short text such as a table cell or the value of a mark. */
  items(text: string, span: Span): readonly ItemMention[];
  /** Measures (and other Party life) named in a short text. */
  measures(text: string, span: Span): readonly MeasureMention[];
}

const compiled = perKey((_: Framework) => new Map<string, Recogniser>());

/**
 * The recogniser of a framework for documents of a given year; without a year every word counts, whatever its period.
 * `foreign`: for documents of another organ, where running text names no casework; cells and values still do.
 * Compiled once per framework object, year and `foreign`.
 */
export function recogniser(frame: Framework, year?: number, foreign = false): Recogniser {
  const made = compiled(frame);
  const key = `${year} ${foreign}`;
  let found = made.get(key);
  if (!found) made.set(key, (found = compile(frame, year, foreign)));
  return found;
}

function compile(frame: Framework, year: number | undefined, foreign: boolean): Recogniser {
  const other = frame.otherParty.id;
  const find = finder(patternsOf(frame, year, foreign));

  const segments: Recogniser['segments'] = (text, span, kind) => {
    const hits = find(text, span);
    const masks = overlapping(masksOf(text, span));
    const cuts: Cut[] = kind ? [{ ...trim(text, span), kind }] : cut(text, span);
    let next = 0;
    return cuts.map((piece) => {
      const own: Hit[] = [];
      for (; next < hits.length && hits[next]!.start < piece.end; next++) {
        if (contains(piece, hits[next]!)) own.push(hits[next]!);
      }
      return segment(text, piece, foreign ? own.filter(({ pattern }) => pattern.role !== 'item') : own, masks, other);
    });
  };

  /** A cell or value is one piece: no sentence is looked for in it. */
  const read = (text: string, span: Span) =>
    judge(text, span, find(text, span), overlapping(masksOf(text, span)), other);

  return {
    segments,
    items: (text, span) => read(text, span).items,
    measures: (text, span) => read(text, span).measures,
  };
}
