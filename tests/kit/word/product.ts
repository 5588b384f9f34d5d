/** Word files as the product makes them of a text, for tests of the whole way. */
import { finish } from '../../../server/src/base/steps';
import { defaultConfig, forReaders } from '../../../server/src/check/config';
import { check } from '../../../server/src/check/run';
import { exportWord, type ExportedWord } from '../../../server/src/export/word/word';
import { paperOf } from '../../../server/src/model/visible/paper';
import { pictureAddresses } from '../../../server/src/model/visible/pictures';
import { defaultWordSettings, type WordSettings } from '../../../server/src/model/visible/settings';
import { docOf } from './roundTrip';
import { picture } from './subjects';

export interface How {
  /** 送审件 or 定稿件. */
  readonly review?: boolean;
  /** Nothing is checked: a paper for review without comments and proposals. */
  readonly silent?: boolean;
  readonly settings?: Partial<WordSettings>;
}

/** Author of our comments and proposals. */
export const ours = defaultWordSettings.author;

export const now = '2026-01-15T08:00:00Z';
/** Every picture that a draft names as a local PNG is there. */
export function exported(text: string, { review = false, silent = false, settings = {} }: How = {}): ExportedWord {
  const doc = docOf(text);
  const paper = paperOf(doc);
  const there = pictureAddresses(paper).filter((address) => /^[^:]+\.png$/.test(address) && !address.includes('无'));
  return finish(
    exportWord({
      doc,
      paper,
      findings: silent ? [] : check(doc, forReaders(doc, defaultConfig)),
      settings: { ...defaultWordSettings, ...settings },
      images: new Map(there.map((address) => [address, picture(600, 300)])),
      now,
      final: !review,
    }),
  );
}
