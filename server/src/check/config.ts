/** Configuration of a check: pass, severities, options, style of marks, words. One value for editor and command line. */
import { perKey } from '../base/perKey';
import type { Doc } from '../model/draft/doc';
import type { Severity } from '../model/rule/rule';
import { type Pass, passByName } from '../model/grammar/pass';

import { noWords, type OfficeWords } from './words';

export { passByName, passNames } from '../model/grammar/pass';

export type SeveritySetting = Severity | 'off' | 'default';
export type OptionValues = Readonly<Record<string, number>>;

export interface CheckConfig {
  readonly pass: Pass;
  /** Where the pass comes from when the file does not say it. */
  readonly passFrom: 'settings' | 'default';
  /** No draft is checked less strictly, whatever it says. */
  readonly least?: Pass;
  /** By rule id; missing means `default`. */
  readonly rules: Readonly<Record<string, SeveritySetting>>;
  /** What is set of the rules' options, by rule id; the rest has its default. */
  readonly options: Readonly<Record<string, OptionValues>>;
  readonly markStyle: 'comment' | 'visible';
  /** The day by which deadlines are judged, as yyyymmdd; undefined for the present one. */
  readonly today: number | undefined;
  /** Words of the office that rules about words leave alone. */
  readonly words: OfficeWords;
}

export const defaultConfig: CheckConfig = {
  pass: 'review',
  passFrom: 'default',
  rules: {},
  options: {},
  markStyle: 'comment',
  words: noWords,
  today: undefined,
};

const byStrictness: readonly Pass[] = ['draft', 'review', 'submit'];

/** The pass of a draft: its own 阶段, else that of the configuration. */
export function passOf(doc: Doc, config: CheckConfig): { pass: Pass; from: 'file' | 'settings' | 'default' } {
  const own = passByName(doc.meta('阶段') ?? '');
  const pass = own ?? config.pass;
  const { least = pass } = config;
  return {
    pass: byStrictness.indexOf(pass) < byStrictness.indexOf(least) ? least : pass,
    from: own ? 'file' : config.passFrom,
  };
}

/** The configuration by which a draft is checked for others to read: as for 核稿 at least, whatever it says of itself. */
export function forReaders(doc: Doc, config: CheckConfig): CheckConfig {
  return passOf(doc, config).pass === 'draft' ? reviewed(config) : config;
}

const reviewed = perKey((config: CheckConfig): CheckConfig => ({ ...config, least: 'review' }));
