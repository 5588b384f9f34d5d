/** Pictures, text boxes and other objects: none of them comes home, all are told. */
import type { ImageRun } from '../../../model/visible/types';
import { missingPicture } from '../../../model/visible/carried';
import type { WordObject, WordParagraph } from '../../../model/word/types';
import { paragraphsIn } from '../align/flow';
import { keyOf } from '../align/similar';
import { isEmptied, type Scope, stands, type Thing, told, wordsIn } from './thing';

type Picture = Extract<WordObject, { type: 'image' }>;

interface Found {
  readonly picture: Picture;
  readonly place: number;
}

/** Pictures are known by their words for who cannot see them: those of ours went out with the name of each. */
export function picturesIn({ flat, slots: all, ours }: Scope): Thing[] {
  const slots = all.filter((slot) => !isEmptied(slot, { flat, ours }));
  const found: Found[] = [];
  const goes = new Map<string, WordObject>();
  let named = '';
  const seen = new Set<number>();
  for (const { units, paragraphs, place } of slots) {
    for (const { unit } of units) seen.add(unit.id);
    for (const paragraph of paragraphs) {
      named += missingIn(paragraph);
      for (const picture of paragraph.objects) {
        if (picture.type !== 'image') continue;
        if (stands(picture, ours)) found.push({ picture, place });
        else goes.set(keyOf(picture.alt), picture);
      }
    }
  }
  // A program that drops the words drops all of them.
  const bare = found.every(({ picture }) => keyOf(picture.alt) === '');
  const open = [...found];
  const missing: ImageRun[] = [];
  for (const { unit } of flat.units) {
    // A picture goes with the words beside it; that is said of them.
    const alone = unit.paragraph?.role === 'image';
    if (!seen.has(unit.id) && !alone) continue;
    for (const run of unit.runs) {
      if (run.type !== 'image' || named.includes(keyOf(run.alt || run.address))) continue;
      const at = open.findIndex(({ picture }) => bare || keyOf(picture.alt) === keyOf(run.alt));
      if (at < 0) missing.push(run);
      else open.splice(at, 1);
    }
  }
  const things: Thing[] = [];
  for (const run of missing) {
    const after = flat.units.find(({ unit }) => unit.runs.includes(run))!.unit;
    const at = open.findIndex(({ place }) => place === after.start);
    const name = `图片：${run.alt || run.address}`;
    if (at >= 0) {
      const [{ picture }] = open.splice(at, 1) as [Found];
      const now = `图片：${picture.alt || '没有名称'}`;
      things.push(
        told(run.span.start, { before: name, after: now }, '图片换过，取不回来，请对照审阅稿更换', picture.inserted),
      );
    } else {
      const who = goes.get(keyOf(run.alt))?.deleted;
      things.push(told(run.span.start, { before: name }, '审阅者删去了这张图片，取不回来，请对照审阅稿修改', who));
    }
  }
  for (const { picture, place } of open) {
    const name = `图片${picture.alt ? `：${picture.alt}` : ''}`;
    things.push(told(place, { after: name }, '审阅者加了图片，取不回来，请对照审阅稿插入', picture.inserted));
  }
  return things;
}

/** What stands for pictures that were not there. */
const missingIn = ({ pieces }: WordParagraph): string =>
  keyOf(
    pieces.map(({ text, format }) => (format.style === missingPicture || text.includes('（图：') ? text : '')).join(''),
  );

/** Equations, charts and other objects: what they say is not read. */
export function objectsIn({ slots, ours }: Scope): Thing[] {
  return slots.flatMap(({ paragraphs, place }) =>
    paragraphs
      .flatMap(({ objects }) => objects)
      .flatMap((object): Thing[] => {
        if (object.type !== 'unread' || !stands(object, ours)) return [];
        const reason = `审阅稿这里有${object.what}，取不回来，请对照审阅稿补上`;
        return [told(place, { after: object.what }, reason, object.inserted)];
      }),
  );
}

export function textBoxesIn({ slots, ours }: Scope): Thing[] {
  return slots.flatMap(({ paragraphs, place }) =>
    paragraphs
      .flatMap(({ objects }) => objects)
      .flatMap((object): Thing[] => {
        if (object.type !== 'textbox' || !stands(object, ours)) return [];
        const words = wordsIn(paragraphsIn(object.blocks), ours);
        const reason = '审阅稿里有文本框，其中的文字取不回来，请对照审阅稿补上';
        return words === '' ? [] : [told(place, { after: `文本框：${words}` }, reason, object.inserted)];
      }),
  );
}
