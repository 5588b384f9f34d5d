/** Configuration of a check: stage, severities, options, style of marks, words. One value for editor and command line. */
import type { Doc } from '../model/draft/doc';
import type { Severity } from '../model/rule/rule';
import { type Stage, stageByName } from '../model/grammar/pass';

import { noWords, type OfficeWords } from './words';

export { stageByName, stageNames } from '../model/grammar/pass';

export type SeveritySetting = Severity | 'off' | 'default';
export type OptionValues = Readonly<Record<string, number>>;

export interface CheckConfig {
  readonly stage: Stage;
  /** Where the stage comes from when the file does not say it. */
  readonly stageFrom: 'settings' | 'default';
  /** By rule id; missing means `default`. */
  readonly rules: Readonly<Record<string, SeveritySetting>>;
  /** What is set of the rules' options, by rule id; the rest has its default. */
  readonly options: Readonly<Record<string, OptionValues>>;
  readonly markStyle: 'comment' | 'visible';
  /** Words of the office that rules about words leave alone. */
  readonly words: OfficeWords;
}

export const defaultConfig: CheckConfig = {
  stage: 'review',
  stageFrom: 'default',
  rules: {},
  options: {},
  markStyle: 'comment',
  words: noWords,
};

/** The stage of a draft: its own 阶段, else that of the configuration. */
export function stageOf(doc: Doc, config: CheckConfig): { stage: Stage; from: 'file' | 'settings' | 'default' } {
  const own = stageByName(doc.meta('阶段') ?? '');
  return own ? { stage: own, from: 'file' } : { stage: config.stage, from: config.stageFrom };
}
