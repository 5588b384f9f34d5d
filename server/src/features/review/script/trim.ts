/** Steps of words without what says nothing, and what belongs together as one. */
import { bookmarkedUnit, missingPicture } from '../../../model/visible/carried';
import type { Run } from '../../../model/visible/types';
import type { WordParagraph } from '../../../model/word/types';
import type { Op } from './compose';
import { commonEnds } from '../align/difference';
import { BREAK, type Flat, type FlatUnit, unitAt } from '../align/flat';
import type { Entity, Piece } from '../align/flow';
import { keyOf } from '../align/similar';
import type { Step, TextStep } from './steps';

/** Lines of a title are broken by the layout, too. */
export function withoutBreaks<P extends { readonly text: string }>(pieces: readonly P[], base: string): P[] {
  if (base.includes('\n')) return [...pieces];
  return pieces.map((piece) =>
    piece.text.includes('\n') ? { ...piece, text: piece.text.replaceAll('\n', '') } : piece,
  );
}

/** In the place of pictures. */
export const placeholdersOf = (runs: readonly Run[]): string[] =>
  runs.flatMap((run) => (run.type === 'image' ? [`（图：${run.alt || run.address}）`] : []));

/** What our own export writes in the place of a picture that it cannot draw; see `export/word/scene`. */
export function withoutPlaceholders<P extends { readonly text: string }>(
  pieces: readonly P[],
  runs: readonly Run[],
): readonly P[] {
  const names = placeholdersOf(runs);
  if (names.length === 0) return pieces;
  return pieces.map((piece) => ({
    ...piece,
    text: names.reduce((text, name) => text.replaceAll(name, ''), piece.text),
  }));
}

/** Words in the paragraphs of a picture that stands alone are paragraphs in front of it and behind it. */
export function besidePicture({ unit, from, to }: FlatUnit, entities: readonly Entity[]): TextStep[] {
  const names = placeholdersOf(unit.runs);
  return entities.flatMap(({ after, pieces, paragraphs }) => {
    const bare = names.reduce((text, name) => text.replaceAll(name, ''), after);
    // The picture stands in the one that is ours; what was put in behind it comes behind it.
    const own = Math.max(0, paragraphs.findIndex(holdsPicture));
    const lines = bare.split(BREAK);
    const who = pieces.find(({ change }) => change === 'inserted')?.who;
    return [lines.slice(0, own), lines.slice(own)].flatMap((some, i): TextStep[] => {
      const words = paragraphsOf(some.join(BREAK));
      if (words.length === 0) return [];
      const at = i === 0 ? from : to;
      const text = words.map((one) => BREAK + one).join('');
      return [{ type: 'text', from: at, to: at, text, forms: [], ...(who && { who }) }];
    });
  });
}

const holdsPicture = ({ objects, bookmarks, pieces }: WordParagraph): boolean =>
  objects.some(({ type }) => type === 'image') ||
  bookmarks.some(({ name }) => bookmarkedUnit(name) !== undefined) ||
  pieces.some(({ format }) => format.style === missingPicture);

/** A paragraph of which nothing is left is dropped, its sign with it. */
export function emptied(steps: readonly TextStep[], from: number, to: number, goesOn: boolean): TextStep[] {
  if (goesOn || steps.length === 0 || to === from + 1) return [...steps];
  const removed = steps.reduce((sum, step) => sum + step.to - step.from, 0);
  const text = steps.map((step) => step.text).join('');
  if (removed < to - from - 1) return [...steps];
  const who = steps.find((step) => step.who)?.who;
  const by = who && { who };
  if (keyOf(text) === '') return [{ type: 'text', from, to, text: '', forms: [], ...by }];
  // Nothing is left of it but what was put in: it is one replacement.
  const words = paragraphsOf(text);
  const forms = steps.flatMap((step) => step.forms).slice(-(words.length - 1) || Number.POSITIVE_INFINITY);
  return [{ type: 'text', from: from + 1, to, text: words.join(BREAK), forms: words.length > 1 ? forms : [], ...by }];
}

/** Paragraphs that say something. */
export const paragraphsOf = (text: string) =>
  text
    .split(BREAK)
    .map((one) => one.replace(/^[ \t\u3000]+/, '').trimEnd())
    .filter((one) => one !== '');

export function stepsOf(flat: Flat, ops: readonly Op[], start: number, end: number, goesOn = false): TextStep[] {
  return ops.flatMap((op): TextStep[] => {
    const { from, to } = { from: op.from + start, to: op.to + start };
    const was = flat.text.slice(from, to);
    const step = normal({ from, to, text: op.text, sides: op.sides }, was, start, end, goesOn);
    return step ? [{ type: 'text', ...step, ...(op.who && { who: op.who }) }] : [];
  });
}

interface Raw {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly sides: Op['sides'];
}

/** Without what says nothing: blanks at the ends of a paragraph, empty paragraphs, words that stay. */
function normal(
  { from, to, text, sides }: Raw,
  was: string,
  start: number,
  end: number,
  goesOn: boolean,
): Omit<TextStep, 'type'> | undefined {
  const [first, last] = [from === start, to === end];
  if (!text.includes(BREAK)) {
    const words = text.slice(first ? /^[ \t\u3000]*/.exec(text)![0].length : 0);
    const kept = last ? words.trimEnd() : words;
    if (was.includes(BREAK)) return { from, to, text: kept, forms: [] };
    const { head, tail } = commonEnds(was, kept);
    const same = head === was.length && head === kept.length;
    if (same || (keyOf(was) === '' && keyOf(kept) === '' && (first || last))) return undefined;
    return { from: from + head, to: to - tail, text: kept.slice(head, kept.length - tail), forms: [] };
  }
  // Empty paragraphs in between are none; those at the ends meet words that stay.
  const parts = text
    .split(BREAK)
    .map((one) => one.replace(/^[ \t\u3000]+|[ \t\u3000]+$/g, (blank) => blank.slice(0, 0)));
  const forms: WordParagraph[] = [];
  const kept: string[] = [];
  parts.forEach((part, i) => {
    const [atHead, atTail] = [i === 0, i === parts.length - 1];
    const empty = part === '';
    if (empty && !atHead && !atTail) return;
    if (empty && atTail && last) return;
    if (kept.length > 0) forms.push(sides[i - 1]?.[1] ?? sides.at(-1)![1]);
    kept.push(part);
  });
  if (kept.length === 2 && kept[0] === '' && first && from === to) return undefined;
  if (kept[0] === '' && first && kept.length > 1) {
    kept.shift();
    forms.shift();
  }
  const joined = kept.join(BREAK);
  if (joined === '' && was === '') return undefined;
  // Words in front of a paragraph with an end of their own are a paragraph behind the one before.
  if (first && from === to && joined.endsWith(BREAK) && !goesOn) {
    const own = kept.slice(0, -1);
    const before = own.map((_, i) => sides[Math.min(i, sides.length - 1)]![0]);
    return { from: start - 1, to: start - 1, text: own.map((one) => BREAK + one).join(''), forms: before };
  }
  return { from, to, text: joined, forms };
}

/** What one author took away over the end of a paragraph is one step; whole paragraphs are one each. */
export function joinedAcross(steps: readonly Step[], flat: Flat): Step[] {
  const out: Step[] = [];
  for (const step of steps) {
    const last = out.at(-1);
    // Words with an end of their own behind an end that went: they go on in the paragraph before.
    if (step.type === 'text' && last?.type === 'text' && takesOver(last, step, flat.text))
      out[out.length - 1] = {
        ...step,
        from: last.from,
        to: last.from,
        text: step.text.slice(0, -1),
        forms: step.forms.slice(0, -1),
      };
    else if (step.type === 'text' && last?.type === 'text' && joinsOver(last, step, flat.text))
      out[out.length - 1] = { ...step, from: last.from };
    else if (step.type === 'text' && last?.type === 'text' && meet(last, step, flat.text))
      out[out.length - 1] = { ...last, to: step.to, text: last.text + step.text };
    else out.push(step);
  }
  return out.flatMap((step, i): Step[] => {
    const before = out[i - 1];
    // The sign in front went with the paragraph before.
    const taken = before?.type === 'text' && step.type === 'text' && before.to === step.from && before.from < before.to;
    return step.type === 'text' && !taken ? shifted(step, flat) : [step];
  });
}

const takesOver = (last: TextStep, step: TextStep, text: string): boolean =>
  last.to === last.from + 1 &&
  text[last.from] === BREAK &&
  last.text === '' &&
  step.from === last.to &&
  step.to === step.from &&
  step.text.endsWith(BREAK);

/** A whole paragraph goes, and the end in front of it or its own as well: those around it meet. */
const joinsOver = (last: TextStep, step: TextStep, text: string): boolean =>
  last.text === '' &&
  step.text === '' &&
  text[last.from] === BREAK &&
  last.to > last.from + 1 &&
  last.to === step.from &&
  step.to === step.from + 1 &&
  text[step.from] === BREAK &&
  text[step.to] !== BREAK;

function meet(last: TextStep, step: TextStep, text: string): boolean {
  if (last.to !== step.from || last.from === last.to || step.from === step.to) return false;
  if (last.who === undefined || last.who.author !== step.who?.author) return false;
  const sign = text[step.from] === BREAK && step.to === step.from + 1 && text[last.from] !== BREAK;
  return sign || (text[last.to - 1] === BREAK && text[step.from] !== BREAK);
}

/** From behind one sign to behind another: the paragraphs between them go, each with its own sign. */
function shifted(step: TextStep, flat: Flat): TextStep[] {
  const { from, to, text } = step;
  if (to === from || text !== '' || flat.text[from - 1] !== BREAK || flat.text[to - 1] !== BREAK) return [step];
  const units = flat.units.slice(unitAt(flat, from), unitAt(flat, to - 1));
  return units.map((unit) => ({ ...step, from: unit.from, to: unit.to }));
}

/** What paragraphs that belong together say, with the ends between them. */
export function piecesOf(entities: readonly Entity[]): Piece[] {
  return entities.flatMap((entity, i): readonly Piece[] => {
    const before = entities[i - 1];
    if (!before) return entity.pieces;
    const sides = [before.paragraphs.at(-1)!, entity.paragraphs[0]!] as const;
    const who = before.joinedBy;
    return [{ text: BREAK, sides, ...(who && { change: 'deleted', who }) }, ...entity.pieces];
  });
}
