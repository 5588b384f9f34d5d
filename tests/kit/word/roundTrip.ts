/** A draft out to a reviewer and home again, with nothing in between but bytes. */
import { check } from '../../../server/src/check/run';
import { defaultConfig } from '../../../server/src/check/config';
import { finish } from '../../../server/src/base/steps';
import { reviewOf } from '../../../server/src/export/word/review/remarks';
import { writeWord } from '../../../server/src/export/word/write';
import { applied, review } from '../../../server/src/features/review/review';
import type { Change, Reviewed } from '../../../server/src/features/review/types';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import { paperOf } from '../../../server/src/model/visible/paper';
import { defaultWordSettings } from '../../../server/src/model/visible/settings';
import type { Paper } from '../../../server/src/model/visible/types';
import type { Unreadable, WordFile } from '../../../server/src/model/word/types';
import { readWord } from '../../../server/src/model/word/read';

export const now = '2026-01-18T09:30:00Z';
export const us = defaultWordSettings.author;

export const docOf = (text: string): Doc => Doc.open('file:///稿.md', text, builtin);
export const readPaper = (text: string): Paper => paperOf(docOf(text));

/** The paper for review. */
export function sentOut(text: string): Uint8Array {
  const doc = docOf(text);
  const paper = paperOf(doc);
  const out = reviewOf(doc, paper, check(doc, { ...defaultConfig, today: 20260118 }), defaultWordSettings, now);
  return finish(writeWord({ paper, settings: defaultWordSettings, images: new Map(), now, review: out })).bytes;
}

/** The same without anything of ours in it. */
export function finalPaper(text: string): Uint8Array {
  return finish(writeWord({ paper: readPaper(text), settings: defaultWordSettings, images: new Map(), now })).bytes;
}

export interface Home {
  readonly text: string;
  readonly reviewed: Reviewed;
  readonly left: readonly Change[];
}

export function wordFile(bytes: Uint8Array): WordFile {
  const file = finish(readWord(bytes));
  if ('problem' in file) throw new Error(file.problem);
  return file;
}

/** What comes of a reviewed file, with all changes that `takes` takes. */
export function broughtHome(
  bytes: Uint8Array,
  present: string,
  takes: (change: Change) => boolean = () => true,
): Home | Unreadable {
  const reviewed = review({ file: wordFile(bytes), present, read: readPaper, author: us });
  if ('problem' in reviewed) return reviewed;
  const { text, left } = applied(present, reviewed.changes.filter(takes), readPaper);
  return { text, reviewed, left };
}
